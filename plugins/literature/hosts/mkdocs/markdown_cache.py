"""Rendered Markdown, from one build to the next: text that has not changed is not rendered again.

A page's HTML follows from its Markdown, its address, the addresses of the files it links to, and what `fingerprint` in
`markdown_cache_file.py` tells of host and configuration. That module keeps it between runs.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink, TableOfContents

_Answer = list[Any] | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the host made of one page. Holds nothing but what JSON can hold."""

    markdown: str
    url: str
    asked: Mapping[str, _Answer]
    """By path, address and inclusion of each file that the page links to; None for one that is not there."""
    content: str
    toc: list[dict[str, Any]]
    title: str | None
    anchors: list[str] | None
    links: Mapping[str, dict[str, str]] | None
    """Links to anchors of other pages, by their uri."""


class RenderedPages:
    """What the host's Markdown made of each page. One that the host had something to say about is rendered each time,
    so that it says it again."""

    def __init__(self, pages: Mapping[str, Rendered] | None = None) -> None:
        self._pages = dict(pages or {})
        self._seen: set[str] = set()
        self.has_changed = False

    def prepare(self, page: Page) -> None:
        """Have a page that is about to be rendered take its earlier rendering where nothing has changed."""
        # Hosts have no hook around their rendering; a method of this one object is the least that can be changed.
        page.render = partial(self._render, page)  # type: ignore[method-assign]

    def current(self) -> dict[str, Rendered]:
        """By uri, the pages that were asked for."""
        return {uri: self._pages[uri] for uri in sorted(self._seen & self._pages.keys())}

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        uri = page.file.src_uri
        self._seen.add(uri)
        kept = self._pages.get(uri)
        if kept is not None and _holds(kept, page, files):
            _restore(page, kept, files)
            return
        self.has_changed = True
        asked = _AskedFiles(files)
        with _logged(type(page).__module__.partition(".")[0]) as records:
            type(page).render(page, config, cast("Files", asked))
        if records:
            self._pages.pop(uri, None)
            return
        links = getattr(page, "links_to_anchors", None)
        self._pages[uri] = Rendered(
            page.markdown or "",
            page.file.url,
            asked.answers,
            page.content or "",
            [_item(item) for item in page.toc],
            page._title_from_render,
            None if page.present_anchor_ids is None else sorted(page.present_anchor_ids),
            None if links is None else {file.src_uri: dict(anchors) for file, anchors in links.items()},
        )


class _AskedFiles:
    """A host's files that note which were asked for by path."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.answers: dict[str, _Answer] = {}

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        self.answers[path] = _answer(file)
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def _holds(kept: Rendered, page: Page, files: Files) -> bool:
    if (kept.markdown, kept.url) != (page.markdown, page.file.url):
        return False
    if not all(_answer(files.get_file_from_path(path)) == answer for path, answer in kept.asked.items()):
        return False
    return all(uri in files.src_uris for uri in kept.links or ())


def _answer(file: File | None) -> _Answer:
    return None if file is None else [file.url, file.inclusion.value]


def _restore(page: Page, kept: Rendered, files: Files) -> None:
    page.content = kept.content
    page.toc = _contents(page, kept.toc)
    page._title_from_render = kept.title
    page.present_anchor_ids = None if kept.anchors is None else set(kept.anchors)
    if kept.links is not None:
        page.links_to_anchors = {files.src_uris[uri]: dict(anchors) for uri, anchors in kept.links.items()}


def _item(item: AnchorLink) -> dict[str, Any]:
    return vars(item) | {"children": [_item(child) for child in item.children]}


def _contents(page: Page, items: list[dict[str, Any]]) -> TableOfContents:
    """Contents in the classes of the page's own host."""
    toc = import_module(f"{type(page).__module__.rpartition('.')[0]}.toc")

    def made(item: dict[str, Any]) -> AnchorLink:
        link: AnchorLink = toc.AnchorLink(item["title"], item["id"], item["level"])
        vars(link).update(item)
        link.children = [made(child) for child in item["children"]]
        return link

    contents: TableOfContents = toc.TableOfContents([made(item) for item in items])
    return contents


@contextmanager
def _logged(name: str) -> Iterator[list[logging.LogRecord]]:
    """What is logged below a name meanwhile."""
    recorder = _LogRecorder()
    logger = logging.getLogger(name)
    logger.addHandler(recorder)
    try:
        yield recorder.records
    finally:
        logger.removeHandler(recorder)


class _LogRecorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
