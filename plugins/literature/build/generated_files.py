"""Files that no one writes, for any host: what each is made from, and where it stands below the site's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from literature.build.data_files import data_file_makers
from literature.build.disk_packs import PACKS, DiskPacks
from literature.build.host_indexes import sitemaps
from literature.build.search_files import SEARCH_DATA, write_search
from literature.build.site_outputs import SiteOutputs
from literature.exports.records import records_of
from literature.exports.site_files import all_dates
from literature.render.frame.contents import contents_title, with_contents
from literature.render.frame.frame import Frame
from literature.render.frame.shared_script import SHARED_SCRIPT, SharedScripts
from literature.render.pages.generated import GeneratedPages
from literature.site.addresses import file_of
from literature.site.here import Here
from literature.site.site import Site
from literature.sources import disk


class GeneratedFiles:
    """The files of one build: pages in the theme's frame, data files, outputs, the search, and packs for disks.

    A page needs the frame, the search the headings of all pages that are rendered; hosts hand in both when they have
    them.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages = GeneratedPages(site)
        self.shared = SharedScripts()
        self.packs = DiskPacks(are_wanted=not site.addresses.uses_directories)
        self._frame: Frame | None = None
        self._anchors: dict[str, tuple[tuple[int, str], ...]] = {}
        self._others_faults: dict[str, str] = {}
        self._told: set[str] = set()
        """Formats and outputs whose faults have been told."""

    def keep_frame(self, rendered: str) -> str:
        """Take the theme's rendering of the frame. Why no page can be filled into it, else empty: without a frame there
        are no generated pages."""
        try:
            self._frame = Frame.from_html(self.shared.without(rendered))
        except ValueError as error:
            self._frame = None
            return str(error)
        return ""

    def write_frame_script(self, assets: Path) -> None:
        """Write the script that finished pages share, where they do, below the folder of the plugin's assets."""
        if self.shared.code:
            disk.write_changed(assets / SHARED_SCRIPT, self.shared.code.encode("utf-8"))

    @property
    def frame_advice(self) -> str:
        """What is to be said where the theme's frame makes the generated pages heavy; empty where it does not."""
        return self._frame.advice(len(self.addresses)) if self._frame is not None else ""

    def filled_pages(self, addresses: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """File below the site's folder and HTML, in UTF-8, of each generated page, or of those at some addresses, one
        at a time."""
        for address in self.pages.addresses() if addresses is None else addresses:
            html = self._filled(address)
            if html is not None:
                yield file_of(address), html

    def _filled(self, address: str) -> bytes | None:
        """The generated page at an address. One that someone has written there stands."""
        if self._frame is None or address in self.site.addresses.of_pages:
            return None
        page = self.pages.page_at(address)
        if page is None:
            return None
        body = with_contents(page.body, contents_title(self.site.catalog))
        head = page.head + self.outputs.head(Here(self.site, address))
        return self._frame.filled(replace(page, body=body, head=head))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of all generated pages."""
        basis = self.pages.basis
        return self.site.cache.of("generated addresses", basis, lambda: tuple(self.pages.addresses()))

    def write_file(self, address: str, site_folder: Path, assets: str) -> bool:
        """Write the file that is served at an address: a generated page, a data file, a file of an output, or the index
        of the search or the script of the frame, which lie below the folder of the plugin's `assets`. False for an
        address that is none."""
        if address.startswith(assets + SEARCH_DATA):
            self.write_search(site_folder / assets)
            return True
        if address == assets + SHARED_SCRIPT:
            self.write_frame_script(site_folder / assets)
            return True
        make = self.data_files.get(file_of(address))
        content = make() if make is not None else self._filled(address)
        if content is None:
            content = self.outputs.file_at(file_of(address))
        if content is None:
            return False
        disk.write_bytes(site_folder / file_of(address), content if isinstance(content, bytes) else content.encode())
        return True

    def sitemaps(self, text: str, site_url: str, generated: Iterable[str] | None = None) -> dict[str, str]:
        """By file, the host's sitemap without the frame and with the generated pages, or an index and its parts;
        `generated` are their addresses where a site has them in several languages."""
        return sitemaps(text, site_url, self.addresses if generated is None else generated, all_dates(self.site))

    def keep_anchors(self, uri: str, anchors: Iterable[tuple[int, str]]) -> None:
        """Take level and id of the headings of a rendered page that may be found."""
        self._anchors[uri] = tuple(anchors)

    def write_search(self, assets: Path) -> None:
        """Write the index of what may be found below the folder of the plugin's assets."""
        write_search(self.site, self._anchors, assets, self.packs)

    def write_table_packs(self, assets: Path) -> None:
        """Write what a site that is opened from disk reads of the search, once that is written."""
        for name, content in self.packs.table_files():
            disk.write_bytes(assets / PACKS / name, content)

    def write_page_pack(self, assets: Path) -> None:
        """Write what a site that is opened from disk reads of pages, once all of them are kept for it (`packs`)."""
        for name, content in self.packs.page_files():
            disk.write_bytes(assets / PACKS / name, content)

    @cached_property
    def data_files(self) -> dict[str, Callable[[], str | bytes]]:
        """By uri, what makes each data file beside the pages."""
        return data_file_makers(self.site)

    @cached_property
    def outputs(self) -> SiteOutputs:
        """What is put beside pages and into their heads."""
        return SiteOutputs(self.site, lambda: [*self.data_files, *map(file_of, self.addresses)])

    @property
    def faults(self) -> Mapping[str, str]:
        """By format or output of another package, what it failed in so far, in this process or in others."""
        return {**self._others_faults, **records_of(self.site).faults, **self.outputs.faults}

    def keep_faults(self, faults: Mapping[str, str]) -> None:
        """Take the `faults` of another process."""
        self._others_faults |= faults

    def export_faults(self) -> list[str]:
        """What formats and outputs of other packages failed in since this was last asked: of each, once."""
        found = {name: fault for name, fault in self.faults.items() if name not in self._told}
        self._told.update(found)
        return list(found.values())
