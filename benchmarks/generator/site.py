"""A whole site of one size on disk, with a configuration for each build that is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .pages import made_pages
from .tables import provenance
from .works import made_works

_WORKS_A_FILE = 2000
_CONFIG = """site_name: A made-up library
site_url: https://made.example/library/
docs_dir: docs
theme:
  name: material
  font: false
  features: [navigation.indexes, navigation.prune, navigation.tabs, toc.follow]
plugins: {plugins}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.superfences
{nav}"""
SITES: Mapping[str, str] = {
    "ours": "[{literature: {workers: 1}}]",
    "ours, two processes": "[{literature: {workers: 2}}]",
    "host": "[]",
    "host and search": "[search]",
    "mkdocs-bibtex simple": "[{bibtex: {bib_dir: bibtex}}]",
    "mkdocs-bibtex CSL": "[{bibtex: {bib_dir: bibtex, csl_file: style.csl}}]",
}
"""Plugins of each build that is compared, over the same pages."""
WHOLE_NAV: Mapping[str, str] = {"ours, all in nav": SITES["ours"], "host, all in nav": SITES["host"]}
"""Builds whose navigation is the host's own: it holds every page, and stands on every page."""
_IN_NAV = 24


@dataclass(frozen=True, slots=True)
class Size:
    """Pages and references of a library: `1000/5000`."""

    pages: int
    references: int

    @classmethod
    def from_words(cls, words: str) -> Size:
        """Of `1000/5000`. Raises ValueError for anything else."""
        pages, _, references = words.replace(",", "").partition("/")
        return cls(int(pages), int(references))

    def __str__(self) -> str:
        return f"{self.pages:,}/{self.references:,}"

    @property
    def folder(self) -> str:
        """A name for the folder of the site."""
        return f"{self.pages}-{self.references}"


def config_name(site: str) -> str:
    """The configuration of one of `SITES` or `WHOLE_NAV`."""
    return "mkdocs.yml" if site == "ours" else f"{site.replace(' ', '-').replace(',', '')}.yml"


def write_site(folder: Path, size: Size, seed: int = 1) -> None:
    """Write pages, bibliography, tables and every configuration. The plugin's own is `mkdocs.yml`."""
    works = list(made_works(size.references, seed))
    pages = made_pages(works, size.pages, seed)
    for uri, text in pages.texts.items():
        _write(folder / "docs" / uri, text)
    for start in range(0, len(works), _WORKS_A_FILE):
        part = works[start : start + _WORKS_A_FILE]
        name = f"works-{start // _WORKS_A_FILE + 1}.bib"
        _write(folder / "bibliography" / name, "\n".join(work.entry for work in part))
    _write(folder / "bibliography/provenance.csv", provenance(works, seed))
    _write(folder / "bibliography/findings.csv", pages.findings)
    concepts = [uri for uri in pages.texts if uri.startswith("concepts/")][:_IN_NAV]
    nav = 'not_in_nav: "*"\nnav:\n' + "".join(f"  - {uri}\n" for uri in ("index.md", "about.md"))
    nav += "  - Concepts:\n" + "".join(f"      - {uri}\n" for uri in concepts)
    for site, plugins in (SITES | WHOLE_NAV).items():
        given = nav if site in SITES else ""
        _write(folder / config_name(site), _CONFIG.format(plugins=plugins, nav=given))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
