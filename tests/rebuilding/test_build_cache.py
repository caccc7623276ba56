"""Results of earlier builds: used while all that they were made from is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from literature.model import Location, Reference
from literature.rebuilding.build_cache import BuildCache
from literature.rebuilding.reads import Reads, Source, WatchedMapping


def test_made_again_when_its_inputs_change() -> None:
    cache = BuildCache()
    first = cache.of("a", [1], lambda: object())
    assert cache.of("a", [1], lambda: object()) is first
    assert cache.of("b", [1], lambda: object()) is not first
    assert cache.of("a", [2], lambda: object()) is not first


def test_equal_values_stay_one_object_and_order_counts() -> None:
    cache = BuildCache()
    first = cache.same("a", {"x": 1, "y": 2})
    assert cache.same("a", {"x": 1, "y": 2}) is first
    turned = cache.same("a", {"y": 2, "x": 1})
    assert list(turned) == ["y", "x"]


def test_what_no_one_asked_for_is_forgotten() -> None:
    cache = BuildCache()
    first = cache.of("a", 1, lambda: object())
    cache.forget_unasked()
    assert cache.of("a", 1, lambda: object()) is first
    cache.forget_unasked()
    cache.forget_unasked()
    assert cache.of("a", 1, lambda: object()) is not first


READ = {
    "one answer": lambda numbers: numbers["a"],
    "an absence": lambda numbers: numbers.get("z"),
    "a membership": lambda numbers: "a" in numbers,
    "everything": lambda numbers: list(numbers.items()),
    "all keys": lambda numbers: sorted(numbers),
    "the size": len,
}
CHANGES = {
    "another answer": ({"a": 1, "b": 3}, {"everything", "all keys", "the size"}),
    "that answer": ({"a": 5, "b": 2}, {"one answer", "a membership", "everything", "all keys", "the size"}),
    "a new one": ({"a": 1, "b": 2, "z": 0}, {"an absence", "everything", "all keys", "the size"}),
    "the order": ({"b": 2, "a": 1}, {"everything", "all keys", "the size"}),
    "nothing": ({"a": 1, "b": 2}, set()),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("read", READ)
def test_made_again_when_what_it_read_changes(read: str, change: str) -> None:
    cache = BuildCache()

    def result(numbers: dict[str, int]) -> bool:
        sources = {"numbers": Source.of(numbers)}
        return cache.watched("r", None, sources, lambda reads: READ[read](WatchedMapping(numbers, "numbers", reads)))[1]

    assert result({"a": 1, "b": 2})
    after, remade = CHANGES[change]
    assert result(after) is (read in remade)
    assert not result(after), "what it was made from last is what counts"


def test_a_work_that_only_moved_in_its_file_answers_alike() -> None:
    work = Reference("a", "book", location=Location("x.bib", 1))
    reads = Reads({"references": Source.of({"a": work})})
    reads.note("references", "a")
    assert reads.hold({"references": Source.of({"a": replace(work, location=Location("x.bib", 9))})})
    assert not reads.hold({"references": Source.of({"a": replace(work, type="article")})})
