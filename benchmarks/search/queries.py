"""A hundred searches for something known to be there, of four kinds, drawn from the real works with a fixed seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from literature.site.site import Site
from literature.text.folding import fold

KINDS = ("title words", "author and year", "misspelled", "synonym")
_PER_KIND = 25
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class KnownItem:
    """One search and the address that it should find."""

    kind: str
    text: str
    address: str


def known_items(site: Site, made: str = "made", seed: int = 11) -> list[KnownItem]:
    """25 searches of each kind; works whose key holds `made` are not asked for."""
    choose = random.Random(seed)
    works = [one for key, one in site.library.references.items() if made not in key and one.creators and one.year]
    items = []
    for kind in KINDS[:3]:
        for work in choose.sample(works, _PER_KIND):
            address = site.addresses.reference(work.key)
            title = _title_words(choose, work.plain("title"))
            if kind == "author and year":
                # One author has several works in a year: a second name or a word tells them apart, as a reader would.
                second = work.creators[1].surname if len(work.creators) > 1 else title.split()[0]
                items.append(KnownItem(kind, f"{work.creators[0].surname} {second} {work.year}", address))
            elif kind == "misspelled":
                items.append(KnownItem(kind, _misspelled(choose, f"{work.creators[0].surname} {title}"), address))
            else:
                items.append(KnownItem(kind, title, address))
    named = [page for page in site.library.concepts.values() if page.front.aliases]
    pages = choose.sample(named, min(_PER_KIND, len(named)))
    return items + [
        KnownItem("synonym", choose.choice(page.front.aliases), site.addresses.page(page.uri)) for page in pages
    ]


def _title_words(choose: random.Random, title: str) -> str:
    """Three or four telling words of a title, in its order."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", title) if fold(word) not in ("with", "from", "their", "this")]
    chosen = sorted(choose.sample(range(len(words)), min(len(words), choose.choice((3, 4)))))
    return " ".join(words[at] for at in chosen)


def _misspelled(choose: random.Random, text: str) -> str:
    """The text with one letter of its longest words added, dropped, exchanged or swapped with the next."""
    words = text.split()
    at = choose.choice(sorted(range(len(words)), key=lambda n: -len(words[n]))[:2])
    word = words[at]
    place = choose.randrange(len(word) - 1)
    letter = choose.choice(_LETTERS)
    words[at] = choose.choice((
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ))  # fmt: skip
    return " ".join(words)
