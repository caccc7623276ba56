"""Bibliographies for the exports: text read as references, and the corpora beside the repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from literature.model import Reference
from literature.sources.bibtex import read_bibliography

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHIES = {
    "own": sorted((ROOT / "bibliography").glob("*.bib")),
    "cdl": [ROOT / ".." / "shared" / "corpora" / "cdl.bib"],
    "apa-refs": [ROOT / ".." / "shared" / "corpora" / "apa-refs.bib"],
    "apa-cases": [ROOT / ".." / "shared" / "citations" / "apa-cases.bib"],
}

Read = Callable[[str], tuple[Reference, ...]]


@pytest.fixture(scope="session")
def read() -> Read:
    return lambda text: tuple(read_bibliography([("test.bib", text)]).references)


@pytest.fixture(scope="session", params=BIBLIOGRAPHIES)
def corpus(request: pytest.FixtureRequest) -> tuple[Reference, ...]:
    """Each real bibliography in turn; skipped where it is not at hand."""
    files = BIBLIOGRAPHIES[request.param]
    if not files or not all(file.exists() for file in files):
        pytest.skip(f"the bibliography '{request.param}' is not beside the repository")
    return tuple(read_bibliography([(file.name, file.read_text("utf-8")) for file in files]).references)
