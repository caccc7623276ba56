"""Files as a site has them beside its pages, for `literature export`: works of a page, reading lists in every form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from literature.cli.inputs import Input
from literature.cli.reading import reading_of
from literature.exports.records import records_of
from literature.exports.site_files import READING_LIST_WRITERS, works_file
from literature.model import Page, ReadingList
from literature.site.site import Site
from literature.sources import disk
from literature.teaching import outputs
from literature.text.nearest import Nearest
from literature.vocabulary.export_formats import ExportFormat, reading_list_formats, teaching_formats

CARTRIDGES = {"1.1": "imscc", "1.3": "imscc-1.3"}
"""By version, the name of the format."""
DECK = "apkg"
"""Of the whole site, too."""
LISTS: Mapping[str, ExportFormat] = {
    one.name: one
    for one in (*reading_list_formats(), *teaching_formats())
    if one.name not in CARTRIDGES.values() or one.name == CARTRIDGES["1.1"]
}
"""Formats of reading lists, by the name that the command has for them: cartridges by one, and a version."""
_WRITERS: Mapping[str, Callable[[Site, Page, ReadingList], str | bytes]] = {**READING_LIST_WRITERS, **outputs.WRITERS}


@dataclass(frozen=True)
class SiteFiles:
    """A site on disk with the addresses that it is published under."""

    found: Input
    site: Site

    @classmethod
    def of(cls, found: Input, *, page: Path | None = None, all_fields: bool = False) -> SiteFiles:
        """The site in the language of a page, or in the default one. With `all_fields`, works have those that a site
        keeps back."""
        reading = reading_of(found, page)
        site = reading.site
        return cls(found, replace(site, library=reading.library) if all_fields else site)

    def works(self, page: Path, one: ExportFormat) -> tuple[bytes, str]:
        """The works of a page as the file beside it, and what a format of another package has failed to write."""
        content = works_file(self.site, self.found.file_of(page).uri, one)
        return content, records_of(self.site).faults.get(one.name, "")

    def reading_list(self, name: str, target: str, version: str) -> bytes:
        """A reading list as the file beside its page. Raises a usage error where there is none."""
        reading = self._list(name)
        page = self.site.library.pages[reading.page_uri]
        wanted = CARTRIDGES[version] if target == CARTRIDGES["1.1"] else target
        all_forms = replace(self.site.settings, teaching=tuple(one.name for one in teaching_formats()))
        made = {one.name for one in outputs.formats_for_teaching(replace(self.site, settings=all_forms), page, reading)}
        if wanted in outputs.WRITERS and wanted not in made:
            raise click.UsageError(f"{page.path} has no questions, and is about no concept or claim that has some")
        if LISTS[target].needs_dates and not reading.has_dates:
            raise click.UsageError(f"{page.path} has no dates")
        return _written(lambda: _WRITERS[wanted](self.site, page, reading))

    def deck(self) -> bytes:
        """All cards of the site. Raises a usage error where there are none."""
        content = _written(lambda: outputs.site_deck(self.site))
        if not content:
            raise click.UsageError("no concept and no question of the site makes a card")
        return content

    def _list(self, name: str) -> ReadingList:
        """The reading list of a page that is named by its file or by its id."""
        lists = self.site.library.reading_lists
        project = self.found.project
        assert project is not None
        path = disk.real_path(Path(name))
        file = next((one for one in self.found.files if disk.real_path(project.root / one.path) == path), None)
        by_id = {self.site.library.pages[uri].id: reading for uri, reading in lists.items()}
        reading = lists.get(file.uri) if file else by_id.get(name)
        if reading is not None:
            return reading
        if file:
            raise click.UsageError(f"{name} has no block 'readings'")
        nearest = " or ".join(f"'{near}'" for near in Nearest(by_id).to(name))
        hint = f"; did you mean {nearest}?" if nearest else f"; there are {', '.join(sorted(by_id))}" if by_id else ""
        raise click.UsageError(f"no reading list is called '{name}'{hint}")


def _written(make: Callable[[], str | bytes]) -> bytes:
    try:
        content = make()
    except LookupError as error:
        raise click.ClickException(str(error)) from None
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")
