"""What tests of hosts have in common."""

from __future__ import annotations

import pytest


@pytest.fixture
def without_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within this process no tables of the search are made, which take a fourth of a small build."""
    monkeypatch.setattr("literature.build.generated_files.write_search", lambda *arguments: None)


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within this process the search knows hardly any common words of the language: the tables that hold them take an
    eighth of a small build, and tests of the search have them."""
    monkeypatch.setattr("literature.search.bundle.common_words", lambda language: frozenset({"harbor", "tide"}))
