"""Fingerprints of values, and of what sources answer."""

from __future__ import annotations

import datetime
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

import pytest

from literature.rebuilding.fingerprints import Answers, fingerprint
from literature.rebuilding.reads import Reads, Source, WatchedMapping, as_json, from_json


@dataclass(frozen=True)
class Knot:
    name: str
    turns: tuple[int, ...] = ()
    seen: int = field(default=0, compare=False)

    def tied(self) -> str:
        return self.name


@dataclass(frozen=True)
class Bend(Knot):
    pass


DIFFERENT: list[Any] = [
    "", "a", "a,b", "'a'", b"a", None, "None", 0, 1, "1", 1.0, True, False, (), (("a",),), ("a",), ("a", "b"), ("ab",),
    (("a",), "b"), ("a", ("b",)), {}, {"a": 1}, {"a": 2}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, frozenset(),
    frozenset({"a"}), frozenset({"a", "b"}), frozenset({"a,b"}), Knot("a"), Knot("b"), Knot("a", (1,)), Bend("a"),
    Knot("a").tied, Knot("b").tied, datetime.date(2026, 1, 2), datetime.date(2026, 1, 3),
]  # fmt: skip


def test_values_that_differ_have_fingerprints_that_differ() -> None:
    assert len(set(map(fingerprint, DIFFERENT))) == len(DIFFERENT)


def test_equal_values_have_one_fingerprint() -> None:
    assert fingerprint(Knot("a", (1, 2), seen=3)) == fingerprint(Knot("a", (1, 2)))
    assert fingerprint(["a", {"b": frozenset("xyz")}]) == fingerprint(["a", {"b": frozenset("zyx")}])


def test_another_process_takes_the_same() -> None:
    """There, texts have other hashes, and sets another order."""
    value = {"words": frozenset(f"word {number}" for number in range(20)), "many": (1, None, "é", "\ud800")}
    program = f"from literature.rebuilding.fingerprints import fingerprint\nprint(fingerprint({value!r}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == fingerprint(value)


@pytest.mark.parametrize("value", [object(), Knot, (1, [len]), {"a": iter(())}])
def test_what_is_not_compared_by_what_it_holds_has_none(value: object) -> None:
    with pytest.raises(TypeError):
        fingerprint(value)


def test_answers_that_change_are_noticed() -> None:
    works, many = {"a": "A", "b": "B", "c": "C"}, {str(number): number for number in range(3000)}
    reads = Reads({"works": Source.of(works), "many": Source.of(many)})
    watched = WatchedMapping(works, "works", reads)
    assert (watched["a"], watched.get("x"), WatchedMapping(many, "many", reads)["7"]) == ("A", None, 7)
    asked = from_json(as_json(reads.asked))
    assert asked == reads.asked

    def now(**changes: object) -> str:
        return Answers({"works": Source.of(works | changes), "many": Source.of(many)}).fingerprint(asked)

    assert now() == now(b="other") == now(y="more")
    assert now() != now(a="other")
    assert now() != now(x="there now")
    assert list(watched)
    asked = from_json(as_json(reads.asked))
    assert now() != now(b="other"), "it was asked for all"


def test_a_whole_that_is_long_has_no_fingerprint() -> None:
    many = {str(number): number for number in range(3000)}
    reads = Reads({"many": Source.of(many)})
    assert len(WatchedMapping(many, "many", reads)) == 3000
    with pytest.raises(TypeError, match="many as a whole"):
        Answers({"many": Source.of(many)}).fingerprint(reads.asked)


def test_a_key_that_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        as_json({"works": [frozenset()]})
