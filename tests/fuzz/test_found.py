"""What fuzzing has found stays mended, and fuzzing itself works."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.fuzz.kinds import Kind, kinds
from tests.fuzz.mutations import mutated, smallest

FOUND = sorted(file for file in (Path(__file__).parent / "found").glob("*.txt") if not file.name.startswith("search-"))
"""What stands in a browser is tried in `tests/browser/test_search.py`."""
KINDS = kinds()


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.stem)
def test_what_was_found_stays_mended(file: Path) -> None:
    KINDS[file.stem.rpartition("-")[0]].holds(file.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("name", KINDS)
def test_what_fuzzing_begins_with_is_sound(name: str) -> None:
    for seed in KINDS[name].seeds[:1]:
        KINDS[name].holds(seed)


def test_changes_are_many_and_told_by_their_seed() -> None:
    kind = KINDS["ris"]
    texts = [mutated(kind.seeds, kind.tokens, random.Random(number)) for number in range(50)]
    assert len(set(texts)) > 40
    assert texts == [mutated(kind.seeds, kind.tokens, random.Random(number)) for number in range(50)]


def test_what_fails_is_made_small() -> None:
    assert smallest("xx" * 50 + "bad" + "yy" * 50, lambda text: "bad" in text) == "bad"


def test_a_failure_is_seen() -> None:
    from tests.fuzz.__main__ import failure

    def holds(text: str) -> None:
        raise KeyError(text)

    assert failure(Kind((), (), holds), "x").startswith("KeyError at test_found.py:")
    assert failure(Kind((), (), lambda text: None), "x") == ""
