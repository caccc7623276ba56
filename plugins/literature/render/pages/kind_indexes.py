"""Index pages of the kinds of authored pages: all summaries, all concepts, all claims, all reading lists."""

from __future__ import annotations

from collections.abc import Callable

from literature.model import Page, PageKind
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.text.folding import fold
from literature.vocabulary.grades import VERDICTS

_TITLES: dict[PageKind, str] = {
    "summary": "Summaries",
    "concept": "Concepts",
    "claim": "Claims",
    "reading": "Reading lists",
}


def kind_index_uris(site: Site) -> dict[str, str]:
    """Uri and title of the index page of each folder that holds pages of its kind."""
    kinds = {page.kind for page in site.library.pages.values()}
    return {f"{folder}/index.md": _TITLES[kind] for folder, kind in site.settings.kinds.items() if kind in kinds}


def kind_index(here: Here, uri: str, describe: Callable[[Page], str]) -> str:
    """HTML list of the pages of a folder's kind, by title, each with what it says first (`describe`), but for claims,
    whose titles say it; concepts under their first letter."""
    site = here.site
    kind = site.settings.kinds[uri.removesuffix("/index.md")]
    pages = sorted((page for page in site.library.pages.values() if page.kind == kind), key=_order)
    words = {page.uri: describe(page) if kind != "claim" else "" for page in pages}
    return fill(here, "kind_index.html", groups=_groups(kind, pages), words=words, verdicts=VERDICTS)


def _groups(kind: PageKind, pages: list[Page]) -> list[tuple[str, list[Page]]]:
    if kind != "concept":
        return [("", pages)]
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(fold(page.title)[:1].upper(), []).append(page)
    return list(groups.items())


def _order(page: Page) -> tuple[str, str]:
    return fold(page.title).lstrip("“\"'‘"), page.uri
