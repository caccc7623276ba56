"""Lists of works as HTML. A work stands in a dozen lists (its authors', its year's, its journal's): what it looks like
there is made once and kept."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from literature.render.addresses import NO_WORD
from literature.render.citation_meta import coins
from literature.render.site import Site


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
        return str(self._site.listed_work(key, base, coins=coins(self._site.library.references[key])))
