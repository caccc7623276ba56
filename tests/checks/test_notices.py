from __future__ import annotations

import datetime

import pytest

from literature.checks import diagnose
from literature.library import build
from literature.model import Library, Location, Notice, NoticeKind
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list

BIB = "@book{new, author={B, A}, title={T}, year={1990}, ids={old}}\n"
PAGE = "# Page\n\nSome say so [@new].\n\n```readings\nweeks:\n  - title: A\n    works: [old]\n```\n"


def library_of(*notices: tuple[str, NoticeKind]) -> Library:
    page, _ = read_page(PageFile("a.md", "docs/a.md", PAGE), {})
    reading, _ = read_reading_list(page)
    assert reading is not None
    day = datetime.date(2021, 3, 4)
    rows = [Notice(key, kind, day, "https://x.example", "", Location("n.csv", 2)) for key, kind in notices]
    return build(read_bibliography([("t.bib", BIB)]).references, [page], notices=rows, reading_lists=[reading])


@pytest.mark.parametrize("kind", ["retraction", "expression of concern"])
def test_every_use_of_a_retracted_work_is_named(kind: NoticeKind) -> None:
    found = diagnose(library_of(("old", kind)), ["BIB025"])
    assert [str(d.problem.location) for d in found] == ["docs/a.md:3:14", "docs/a.md:8:13"]
    assert all("2021-03-04" in d.problem.message and not d.is_error for d in found)


def test_a_correction_is_no_finding() -> None:
    assert not diagnose(library_of(("new", "correction")))


def test_a_notice_about_nothing() -> None:
    (found,) = diagnose(library_of(("newer", "retraction")))
    assert (found.rule.name, str(found.problem.location)) == ("unknown-notice-key", "n.csv:2:1")
    assert found.problem.suggestions == ("new",)
