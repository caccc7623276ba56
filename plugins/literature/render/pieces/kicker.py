"""The line above a page's title: what kind of page it is, which literature it belongs to, when it was reviewed.

`with_kicker` puts it there once the host has rendered the page, because hosts take a page's title from the heading that
its text begins with.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from literature.library.literatures import literatures_of_page
from literature.model import Page
from literature.render.pieces.literature_marks import literature_mark
from literature.site.here import Here
from literature.text.folding import fold
from literature.vocabulary.entry_types import type_of_one
from literature.vocabulary.page_kinds import PLAIN, page_kind

_HEADING = "<h1"
_SEPARATOR = Markup(' <span aria-hidden="true">\u00b7</span> ')


def page_kicker(here: Here, page: Page) -> str:
    """HTML for above the title of an authored page; empty for one of no kind and for an index."""
    if page.kind == PLAIN or page.uri.endswith(("/index.md", "/README.md")):
        return ""
    site, front = here.site, page.front
    folder = site.settings.folder_of(page.kind)
    kind = site.catalog.gettext(page_kind(page.kind).one)
    parts = [_link(here.to_index(folder), kind) if folder else kind]
    if front.design:
        parts.append(front.design[:1].upper() + front.design[1:])
    parts.append(_literatures(here, literatures_of_page(site.library, page)))
    # What a summary was written from stands on its card, with the day.
    if front.reviewed and page.kind != "summary":
        day = Markup('<time datetime="{}">{}</time>').format(
            front.reviewed.isoformat(), site.catalog.date(front.reviewed)
        )
        parts.append(Markup(site.catalog.gettext("Reviewed %(date)s", date=day)))
    return _line(parts)


def reference_kicker(here: Here, key: str) -> str:
    """The same for the page of a work."""
    site = here.site
    parts = [
        _link(here.to_index("references"), site.catalog.gettext("Reference")),
        type_of_one(site.library.references[key].type, site.catalog),
        _literatures(here, map(fold, site.library.literatures_of(key))),
    ]
    return _line(parts)


def with_kicker(html: str, kicker: str) -> str:
    """The rendered page with the line above its title; unchanged where it has no title."""
    before, heading, after = html.partition(_HEADING)
    return f"{before}{kicker}\n{heading}{after}" if kicker and heading else html


def _literatures(here: Here, names: Iterable[str]) -> Markup | str:
    """Mark and name of the site's two literatures as far as they are among the names; empty where none is."""
    its = set(names)
    sides = [(name, fold(name) in its) for name in here.site.literature_sides or ()] if its else []
    said = [name.capitalize() for name, is_its in sides if is_its]
    if not said:
        return ""
    mark = literature_mark(*(is_its for _, is_its in sides))
    return Markup('<span class="lit-literature">{} {}</span>').format(mark, ", ".join(said))


def _link(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _line(parts: Iterable[Markup | str]) -> str:
    return Markup('<p class="lit-kicker" data-search-exclude>{}</p>').format(_SEPARATOR.join(filter(None, parts)))
