"""One page on its way through Zensical's Markdown, in Zensical's own process.

The command has resolved the page before (`prepared_pages.py`). Where Zensical was started without it, or puts other
files into the page, the site is read here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.hosts.page_meta import make_plain
from literature.hosts.zensical.noted_headings import with_note
from literature.hosts.zensical.prepared_pages import PREPARED, PreparedPage, PreparedPages, without_fingerprint
from literature.hosts.zensical.source_links import for_source
from literature.render.frame.contents import PageHeading, nested
from literature.render.frame.frame import FRAME_CONTENTS, FRAME_URI
from literature.sources.search_options import is_hidden

if TYPE_CHECKING:
    from literature.build.site_build import SiteBuild

Contents = list[dict[str, Any]]
"""A page's table of contents, as the extension `toc` has it: each item holds those below it."""


class Rendering:
    """The page that Zensical renders."""

    def __init__(self, page: Any, config: dict[str, Any], options: Mapping[str, Any]) -> None:
        """`page` and `config` are Zensical's, `options` those of the extension."""
        self._page = page
        self._config = config
        self._options = options
        self._prepared = PreparedPages(Path(options[PREPARED])) if PREPARED in options else None
        self._own = ""
        self._made = PreparedPage("")

    def text(self, markdown: str) -> str:
        """The page's own text, with a mark for everything that was resolved."""
        self._own = without_fingerprint(markdown)
        if self._prepared is None:
            self._made = self._resolved()
        else:
            # The frame of generated pages is none of them.
            self._made = self._prepared.read(self._page.path) or PreparedPage(markdown)
        for name, value in self._made.meta.items():
            self._page.meta.setdefault(name, value)
        make_plain(self._page.meta)
        return self._made.markdown

    def included(self, markdown: str) -> str:
        """What Markdown reads for the page, where that is not what `text` gave it."""
        if markdown == self._made.markdown:
            return markdown
        if self._prepared is not None:
            # Marks go on counting from those of the page's own text, which another process has resolved.
            self._resolved()
        path, url = self._page.path, self._page.url
        build = self._build()
        text = build.included_text(path, url, markdown)
        self._made = replace(self._made, placing=for_source(build.placing(path), url, path))
        return text

    def html(self, html: str) -> str:
        """Everything in its place."""
        return self._made.placing.html(html)

    def whole(self, html: str, found: Contents) -> tuple[str, Contents]:
        """The whole page, whose HTML `html` gave, and its contents, of which `toc` has found those in its Markdown."""
        headings = FRAME_CONTENTS if self._page.path == FRAME_URI else self._made.placing.headings(html)
        contents = nested(headings, _item) if headings else found
        if self._prepared is None or is_hidden(self._page.meta):
            return html, contents
        return with_note(html, [(item["level"], item["id"]) for item in _all_items(found)]), contents

    def _resolved(self) -> PreparedPage:
        path, url = self._page.path, self._page.url
        build = self._build()
        text = build.page_text(path, url, self._own)
        for fault in text.faults:
            print(fault, file=sys.stderr)
        return PreparedPage.of(text, build.placing(path), url, path)

    def _build(self) -> SiteBuild:
        # Reading a site takes modules that a page that was resolved has no need of.
        from literature.hosts.zensical.live_build import LiveBuild

        return LiveBuild.of(self._config, self._options).for_page(self._page.path, self._own)


def _all_items(items: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for item in items:
        yield item
        yield from _all_items(item["children"])


def _item(heading: PageHeading, below: Contents) -> dict[str, Any]:
    title = escape(heading.title)
    shown = {"name": title, "html": title, "data-toc-label": ""}
    return {"level": heading.level, "id": heading.id, **shown, "children": below}
