"""What a site publishes of an entry: the fields that are bibliographic, and others only where the site says so.

Programs keep paths, notes and abstracts of their users in bibliographies. A list of what may go out keeps back what no
one has thought of, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from literature.model import FieldTexts, FieldValues, Reference
from literature.references.free_texts import FREE_TEXT_FIELDS, free_text_of
from literature.vocabulary.entry_fields import FIELD_ALIASES, PUBLISHED_FIELDS

_NOTED_TYPES = frozenset(
    "unpublished dataset software legal legislation jurisdiction legmaterial legadminmaterial constitution".split()
)
"""Types of which the note is a part: BibTeX asks it of an unpublished work (btxdoc, section 3.1), and APA prints it in
entries of the others (7th edition, sections 10.9, 10.10 and chapter 11)."""
_BIBLIOGRAPHIC_NOTE = re.compile(
    r"""
    in\s(?:press|preparation|review|prep) | forthcoming | to\sappear | accepted | submitted | (?:ahead\sof|e-?pub)
    | advance\b.*\b(?:online|access|publication) | online\s?first | unpublished | manuscript | preprint | working\spaper
    | (?:original|first)(?:ly)?\s(?:work\s)?published | reprint | republished | translat | retract | withdrawn
    | correct(?:ed|ion) | erratum | corrigendum | edition\b | supplement | special\s(?:issue|section) | vol(?:ume|\.)
    | no\.\s\d | (?:research|technical|discussion|conference)\s(?:article|report|paper) | R\spackage | version\b
    | software | patent | \barXiv\b | \b(?:doi|url|issn|isbn|pmid|pmcid)\b | https?:// | www\. | 10\.\d{4,}/
    | dissertation | thesis | presented\sat | paper\s(?:presented|read) | conference | symposium | accessed | retrieved
    | available\s(?:at|from) | museum | archive
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_NOTE = 200
_PROGRAM_NOTE = re.compile(r"^[ \t]*(?:ZSCC|Citation Key|tex\.\w+|_\w+|Read_Status\w*)\s*[:=]|<\w+[ >]", re.MULTILINE)
"""What Zotero's field *Extra* and notes in HTML leave behind."""


def published(reference: Reference, also: Collection[str] = ()) -> Reference:
    """The reference with the fields that are published, `also` being those that a site adds; the same object where
    nothing is kept back."""
    kept_back = set(withheld(reference, also))
    if not kept_back:
        return reference
    gone = {*kept_back, *(FIELD_ALIASES.get(name, name) for name in kept_back)}

    def without(fields: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in fields.items() if name not in gone}

    return replace(
        reference,
        people=FieldValues(without(reference.people)),  # type: ignore[arg-type]
        dates=FieldValues(without(reference.dates)),  # type: ignore[arg-type]
        text=FieldTexts(without(reference.text)),  # type: ignore[arg-type]
        raw=FieldValues(without(reference.raw)),  # type: ignore[arg-type]
    )


def published_all(references: Mapping[str, Reference], also: Collection[str] = ()) -> dict[str, Reference]:
    """The same of every reference, by key."""
    return {key: published(reference, also) for key, reference in references.items()}


def withheld(reference: Reference, also: Collection[str] = ()) -> tuple[str, ...]:
    """Names of the fields that are not published: as they are written, and inherited ones in BibLaTeX's terms."""
    names = dict.fromkeys((*reference.raw, *reference.text, *reference.people, *reference.dates))
    return tuple(name for name in names if not _is_published(reference, name, also))


def withheld_by_file(references: Iterable[Reference], also: Collection[str] = ()) -> dict[str, Counter[str]]:
    """By path of the bibliography file, how many entries hold each field that is not published."""
    found: dict[str, Counter[str]] = {}
    for reference in references:
        names = [name for name in reference.raw if not _is_published(reference, name, also)]
        if names:
            found.setdefault(reference.location.path, Counter()).update(names)
    return found


def _is_published(reference: Reference, name: str, also: Collection[str]) -> bool:
    # `author+an:username` annotates the field `author`.
    field = FIELD_ALIASES.get(name.partition("+")[0], name.partition("+")[0])
    if field in PUBLISHED_FIELDS or field in also or name in also:
        return True
    if field in FREE_TEXT_FIELDS:
        return free_text_of(reference) is not None
    return field == "note" and _is_bibliographic_note(reference)


def _is_bibliographic_note(reference: Reference) -> bool:
    """Whether a note belongs to the reference, and not to whoever keeps the file."""
    note = reference.plain("note")
    if len(note) > _LONGEST_NOTE or _PROGRAM_NOTE.search(note):
        return False
    return reference.type in _NOTED_TYPES or bool(_BIBLIOGRAPHIC_NOTE.search(note))
