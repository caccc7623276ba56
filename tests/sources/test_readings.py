from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Page, ReadingList
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list

CASES = read_cases(Path(__file__).with_name("readings.yml"))


def page_of(*blocks: str) -> Page:
    text = "# List\n\n" + "\n".join(f"```readings\n{block}```\n" for block in blocks)
    return read_page(PageFile("readings/list.md", "docs/readings/list.md", text), {"readings": "reading"})[0]


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_block(case: dict[str, Any]) -> None:
    reading, problems = read_reading_list(page_of(case["block"]))
    assert reading is not None
    found = [(problem.rule, problem.location.line) for problem in problems]
    assert sorted(found) == sorted((rule, line) for rule, line, _ in case.get("problems", []))
    for rule, line, words in case.get("problems", []):
        assert any(words in p.message for p in problems if (p.rule, p.location.line) == (rule, line))
    assert len(reading.sessions) == len(case["sessions"])
    for session, expected in zip(reading.sessions, case["sessions"], strict=True):
        for name, value in expected.items():
            if name == "works":
                assert len(session.works) == len(value)
                for work, fields in zip(session.works, value, strict=True):
                    assert {field: getattr(work, field) for field in fields} == fields
            else:
                actual = getattr(session, name)
                assert plain(list(actual) if isinstance(actual, tuple) else actual) == plain(value), name


def test_page_without_a_block_has_no_list() -> None:
    page, _ = read_page(PageFile("a.md", "docs/a.md", "# A\n\n```python\nweeks:\n```\n"), {})
    assert read_reading_list(page) == (None, ())


def test_blocks_of_a_page_are_numbered_through() -> None:
    reading, problems = read_reading_list(page_of("weeks:\n  - title: A\n  - title: B\n", "weeks:\n  - title: C\n"))
    assert not problems
    assert isinstance(reading, ReadingList)
    assert [(session.number, session.title) for session in reading.sessions] == [(1, "A"), (2, "B"), (3, "C")]
    assert [len(part.sessions) for part in reading.parts] == [2, 1]


def test_places_are_those_of_the_file() -> None:
    reading, _ = read_reading_list(page_of("weeks:\n  - title: A\n    works:\n      - key: b\n"))
    assert reading is not None
    work = reading.sessions[0].works[0]
    assert str(work.location) == "docs/readings/list.md:7:14"
    odd, _ = read_reading_list(page_of("weeks:\n  - title: 'A\u2028B\u0085'\n    works:\n      - key: b\n"))
    assert odd is not None
    assert odd.sessions[0].works[0].location == work.location, "lines are those of editors"


def test_names_that_stand_for_more_than_anyone_writes() -> None:
    """A thousand weeks of a thousand works in some kilobytes, and a list that holds itself."""
    week = "- &week\n  title: A\n  works: [&work a" + ", *work" * 1_000 + "]\n"
    for block in ("weeks:\n" + week + "- *week\n" * 1_000, "weeks: &all\n- title: A\n  works: *all\n"):
        reading, problems = read_reading_list(page_of(block))
        assert reading is not None
        assert reading.sessions == ()
        assert [problem.rule for problem in problems] == ["malformed-readings"]
        assert "refers to itself or is too large" in problems[0].message


def test_what_is_named_once_and_used_again() -> None:
    block = "weeks:\n- title: A\n  works: &works [a, b]\n- title: B\n  works: *works\n"
    reading, problems = read_reading_list(page_of(block))
    assert reading is not None
    assert problems == ()
    assert [work.key for work in reading.works()] == ["a", "b", "a", "b"]


def test_a_list_may_be_long() -> None:
    reading, problems = read_reading_list(page_of("weeks:\n- title: '*'\n  works:\n" + "  - a\n" * 20_000))
    assert reading is not None
    assert problems == ()
    assert len([*reading.works()]) == 20_000


@examples(150)
@given(st.text(alphabet="weks:ion- \n\t{}[]\"'&*!|>title012é#@,", max_size=120))
def test_never_raises(block: str) -> None:
    reading, problems = read_reading_list(page_of("weeks:\n" + block.replace("`", "") + "\n"))
    assert reading is None or all(session.title for session in reading.sessions)
    assert all(problem.location.line >= 1 for problem in problems)
