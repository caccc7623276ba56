"""The source of a stand-alone work: its publisher, institution or site (APA 7, sections 9.29 to 9.32)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from literature.model import Reference, RichText
from literature.references.fields import letters, status, value
from literature.styles.apa.assembly import EMPTY, plain, trimmed
from literature.styles.apa.folding import fold
from literature.styles.apa.leads import Lead

_STRUCTURE = re.compile(r",?\s+(?:Inc|Ltd|LLC|L\.L\.C|GmbH|PLC|Pty)\b\.?(?=$|;)")
_PUBLISHES = re.compile(
    r"\b(?:Press|Presses|Publish\w+|Publications?|Books?|Verlag|Éditions?|Editorial|Editore|University|Associations?"
    r"|Society|Institut\w*|Organi[sz]ation|Records|Studios?|Entertainment|Pictures|Productions?|Media|Agency|Foundation)\b"
    r"|^[A-Z]{2,}$"
)
_NOBODY = frozenset({"author", "authors", "theauthor", "theauthors", "sn", "slsn", "publishernotidentified"})
_AND = re.compile(r"\s+and\s+")


def publisher(reference: Reference, lead: Lead, fields: Iterable[str] = ("publisher",)) -> RichText:
    """Publishers from the first of `fields` that has one, separated by semicolons, without place and legal form.

    A publisher who is the author is left out (9.29): a publisher list that comes down to the author is empty.
    """
    authors = {fold(person.surname) for person in lead.people}
    for name in fields:
        if name == lead.field:
            continue
        written = reference.rich(name)
        if not written or not value(reference, name) or (name in {"howpublished", "pubstate"} and status(reference)):
            continue
        text = trimmed(written)
        if letters(text.as_plain()) in _NOBODY:
            continue
        if fold(text.as_plain()) in authors:
            return EMPTY
        if any(run.italic or run.position for run in text.runs):
            return text
        is_whole = any(run.is_protected and "and" in run.text for run in text.runs)
        parts = [part.strip() for part in _parts(text.as_plain(), is_list=name == "publisher" and not is_whole)]
        kept = [part for part in parts if part and fold(part) not in authors]
        if not kept:
            return EMPTY
        return plain("; ".join(dict.fromkeys(_STRUCTURE.sub("", part) for part in kept)))
    return EMPTY


def _parts(text: str, *, is_list: bool) -> list[str]:
    """Several publishers. `and` within one name (`John Wiley and Sons`) parts nothing: each part has to say of itself
    that it publishes."""
    if ";" in text:
        return text.split(";")
    parts = _AND.split(text)
    return parts if is_list and all(_PUBLISHES.search(part) for part in parts) else [text]
