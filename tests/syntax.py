"""The syntax trees of modules, for tests that look through all of the package: each is parsed once in a worker, and one
worker runs those tests."""

from __future__ import annotations

import ast
from functools import cache

import pytest

of_the_package = pytest.mark.xdist_group("syntax")
"""The mark of these tests."""


@cache
def tree_of(source: str) -> ast.Module:
    """The tree of a module's text. No test changes it."""
    return ast.parse(source)
