"""The link to where anyone may read a work, wherever the work is listed, and what is said of that place."""

from __future__ import annotations

from markupsafe import Markup

from literature.model import escape_attribute, escape_text
from literature.references.addresses import as_href
from literature.references.free_texts import free_text_of
from literature.site.site import Site
from literature.vocabulary.free_texts import PLACES


def free_link(site: Site, key: str) -> Markup:
    """`Free to read`, linked to the text; empty for a work of which no free text is known."""
    free = free_text_of(site.library.references[key])
    if free is None:
        return Markup()
    words, label = site.catalog.gettext("Free to read"), site.style.label(key).as_plain()
    href, name = escape_attribute(as_href(free.address)), escape_attribute(f"{words}: {label}")
    return Markup(f'<a class="lit-free" href="{href}" aria-label="{name}">{escape_text(words)}</a>')


def free_place(site: Site, key: str) -> str:
    """`At PubMed Central, seen in November 2026`; empty for a work of which no free text is known."""
    free = free_text_of(site.library.references[key])
    if free is None:
        return ""
    seen = free.seen.start if free.seen else None
    words = [site.catalog.gettext(PLACES[free.kind])] if free.kind else []
    if seen:
        when = site.catalog.month(seen.year, seen.month) if seen.month else str(seen.year)
        words.append(site.catalog.gettext("seen in %(month)s", month=when))
    text = ", ".join(words)
    return text[:1].upper() + text[1:]
