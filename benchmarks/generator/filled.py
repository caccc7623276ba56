"""The library of a real site filled up with made-up works and pages, so that searches for real works can be measured
among ten thousands of others."""

from __future__ import annotations

from pathlib import Path

from literature.library.build import build
from literature.library.load import load_library, page_files
from literature.model import Library
from literature.settings import Settings
from literature.sources.bibtex import read_bibliography
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page
from literature.sources.provenance import read_provenance

from .pages import made_pages
from .tables import provenance
from .works import made_works

MARK = "made"
"""Stands in the key of every made-up work."""


def filled_library(root: Path, references: int = 10_000, pages: int = 1_000, seed: int = 5) -> Library:
    """The library of the site in `root`, filled up to so many references and pages."""
    settings = Settings()
    real = load_library(root, settings, page_files(root, root / "docs", []))
    works = list(made_works(references - len(real.references), seed, MARK))
    taken = [name.lower() for page in real.pages.values() for name in (page.title, *page.front.aliases)]
    made = made_pages(works, pages - len(real.pages), seed, taken)
    bib = read_bibliography([("bibliography/made.bib", "\n".join(work.entry for work in works))])
    figures, _ = read_findings("bibliography/made.csv", made.findings)
    rows, _ = read_provenance("bibliography/checked.csv", provenance(works, seed))
    # Below the folders of their kinds, and apart from the real pages.
    files = [_file(*uri.rpartition("/"), text) for uri, text in made.texts.items()]
    return build(
        [*real.references.values(), *bib.references],
        [*real.pages.values(), *(read_page(file, settings.kinds)[0] for file in files)],
        [*real.findings.values(), *figures],
        [*real.provenance.values(), *rows],
    )


def _file(folder: str, slash: str, name: str, text: str) -> PageFile:
    uri = f"{folder}{slash}{MARK}/{name}"
    return PageFile(uri, f"docs/{uri}", text)
