"""Citations by key: `[bowlby1988, p. 3]`, with entries as in APA behind their keys."""

from literature import ApaStyle, RichText


class KeyStyle:
    """A citation style: made of all references of a library, asked by key."""

    def __init__(self, references, letters):
        self._apa = ApaStyle(references, letters)
        self._known = {work.key for work in references}

    def label(self, key, *, narrative=False):
        """The work as a sentence names it."""
        return RichText.from_plain("[") + self._work(key) + "]"

    def cluster(self, citation, render=RichText.from_plain, *, introduced=None):
        """A whole citation. Runs that name a work carry its key, by which pages link them."""
        works = [self._item(item, render) for item in citation.items]
        return "[" + RichText.join("; ", works) + "]" + citation.possessive

    def entry(self, key):
        """The work in the list of references."""
        return f"[{key}] " + self._apa.entry(key)

    def filed_under(self, key):
        """What the work is sorted by, as a folded word; empty where the order is no alphabet."""
        return key.casefold()

    def sort_key(self, key):
        """Its place in the list, comparable with every other work's."""
        return (key.casefold(), key)

    def order(self, keys):
        """The keys in the order of the list."""
        return sorted(keys, key=self.sort_key)

    def _item(self, item, render):
        places = "".join(f", {locator.kind} {locator.value}" for locator in item.locators)
        before = render(item.prefix) + " " if item.prefix else RichText()
        return before + self._work(item.key, places) + render(item.suffix)

    def _work(self, key, places=""):
        if key not in self._known:
            return RichText.from_plain(f"?{key}")
        return RichText.from_plain(key + places, key=key)
