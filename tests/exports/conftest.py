"""Bibliographies for the exports: text read as references, and the site's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from literature.model import Reference
from literature.sources.bibtex import read_bibliography

ROOT = Path(__file__).parents[2]
Read = Callable[[str], tuple[Reference, ...]]


@pytest.fixture(scope="session")
def read() -> Read:
    return lambda text: tuple(read_bibliography([("test.bib", text)]).references)


@pytest.fixture(scope="session")
def corpus() -> tuple[Reference, ...]:
    """The site's own bibliographies. `python -m benchmarks.corpora` runs over others."""
    files = sorted((ROOT / "bibliography").glob("*.bib"))
    return tuple(read_bibliography([(file.name, file.read_text("utf-8")) for file in files]).references)
