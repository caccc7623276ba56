"""Field values cleaned for printing: number ranges, status, addresses that stand where a volume or page should."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from literature.model import Reference
from literature.text.doi import named_doi

Status = Literal["", "in press", "advance online", "submitted", "in preparation", "unpublished"]

_ADDRESS = re.compile(r"^(?:https?://|doi:|doi\.org/|dx\.doi\.org/|www\.)", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\S)\s*(?:--+|[–—-]+)\s*(?=\S)")
_DOUBLE_HYPHEN = re.compile(r"\s*(?:-\s?-+|[–—]|-[–—]|[–—]-)+\s*")

_NUMBER = re.compile(r"[1-9][0-9]*(?:--?[1-9][0-9]*)?")
_BARE_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PACKAGE = re.compile(r"(?P<what>\w+ (?:package|library|module)),? version (?P<version>[^\s,;]+)", re.IGNORECASE)
_PATENT = re.compile(
    r"(?:[A-Z]{2}|U\.S\.|European) Pat(?:ent|\.)(?: App(?:lication|\.)?)?(?: No\.?)? [\w,/.-]*\d[\w,/.-]*",
    re.IGNORECASE,
)
_NOTHING = frozenset(
    {
        *(
            "",
            "-",
            "?",
            "0",
            "00",
            "n/a",
            "na",
            "n.a",
            "null",
            "nil",
            "none",
            "nan",
            "undefined",
            "unknown",
            "tbd",
            "tba",
        ),
        *(
            "not available",
            "not specified",
            "not applicable",
            "no pagination",
            "no pagination specified",
            "unpaginated",
        ),
        *("unpaged", "no pages", "no page", "n.p", "n. p", "n. pag", "s.p", "s. p", "o. s", "no volume", "no issue"),
        *("no number", "unspecified", "no page numbers", "no publisher", "s.n", "s. n", "s.l", "s. l"),
    }
)

_STATUS: Mapping[str, Status] = {
    "inpress": "in press",
    "forthcoming": "in press",
    "toappear": "in press",
    "accepted": "in press",
    "acceptedforpublication": "in press",
    "manuscriptacceptedforpublication": "in press",
    "prepublished": "advance online",
    "advanceonlinepublication": "advance online",
    "advanceonline": "advance online",
    "advanceaccess": "advance online",
    "onlinefirst": "advance online",
    "aheadofprint": "advance online",
    "epubaheadofprint": "advance online",
    "publishedonlineaheadofprint": "advance online",
    "submitted": "submitted",
    "submittedforpublication": "submitted",
    "mansub": "submitted",
    "manuscriptsubmittedforpublication": "submitted",
    "underreview": "submitted",
    "inpreparation": "in preparation",
    "inprep": "in preparation",
    "maninprep": "in preparation",
    "manuscriptinpreparation": "in preparation",
    "unpublished": "unpublished",
    "manunpub": "unpublished",
    "unpublishedmanuscript": "unpublished",
}


def letters(text: str) -> str:
    """Letters alone, in lower case: `In Press` and `inpress` are the same."""
    return "".join(filter(str.isalpha, text.lower()))


def value(reference: Reference, name: str) -> str:
    """A field that should hold a number or a range; empty when it holds an address, words on its status, or nothing."""
    text = reference.plain(name).strip()
    # Nearly every field is absent or a number.
    if not text or _NUMBER.fullmatch(text):
        return text
    is_elsewhere = _ADDRESS.match(text) or _BARE_DOI.fullmatch(text)
    if is_elsewhere or letters(text) in _STATUS or is_nothing(text):
        return ""
    return text


def is_nothing(text: str) -> bool:
    """Whether a field says that there is nothing to say: `n/a`, `null`, `--`, `0`, `No Pagination Specified`."""
    return all(part.strip(" .[]()").casefold() in _NOTHING for part in re.split(r"--+|[–—]", text))


def stray_doi(reference: Reference) -> str:
    """A DOI written in another field than its own; empty when there is none."""
    for name in ("pages", "volume", "number", "url", "howpublished", "note"):
        if (text := reference.plain(name)) and (doi := named_doi(text)):
            return doi
    for name in ("pages", "volume", "number", "eid", "eprint"):
        if (text := reference.plain(name)) and (match := _BARE_DOI.fullmatch(text.strip())):
            return match[0]
    return ""


def dashed(text: str) -> str:
    """Ranges with an en dash: `1--33`, `437-471`, `S12 - S20` (APA 7, section 6.6).

    In pages numbered by chapter (`9-1--9-12`) only the double hyphen separates.
    """
    if text.isalnum():
        return text
    if "--" in text or "–" in text or "—" in text:
        return _DOUBLE_HYPHEN.sub("–", text)
    return _RANGE.sub("–", text)


def status(reference: Reference) -> Status:
    """What `pubstate`, or a stock phrase in another field, says of the work's way to print."""
    for name in ("pubstate", "howpublished", "note", "volume", "pages", "number"):
        text = reference.plain(name)
        if text and not _NUMBER.fullmatch(text) and (found := _STATUS.get(letters(text))):
            return found
    date = reference.dates.get("date")
    return _STATUS.get(letters(date.literal), "") if date and date.literal else ""


def package_note(reference: Reference) -> tuple[str, str] | None:
    """What R's `citation()` notes of a package: `R package version 1.1-35` as `R package` and `1.1-35`."""
    match = _PACKAGE.match(reference.plain("note").strip())
    return (match["what"], match["version"].rstrip(".")) if match else None


def patent_note(reference: Reference) -> str:
    """The number of a patent where Google Scholar notes it: `US Patent App. 12/345,678`; empty when there is none."""
    note = reference.plain("note").strip()
    return note if _PATENT.fullmatch(note) else ""
