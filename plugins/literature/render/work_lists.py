"""Lists of works as HTML. A work stands in a dozen lists (its authors', its year's, its journal's): what it looks like
there is made once and kept."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from literature.render.citation_meta import coins
from literature.render.site import Site


class WorkLists:
    """The works of one site as items of lists, on pages of groups."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._items: dict[str, str] = {}

    def items(self, keys: Iterable[str]) -> Markup:
        """The works in the order given, for any page in a folder of groups.

        Links from these pages are alike, so that it does not matter which page asks first.
        """
        return Markup("\n".join([self._item(key) for key in keys]))

    def _item(self, key: str) -> str:
        item = self._items.get(key)
        if item is None:
            base = self._site.addresses.generated("authors", "any")
            item = self._items[key] = listed_work(self._site, key, base)
        return item


def listed_work(site: Site, key: str, base: str) -> str:
    """The work as an item of a list from which citation managers can take it, on the page at address `base`."""
    # Made here and not kept: an item holds them already.
    as_read = Markup(coins(site.library.references[key]))
    return site.fill("listed_work.html", key=key, base=base, prefix="", coins=as_read).rstrip("\n")
