"""What other programs call: read a bibliography, load a site, check it, style, render and export.

`__init__.py` hands these on; `docs/tool/python.md` documents them, says what is promised, and is their test.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from literature.build.project_library import project_library
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.checks import Diagnostic, diagnose
from literature.exports.formats import as_file
from literature.model import Library, Problem, Reference, RichText
from literature.references.publishing import published_all
from literature.settings import Settings
from literature.sources import bibtex, disk
from literature.sources.bibtex import Bibliography
from literature.sources.pages import PageFile
from literature.sources.project import Project, find_project
from literature.styles import Style
from literature.styles.choose import choose_style, style_of
from literature.text.nearest import Nearest
from literature.vocabulary.export_formats import works_formats


def read_bibliography(*paths: str | Path) -> Bibliography:
    """The references in BibTeX or BibLaTeX files, read as one: macros, `crossref` and `xdata` work across them.

    Never raises for what a file holds: what could not be read stands in `problems`, a file that is not there too.
    """
    problems: list[Problem] = []
    texts = []
    for path in map(Path, paths):
        text, faults = disk.read_text(path, path.as_posix())
        texts.append((path.as_posix(), text))
        problems += faults
    read = bibtex.read_bibliography(texts)
    return Bibliography(read.references, read.xdata, read.strings, (*problems, *read.problems))


def style_references(references: Iterable[Reference], style: str = "apa") -> Style:
    """A citation style for these references: labels and entries by key. `style` is what the option `style` takes.

    A style tells works apart, so it needs all references at once. Raises ValueError for a style that cannot be used.
    """
    settings, faults = Settings.from_mapping({"style": style})
    if faults:
        raise ValueError(faults[0].message)
    chosen = choose_style(
        settings.style,
        references,
        letters={},
        citations=(),
        read_text=lambda name: disk.read_text_if_there(Path(name)),
    )
    if chosen.fault:
        raise ValueError(chosen.fault)
    return chosen.style


def export_references(references: Iterable[Reference], to: str) -> str:
    """References in a format of `literature export`: `bibtex`, `ris`, `csl-json` or one of another package, with every
    field.

    Raises ValueError for a format that there is not, and where that of another package fails.
    """
    formats = {one.name: one for one in works_formats()}
    if to not in formats:
        raise ValueError(f"there is no format '{to}'{_hint(to, formats)}")
    text, fault = as_file(formats[to], references)
    if fault:
        raise ValueError(fault)
    return text


def load_site(folder: str | Path = ".") -> LoadedSite:
    """The site whose configuration (`mkdocs.yml`) stands in a folder or above it.

    Raises FileNotFoundError where there is none. What is wrong with the site's files is no error: `check` tells it.
    """
    project = find_project(disk.real_path(Path(folder)))
    if project is None:
        raise FileNotFoundError(f"there is no mkdocs.yml in {folder} or above")
    library, files = project_library(project)
    return LoadedSite(library, project, files)


@dataclass(frozen=True)
class LoadedSite:
    """A site as its files were when it was loaded."""

    library: Library
    """References, pages, findings and all that joins them."""
    _project: Project
    _files: tuple[PageFile, ...]

    @cached_property
    def style(self) -> Style:
        """The citation style that the site's options name; APA where that one cannot be used, as on the site."""
        return style_of(self.library, self._project.root, self._project.settings).style

    def check(self, *, with_notes: bool = False) -> tuple[Diagnostic, ...]:
        """What `literature check` reports, in order of file and line. Without notes, unless they are asked for."""
        return diagnose(self.library, with_notes=with_notes)

    def entry(self, key: str) -> RichText:
        """A work as the site lists it. Raises KeyError for a key that the library does not have."""
        return self.style.entry(self._known(key))

    def label(self, key: str, *, narrative: bool = False) -> RichText:
        """A work as a sentence names it: `Darwin, 1859`. Raises KeyError for a key that the library does not have."""
        return self.style.label(self._known(key), narrative=narrative)

    def render(self, page: str) -> str:
        """A page of the docs folder (`concepts/bond.md`) as Markdown with citations, links and blocks resolved, as
        `literature render` prints it. Raises KeyError for a page that the site does not have."""
        if page not in self.library.pages:
            raise KeyError(f"there is no page '{page}'{_hint(page, self.library.pages)}")
        return self._build.page_as_markdown(page).whole

    def export(self, to: str, keys: Sequence[str] | None = None) -> str:
        """References in a format of `literature export`, with the fields that the site publishes: those of the keys in
        their order, or all. Raises ValueError for a format that there is not, KeyError for an unknown key."""
        chosen = self.library.references if keys is None else [self._known(key) for key in keys]
        return export_references([self._published[key] for key in chosen], to)

    @cached_property
    def _published(self) -> dict[str, Reference]:
        return published_all(self.library.references, self._project.settings.fields)

    @cached_property
    def _build(self) -> SiteBuild:
        return SiteBuild.of(Reading.of_project(self._project, self._files))

    def _known(self, key: str) -> str:
        found = self.library.resolve(key)
        if not found:
            raise KeyError(f"no reference has the key '{key}'{_hint(key, self.library.keys)}")
        return found


def _hint(word: str, known: Iterable[str]) -> str:
    nearest = " or ".join(f"'{name}'" for name in Nearest(known).to(word))
    return f"; did you mean {nearest}?" if nearest else ""
