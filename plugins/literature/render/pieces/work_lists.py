"""Lists of works as HTML. A work stands in a dozen lists (its authors', its year's, its journal's): what it looks like
there is made once and kept."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from literature.render.pieces.citation_meta import coins
from literature.site.addresses import NO_WORD
from literature.site.site import Site


class WorkLists:
    """The works of one site as items of lists from which citation managers can take them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._home = site.addresses.generated("authors", NO_WORD)
        self._items: dict[str, str] = {}

    def items(self, keys: Iterable[str], base: str) -> Markup:
        """The works in the order given, for the page at address `base`."""
        is_alike = self._more(NO_WORD, base) == self._more(NO_WORD, self._home)
        return Markup("\n".join([self._item(key, base, is_alike) for key in keys]))

    def _item(self, key: str, base: str, is_alike: bool) -> str:
        # The marks of notices are links too: such a work is as rare as it is easily made again.
        if key in self._site.library.notices:
            return self._made(key, base)
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = self._made(key, self._home)
        if is_alike:
            return item
        slug = self._site.addresses.reference_slugs[key]
        return item.replace(self._more(slug, self._home), self._more(slug, base))

    def _more(self, slug: str, base: str) -> str:
        """How the link to a work's page begins. No text can hold it: there `<` is written otherwise."""
        return f'<a class="lit-more" href="{escape(self._site.generated_link("references", slug, base))}"'

    def _made(self, key: str, base: str) -> str:
        # Made here and not kept: an item holds them already.
        return listed_work(self._site, key, base, coins=coins(self._site.library.references[key]))


def listed_work(site: Site, key: str, base: str, prefix: str = "", coins: str = "") -> str:
    """A work as an item of a list, with `prefix` before its id and, behind its entry, `coins`."""
    # So many stand on the pages of a site that a template for each would be felt.
    opening = f'<li id="{prefix}{site.addresses.reference_slugs[key]}">'
    return f"{opening}{site.entry(key, base)}{coins} {site.about_link(key, base)}</li>"


def listed_works(site: Site, keys: Iterable[str], base: str, prefix: str) -> str:
    """A list of works for the page at address `base`, in the order given."""
    items = "\n".join([listed_work(site, key, base, prefix) for key in keys])
    return f'<ul class="lit-entries">\n{items}\n</ul>'
