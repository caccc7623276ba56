"""One build of a site, from files to finished pages, for any host that renders Markdown and a theme."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from literature.checks import Diagnostic, diagnose
from literature.exports.site_files import FEED, Published, all_dates, site_files
from literature.exports.sitemap import dated_sitemap
from literature.exports.xml import xml_attribute
from literature.hosts.search_files import search_scripts, write_search
from literature.library.load import load_library
from literature.library.permalinks import letters_kept
from literature.model import Library, Location, Problem
from literature.render.addresses import Addresses
from literature.render.cards import page_card, page_description
from literature.render.cite_page import page_tools
from literature.render.corrections import correct_page
from literature.render.findings_files import findings_files
from literature.render.generated import GeneratedPages
from literature.render.instant import with_links_in_svg
from literature.render.kind_indexes import kind_index, kind_index_uris
from literature.render.map_page import MAP_MARKDOWN, MAP_URI, has_map, map_page
from literature.render.panels import with_panels
from literature.render.problem_bar import with_problem_bar
from literature.render.redirects import redirect_page, redirects
from literature.render.search_page import SEARCH_MARKDOWN, SEARCH_URI, search_page
from literature.render.shell import SLUG, Shell
from literature.render.site import Site, SiteIdentity
from literature.render.text import link_text
from literature.settings import Settings
from literature.sources import disk
from literature.sources.pages import PageFile
from literature.sources.schemas import schema_files
from literature.styles.choose import ChosenStyle, choose_style

ASSETS = (
    "literature.css",
    "findings.css",
    "findings.js",
    "readings.css",
    "readings.js",
    "copy.js",
    "cards.css",
    "cards.js",
    "search.css",
    "search/main.js",
)
_WIDE = "---\nhide:\n  - navigation\n  - toc\n---\n\n"
"""Front matter by which Material gives a page its full width."""
_WIDE_PAGES = ("findings/index.md", "references/index.md")
_SHELL_ENTRY = re.compile(rf"\s*<url>\s*<loc>[^<]*{SLUG}[^<]*</loc>.*?</url>", re.DOTALL)


@dataclass
class SiteBuild:
    """What a host asks for, in the order in which it asks."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    generated: GeneratedPages
    messages: tuple[str, ...] = ()
    """What the citation style was not followed in."""
    _shell: Shell | None = field(default=None, repr=False)
    _anchors: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict, repr=False)

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
        identity: SiteIdentity | None = None,
    ) -> SiteBuild:
        """Read all files and join them. `page_urls` are the host's addresses of the authored pages, `problems` what was
        found wrong on the way to them."""
        library = load_library(root, settings, page_files, problems)
        chosen = style_of(library, root, settings)
        if chosen.fault:
            problem = Problem("invalid-option", f"option 'style': {chosen.fault}", Location("mkdocs.yml"))
            library = replace(library, problems=(*library.problems, problem))
        addresses = Addresses.of(library, page_urls, uses_directories=uses_directories)
        site = Site(library, chosen.style, addresses, settings, identity or SiteIdentity())
        return cls(site, diagnose(library), GeneratedPages(site), chosen.messages)

    def index_pages(self) -> Iterator[tuple[str, str]]:
        """Uri and Markdown of each index page that no one has written; its body is added by `page_markdown`."""
        for uri, title in self._indexes().items():
            if uri not in self.site.library.pages:
                yield uri, (_WIDE if uri in _WIDE_PAGES else "") + f"# {title}\n"
        if SEARCH_URI not in self.site.library.pages:
            yield SEARCH_URI, SEARCH_MARKDOWN
        if MAP_URI not in self.site.library.pages and has_map(self.site):
            yield MAP_URI, MAP_MARKDOWN

    def _indexes(self) -> dict[str, str]:
        folders = {f"{folder}/index.md": title for folder, title in self.generated.index_folders.items()}
        return folders | kind_index_uris(self.site)

    def page_markdown(self, uri: str, address: str, markdown: str) -> str:
        """The host's Markdown of a page with everything resolved."""
        site = self.site.for_page(uri)
        page = site.library.pages.get(uri)
        text = link_text(site, markdown, address, page)
        if page is not None:
            text = with_panels(site, page, text, address)
            if uri not in kind_index_uris(self.site):
                text += "\n" + page_tools(self.site, page, address) + "\n"
                text += f"\n{correct_page(self.site, page, address)}\n"
            text += f"\n{page_card(site, page, address)}\n"
        folder = uri.removesuffix("/index.md")
        if uri != folder and folder in self.generated.index_folders:
            text += "\n" + self.generated.index_body(folder)
        elif uri in kind_index_uris(self.site):
            text += "\n" + kind_index(self.site, uri, address)
        elif uri == MAP_URI:
            text += "\n" + map_page(self.site, address)
        elif uri == SEARCH_URI:
            text += "\n" + search_page(self.site, address, self._group_folders)
        return text

    def description(self, uri: str) -> str:
        """What a page says first, as plain text for search engines and previews; empty for one that is not authored."""
        page = self.site.library.pages.get(uri)
        return page_description(self.site, page) if page is not None else ""

    @property
    def _group_folders(self) -> dict[str, str]:
        """Folders of references by author, year, type and venue, with their titles."""
        folders = self.generated.index_folders
        return {folder: title for folder, title in folders.items() if folder not in ("references", "findings")}

    def keep_anchors(self, uri: str, anchors: Iterable[tuple[int, str]]) -> None:
        """Take level and id of the headings of a rendered page that may be found."""
        self._anchors[uri] = tuple(anchors)

    def write_search(self, assets: Path) -> None:
        """Write the index of what may be found below the folder of the plugin's assets. Raises PagefindError."""
        write_search(self.site, self._anchors, assets)

    @staticmethod
    def assets() -> Iterator[tuple[str, str]]:
        """Name and content of each file that pages load."""
        for name in ASSETS:
            yield name, files("literature").joinpath(f"assets/{name}").read_text(encoding="utf-8")
        yield from search_scripts()

    def data_files(self) -> Iterator[tuple[str, str | bytes]]:
        """Uri and content of each data file beside the pages."""
        for name, content in findings_files(self.site.library).items():
            yield f"findings/{name}", content
        yield from site_files(self._published)
        yield from ((f"schemas/{name}", text) for name, text in schema_files())
        for former, current in redirects(self.site):
            yield _file(former), redirect_page(self.site, former, current)

    @property
    def _published(self) -> Published:
        site, identity = self.site, self.site.identity
        addresses = site.addresses
        return Published(
            site.library, site.style, addresses.page, addresses.reference, identity.name, identity.author, identity.url
        )

    def with_feed(self, html: str) -> str:
        """A finished page whose head names the feed where the site's own address is known, and whose links within
        plots do not stop a theme that navigates instantly."""
        url = self.site.identity.url
        link = (
            f'<link rel="alternate" type="application/atom+xml" title="What is new" href={xml_attribute(url + FEED)}>'
        )
        html = with_links_in_svg(html)
        return html.replace("</head>", f"{link}</head>", 1) if url else html

    def with_problems(self, html: str, uri: str) -> str:
        """A finished page with all that was found wrong, faults of its own file first: for authors, never published."""
        page = self.site.library.pages.get(uri)
        path = page.path if page is not None else ""
        here = [str(found) for found in self.diagnostics if found.problem.location.path == path]
        elsewhere = [str(found) for found in self.diagnostics if found.problem.location.path != path]
        return with_problem_bar(html, here, elsewhere)

    def keep_shell(self, rendered: str) -> None:
        """Take the theme's rendering of the frame."""
        self._shell = Shell.from_html(rendered)

    def filled_pages(self) -> Iterator[tuple[str, str]]:
        """File below the site's folder and HTML of each generated page, one at a time."""
        if self._shell is None:
            return
        written = set(self.site.addresses.page_urls.values())
        for page in self.generated.pages():
            # A page that someone has written at this address stands.
            if page.address in written:
                continue
            yield _file(page.address), self._shell.filled(page)

    def sitemap(self, text: str, site_url: str) -> str:
        """The host's sitemap without the frame and with the generated pages."""
        text = _SHELL_ENTRY.sub("", text)
        if not site_url:
            return text
        locations = (escape(site_url + address) for address in self.generated.addresses())
        entries = "".join(f"    <url>\n         <loc>{location}</loc>\n    </url>\n" for location in locations)
        return dated_sitemap(text.replace("</urlset>", f"{entries}</urlset>"), all_dates(self._published))

    def watched_folders(self, root: Path) -> list[Path]:
        """Folders whose files the site is made from, besides the pages."""
        settings = self.site.settings
        tables = (settings.findings, settings.provenance, settings.notices, settings.permalinks)
        folders = {(root / name).parent for name in (*settings.bibliography, *tables) if name}
        return sorted(folder for folder in folders if disk.is_folder(folder) and "*" not in folder.as_posix())


def style_of(library: Library, root: Path, settings: Settings) -> ChosenStyle:
    """The citation style of the site in `root`, ready for all its citations."""
    return choose_style(
        settings.style,
        library.references.values(),
        letters=letters_kept(library),
        citations=[citation for page in library.pages.values() for citation in page.citations],
        read_text=lambda name: disk.read_text_if_there(root / name),
    )


def without_frame(index: str) -> str:
    """The index of the host's own search without the frame, which not every theme's search leaves out; one that cannot
    be read stays as it is."""
    try:
        data = json.loads(index)
        data["docs"] = [document for document in data["docs"] if SLUG not in document["location"]]
    except (ValueError, LookupError, TypeError):
        return index
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _file(address: str) -> str:
    """The file that is served at an address."""
    return address + "index.html" if address.endswith("/") or not address else address
