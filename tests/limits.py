"""How long the tests wait for what must come, and how much of what takes long they try."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

PATIENCE = 600
"""Seconds for a program or a server: so long that no slow or busy machine fails. What takes longer is taken to hang."""
PATIENCE_WITH_PAGES = 120
"""Seconds for what a page is to show: fewer, because what is broken in a page is waited for in many tests."""
HAS_TIME = bool(os.environ.get("ALL_TESTS"))
"""Whether everything is tried, as `make test-all` does: what is marked as `long`, and all examples of it."""


def examples(most: int) -> settings:
    """Hypothesis tries so many examples where there is time, and a quarter of them, but 25 at least, elsewhere."""
    return settings(max_examples=most if HAS_TIME else max(most // 4, 25))


BOTH_HOSTS = ["mkdocs", pytest.param("properdocs", marks=pytest.mark.long)]
"""For what the hosts have in common, and other tests see of the second on every run."""
