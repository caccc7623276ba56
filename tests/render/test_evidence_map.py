"""The evidence map: what a cell counts, and what a gap offers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from literature.library import build
from literature.model import Reference
from literature.render.figures.evidence_map import certainty_marks, evidence_map
from literature.render.pages.findings_page import evidence_map_page
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.findings import read_findings

TABLE = """id,key,topic,construct,outcome,metric,value,k,read_certainty,construct_group,outcome_group
a,one2001,t,bond early,symptoms,r,.2,295,low,bond,outcome
b,one2001,t,bond late,wellbeing,r,.3,40 samples,medium,bond,outcome
c,one2001,t,feedback,stays,OR,1.2,(none),high,R&D <b>,dropout
d,one2001,care,warmth,outcome,d,.2,,high,,
"""


@pytest.fixture(scope="module")
def site(site_of: Callable[..., Site]) -> Site:
    findings, problems = read_findings("findings.csv", TABLE)
    assert not problems
    return site_of(build([Reference("one2001", "article")], (), findings))


def test_cells_count_findings_and_say_how_sure_they_are(site: Site) -> None:
    html = evidence_map(Here(site, "findings/evidence-map/"))
    labels = re.findall(r'aria-label="([^"]*)"', html)
    assert labels[1] == "bond and outcome: 2 findings: 1 read with medium certainty, 1 read with low certainty"
    assert "R&amp;D &lt;b&gt; and dropout: 1 finding, read with high certainty" in labels
    assert "care and outcome: 1 finding, read with high certainty" in labels
    assert html.count('class="lit-gap"></td>') == 3 * 2 - 3


def test_one_mark_for_each_figure_in_rows_of_sixteen() -> None:
    marks = certainty_marks(["low", *["high"] * 15, "medium"])
    paths = dict(re.findall(r'class="lit-(\w+)" d="([^"]*)"', marks))
    assert {name: path.count("z") for name, path in paths.items()} == {"high": 15, "medium": 1, "low": 1}
    assert 'width="88" height="29"' in marks
    assert "h4.2v6" in paths["medium"]
    assert paths["low"].startswith("M0.6 16.6")


def test_cell_leads_to_its_first_row_with_the_filter_in_the_address(
    site: Site, read_html: Callable[[str], Any]
) -> None:
    links = read_html(evidence_map(Here(site, "map/"))).links
    assert links[0] == "../findings/?construct=bond&outcome=outcome#a"


def test_gap_links_to_the_form_only_when_one_is_set(site: Site, read_html: Callable[[str], Any]) -> None:
    assert not [link for link in read_html(evidence_map(Here(site, "findings/"))).links if "title=" in link]
    assert not [
        link for link in read_html(evidence_map(Here(site, "findings/"), "javascript:x")).links if "script" in link
    ]
    page = read_html(evidence_map(Here(site, "findings/"), "https://forge.example/new?template=finding.yml"))
    gaps = [link for link in page.links if link.startswith("https://forge.example/")]
    assert len(gaps) == 3
    assert gaps[0] == (
        "https://forge.example/new?template=finding.yml&title=Finding%3A+bond+and+dropout"
        "&construct=bond&outcome=dropout"
    )


def test_rare_names_are_left_out_and_counted(site_of: Callable[..., Site]) -> None:
    rows = "".join(f"f{n},one2001,,c{n},o,r,.1,,high,,\n" for n in range(70))
    findings, _ = read_findings("findings.csv", TABLE.splitlines()[0] + "\n" + rows)
    html = evidence_map(Here(site_of(build([Reference("one2001", "article")], (), findings)), "findings/"))
    assert html.count('scope="row"') == 60
    assert "10 further cells with rarer constructs or outcomes are left out" in html


def test_without_findings(site_of: Callable[..., Site]) -> None:
    assert evidence_map(Here(site_of(build([])), "findings/")) == ""


def test_gaps_open_the_form_of_the_site(site: Site) -> None:
    with_form = replace(site, identity=replace(site.identity, issues="https://forge.example/new"))
    assert "https://forge.example/new?title=Finding" in evidence_map_page(Here(with_form, "findings/evidence-map/"))
    assert "forge.example" not in evidence_map_page(Here(site, "findings/evidence-map/"))
