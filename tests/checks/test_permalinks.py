from __future__ import annotations

import datetime

import pytest

from literature.checks import diagnose
from literature.library import build
from literature.model import Library, Location, Permalink, PermalinkKind
from literature.sources.bibtex import read_bibliography
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page

BIB = "@book{{{key}, author={{B, A}}, title={{T}}, year={{{year}}}{more}}}\n"
DAY = datetime.date(2026, 11, 22)


def library_of(bib: str, page: str, *locked: tuple[PermalinkKind, str, str]) -> Library:
    pages = [read_page(PageFile("concepts/bond.md", "docs/concepts/bond.md", page), {"concepts": "concept"})[0]]
    links = [
        Permalink(kind, name, DAY, Location("p.lock", n), value) for n, (kind, name, value) in enumerate(locked, 2)
    ]
    findings, _ = read_findings("f.csv", "id,key,construct,outcome,metric,value,read_certainty\nf1,new,a,b,r,.1,high\n")
    return build(read_bibliography([("t.bib", bib)]).references, pages, findings, permalinks=links)


def codes(library: Library) -> list[tuple[str, str]]:
    return [(d.rule.name, str(d.problem.location)) for d in diagnose(library, ["LNK"])]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("reference", "old"), ("page", "concepts/tie"), ("finding", "f0"), ("anchor", "concepts/bond#evidence"),
        ("letter", "old"), ("group", "poets/ash-ann"),
    ],
)  # fmt: skip
def test_what_vanished_is_reported_at_its_line(kind: PermalinkKind, name: str) -> None:
    library = library_of(BIB.format(key="new", year=1990, more=""), "# Bond\n", (kind, name, "1990a"))
    assert codes(library) == [("vanished-permalink", "p.lock:2:1")]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("reference", "old"), ("reference", "new"), ("page", "concepts/tie"), ("page", "concepts/bond"),
        ("finding", "f1"), ("anchor", "concepts/bond#evidence"), ("anchor", "concepts/tie#evidence"), ("letter", "old"),
    ],
)  # fmt: skip
def test_what_leads_on_is_no_fault(kind: PermalinkKind, name: str) -> None:
    page = "---\naliases: [tie]\n---\n\n# Bond\n\n## Proof {#evidence}\n"
    assert codes(library_of(BIB.format(key="new", year=1990, more=", ids={old}"), page, (kind, name, "1990a"))) == []


def test_a_renamed_key_gets_the_nearest_as_a_hint() -> None:
    library = library_of(
        BIB.format(key="bowlby1988secure", year=1990, more=""), "# B\n", ("reference", "bowlby1988", "")
    )
    (diagnostic,) = diagnose(library, ["LNK004"])
    assert diagnostic.problem.suggestions == ("bowlby1988secure",)
    assert "'ids'" in diagnostic.problem.message
    assert diagnostic.is_error


@pytest.mark.parametrize(("year", "expected"), [("1990", []), ("1991", ["changed-year-letter"])])
def test_a_letter_whose_year_changed(year: str, expected: list[str]) -> None:
    library = library_of(BIB.format(key="new", year=year, more=""), "# Bond\n", ("letter", "new", "1990aa"))
    assert [name for name, _ in codes(library)] == expected


def test_a_group_that_has_no_page_any_more_leads_on() -> None:
    locked: list[tuple[PermalinkKind, str, str]] = [("group", "authors/gone-gus", ""), ("group", "years/1990", "")]
    assert codes(library_of(BIB.format(key="new", year=1990, more=""), "# Bond\n", *locked)) == []
