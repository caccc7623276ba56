"""Front matter: what is read, what is reported and where, and that nothing at a page's head can end a build."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Front, Location
from literature.sources.front_matter import FrontMatter, known_keys, read_front_matter
from literature.vocabulary.page_kinds import page_kinds

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "front_matter.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    read = read_front_matter("p.md", case["text"], case.get("kind", "page"))
    found = [f"{p.location.line}:{p.location.column} {p.rule}" for p in read.problems]
    assert found == case.get("problems", [])
    for text in case.get("says", []):
        assert any(text in problem.message for problem in read.problems), read.problems
    if "nearest" in case:
        assert [list(problem.suggestions) for problem in read.problems] == case["nearest"]
    unset = _fields(Front())
    given_fields = {name: value for name, value in _fields(read.front).items() if value != unset[name]}
    assert given_fields == case.get("front", {})
    assert case["text"][read.body_offset :] == case["body"]


def _fields(front: Front) -> dict[str, Any]:
    values = {name: getattr(front, name) for name in Front.__slots__}
    return {
        name: list(value) if isinstance(value, tuple) else str(value) if isinstance(value, datetime.date) else value
        for name, value in values.items()
    }


def test_places_of_keys() -> None:
    read = read_front_matter("p.md", "---\ntitle: A\n\nreference: b\n---\n", "page")
    assert read.places == {"title": Location("p.md", 2, 1), "reference": Location("p.md", 4, 1)}


def test_known_keys_of_a_kind() -> None:
    assert {"verdict", "title", "aliases"} <= set(known_keys("claim"))
    assert "verdict" not in known_keys("concept")


def test_front_matter_that_unfolds_without_end() -> None:
    """Nine lists of nine references each: a billion names in 300 bytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    text = "---\n" + "\n".join(lines) + "\naliases: *a9\n---\nText\n"
    read = read_front_matter("p.md", text, "concept")
    assert [problem.rule for problem in read.problems] == ["malformed-front-matter"]
    assert text[read.body_offset :] == "Text\n"


@pytest.mark.parametrize("value", ["&x [*x, *x]", "&x {a: *x}", "&x [[*x]]"])
def test_a_list_that_holds_itself(value: str) -> None:
    read = read_front_matter("p.md", f"---\naliases: {value}\n---\n", "concept")
    assert [problem.rule for problem in read.problems] == ["malformed-front-matter"]


def test_deep_nesting() -> None:
    read = read_front_matter("p.md", "---\naliases: " + "[" * 5000 + "]" * 5000 + "\n---\n", "concept")
    assert [problem.rule for problem in read.problems] == ["malformed-front-matter"]


def test_a_megabyte() -> None:
    long = "x" * 1_000_000
    assert read_front_matter("p.md", f"---\ntitle: {long}\n---\nText", "concept").front.title == long
    for line in (f"verdict: {long}", f"{long}: 1", f"verdict: [{long}]", f"aliases: {{a: {long}}}"):
        read = read_front_matter("p.md", f"---\n{line}\n---\nText", "claim")
        assert read.problems
        assert all(len(problem.message) < 1_000 for problem in read.problems), "a message is one line to read"


VALUES = (
    "true", "null", "2020", "-1", "1.5", "''", "text", "[]", "[1969]", "[true]", "[null]", "[[a]]", "[note: x]",
    "[{key: vol 1}]", "{}", "{a: b}", "{a: [b]}", "2026-01-31", "2026-01-31 10:00:00", "[2026-01-31]", ".nan",
    "!!binary aGk=", "!!set {a, b}", "{1: 2}", "0x1F", "\n- a\n- b: c", "|\n  text", "[a, a]",
)  # fmt: skip
"""One of each type that YAML knows, alone and within lists and mappings."""


@pytest.mark.parametrize("kind", [*page_kinds()])
def test_every_key_takes_any_value_and_keeps_its_type(kind: str) -> None:
    hints = get_type_hints(Front)
    keys = sorted({key for known in page_kinds() for key in known_keys(known)} | {"1", "x"})
    for key, value in itertools.product(keys, VALUES):
        read = read_front_matter("p.md", f"---\n{key}: {value}\n---\n", kind)
        assert read.front.own == {}, "our kinds have no keys of other packages"
        for name, hint in hints.items() - {("own", hints["own"])}:
            held = getattr(read.front, name)
            for item in held if isinstance(held, tuple) else (held,):
                assert isinstance(item, str | datetime.date | bool | None), (key, value, name)
            assert isinstance(held, tuple) == (get_origin(hint) is tuple), (key, value, name)
        assert all(problem.location.path == "p.md" for problem in read.problems)


@pytest.mark.parametrize("value", ["true", "2020", "[note: x]", "[1969]", "[{key: vol 1}]"])
@pytest.mark.parametrize("key", ["related", "literature", "concepts", "key_works", "broader", "everyday", "reference"])
def test_what_is_not_of_this_kind_is_not_ours(key: str, value: str) -> None:
    read = read_front_matter("p.md", f"---\ntitle: T\n{key}: {value}\n---\n", "page")
    assert read.problems == ()
    assert read.front == Front(title="T")


YAML_TEXT = st.text(st.sampled_from("abc: -[]{},&*!|>'\"%@`#?\n\t\r\0~<=0123456789.e_") | st.characters(), max_size=80)
TAGGED = st.builds(
    "{}: {} {}".format,
    st.sampled_from(["title", "aliases", "reviewed", "basis", "x"]),
    st.sampled_from(["!!int", "!!float", "!!bool", "!!timestamp", "!!binary", "!!set", "!!omap", "!!pairs", "!!null",
                     "!!str", "!!map", "!!seq", "!!merge", "!!value", "!!python/object:os.system", "!x", "&a"]),
    st.sampled_from(["", "''", "nonsense", "[a, b]", "{a: b}", "2026-13-45", "*a", "1_", "0x", "=", "<<"]),
)  # fmt: skip


@given(
    st.lists(YAML_TEXT | TAGGED, max_size=5).map("\n".join), st.sampled_from(["page", "summary", "concept", "claim"])
)
@examples(400)
def test_reading_never_raises(head: str, kind: Any) -> None:
    text = f"---\n{head}\n---\nText\n"
    read = read_front_matter("p.md", text, kind)
    assert isinstance(read, FrontMatter)
    assert 0 <= read.body_offset <= len(text)
    assert all(isinstance(name, str) for name in (read.front.title, *read.front.aliases))
    for problem in read.problems:
        assert problem.location.path == "p.md"
        assert "\n" not in str(problem.location)


@pytest.mark.parametrize("mark", ["- ", "? ", "- ? ", "-\t"])
def test_marks_of_lists_within_each_other_are_counted_before_they_are_read(mark: str) -> None:
    """More of them than Python's stack has room for would end the program."""
    text = f"---\ntitle: A\nrelated:\n  {mark * 50_000}a\n---\n# A\n"
    problem = read_front_matter("t.md", text, "concept").problems[0]
    assert "stand within each other too often" in problem.message
    assert problem.location.line == 4


def test_brackets_within_brackets_are_counted_before_they_are_read() -> None:
    """Their readers take time by the square of the depth, or end there."""
    text = "---\ntitle: T\naliases: " + "[" * 5_000 + "]" * 5_000 + "\n---\n"
    problem = read_front_matter("t.md", text, "concept").problems[0]
    assert "brackets, or marks such as '- ', stand within each other too often" in problem.message
    assert problem.location.line == 3
    fine = "---\naliases: [" + ", ".join(f"'[{n}'" for n in range(100)) + "]\n---\n"
    assert read_front_matter("t.md", fine, "concept").problems == ()
