"""RIS, CSL-JSON and Crossref's records, and that what we export ourselves comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.exports import as_bibtex, as_csl_json, as_ris
from literature.model import Library, Location, Problem, Reference
from literature.sources.bibtex import read_bibliography
from literature.sources.foreign.crossref_works import doi_path, isbn_path, read_work
from literature.sources.foreign.csl_json import read_csl_json
from literature.sources.foreign.files import read_foreign_file
from literature.sources.foreign.markup import rich_from_markup
from literature.sources.foreign.records import ForeignRecord
from literature.sources.foreign.ris import read_ris

CASES = read_cases(Path(__file__).with_name("records.yml"))


def read(kind: str, case: dict[str, Any]) -> Reference:
    problems: tuple[Problem, ...]
    if "text" in case:
        found_file = read_foreign_file("x", case["text"])
        assert found_file.format is not None
        assert found_file.format.name == kind
        (work,), problems = found_file.works, found_file.problems
    elif kind == "csl":
        (work,), problems = read_csl_json("x.json", json.dumps([case["item"]]))
    else:
        found, problems = read_work({"message": case["message"]}, "https://api.example/works/x")
        assert found is not None
        work = found
    assert not problems
    return work


@pytest.mark.parametrize(
    ("date", "is_said"),
    [
        ('{"date-parts": [["abc"]]}', True),
        ('{"date-parts": [[2001, 1e400]]}', True),
        ('{"date-parts": [[NaN]]}', True),
        ('{"date-parts": [[""]]}', False),
        ('{"date-parts": []}', False),
        ('""', False),
        ("null", False),
        ('{"date-parts": [[1999]]}', False),
    ],
)
def test_a_date_that_is_none_is_left_out_and_said(date: str, is_said: bool) -> None:
    (work,), problems = read_csl_json("x.json", f'[{{"type": "book", "title": "T", "issued": {date}}}]')
    assert [problem.rule for problem in problems] == ["malformed-date"] * is_said
    assert (work.year == 1999) is ("1999" in date)


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind in CASES if kind != "faults" for case in CASES[kind]],
    ids=lambda value: value["name"] if isinstance(value, dict) else value,
)
def test_records(kind: str, case: dict[str, Any]) -> None:
    work = read(kind, case)
    assert (work.raw_type, dict(work.raw)) == (case["type"], case["fields"])
    assert list(work.raw) == list(case["fields"]), "in the usual order"
    entry = as_bibtex([work if work.key else replace(work, key="key")])
    again = read_bibliography([("x.bib", entry)])
    assert not again.problems
    assert again.references[0].text == work.text
    assert again.references[0].people == work.people


@pytest.mark.parametrize("case", CASES["faults"], ids=lambda case: case["message"])
def test_faults_have_a_place(case: dict[str, Any]) -> None:
    reader = read_ris if case["reader"] == "ris" else read_csl_json
    _, problems = reader("x", case["text"])
    assert case["message"] in problems[0].message
    assert problems[0].location == Location("x", case["line"], problems[0].location.column)


def test_a_record_cut_short_is_still_read() -> None:
    works, problems = read_ris("x", "TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n")
    assert [work.plain("title") for work in works] == ["A", "B"]
    assert len(problems) == 2


@pytest.mark.parametrize(
    "answer", [None, [], {}, {"message": {}}, {"message": {"items": []}}, {"message": {"items": [3]}}, {"message": 3}]
)
def test_answers_of_another_shape(answer: Any) -> None:
    work, (problem,) = read_work(answer, "https://api.example")
    assert work is None
    assert problem.location.path == "https://api.example"


def test_what_is_asked() -> None:
    assert doi_path("10.1/a(b),c/d") == "/works/10.1%2Fa%28b%29%2Cc%2Fd"
    assert isbn_path("ISBN 0-465-07597-x") == "/works?filter=isbn%3A046507597X&rows=100"


@pytest.mark.parametrize("form", ["ris", "csl"])
def test_our_own_exports_come_back(form: str, toy_library: Library) -> None:
    works = [work for work in toy_library.references.values() if work.type == "article"]
    assert works
    text = as_ris(works) if form == "ris" else as_csl_json(works)
    found, problems = (read_ris if form == "ris" else read_csl_json)("x", text)
    assert not problems
    for before, after in zip(works, found, strict=True):
        assert after.people["author"] == before.people["author"]
        for name in ("journaltitle", "volume", "number", "pages", "doi"):
            assert after.plain(name) == before.plain(name)
        assert after.plain("title").casefold() == before.plain("title").casefold()
        assert after.year == before.year


@examples(150)
@given(st.text(alphabet="aB \\{}%$&#_^~\"'<>i/-–\n\x00é", max_size=30))
def test_any_title_can_be_written_and_read(text: str) -> None:
    record = ForeignRecord("book", Location("x"))
    record.add_text("title", text)
    work, problems = record.as_reference()
    assert not problems
    again = read_bibliography([("x.bib", as_bibtex([work]).replace("{,", "{key,", 1))])
    assert again.references[0].plain("title") == work.plain("title")
    assert work.plain("title") == rich_from_markup(text).as_plain()


@given(st.text(alphabet="TYERAU - \nJO1x", max_size=60), st.text(alphabet='[]{}":,type1a', max_size=40))
def test_readers_never_raise(ris: str, csl: str) -> None:
    read_ris("x", ris)
    read_csl_json("x", csl)
