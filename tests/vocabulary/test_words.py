"""Numbers with their nouns."""

from __future__ import annotations

import pytest

from literature.vocabulary.words import count


@pytest.mark.parametrize(
    ("number", "many", "text"), [(1, "", "1 work"), (0, "", "0 works"), (1234, "", "1,234 works"), (2, "men", "2 men")]
)
def test_count(number: int, many: str, text: str) -> None:
    assert count(number, "work", many) == text
