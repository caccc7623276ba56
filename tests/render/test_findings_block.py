"""A block of findings: its tables, and what is drawn in their rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import markdown
import pytest

from literature.library import build
from literature.model import Reference
from literature.render.linked_text import link_text
from literature.site.finding_addresses import finding_anchor
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
TABLE = f"""id,key,construct,outcome,metric,value,ci_low,ci_high,k,n,read_certainty,interval,direction,construct_group
a,one2001,bond,outcome,r,.278,.256,.299,295,>30000,high,,,bonds
b,two2002,strain *of* bonds,outcome,r,.316,,,7,,high,,more strain; poorer outcome,bonds
c,one2001,feedback,dropout,OR,1.19,1.03,1.38,,,low,,,feedback
d,one2001,words,outcome,direction,positive,,,,59,high,,,
e,lost2003,share,dropout,%,12,,,3,,high,,,
f,one2001,share,relapse,%,30,,,3,,high,,,
g,one2001,zero,relapse,OR,0,,,3,,high,,,
h,two2002,belief,outcome,r,.1,0,.2,4,,high,80% credibility,,
"evil id",one2001,"{EVIL.replace('"', '""')}","{EVIL.replace('"', '""')}",r,.1,,,,,high,,"{EVIL.replace('"', '""')}",
"""


@pytest.fixture(scope="module")
def site(site_of: Callable[..., Site]) -> Site:
    findings, problems = read_findings("findings.csv", TABLE)
    assert {problem.rule for problem in problems} <= {"invalid-cell"}
    return site_of(build([Reference("one2001", "article"), Reference("two2002", "article")], (), findings))


def block(site: Site, body: str) -> str:
    html = link_text(Here(site, "concepts/bond/"), f"```findings\n{body}\n```\n").strip()
    assert "lit-missing" not in html
    return html


def rows_of(html: str) -> list[list[str]]:
    """Ids of the rows of each table."""
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    return [re.findall(r'data-finding="(\w+)"', table) for table in tables]


def test_table_names_its_parts_and_links_rows(site: Site, read_html: Callable[[str], Any]) -> None:
    html = block(site, "ids: [a, c]\ncaption: Two figures")
    page = read_html(html)
    named = re.search(r'aria-labelledby="([\w-]+)"', html)
    assert named is not None
    assert f'id="{named[1]}">Two figures<' in html
    assert "../../findings/#a" in page.links
    assert "../../references/one2001/" in page.links
    assert re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), html).count("95% CI [.26, .30]") == 1
    assert html.count('scope="row"') == 2
    assert "read with low certainty" in page.text
    assert "lit-drawn" not in html


def test_metrics_never_share_an_axis(site: Site, read_html: Callable[[str], Any]) -> None:
    html = block(site, "ids: [a, b, c, d, e, f]\nplot: forest")
    assert rows_of(html) == [["b", "a"], ["f"], ["e"], ["c"], ["d"]]
    assert html.count("lit-drawn") == 5
    text = read_html(html).text
    assert "Correlation: outcome" in text
    assert "In words, ranges and tests" in text


def test_drawn_rows_stand_by_size_unless_the_block_says_how(site: Site) -> None:
    assert rows_of(block(site, "ids: [h, a, b]\nplot: forest")) == [["b", "a", "h"]]
    assert rows_of(block(site, "ids: [h, a, b]\nplot: forest\nsort: value")) == [["h", "a", "b"]]


def test_rows_print_what_is_drawn(site: Site, read_html: Callable[[str], Any]) -> None:
    text = read_html(block(site, "ids: [a, c, h]\nplot: forest")).text
    for figure in (".28 [.26, .30]", "1.19 [1.03, 1.38]", ".1 [0, .2]"):
        assert figure in text
    assert "295" in text
    assert "> 30,000" in text


def test_all_of_a_page_stands_on_one_axis(site: Site) -> None:
    page, _ = read_page(
        PageFile("a.md", "a.md", "# A\n\n```findings\nids: a\nplot: forest\n```\n\n[[finding:b]]\n"), {}
    )
    alone = block(site, "ids: a\nplot: forest")
    beside = link_text(Here(site, "concepts/bond/"), page.text, page)
    ticks = re.compile(r'<span class="lit-tick".*?>([^<]*)<')
    assert ticks.findall(alone)[-1] == ".3"
    assert ticks.findall(beside)[-1] == ".4"


def test_legend_names_what_occurs(site: Site) -> None:
    html = block(site, "ids: [a, b, h]\nplot: forest")
    assert "95% confidence interval or 80% credibility interval (dashed)" in html
    assert "Open circles: no interval is recorded" in html
    assert "k, the number of studies" in html
    assert "more strain; poorer outcome" in html
    assert "nothing is pooled here" in html
    assert "Open circles" not in block(site, "ids: a\nplot: forest")


def test_a_value_that_cannot_be_drawn_stands_in_words(site: Site) -> None:
    assert rows_of(block(site, "ids: [c, g]\nplot: forest")) == [["c"], ["g"]]


def test_labels_stand_in_place_of_constructs(site: Site, read_html: Callable[[str], Any]) -> None:
    text = read_html(block(site, "ids: [a, b]\nlabels: [adults, strained]\nplot: forest")).text
    assert "adults" in text
    assert "strain of" not in text
    assert "bond" not in text.replace("bonds", "")


def test_groups_have_headings(site: Site, read_html: Callable[[str], Any]) -> None:
    html = block(site, "ids: [a, c, b, d]\ngroup: construct")
    headings = re.findall(r'scope="rowgroup" colspan="4">([^<]*)<', html)
    assert headings == ["bonds", "feedback", "words"]
    assert read_html(html).text.index("strain") < read_html(html).text.index("feedback")


def test_blocks_of_one_page_have_ids_of_their_own(site: Site, read_html: Callable[[str], Any]) -> None:
    html = "".join(block(site, f"ids: {ids}\nplot: forest") for ids in ("[a]", "[b]", "[a, b]"))
    ids = read_html(html).ids
    assert len(ids) == len(set(ids)) == 3 * 2


def test_a_block_that_chooses_nothing_says_why(site: Site) -> None:
    html = link_text(Here(site, ""), "```findings\nkey: one2002\n```\n")
    assert "lit-missing" in html
    assert "no finding is of the work 'one2002'; did you mean 'one2001'?" in unescape(html)


def test_what_a_block_chooses_is_shown_beside_an_option_that_cannot_be_used(site: Site) -> None:
    assert "<table" in block(site, "ids: a\nplot: florest")


def test_work_that_is_not_in_the_bibliography_has_no_link(site: Site, read_html: Callable[[str], Any]) -> None:
    page = read_html(block(site, "ids: e\nplot: forest"))
    assert "lost2003" in page.text
    assert page.links == ["../../findings/#e"]


@pytest.mark.parametrize("option", ["ids: ['evil id']", f"ids: a\ncaption: '{EVIL}'"])
def test_html_in_cells_and_options_is_text(site: Site, read_html: Callable[[str], Any], option: str) -> None:
    page = read_html(block(site, f"{option}\nplot: forest"))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in page.text


def test_markdown_leaves_the_block_alone(site: Site) -> None:
    html = block(site, "ids: [a, b]\nplot: forest")
    text = markdown.markdown(f"Before\n\n{html}\n\nAfter *x*")
    assert html in text
    assert "<em>x</em>" in text


def test_anchor_is_the_id_or_made_from_it_alone() -> None:
    assert finding_anchor("cf-f01") == "cf-f01"
    assert finding_anchor("a b") != finding_anchor("a-b")
    assert re.fullmatch(r"[A-Za-z0-9.:_-]+", finding_anchor('"><x> ä'))
    assert finding_anchor("ä") != finding_anchor("ö")
