"""What each page of MkDocs or ProperDocs goes through: its text, the HTML of its content, the page that the theme has
made of it. `hosts/zensical/rendering.py` has the same for Zensical.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from literature.build.phases import Phases
from literature.build.site_build import SiteBuild
from literature.build.social_cards import SocialCards
from literature.hosts.included_text import included_files
from literature.hosts.mkdocs import host_values
from literature.hosts.mkdocs.language_root import LanguageRoot
from literature.hosts.mkdocs.made_pages import CountedPages
from literature.hosts.mkdocs.site_reading import log_all, told_by_host
from literature.hosts.mkdocs.theme_cache import FinishedPages
from literature.hosts.page_meta import make_plain
from literature.render.frame.frame import FRAME_CONTENTS, FRAME_URI
from literature.render.pieces.beside import META
from literature.sources import search_options

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The page that the host renders."""

    uri: str
    url: str
    markdown: str
    """As the host was given it."""


class HostPages:
    """The pages of one build, which the host takes one after another from stage to stage."""

    def __init__(
        self,
        build: SiteBuild,
        root: LanguageRoot,
        phases: Phases,
        log: logging.LoggerAdapter[logging.Logger],
        cards: SocialCards | None = None,
        finished: FinishedPages | None = None,
        is_serving: bool = False,
    ) -> None:
        """`cards`: pictures of pages, where the site has them. `finished`: pages that the theme has made
        before, where they are kept. `log` is told what is wrong on a page."""
        self._build = build
        self._root = root
        self._phases = phases
        self._log = log
        self._cards = cards
        self._finished = finished
        self._is_serving = is_serving
        self._shown = ShownPage("", "", "")
        self._counted = CountedPages("", 0)

    def is_frame(self, page: Page) -> bool:
        """Whether the page is the one that becomes the frame of generated pages."""
        return self._root.uri(page.file) == FRAME_URI

    def count(self, what: str, count: int) -> None:
        """Count so many pages along from here, and none of those before any more."""
        self.end()
        self._counted = CountedPages(what, count, self._is_serving)

    def end(self) -> None:
        """That was the last page of those that are counted."""
        self._counted.end()

    def text(self, markdown: str, page: Page) -> str:
        """The page's text with citations and links resolved and what belongs to its kind; what the host and its theme
        are to know of the page is put into its front matter."""
        with self._phases.part("Resolving the text of pages"):
            uri, url = self._root.uri(page.file), self._root.url(page.file.url)
            with told_by_host():
                text = self._build.page_text(uri, url, markdown)
        for fault in text.faults:
            self._log.error("%s", fault)
        make_plain(page.meta, text.description)
        if text.beside:
            page.meta[META] = text.beside
        if self._cards is not None and (card := self._cards.address(uri)):
            page.meta.setdefault("image", card)
        self._shown = ShownPage(uri, url, text.markdown)
        return text.markdown

    def included(self, markdown: str) -> str:
        """What the host's Markdown reads for the page that it renders, if that is not what the page was given."""
        shown = self._shown
        return markdown if markdown == shown.markdown else self._build.included_text(shown.uri, shown.url, markdown)

    def html(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """The page's content with everything in its place; headings of a page that may be found are noted."""
        self._counted.step()
        build, uri = self._build, self._root.uri(page.file)
        if not search_options.is_hidden(page.meta):
            build.files.keep_anchors(uri, host_values.anchors(page.toc))
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= build.page_ids(uri)
        with self._phases.part("Placing what belongs into pages"):
            html = build.page_html(uri, html)
        if uri == FRAME_URI:
            page.toc = host_values.table_of_contents(FRAME_CONTENTS)
            return html
        if headings := build.page_headings(uri, html):
            page.toc = host_values.table_of_contents(headings)
        root = Path(config.config_file_path).parent
        included = included_files(config.markdown_extensions, config.mdx_configs, root, page.markdown or "")
        log_all(self._log, build.left_on_page(uri, html, included))
        return html

    def whole(self, output: str, page: Page) -> str:
        """The whole page, of which the theme has made `output`, with what belongs into its head."""
        self._counted.step()
        if self._finished is not None:
            self._finished.keep(page, output)
        uri = self._root.uri(page.file)
        with self._phases.part("Finishing pages"):
            output = self._build.finished(output, uri, self._root.url(page.file.url))
        return self._build.with_problems(output, uri) if self._is_serving else self._build.files.shared.without(output)
