"""Which books stand beside what, by the option `books`, and what leads to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from literature.build.site_outputs import SiteOutputs
from literature.render.pieces.cite_page import page_tools
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site

OTHERS = ["data", "linked-data", "teaching"]
BOND = "concepts/bond.md"


def with_books(site: Site, books: Mapping[str, object], *without: str) -> Site:
    settings, faults = Settings.from_mapping({"books": books, "without": [*OTHERS, *without]})
    assert not faults
    return replace(site, settings=settings)


def paths(site: Site) -> set[str]:
    outputs = SiteOutputs(site, list)
    found = dict(outputs.files())
    assert not outputs.faults
    assert all(content[:2] in (b"%P", b"PK") for content in found.values())
    return {*found}


def test_none_stand_where_none_are_asked_for(site: Site) -> None:
    assert paths(with_books(site, {})) == set()
    assert paths(with_books(site, {"site": ["epub"], "pages": "epub"}, "books")) == set()


def test_each_stands_where_it_is_asked_for(site: Site) -> None:
    assert paths(with_books(site, {"site": ["epub", "pdf"]})) == {"site.epub", "site.pdf"}
    found = paths(with_books(site, {"pages": "epub"}))
    assert {"concepts/bond/bond.epub", "index.epub"} <= found
    assert "readings/first-week/first-week.epub" not in paths(with_books(site, {"lists": []}))


def test_one_is_made_when_it_is_asked_for_and_not_before(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(given: Site, name: str, page: object) -> bytes:
        made.append(name)
        return b"x"

    monkeypatch.setattr("literature.books.output._written", counted)
    outputs = SiteOutputs(with_books(site, {"site": ["epub", "pdf"]}), list)
    assert outputs.file_at("other.txt") is None
    assert made == []
    assert outputs.file_at("site.pdf") == b"x"
    assert made == ["pdf"]


def test_pages_lead_to_theirs(site: Site) -> None:
    def tools(of: Site) -> str:
        return page_tools(Here(of, "concepts/bond/", BOND), of.library.pages[BOND])

    assert '<a href="bond.pdf" download>book to print (PDF)</a>' in tools(with_books(site, {"pages": ["pdf"]}))
    assert "bond.pdf" not in tools(with_books(site, {"lists": ["pdf"]}))


def test_one_that_cannot_be_made_is_told_and_the_rest_stand(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    outputs = SiteOutputs(with_books(site, {"site": ["epub", "pdf"]}), list)
    assert [path for path, _ in outputs.files()] == ["site.epub"]
    (told,) = outputs.faults.values()
    assert "'site.pdf' failed" in told
    assert "pip install 'mkdocs-literature[books]'" in told


@pytest.mark.parametrize("value", [["pdf"], {"lists": ["mobi"]}, {"weeks": ["pdf"]}, {"site": 3}])
def test_what_cannot_be_asked_for_is_reported(value: object) -> None:
    settings, (fault,) = Settings.from_mapping({"books": value})
    assert settings.books == {}
    assert "expected lists, pages, site, each with formats: pdf, epub, docx" in fault.message
