"""What is done once Zensical has rendered a site: generated pages in its theme's frame, search, exports, sitemap."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from urllib.parse import quote, unquote

from literature.build.host_indexes import leave_frame_out
from literature.build.site_build import SiteBuild
from literature.build.social_cards import SocialCards
from literature.build.writing import SiteWriting
from literature.checks import Diagnostic
from literature.exports.sitemap import SITEMAP
from literature.hosts.included_text import included_files
from literature.hosts.progress import Progress
from literature.hosts.zensical.host_values import HostConfig, with_slash
from literature.hosts.zensical.noted_headings import Anchors, without_note
from literature.hosts.zensical.staged_project import StagedProject
from literature.library.site_links import page_address
from literature.render.frame.frame import FRAME_ADDRESS, FRAME_URI, SLUG
from literature.site.addresses import file_of
from literature.sources import disk, folders

_SEARCH_INDEX = "search.json"
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)


class FinishedSite:
    """One rendered site on its way to a whole one."""

    def __init__(self, build: SiteBuild, staged: StagedProject, config: HostConfig, cards: SocialCards | None) -> None:
        self._build = build
        self._staged = staged
        self._config = config
        self._cards = cards
        self._site = staged.site

    @property
    def is_rendered(self) -> bool:
        """Whether Zensical has rendered every page."""
        return all(disk.is_file(self._site / file) for file in (self._frame_file, *self._pages))

    def finish(self) -> tuple[list[str], list[Diagnostic]]:
        """Write everything into the folder that Zensical has built. What went wrong, in words, and what rendered pages
        show as it was typed, as far as it was not found before."""
        faults = self._keep_frame()
        folders.remove_folder(self._site / SLUG)
        left = list(self._finish_pages())
        self._finish_indexes()
        return faults + self._write_made_files(), left

    def write_generated(self) -> list[str]:
        """Write what no page is rendered for, where it has changed, and leave alone what Zensical writes, which goes on
        to serve it. What went wrong, in words."""
        for file, uri in self._pages.items():
            self._keep_anchors(uri, without_note(self._text_of(file))[1])
        return self._keep_frame() + self._write_made_files()

    @cached_property
    def _pages(self) -> dict[str, str]:
        """By file of the site, the uri of each authored page."""
        urls = self._build.site.addresses.page_urls
        return {unquote(file_of(urls[uri].removeprefix("./"))): uri for uri in self._build.site.library.pages}

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """By file of the site, the address of each page that Zensical has rendered and that is the site's own."""
        addresses = {file: self._build.site.addresses.page(uri) for file, uri in self._pages.items()}
        for uri, _ in self._build.index_pages():
            address = page_address(uri, uses_directories=self._config["use_directory_urls"])
            addresses[file_of(address)] = quote(address)
        return addresses

    @property
    def _frame_file(self) -> str:
        return file_of(f"{FRAME_ADDRESS}/" if self._config["use_directory_urls"] else f"{FRAME_ADDRESS}.html")

    def _keep_frame(self) -> list[str]:
        """Take the theme's frame from the page that holds it. What is wrong with it, in words."""
        fault = self._build.files.keep_frame(self._build.finished(self._text_of(self._frame_file), FRAME_URI))
        return [f"The generated pages, such as those of references, are not written: {fault}."] if fault else []

    def _write_made_files(self) -> list[str]:
        build, site = self._build, self._site
        for uri, make in build.files.data_files.items():
            content = make()
            disk.write_changed(site / uri, content if isinstance(content, bytes) else content.encode("utf-8"))
        # Zensical may have threads of its own in this process, in which case there are no other processes.
        option = build.site.settings.workers
        SiteWriting(build.files, self._cards, site, disk.write_changed, option).finish(Progress.here())
        return build.files.export_faults()

    def _finish_pages(self) -> Iterator[Diagnostic]:
        for path in disk.html_files(self._site):
            file = path.relative_to(self._site).as_posix()
            html, anchors = without_note(disk.read_text(path, file)[0])
            if uri := self._pages.get(file):
                self._keep_anchors(uri, anchors)
                yield from self._left_on_page(uri, html)
            finished = self._build.finished(html, uri or file, self._addresses.get(file))
            data = self._build.files.shared.without(finished).encode("utf-8")
            disk.write_bytes(path, data)
            self._build.files.packs.keep_page(file, data)

    def _left_on_page(self, uri: str, html: str) -> Iterable[Diagnostic]:
        extensions, options = self._config["markdown_extensions"], self._config["mdx_configs"]
        markdown = self._build.site.library.pages[uri].text
        article = _ARTICLE.search(html)
        included = included_files(extensions, options, self._staged.project.root, markdown)
        return self._build.left_on_page(uri, article[0] if article else html, included)

    def _keep_anchors(self, uri: str, anchors: Anchors | None) -> None:
        # A page that may not be found has no note.
        if anchors is not None:
            self._build.files.keep_anchors(uri, anchors)

    def _finish_indexes(self) -> None:
        leave_frame_out(self._site / _SEARCH_INDEX)
        sitemap = self._site / SITEMAP
        if disk.is_file(sitemap):
            text = disk.read_text(sitemap, SITEMAP)[0]
            for name, part in self._build.files.sitemaps(text, with_slash(self._config.get("site_url") or "")).items():
                disk.write_changed(self._site / name, part.encode("utf-8"))
            own = disk.read_bytes(sitemap) or b""
            disk.write_changed(sitemap.with_name(f"{SITEMAP}.gz"), gzip.compress(own, mtime=0))

    def _text_of(self, file: str) -> str:
        return disk.read_text(self._site / file, file)[0]
