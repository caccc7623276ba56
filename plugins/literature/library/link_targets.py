"""Where links by name lead: `[[page]]`, `[[page#heading]]`, `[[#heading]]`. `library/names.py` has the pages' names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from literature.library.headings import anchor_named
from literature.model import Library, Page, Wikilink
from literature.text.folding import fold_name

FINDING = "finding:"
_HEADING = "#"


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link by name leads to."""

    uri: str
    """Of the page; empty when none has this name."""
    heading: str = ""
    """As written; empty when the link is to the page as a whole."""
    anchor: str = ""
    """Id of the heading; empty when there is none."""


def page_and_heading(target: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The name of the page, empty for the page itself, and the heading, empty for none. A page may have a name with
    the sign in it; of a row of headings (`page#one#two`) the last is meant."""
    if _HEADING not in target or fold_name(target) in names:
        return target, ""
    name, _, heading = target.partition(_HEADING)
    return name.strip(), heading.rpartition(_HEADING)[2].strip()


def uri_named(target: str, names: Mapping[str, str], own_uri: str) -> str:
    """The page that a link leads to; `own_uri` is the page on which it stands."""
    name, heading = page_and_heading(target, names)
    return names.get(fold_name(name), "") if name or not heading else own_uri


def link_target(library: Library, target: str, own_uri: str) -> LinkTarget:
    """Where a link on a page leads; not for findings."""
    heading = page_and_heading(target, library.names)[1]
    uri = uri_named(target, library.names, own_uri)
    if not heading or uri not in library.pages:
        return LinkTarget(uri, heading)
    return LinkTarget(uri, heading, anchor_named(library.pages[uri], heading))


def links_by_name(library: Library) -> Iterator[tuple[Page, Wikilink, LinkTarget]]:
    """Every link by name from a page to a page that is there."""
    for page in library.pages.values():
        for link in page.wikilinks:
            if not link.target.startswith(FINDING):
                found = link_target(library, link.target, page.uri)
                if found.uri:
                    yield page, link, found


def words_of(link: Wikilink, names: Mapping[str, str]) -> str:
    """What a link to a page says in plain text: its label, or its name with the heading behind a colon."""
    if link.label:
        return link.label
    name, heading = page_and_heading(link.target, names)
    return ": ".join(filter(None, (name, heading))) or link.target


def is_known_target(library: Library, target: str, own_uri: str) -> bool:
    """Whether a link on a page leads to a page, a heading or a finding that is there."""
    if target.startswith(FINDING):
        return target.removeprefix(FINDING).strip() in library.findings
    found = link_target(library, target, own_uri)
    return bool(found.uri) and (bool(found.anchor) or not found.heading)
