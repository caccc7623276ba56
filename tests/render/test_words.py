"""Names for codes: every code the model allows has one."""

from __future__ import annotations

from typing import get_args

import pytest

from literature.checks.required_fields import KNOWN_TYPES
from literature.model import Basis, Tier, Verdict
from literature.vocabulary.words import BASES, TIERS, TYPES, VERDICTS, count, type_name


def test_nothing_is_nameless() -> None:
    assert set(TIERS) == set(get_args(Tier))
    assert set(BASES) == set(get_args(Basis))
    assert set(VERDICTS) == set(get_args(Verdict))
    assert set(TYPES) <= KNOWN_TYPES


@pytest.mark.parametrize(
    ("number", "many", "text"), [(1, "", "1 work"), (0, "", "0 works"), (1234, "", "1,234 works"), (2, "men", "2 men")]
)
def test_count(number: int, many: str, text: str) -> None:
    assert count(number, "work", many) == text


def test_a_type_without_a_name() -> None:
    assert (type_name("article"), type_name("nonsense")) == ("Journal articles", "Nonsense")
