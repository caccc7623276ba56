from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from literature.library import build
from literature.model import Library, Location, Notice
from literature.sources.bibtex import read_bibliography
from literature.sources.crossref import keys_by_doi, merged, notices_in, requests

KEYS = {"10.1/a": "alpha", "10.1/b,c": "beta"}


def item(doi: str, *updates: tuple[str, str]) -> dict[str, Any]:
    return {
        "DOI": doi,
        "update-to": [
            {"DOI": of, "type": kind, "updated": {"date-parts": [[2021, 3, 4]]}, "label": kind} for of, kind in updates
        ],
    }


def answer(*items: dict[str, Any]) -> dict[str, Any]:
    return {"status": "ok", "message-type": "work-list", "message": {"total-results": len(items), "items": list(items)}}


def test_dois_of_a_library() -> None:
    text = "@article{a, title={A}, doi={https://doi.org/10.1/ABC}}\n@book{b, title={B}}\n"
    library = build(read_bibliography([("t.bib", text)]).references)
    assert keys_by_doi(library) == {"10.1/abc": "a"}


def test_requests_name_every_doi_once() -> None:
    dois = [f"10.1/{number:03}" for number in range(95)] + ["10.2/with,comma", "10.1/000"]
    asked = list(requests(dois, "a@b.example"))
    assert [len(batch) for batch, _ in asked] == [40, 40, 15, 1]
    assert [doi for batch, _ in asked for doi in batch] == sorted(set(dois), key=lambda doi: ("," in doi, doi))
    first = urlsplit(asked[0][1])
    query = parse_qs(first.query)
    assert first.path == "/works"
    assert query["filter"][0].split(",")[0] == "updates:10.1/000"
    assert len(query["filter"][0].split(",")) == 40
    assert query["mailto"] == ["a@b.example"]
    assert asked[-1][1].startswith("/works/10.2%2Fwith%2Ccomma?")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("retraction", "retraction"),
        ("withdrawal", "retraction"),
        ("expression_of_concern", "expression of concern"),
        ("Expression-of-Concern", "expression of concern"),
        ("erratum", "correction"),
        ("new_version", None),
        ("", None),
    ],
)
def test_kinds_of_update(kind: str, expected: str | None) -> None:
    notices = notices_in(answer(item("10.9/n", ("10.1/A", kind))), KEYS)
    assert notices is not None
    assert [notice.kind for notice in notices] == ([expected] if expected else [])


def test_a_notice_says_what_when_and_where() -> None:
    notices = notices_in(answer(item("10.9/n<1>", ("10.1/A", "retraction"), ("10.7/other", "retraction"))), KEYS)
    source = "https://doi.org/10.9/n%3C1%3E"
    assert notices == (Notice("alpha", "retraction", datetime.date(2021, 3, 4), source, "", Location("")),)


def test_a_single_work_names_its_notices_itself() -> None:
    updated_by = [{"DOI": "10.9/n", "type": "correction", "updated": {"date-parts": [[2020]]}}]
    notices = notices_in({"message": {"DOI": "10.1/B,C", "updated-by": updated_by}}, KEYS)
    assert notices == (Notice("beta", "correction", None, "https://doi.org/10.9/n", "", Location("")),)


@pytest.mark.parametrize("broken", [None, [], "x", {}, {"message": []}, {"message": {"items": ["x"]}}, {"message": {}}])
def test_answers_of_another_shape(broken: Any) -> None:
    assert notices_in(broken, KEYS) is None


def test_odd_values_within_an_answer_are_passed_over() -> None:
    odd = {"DOI": None, "update-to": [None, {"DOI": 5, "type": []}, {"DOI": "10.1/a", "type": "retraction"}]}
    notices = notices_in(answer(odd, {"DOI": "x"}, {"update-to": "x"}), KEYS)
    assert notices == ()


def test_known_notices_stay_as_they_are(toy_library: Library) -> None:
    known = Notice("a", "retraction", None, "https://doi.org/10.9/N", "written by hand", Location("n.csv", 2))
    same = Notice("a", "retraction", datetime.date(2021, 3, 4), "https://doi.org/10.9/n", "", Location(""))
    new = Notice("a", "correction", None, "https://doi.org/10.9/n", "", Location(""))
    assert set(merged(toy_library, [known], [same, new])) == {known, new}
