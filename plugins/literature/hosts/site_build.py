"""One build of a site, from files to finished pages, for any host that renders Markdown and a theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from literature.checks import Diagnostic, diagnose
from literature.library.load import load_library
from literature.render.addresses import Addresses
from literature.render.findings_files import findings_files
from literature.render.generated import GeneratedPages
from literature.render.kind_indexes import kind_index, kind_index_uris
from literature.render.panels import with_panels
from literature.render.shell import SLUG, Shell
from literature.render.site import Site
from literature.render.text import link_text
from literature.settings import Settings
from literature.sources import disk
from literature.sources.pages import PageFile
from literature.styles import ApaStyle

ASSETS = ("literature.css", "findings.css", "findings.js")
_WIDE = "---\nhide:\n  - navigation\n  - toc\n---\n\n"
"""Front matter by which Material gives a page its full width."""
_SHELL_ENTRY = re.compile(rf"\s*<url>\s*<loc>[^<]*{SLUG}[^<]*</loc>.*?</url>", re.DOTALL)


@dataclass
class SiteBuild:
    """What a host asks for, in the order in which it asks."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    generated: GeneratedPages
    _shell: Shell | None = field(default=None, repr=False)

    @classmethod
    def read(
        cls,
        root: Path,
        settings: Settings,
        page_files: Iterable[PageFile],
        page_urls: Mapping[str, str],
        *,
        uses_directories: bool = True,
    ) -> SiteBuild:
        """Read all files and join them. `page_urls` are the host's addresses of the authored pages."""
        library = load_library(root, settings, page_files)
        style = ApaStyle(library.references.values())
        addresses = Addresses.of(library, page_urls, uses_directories=uses_directories)
        site = Site(library, style, addresses, settings)
        return cls(site, diagnose(library), GeneratedPages(site))

    def index_pages(self) -> Iterator[tuple[str, str]]:
        """Uri and Markdown of each index page that no one has written; its body is added by `page_markdown`."""
        for uri, title in self._indexes().items():
            if uri not in self.site.library.pages:
                yield uri, (_WIDE if uri == "findings/index.md" else "") + f"# {title}\n"

    def _indexes(self) -> dict[str, str]:
        folders = {f"{folder}/index.md": title for folder, title in self.generated.index_folders.items()}
        return folders | kind_index_uris(self.site)

    def page_markdown(self, uri: str, address: str, markdown: str) -> str:
        """The host's Markdown of a page with everything resolved."""
        text = link_text(self.site, markdown, address)
        page = self.site.library.pages.get(uri)
        if page is not None:
            text = with_panels(self.site, page, text, address)
        folder = uri.removesuffix("/index.md")
        if uri != folder and folder in self.generated.index_folders:
            text += "\n" + self.generated.index_body(folder)
        elif uri in kind_index_uris(self.site):
            text += "\n" + kind_index(self.site, uri, address)
        return text

    @staticmethod
    def assets() -> Iterator[tuple[str, str]]:
        """Name and content of each file that pages load."""
        for name in ASSETS:
            yield name, files("literature").joinpath(f"assets/{name}").read_text(encoding="utf-8")

    def data_files(self) -> Iterator[tuple[str, str]]:
        """Uri and content of each data file beside the pages."""
        for name, content in findings_files(self.site.library).items():
            yield f"findings/{name}", content

    def keep_shell(self, rendered: str) -> None:
        """Take the theme's rendering of the frame."""
        self._shell = Shell.from_html(rendered)

    def filled_pages(self) -> Iterator[tuple[str, str]]:
        """File below the site's folder and HTML of each generated page, one at a time."""
        if self._shell is None:
            return
        for page in self.generated.pages():
            file = page.address + "index.html" if page.address.endswith("/") else page.address
            yield file, self._shell.filled(page)

    def sitemap(self, text: str, site_url: str) -> str:
        """The host's sitemap without the frame and with the generated pages."""
        text = _SHELL_ENTRY.sub("", text)
        if not site_url:
            return text
        locations = (escape(site_url + address) for address in self.generated.addresses())
        entries = "".join(f"    <url>\n         <loc>{location}</loc>\n    </url>\n" for location in locations)
        return text.replace("</urlset>", f"{entries}</urlset>")

    def watched_folders(self, root: Path) -> list[Path]:
        """Folders whose files the site is made from, besides the pages."""
        settings = self.site.settings
        folders = {
            (root / name).parent for name in (*settings.bibliography, settings.findings, settings.provenance) if name
        }
        return sorted(folder for folder in folders if disk.is_folder(folder) and "*" not in folder.as_posix())
