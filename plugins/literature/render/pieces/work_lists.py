"""Lists of works as HTML. A work stands in a dozen lists (its authors', its year's, its journal's): what it looks like
there is made once and kept, cut where it links to other pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from literature.model import escape_attribute
from literature.render.pieces.citation_meta import coins
from literature.render.pieces.free_links import free_link
from literature.site.here import Here, about_link_around, unmarked_entry
from literature.site.site import Site


@dataclass(frozen=True, slots=True)
class _Item:
    """A work as an item of a list, in three pieces: between the first two stand the marks of notices, between the last
    two the address of the work's page."""

    entry: str
    about: str
    end: str


class WorkLists:
    """The works of one site as items of lists from which citation managers can take them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._group = Here.in_folder(site, "authors")
        self._items: dict[str, _Item] = {}
        self._links_from_groups: dict[str, str] = {}

    def items(self, here: Here, keys: Iterable[str]) -> Markup:
        """The works in the order given, for the page."""
        # Nearly all lists stand on pages of groups, from which the links are the same.
        to_index = here.to_index("references")
        is_like_group = to_index == self._group.to_index("references")
        return Markup("\n".join([self._item(here, key, is_like_group) for key in keys]))

    def _item(self, here: Here, key: str, is_like_group: bool) -> str:
        item = self._items.get(key)
        if item is None:
            # The spans are made here and not kept by themselves: an item holds them already.
            item = self._items[key] = _item(self._site, key, coins=coins(self._site.library.references[key]))
        href = self._link_from_group(key) if is_like_group else escape_attribute(here.to_reference(key))
        return f"{item.entry}{here.notices(key)}{item.about}{href}{item.end}"

    def _link_from_group(self, key: str) -> str:
        link = self._links_from_groups.get(key)
        if link is None:
            link = self._links_from_groups[key] = escape_attribute(self._group.to_reference(key))
        return link


def listed_works(here: Here, keys: Iterable[str], prefix: str) -> str:
    """A list of works for the page, in the order given, with `prefix` before the id of each."""
    items = "\n".join([_listed(here, key, prefix) for key in keys])
    return f'<ul class="lit-entries">\n{items}\n</ul>'


def _listed(here: Here, key: str, prefix: str) -> str:
    item = _item(here.site, key, prefix)
    return f"{item.entry}{here.notices(key)}{item.about}{escape_attribute(here.to_reference(key))}{item.end}"


def _item(site: Site, key: str, prefix: str = "", coins: str = "") -> _Item:
    # So many stand on the pages of a site that a template for each would be felt.
    before, behind = about_link_around(site, key)
    opening = f'<li id="{prefix}{site.addresses.reference_slugs[key]}"{site.own_direction}>'
    free = free_link(site, key)
    end = f"{behind} {free}</li>" if free else f"{behind}</li>"
    return _Item(f"{opening}{unmarked_entry(site, key)}", f"{coins} {before}", end)
