"""Finished pages as the theme made them, from one build of a serving host to the next: a page whose content and place
in the navigation have not changed does not go through the theme's templates again.

What a theme may look at is compared as a whole: the page, all of the navigation. Who uses this starts anew when the
configuration or the theme changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, DictLoader, Environment

if TYPE_CHECKING:
    from jinja2.bccache import Bucket
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

_TEMPLATE = "literature-finished-page.html"
_UNSHOWN = frozenset({"description"})
"""Front matter that no theme's navigation shows of other pages."""


class FinishedPages:
    """What the theme's templates made of each page, and the templates' own code."""

    def __init__(self) -> None:
        self._outputs: dict[str, tuple[object, str]] = {}
        self._now: dict[str, object] = {}
        self._outline: object = ()
        self._code = _KeptCode()

    def prepare(self, env: Environment, nav: Navigation, files: Files, *, may_reuse: bool) -> None:
        """Have every page that would come out as before take its earlier output. `may_reuse` says that nothing else
        has a hand in what the templates are given."""
        env.bytecode_cache = self._code
        self._now = {}
        if not may_reuse:
            self._outputs.clear()
            return
        outline = tuple(_outline(nav.items))
        if outline != self._outline:
            self._outline = outline
        finished: dict[str, str] = {}
        for file in files.documentation_pages():
            page = file.page
            # A host marks drafts in what it renders, and themes may date the home page.
            if page is None or page.is_homepage or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
                continue
            seen = self._now[file.src_uri] = (_seen(page), self._outline)
            before = self._outputs.get(file.src_uri)
            if before is not None and before[0] == seen:
                finished[file.src_uri] = before[1]
                page.meta["template"] = _TEMPLATE
        env.globals["literature_finished_pages"] = finished
        template = "{{ literature_finished_pages[page.file.src_uri] }}"
        env.loader = ChoiceLoader([DictLoader({_TEMPLATE: template}), env.loader or BaseLoader()])

    def keep(self, page: Page, output: str) -> None:
        """Take what the templates made of a page."""
        seen = self._now.get(page.file.src_uri)
        if seen is not None:
            self._outputs[page.file.src_uri] = (seen, output)


class _KeptCode(BytecodeCache):
    """Compiled templates, kept in memory; the host makes its template environment anew for every build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


def _seen(page: Page) -> tuple[Any, ...]:
    """All that a template can see of the page it is for, besides the navigation."""
    around = [page.previous_page, page.next_page, *page.ancestors]
    return (
        page.content,
        dict(page.meta),
        page.title,
        page.url,
        page.canonical_url,
        page.edit_url,
        page.update_date,
        tuple(_contents(page.toc)),
        tuple((item.title, getattr(item, "url", "")) if item is not None else None for item in around),
    )


def _contents(items: Iterable[AnchorLink]) -> Iterable[tuple[Any, ...]]:
    for item in items:
        yield item.title, item.id, item.level, tuple(_contents(item.children))


def _outline(items: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    """Titles, addresses and front matter of everything in the navigation."""
    for item in items:
        meta = {name: value for name, value in getattr(item, "meta", {}).items() if name not in _UNSHOWN}
        yield type(item).__name__, item.title, getattr(item, "url", ""), meta, tuple(_outline(item.children or ()))
