"""One build of a site, from files to finished pages, for any host that renders Markdown and a theme."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from literature.build.asset_files import asset_files
from literature.build.data_files import data_file_makers
from literature.build.disk_packs import PACKS, DiskPacks
from literature.build.host_indexes import sitemaps
from literature.build.page_text import PageText, PageTexts
from literature.build.phases import Phases
from literature.build.search_files import SEARCH_DATA, write_search
from literature.checks import Diagnostic, diagnose
from literature.checks.diagnosis import weighed
from literature.checks.unresolved import IncludedFile, left_on_page
from literature.exports.records import records_of
from literature.exports.site_files import FEED, all_dates
from literature.library.load import load_library
from literature.library.site_links import page_address
from literature.model import Level, LinkFault, Location, Problem
from literature.rebuilding.build_cache import BuildCache
from literature.references.publishing import published_all
from literature.render.frame.contents import PageHeading, contents_title, with_contents
from literature.render.frame.frame import Frame
from literature.render.frame.instant_navigation import with_links_in_svg
from literature.render.frame.problem_bar import problem_bars, with_problem_bar
from literature.render.frame.theme_faults import without_theme_faults
from literature.render.inserts import Inserts
from literature.render.linked_text import link_included, may_hold_tokens
from literature.render.pages.findings_page import EVIDENCE_MAP_URI
from literature.render.pages.generated import GeneratedPages
from literature.render.pages.map_page import MAP_URI, has_map, map_markdown
from literature.render.pages.search_page import SEARCH_URI, search_markdown
from literature.render.placing import Placing
from literature.settings import Settings
from literature.site.addresses import Addresses, file_of
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity
from literature.sources import disk
from literature.sources.own_templates import read_templates
from literature.sources.pages import PageFile
from literature.sources.project import CONFIGURATIONS, Project
from literature.styles.choose import style_of
from literature.text.xml import xml_attribute
from literature.vocabulary.catalog import catalog_for
from literature.vocabulary.page_kinds import PLAIN

T = TypeVar("T")

_WIDE = "---\nhide:\n  - navigation\n  - toc\n---\n\n"
"""Front matter by which Material gives a page its full width."""
_WIDE_PAGES = ("findings/index.md", "references/index.md")


@dataclass
class SiteBuild:
    """What a host asks for, in the order in which it asks."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    generated: GeneratedPages
    messages: tuple[str, ...] = ()
    """What the citation style was not followed in, and that there are no texts in the site's language."""
    is_repeated: bool = False
    """Whether the host builds again and again, so that noting what a page was made from pays."""
    packs: DiskPacks = field(default_factory=DiskPacks, repr=False)
    _frame: Frame | None = field(default=None, repr=False)
    _anchors: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict, repr=False)
    _pieces: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _notes: dict[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict, repr=False)
    _kickers: dict[str, str] = field(default_factory=dict, repr=False)
    _told: set[str] = field(default_factory=set, repr=False)
    """Formats whose faults have been told."""

    @classmethod
    def read(
        cls,
        root: Path,
        settings: Settings,
        page_files: Iterable[PageFile],
        page_urls: Mapping[str, str],
        problems: Iterable[Problem] = (),
        *,
        uses_directories: bool = True,
        links: Mapping[LinkFault, Level] | None = None,
        identity: SiteIdentity | None = None,
        custom_dir: str = "",
        language: str = "",
        place: Callable[[str], Location] | None = None,
        cache: BuildCache | None = None,
        phases: Phases | None = None,
    ) -> SiteBuild:
        """Read all files and join them.

        `page_urls` are the host's addresses of the authored pages, `problems` what was found wrong on the way to them,
        `links` what the site makes of faults of links, `custom_dir` the theme's folder of the site's own files,
        `language` the code of the theme's language, `place` says where an option is set, `cache` holds what earlier
        builds with the same settings have made,
        `phases` is told how long each step takes.
        """
        phase = (phases or Phases()).phase
        results = cache or BuildCache()
        templates, faults = read_templates(root, custom_dir)
        met = (*problems, *faults)
        with phase("Reading files"):
            library = load_library(
                root, settings, page_files, met, uses_directories=uses_directories, links=links, cache=results
            )
        # What is checked is all that the files hold; what follows sees only what is published.
        read, also = library.references, frozenset(settings.fields)
        shown = results.of("published references", (read, also), lambda: published_all(read, also))
        site_library = replace(library, references=shown)
        with phase("Styling works"):
            chosen = style_of(site_library, root, settings, results)
        if refused := chosen.problems(place("style") if place else Location(CONFIGURATIONS[0])):
            library = replace(library, problems=(*library.problems, *refused))
        urls = results.same("page urls", page_urls)
        addresses = Addresses.of(site_library, urls, uses_directories=uses_directories)
        addresses = replace(addresses, reference_slugs=results.same("reference slugs", addresses.reference_slugs))
        publisher = identity or SiteIdentity()
        wanted = settings.language or language or "en"
        catalog, untold = results.of("catalog", wanted, lambda: catalog_for(wanted))
        site = Site(site_library, chosen.style, addresses, settings, publisher, results, catalog, templates)
        with phase("Asking rules"):
            found = diagnose(library, cache=cache)
        messages = (*chosen.messages, *filter(None, (untold,)))
        return cls(site, found, GeneratedPages(site), messages, is_repeated=cache is not None)

    @classmethod
    def of_project(
        cls,
        project: Project,
        files: Iterable[PageFile],
        problems: Iterable[Problem] = (),
        *,
        identity: SiteIdentity | None = None,
        cache: BuildCache | None = None,
        phases: Phases | None = None,
    ) -> SiteBuild:
        """The build of a site on disk, with the addresses that hosts give to pages. See `read`."""
        uses_directories = project.uses_directories
        pages = tuple(files)
        addresses = {file.uri: page_address(file.uri, uses_directories=uses_directories) for file in pages}
        urls = {uri: quote(address) or "./" for uri, address in addresses.items()}
        return cls.read(
            project.root,
            project.settings,
            pages,
            urls,
            problems,
            uses_directories=uses_directories,
            links=project.links,
            identity=identity,
            custom_dir=project.custom_dir,
            language=project.language,
            place=project.place,
            cache=cache,
            phases=phases,
        )

    def index_pages(self) -> Iterator[tuple[str, str]]:
        """Uri and Markdown of each index page that no one has written; its body is added by `page_text`."""
        for uri, title in self._indexes.items():
            if uri not in self.site.library.pages:
                yield uri, (_WIDE if uri in _WIDE_PAGES else "") + f"# {title}\n"
        if EVIDENCE_MAP_URI not in self.site.library.pages and self.site.library.findings:
            yield EVIDENCE_MAP_URI, f"{_WIDE}# {self.site.catalog.gettext('Evidence map')}\n"
        if SEARCH_URI not in self.site.library.pages:
            yield SEARCH_URI, search_markdown(self.site)
        if MAP_URI not in self.site.library.pages and has_map(self.site):
            yield MAP_URI, map_markdown(self.site)

    @cached_property
    def _indexes(self) -> dict[str, str]:
        folders = {f"{folder}/index.md": title for folder, title in self.generated.index_folders.items()}
        return folders | self._texts.kind_indexes

    def page_text(self, uri: str, address: str, markdown: str) -> PageText:
        """The host's Markdown of a page with a mark for everything that was resolved, and what describes the page."""
        text = self._texts.of(uri, address, markdown)
        self._pieces[uri], self._notes[uri], self._kickers[uri] = text.pieces, text.notes, text.kicker
        return text

    def page_as_markdown(self, uri: str) -> PageText:
        """An authored page's own text, resolved. Raises KeyError for a page that the site does not have."""
        return self.page_text(uri, self.site.addresses.page_urls[uri], self.site.library.pages[uri].text)

    def included_text(self, uri: str, address: str, markdown: str) -> str:
        """Markdown that the host has put into a page since `page_text`, or reads on its own for the page, with what it
        cites and links to resolved."""
        if not may_hold_tokens(markdown):
            return markdown
        inserts = Inserts(self._pieces.get(uri, ()))
        text = link_included(Here(self.site, address, uri), markdown, inserts)
        self._pieces[uri] = inserts.pieces
        return text

    def left_on_page(self, uri: str, html: str, included: Iterable[IncludedFile]) -> tuple[Diagnostic, ...]:
        """What a rendered page shows as it was typed, as far as it was not found before; `included` are the files that
        the host puts into it, asked only if there is something."""
        known = {found.problem.location for found in self.diagnostics}
        problems = [
            problem for problem in left_on_page(self.site.library, uri, html, included) if problem.location not in known
        ]
        found = weighed(self.site.library, problems)
        self.diagnostics += found
        return found

    def placing(self, uri: str) -> Placing:
        """What belongs into a page, and what was included into it, for hosts that render pages in another process."""
        # An index has a bar of letters of its own.
        pieces = self._pieces.get(uri, ())
        page, is_index = self.site.library.pages.get(uri), uri in self._indexes
        return Placing(
            pieces,
            self._notes.get(uri, {}),
            contents_title(self.site.catalog) if page is not None and page.kind != PLAIN and not is_index else "",
            self._kickers.get(uri, ""),
            has_headings=not is_index and any('<h2 id="' in piece for piece in pieces),
        )

    def page_html(self, uri: str, html: str) -> str:
        """The host's rendering of a page's Markdown with everything in its place."""
        placing = self.placing(uri)
        return self._once(("html", uri), (html, placing), lambda: placing.html(html))

    def page_headings(self, uri: str, html: str) -> tuple[PageHeading, ...]:
        """All headings of a page, whose HTML `page_html` gave, where some of them are ours and the host knows nothing
        of them; none elsewhere."""
        placing = self.placing(uri)
        return self._once(("headings", uri), (html, placing.has_headings), lambda: placing.headings(html))

    def page_ids(self, uri: str) -> frozenset[str]:
        """Ids in what `page_html` puts in place."""
        placing = self.placing(uri)
        return self._once(("ids", uri), placing.pieces, placing.ids)

    def _once(self, name: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """What is made of the inputs, by an earlier build if the host builds again and again."""
        return self.site.cache.of(name, inputs, make) if self.is_repeated else make()

    @cached_property
    def _texts(self) -> PageTexts:
        return PageTexts(self.site, self.generated, is_watched=self.is_repeated)

    def keep_anchors(self, uri: str, anchors: Iterable[tuple[int, str]]) -> None:
        """Take level and id of the headings of a rendered page that may be found."""
        self._anchors[uri] = tuple(anchors)

    def write_search(self, assets: Path) -> None:
        """Write the index of what may be found below the folder of the plugin's assets."""
        write_search(self.site, self._anchors, assets, self.packs)

    def write_packs(self, assets: Path) -> None:
        """Write what scripts read of a site that is opened from disk, once the search is written and all pages are
        kept for it (`packs`)."""
        for name, content in self.packs.files():
            disk.write_bytes(assets / PACKS / name, content)

    def assets(self) -> Iterator[tuple[str, str]]:
        """Name and content of each file that pages load."""
        return asset_files(self.site.catalog)

    @cached_property
    def data_files(self) -> dict[str, Callable[[], str | bytes]]:
        """By uri, what makes each data file beside the pages."""
        return data_file_makers(self.site)

    def export_faults(self) -> list[str]:
        """What formats of other packages failed to write since this was last asked: of each format, once."""
        found = {name: fault for name, fault in records_of(self.site).faults.items() if name not in self._told}
        self._told.update(found)
        return list(found.values())

    def finished(self, html: str, uri: str) -> str:
        """A finished page, valid, whose head names the feed where the site's own address is known, and whose links
        within plots do not stop a theme that navigates instantly."""
        return self._once(("finished", uri), html, lambda: self._finished(html))

    def _finished(self, html: str) -> str:
        url = self.site.identity.url
        title = xml_attribute(self.site.catalog.gettext("What is new"))
        link = f'<link rel="alternate" type="application/atom+xml" title={title} href={xml_attribute(url + FEED)}>'
        html = without_theme_faults(with_links_in_svg(html))
        return html.replace("</head>", f"{link}</head>", 1) if url else html

    def with_problems(self, html: str, uri: str) -> str:
        """A finished page with all that was found wrong, faults of its own file first: for authors, never published."""
        page = self.site.library.pages.get(uri)
        return with_problem_bar(html, self._bars.get(page.path if page is not None else "", self._bars[""]))

    @cached_property
    def _bars(self) -> dict[str, str]:
        """The bar by path of each file that something is wrong with, and for every other under the empty one."""
        return problem_bars([(found.problem.location.path, str(found)) for found in self.diagnostics])

    def keep_frame(self, rendered: str) -> str:
        """Take the theme's rendering of the frame. Why no page can be filled into it, else empty: without a frame there
        are no generated pages."""
        try:
            self._frame = Frame.from_html(rendered)
        except ValueError as error:
            self._frame = None
            return str(error)
        return ""

    @property
    def frame_advice(self) -> str:
        """What is to be said where the theme's frame makes the generated pages heavy; empty where it does not."""
        return self._frame.advice(len(self.generated_addresses)) if self._frame is not None else ""

    @property
    def generated_count(self) -> int:
        """How many generated pages the site has."""
        return len(self.generated_addresses)

    def filled_pages(self) -> Iterator[tuple[str, bytes]]:
        """File below the site's folder and HTML, in UTF-8, of each generated page, one at a time."""
        for address in self.generated.addresses():
            html = self._filled(address)
            if html is not None:
                yield file_of(address), html

    def _filled(self, address: str) -> bytes | None:
        """The generated page at an address. One that someone has written there stands."""
        if self._frame is None or address in self.site.addresses.of_pages:
            return None
        page = self.generated.page_at(address)
        title = contents_title(self.site.catalog)
        return self._frame.filled(replace(page, body=with_contents(page.body, title))) if page is not None else None

    @property
    def generated_addresses(self) -> tuple[str, ...]:
        """Of all generated pages."""
        basis = self.generated.basis
        return self.site.cache.of("generated addresses", basis, lambda: tuple(self.generated.addresses()))

    def write_file(self, address: str, site_folder: Path, assets: str) -> bool:
        """Write the file that is served at an address: a generated page, a data file, or the index of the search, which
        lies below the folder of the plugin's `assets`. False for an address that is none of these."""
        if address.startswith(assets + SEARCH_DATA):
            self.write_search(site_folder / assets)
            return True
        make = self.data_files.get(file_of(address))
        content = make() if make is not None else self._filled(address)
        if content is None:
            return False
        disk.write_bytes(site_folder / file_of(address), content if isinstance(content, bytes) else content.encode())
        return True

    def sitemaps(self, text: str, site_url: str, generated: Iterable[str] | None = None) -> dict[str, str]:
        """By file, the host's sitemap without the frame and with the generated pages, or an index and its parts;
        `generated` are their addresses where a site has them in several languages."""
        return sitemaps(
            text, site_url, self.generated_addresses if generated is None else generated, all_dates(self.site)
        )

    def watched_folders(self, root: Path) -> list[Path]:
        """Folders whose files the site is made from, besides the pages."""
        settings = self.site.settings
        tables = (settings.findings, settings.provenance, settings.notices, settings.permalinks)
        folders = {(root / name).parent for name in (*settings.bibliography_files, *tables) if name}
        return sorted(folder for folder in folders if disk.is_folder(folder) and "*" not in folder.as_posix())
