"""Whether a work stands in an archive of preprints, and under which number: archives, indexes and people say so in
the journal, in `eprint`, in the number, in a note (APA 7, section 10.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from literature.model import Reference
from literature.references.fields import letters

_ARXIV_ID = r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?"
_ARCHIVE = re.compile(
    r"^(?P<name>CoRR|[A-Za-z]*[aA]r[Xx]iv|[A-Za-z]+Rxiv|OSF Preprints|SSRN|Research Square|Preprints\.org|HAL)"
    r"(?:\.org|\s+Electronic Journal|\s+\(Cornell University\))?(?:\s+(?:e-?prints?|preprints?))?"
    r"(?:\s*:\s*(?:the preprint server\b.*|[A-Z][A-Za-z ,]+))?"
    rf"(?:[\s,:/]+(?:arXiv:|abs/)?(?P<id>{_ARXIV_ID}))?(?:\s*\[[\w.-]+\])?$"
)
_ARXIV = re.compile(
    rf"\barXiv(?:\.org)?(?:\s+(?:e-?print|preprint))?(?:\s*:\s*|\s+|/abs/)(?:arXiv:)?(?P<id>{_ARXIV_ID})", re.I
)
_ARXIV_NUMBER = re.compile(rf"^(?:abs/|arXiv:\s*)?(?P<id>{_ARXIV_ID})$", re.I)
_ARCHIVES = frozenset({"arxiv", "corr", "biorxiv", "medrxiv", "psyarxiv"})
_NAMES: Mapping[str, str] = {
    "arxiv": "arXiv",
    "corr": "arXiv",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "psyarxiv": "PsyArXiv",
}


class Preprint(NamedTuple):
    """Where a preprint stands."""

    archive: str
    """Name of the archive, as it writes itself."""
    number: str
    """Its number there, without the archive's name; empty when it is not given."""


def preprint_in(name: str) -> Preprint | None:
    """Archive and number in a journal's place: `arXiv preprint arXiv:1706.03762`, `CoRR`, `ArXiv`."""
    match = _ARCHIVE.match(name.strip())
    return Preprint(_NAMES.get(letters(match["name"]), match["name"]), match["id"] or "") if match else None


def preprint_of(reference: Reference) -> Preprint | None:
    """Archive and number of an entry; None where it does not say that it is a preprint."""
    plain = reference.plain
    found = preprint_in(plain("journaltitle"))
    kind = plain("eprinttype")
    if found is None and plain("eprint") and letters(kind) in _ARCHIVES:
        found = Preprint(_NAMES[letters(kind)], "")
    if found is None:
        for name in ("howpublished", "note", "number"):
            if match := _ARXIV.search(plain(name)):
                return Preprint("arXiv", match["id"])
        return None
    for name in ("eprint", "number", "eid", "volume", "pages", "note"):
        if match := _ARXIV_NUMBER.match(plain(name).strip()):
            return Preprint(found.archive, match["id"])
    return Preprint(found.archive, found.number or plain("eprint").strip())
