"""Index pages of the kinds of authored pages, such as that of all summaries."""

from __future__ import annotations

from collections.abc import Callable

from literature.model import Page
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.site import Site
from literature.text.folding import fold
from literature.vocabulary.grades import VERDICTS, shown
from literature.vocabulary.page_kinds import PageKind, page_kind


def kind_index_uris(site: Site) -> dict[str, str]:
    """Uri and title of the index page of each folder that holds pages of its kind."""
    kinds = {page.kind for page in site.library.pages.values()}
    gettext, folders = site.catalog.gettext, site.settings.kinds
    return {f"{folder}/index.md": gettext(page_kind(kind).many) for folder, kind in folders.items() if kind in kinds}


def kind_index(here: Here, uri: str, describe: Callable[[Page], str]) -> str:
    """HTML list of the pages of a folder's kind, by title, as its row in the table of kinds has it: with what
    each page says first (`describe`), under first letters."""
    site = here.site
    kind = page_kind(site.settings.kinds[uri.removesuffix("/index.md")])
    pages = sorted((page for page in site.library.pages.values() if page.kind == kind.name), key=_order)
    words = {page.uri: describe(page) if kind.is_said else "" for page in pages}
    verdicts = {verdict: shown(verdict, VERDICTS, site.catalog) for verdict in VERDICTS}
    return fill(here, "kind_index.html", groups=_groups(kind, pages), words=words, verdicts=verdicts)


def _groups(kind: PageKind, pages: list[Page]) -> list[tuple[str, list[Page]]]:
    if not kind.has_letters:
        return [("", pages)]
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(fold(page.title)[:1].upper(), []).append(page)
    return list(groups.items())


def _order(page: Page) -> tuple[str, str]:
    return fold(page.title).lstrip("“\"'‘"), page.uri
