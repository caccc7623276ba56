"""The findings page and the files beside it."""
# ruff: noqa: E501 -- the table of cells is wider than a line

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from literature.exports.findings_files import findings_files
from literature.library import build
from literature.model import Library, Reference
from literature.render.pages.findings_page import evidence_map_page, findings_page
from literature.render.pages.generated import GeneratedPages
from literature.site.here import Here
from literature.site.paging import FINDINGS
from literature.site.site import Site
from literature.sources.findings import COLUMNS, read_findings
from literature.sources.pages import PageFile, read_page

ASSETS = Path(__file__).parents[2] / "plugins" / "literature" / "assets"
EVIL = '"><script>alert(1)</script>'
TABLE = f"""id,key,topic,construct,outcome,metric,value,ci_low,ci_high,k,n,year,locator,source,read_certainty,notes,design,literature
a,one2001,t,bond,outcome,r,-.16,-.30,-.03,14,>973,,abstract,https://www.host.example/x?a=1&b=2 (N) ; a letter,high,one note,survey,x; y
b,two2002,t,=1+1,outcome,%,12,,,+cmd|x,-0.62 to -0.92,1999,p. 3,javascript:alert(1) ; http://[bad,low,@note,,x
c,gone,t,"{EVIL.replace('"', '""')}","{EVIL.replace('"', '""')}","{EVIL.replace('"', '""')}","{EVIL.replace('"', '""')}",,,,,,,"https://a.example/{EVIL.replace('"', '""')}",medium,"{EVIL.replace('"', '""')}",,
"""


@pytest.fixture(scope="module")
def library() -> Library:
    findings, problems = read_findings("findings.csv", TABLE)
    assert not problems
    text = "---\nreference: one2001\n---\n# One\n"
    summary, _ = read_page(PageFile("summaries/one.md", "docs/summaries/one.md", text), {"summaries": "summary"})
    return build([Reference("one2001", "article"), Reference("two2002", "article")], [summary], findings)


@pytest.fixture(scope="module")
def page(library: Library, site_of: Callable[..., Site]) -> str:
    return findings_page(Here(site_of(library), "findings/"))


def test_every_row_stands_there_without_script(page: str, read_html: Callable[[str], Any]) -> None:
    read = read_html(page)
    assert [id_ for id_ in read.ids if id_ in "abc"] == ["a", "b", "c"]
    assert len(read.ids) == len(set(read.ids))
    assert "#a" in read.links
    assert "../references/one2001/" in read.links
    assert "../summaries/one/" in read.links
    assert re.search(r"<form[^>]* hidden>", page)
    assert "Nothing is pooled" in read.text
    assert "Abstract, host.example" in read.text
    assert page.count("<details>") == 3
    assert "evidence-map/" in read.links
    assert "evidence-map" in read.ids


def test_sources_link_only_to_web_addresses(page: str, read_html: Callable[[str], Any]) -> None:
    links = [(a["href"], a.get("rel")) for tag, a in read_html(page).tags if tag == "a" and "://" in a.get("href", "")]
    assert ("https://www.host.example/x?a=1&b=2", "nofollow") in links
    assert all(rel == "nofollow" for _, rel in links)
    assert not [href for href in read_html(page).links if href.startswith("javascript")]
    text = read_html(page).text
    assert "host.example (N); a letter" in text
    assert "javascript:alert(1)" in text


def test_html_in_cells_is_text(page: str, read_html: Callable[[str], Any]) -> None:
    read = read_html(page)
    assert "script" not in {tag for tag, _ in read.tags}
    assert read.text.count(EVIL) >= 4


def test_filters_offer_what_the_rows_have(page: str) -> None:
    offered = dict(re.findall(r'<select name="(\w+)">(.*?)</select>', page))
    assert set(offered) == {"outcome", "metric", "literature", "read", "sort"}
    assert re.findall(r'value="([^"]+)"', offered["literature"]) == ["x", "y"]
    assert "x (2)" in offered["literature"]


def test_rows_of_all_parts_stand_on_the_same_axes(site_of: Callable[..., Site]) -> None:
    site = site_of(many(900))
    last = GeneratedPages(site).page_at("findings/part-5/")
    assert last is not None
    styles = {
        re.search(r'id="lit-findings-table"[^>]* style="([^"]*)"', html)[1]  # type: ignore[index]
        for html in (findings_page(Here(site, "findings/")), last.body)
    }
    assert len(styles) == 1


def test_script_finds_the_names_it_uses(page: str) -> None:
    script = (ASSETS / "findings.js").read_text(encoding="utf-8")
    ids = set(re.findall(r'getElementById\("([\w-]+)"\)', script))
    assert ids <= set(re.findall(r'id="([\w-]+)"', page))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)
    facets = re.search(r"FACETS = \[(.*?)\]", script)
    assert facets is not None
    for name in re.findall(r'"(\w+)"', facets[1]):
        assert f"data-{name}=" in page


def test_links_to_the_downloads(page: str, library: Library, read_html: Callable[[str], Any]) -> None:
    assert set(findings_files(library)) <= set(read_html(page).links)


def many(count: int) -> Library:
    head = TABLE.splitlines()[0]
    rows = [
        f"f{n},one2001,c{n % 90},c{n % 90},o{n % 25},r,.1,,,{n},,,,https://a.example/{n},high,,," for n in range(count)
    ]
    findings, problems = read_findings("findings.csv", "\n".join([head, *rows]) + "\n")
    assert not problems
    return build([Reference("one2001", "article")], (), findings)


@pytest.mark.parametrize("uses_directories", [True, False])
def test_a_long_table_goes_on_in_further_pages(
    site_of: Callable[..., Site], read_html: Callable[[str], Any], uses_directories: bool
) -> None:
    site = site_of(many(900), uses_directories=uses_directories)
    generated = GeneratedPages(site)
    index = site.addresses.index("findings")
    tables = {index: findings_page(Here(site, index))}
    tables |= {page.address: page.body for page in generated.pages() if page.address.startswith("findings/")}
    assert len(tables) == 5
    rows = {
        address: [id_ for id_ in read_html(text).ids if re.fullmatch(r"f\d+", id_)] for address, text in tables.items()
    }
    assert [id_ for of_part in rows.values() for id_ in of_part] == list(site.library.findings)
    assert max(map(len, rows.values())) <= FINDINGS.usual
    assert "900 published figures" in tables[index]
    assert 'data-total="900"' in tables[index]
    # All links between the parts, those that the script asks for too, lead to pages that are there.
    further = re.search(r'data-parts="([^"]+)"', tables[index])
    assert further is not None
    parts = [posixpath.normpath(posixpath.join("findings", href)) for href in further[1].split()]
    assert parts == [address.removesuffix("/") for address in list(tables)[1:]]
    for text in list(tables.values())[1:]:
        assert "data-parts" not in text
        assert f'data-whole="{"../" if uses_directories else "index.html"}"' in text
        assert "<form" not in text


def test_links_lead_to_the_part_with_the_row(site_of: Callable[..., Site]) -> None:
    site = site_of(many(900))
    assert Here(site, "findings/").to_finding("f0") == "./#f0"
    assert Here(site, "concepts/bond/").to_finding("f0") == "../../findings/#f0"
    assert Here(site, "concepts/bond/").to_finding("f899") == "../../findings/part-5/#f899"
    assert Here(site, "index.html").to_finding("none") == "findings/#none"
    map_ = evidence_map_page(Here(site, "findings/evidence-map/"))
    assert 'href="../part-2/?construct=' in map_.replace("&amp;", "&")


def test_a_table_that_one_page_holds_stays_on_it(site_of: Callable[..., Site]) -> None:
    site = site_of(many(FINDINGS.most))
    text = findings_page(Here(site, "findings/"))
    assert "data-parts" not in text
    assert "lit-parts" not in text
    assert not site.finding_parts
    assert not [address for address in GeneratedPages(site).addresses() if address.startswith("findings/")]


def test_no_findings_page_is_too_large(site_of: Callable[..., Site]) -> None:
    site = site_of(many(5_000))
    pages = [findings_page(Here(site, "findings/"))]
    pages += [page.body for page in GeneratedPages(site).pages() if page.address.startswith("findings/")]
    assert len(pages) == 25
    assert max(len(page.encode()) for page in pages) < 480_000


def test_without_findings(site_of: Callable[..., Site]) -> None:
    assert findings_page(Here(site_of(build([])), "findings/")) == "<p>No findings are recorded yet.</p>"


def test_csv_has_all_columns_and_no_formula(library: Library) -> None:
    text = findings_files(library)["findings.csv"]()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["value"] == "-.16"
    assert rows[0]["literature"] == "x; y"
    assert rows[0]["interval"] == "95% confidence"
    assert [rows[1][name] for name in ("construct", "k", "n", "notes")] == [
        "'=1+1", "'+cmd|x", "'-0.62 to -0.92", "'@note",
    ]  # fmt: skip
    number = re.compile(r"[-+]?[\d.]+")
    assert not [c for row in rows for c in row.values() if c[:1] in ("=", "+", "-", "@") and not number.fullmatch(c)]


def test_csv_can_be_read_again(library: Library) -> None:
    findings, problems = read_findings("findings.csv", findings_files(library)["findings.csv"]())
    assert not problems
    assert [(f.id, f.value, f.interval, f.has_interval) for f in findings] == [
        (f.id, f.value, f.interval, f.has_interval) for f in library.findings.values()
    ]


def test_json_is_typed(library: Library) -> None:
    first, second, _ = json.loads(findings_files(library)["findings.json"]())
    assert first["value"] == {"text": "-.16", "number": -0.16, "relation": "", "unit": ""}
    assert first["interval"] == {"kind": "confidence", "level": 95, "low": -0.3, "high": -0.03}
    assert first["n"]["relation"] == ">"
    assert first["metric"]["id"] == "r"
    assert first["literature"] == ["x", "y"]
    assert second["interval"] is None
    assert second["n"]["number"] is None
