"""Names for codes: every code the model allows has one."""

from __future__ import annotations

from typing import get_args

from literature.model import Basis, Tier, Verdict
from literature.vocabulary.grades import BASES, TIERS, VERDICT_MEANINGS, VERDICTS


def test_nothing_is_nameless() -> None:
    assert set(TIERS) == set(get_args(Tier))
    assert set(BASES) == set(get_args(Basis))
    assert set(VERDICTS) == set(get_args(Verdict)) == {"", *VERDICT_MEANINGS}
