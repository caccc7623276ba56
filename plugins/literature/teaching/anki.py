"""Cards as a deck that Anki imports (`.apkg`), made by genanki in memory. What stands in it has ids that are made from
names, so that who imports a deck again keeps what was learned; equal cards give equal bytes."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing

from literature.teaching.cards import Card
from literature.text.zip_files import zipped

_FIELDS = ("Front", "Back", "Source", "Link")
_MODEL = "literature card"
_STYLE = (
    ".card { font-family: sans-serif; font-size: 1.2rem; line-height: 1.5; text-align: start; max-width: 38rem; "
    "margin: 1rem auto; } .source { font-size: .9rem; }"
)
_BACK = '{{FrontSide}}<hr id="answer">{{Back}}<div class="source">{{Source}}<p>{{Link}}</p></div>'
_IDS = 1 << 30, 1 << 31
"""What genanki has ids of decks and kinds of notes between."""


def as_apkg(site: str, decks: Mapping[str, Sequence[Card]], day: datetime.date) -> bytes:
    """A package with the decks, by their titles. `site` tells its cards from those of all others; `day` is when they
    were last changed: Anki takes over what is newer than what it has.

    Raises LookupError where genanki is not installed.
    """
    try:
        import genanki
    except ImportError:
        raise LookupError("decks need a package more: pip install 'mkdocs-literature[teaching]'") from None

    model = genanki.Model(
        _id(_MODEL), "Literature", [{"name": name} for name in _FIELDS],
        [{"name": "Card", "qfmt": "{{Front}}", "afmt": _BACK}], css=_STYLE,
    )  # fmt: skip
    made = []
    for title, cards in decks.items():
        deck = genanki.Deck(_id(site, title), title)
        for card in cards:
            fields = [card.front, card.back, card.source, card.link]
            guid = genanki.guid_for(site, card.name)
            deck.add_note(genanki.Note(model, fields, guid=guid, tags=[card.kind] if card.kind else []))
        made.append(deck)
    stamp = datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp()
    with closing(sqlite3.connect(":memory:")) as connection:
        genanki.Package(made).write_to_db(connection.cursor(), stamp, itertools.count(int(stamp * 1000)))
        connection.commit()
        collection = connection.serialize()
    return zipped({"collection.anki2": collection, "media": "{}"})


def _id(*names: str) -> int:
    least, most = _IDS
    digest = hashlib.sha256("\x00".join(names).encode("utf-8", "surrogatepass")).digest()
    return least + int.from_bytes(digest[:8], "big") % (most - least)
