"""A new edition of a site: the site read in all its languages, asked for what is wrong, and brought into files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from literature.build.identity import identity_of
from literature.build.reading import Reading
from literature.checks import Diagnostic, Severity, diagnose
from literature.editions.edition_files import EditionFiles
from literature.editions.frozen_files import frozen_files
from literature.editions.state import EditionState
from literature.library.load import page_files
from literature.model import Edition, Problem, Steps, uncounted
from literature.sources import disk
from literature.sources.edition_folders import ABSENT_EDITION, folder_of
from literature.sources.project import Project
from literature.text.edition_name import edition_date


@dataclass(frozen=True)
class SiteToFreeze:
    """A site as an edition is made of it."""

    project: Project
    readings: tuple[Reading, ...]
    """One for each language, the default one first."""
    diagnostics: tuple[Diagnostic, ...]
    """Problems with which the site does not build strictly."""

    @classmethod
    def of(cls, project: Project, name: str, steps: Steps = uncounted) -> SiteToFreeze:
        """Read the site. What is wrong with the folder of the edition that is to be made is no problem of the site's,
        nor is that the last one is not there, which whoever compares with it is told."""
        problems: list[Problem] = [*project.problems, *project.missing_folders()]
        files = page_files(project.root, project.docs, problems)
        codes = project.languages.codes
        readings, told = [], {}
        for code in codes or ("",):
            pages = project.languages.pages(files, code) if code else files
            folder = f"{code}/" if code != (codes or ("",))[0] else ""
            own = replace(project, language=code) if code else project
            reading = Reading.of_project(own, pages, problems, identity=identity_of(project, folder), steps=steps)
            readings.append(reading)
            library = replace(reading.library, permalinks=()) if folder else reading.library
            told.update({(one.rule.code, one.problem.location): one for one in diagnose(library, steps=steps)})
        made = f"{disk.relative_name(folder_of(project.root, project.settings.editions, name), project.root)}/"
        counts = (
            one
            for one in told.values()
            if one.severity is not Severity.NOTE
            and one.rule != ABSENT_EDITION
            and not one.problem.location.path.startswith(made)
        )
        return cls(project, tuple(readings), tuple(counts))

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Those that were made before, in order of their days."""
        return self.readings[0].library.editions

    def before(self, name: str) -> Edition | None:
        """The last edition before one of this name."""
        return next((one for one in reversed(self.editions) if one.name < name), None)

    def frozen(self, name: str, before: Edition | None) -> EditionFiles:
        """The edition of this name. Raises ValueError where what the edition before said cannot be read, and where a
        page stands where a file of the edition's own goes."""
        data = {path: content for files in self._data() for path, content in files.items()}
        date = edition_date(name)
        assert date is not None
        said = (before.name, self._said_in(before)) if before else None
        return EditionFiles.of(self.readings[0].site, name, date, data, said)

    def _data(self) -> Iterator[dict[str, bytes]]:
        codes = self.project.languages.codes or ("",)
        for code, reading in zip(codes, self.readings, strict=True):
            yield dict(frozen_files(reading.site, f"{code}/" if code != codes[0] else ""))

    def _said_in(self, edition: Edition) -> EditionState:
        folder = folder_of(self.project.root, self.project.settings.editions, edition.name)
        where = disk.relative_name(folder, self.project.root)

        def read(path: str) -> bytes:
            content = disk.read_bytes(folder / path)
            if content is None:
                raise ValueError(f"{where}/{path} is not there")
            return content

        if not edition.files:
            raise ValueError(f"the folder {where} is not there")
        return EditionState.of(edition.files, read)
