"""Rules over identifiers and addresses: DOI, ISBN, ISSN, URL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from literature.model import Library, Problem, Reference, Rule, Severity, rule
from literature.references.free_texts import Standing, kind_of, standing_of
from literature.text.doi import DOI_IN_ADDRESS, DOI_PREFIX, without_stops
from literature.text.excerpt import excerpt
from literature.text.nearest import Nearest
from literature.vocabulary.free_texts import PLACES

_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+(?=97[89])|\s+and\s+|(?<=[0-9Xx])\s+(?=[0-9]{4}-[0-9]{3}[0-9Xx]\b)")
_NOTE = re.compile(r"\([^()]*\)|[^\W\d]{3,}\.?|:")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)+(?:/|$))", re.IGNORECASE)


@rule("BIB027", Severity.WARNING, "A DOI holds the address of its resolver.")
def doi_as_address(library: Library) -> Iterator[Problem]:
    """A DOI is written with the address of its resolver: the style adds it (APA 7, section 9.35)."""
    for reference in library.references.values():
        prefix = DOI_PREFIX.match(reference.raw.get("doi", ""))
        if prefix:
            doi = without_stops(reference.plain("doi"))
            message = f"`doi` holds '{prefix[0].strip()}', which the style adds; write '{excerpt(doi)}'"
            yield _at(reference, "doi", doi_as_address, message)


@rule("BIB028", Severity.WARNING, "An address holds a DOI, and the entry has none.")
def doi_in_url(library: Library) -> Iterator[Problem]:
    """An address holds a DOI, and the entry has none: then it gets no lasting link (APA 7, section 9.34)."""
    for reference in library.references.values():
        if reference.rich("doi") or "url" not in reference.raw:
            continue
        found = DOI_IN_ADDRESS.search(reference.plain("url"))
        if found:
            message = f"`url` of '{reference.key}' holds the DOI '{excerpt(found['doi'])}', and there is no `doi`"
            yield _at(reference, "url", doi_in_url, message)


@rule("BIB031", Severity.WARNING, "The check digit of an ISBN is wrong.")
def invalid_isbn(library: Library) -> Iterator[Problem]:
    """The last digit of an ISBN follows from the others (ISBN Users' Manual, section 4)."""
    for reference in library.references.values():
        for isbn in _numbers(reference.raw.get("isbn", "")):
            if is_issn(isbn):
                message = f"'{excerpt(isbn)}' is an ISSN, the number of a periodical; it belongs into `issn`"
                yield _at(reference, "isbn", invalid_isbn, message)
            elif not is_isbn(isbn):
                yield _at(reference, "isbn", invalid_isbn, f"'{excerpt(isbn)}' is no ISBN: its check digit is wrong")


@rule("BIB032", Severity.WARNING, "The check digit of an ISSN is wrong.")
def invalid_issn(library: Library) -> Iterator[Problem]:
    """The last digit of an ISSN follows from the others (ISO 3297)."""
    for reference in library.references.values():
        for issn in _numbers(reference.raw.get("issn", "")):
            if not is_issn(issn):
                yield _at(reference, "issn", invalid_issn, f"'{excerpt(issn)}' is no ISSN: its check digit is wrong")


@rule("BIB033", Severity.WARNING, "An address has no scheme.")
def url_without_scheme(library: Library) -> Iterator[Problem]:
    """An address starts with no `https:`; a browser would look for it on our own site."""
    for reference in library.references.values():
        url = reference.plain("url") if "url" in reference.raw else ""
        if url and not _SCHEME.match(url):
            expected = f"expected 'https://{excerpt(url)}'" if _HOST.match(url) else "expected an address"
            yield _at(reference, "url", url_without_scheme, f"'{excerpt(url)}' is no address; {expected}")


_NOT_OPEN: Mapping[Standing, str] = {
    "upload site": "an upload site or a mirror, which may not have the right to it",
    "course page": "the page of a course, which is meant for its students",
    "private": "a place that lets in only some, such as the proxy of a library",
}


@rule("BIB049", Severity.WARNING, "An address leads to an upload site, a course or a private copy.")
def upload_site(library: Library) -> Iterator[Problem]:
    """`url` and `fulltext` lead to where a work lawfully stands: its publisher, an archive, its authors' own page."""
    for reference in library.references.values():
        for name in ("url", "fulltext"):
            address = reference.plain(name) if name in reference.raw else ""
            why = _NOT_OPEN.get(standing_of(address)) if address else None
            if why:
                place = "the publisher, PubMed Central, a repository or the authors' own page"
                message = f"`{name}` of '{reference.key}' leads to {why}; expected {place}, or no `{name}`"
                yield _at(reference, name, upload_site, message)


@rule("BIB050", Severity.WARNING, "A free text lacks its address, its kind or the day it was seen.")
def incomplete_full_text(library: Library) -> Iterator[Problem]:
    """`fulltext` is an address, `fulltextkind` a place that is known, `fulltextdate` when it was seen there."""
    nearest = Nearest(PLACES)
    for reference in library.references.values():
        given = reference.raw.keys() & {"fulltext", "fulltextkind", "fulltextdate"}
        if not given:
            continue
        address, kind = reference.plain("fulltext"), reference.plain("fulltextkind")
        date = reference.dates.get("fulltextdate")
        if not address:
            at = min(given)
            yield _at(reference, at, incomplete_full_text, f"'{reference.key}' has `{at}`, and no `fulltext`")
            continue
        if standing_of(address) == "no address":
            message = f"`fulltext` is '{excerpt(address)}'; expected an address that starts with https://"
            yield _at(reference, "fulltext", incomplete_full_text, message)
        if not kind_of(kind):
            found = f"`fulltextkind` is '{excerpt(kind)}'" if kind else f"'{reference.key}' has no `fulltextkind`"
            message = f"{found}; expected {', '.join(PLACES)}"
            yield _at(reference, "fulltextkind", incomplete_full_text, message, *nearest.to(kind))
        if date is None or date.start is None:
            message = f"'{reference.key}' has no `fulltextdate`; expected when its text was seen, such as '2026-11'"
            yield _at(reference, "fulltextdate", incomplete_full_text, message)


def is_isbn(text: str) -> bool:
    """Whether it has ten or thirteen digits and the right one at the end; hyphens and spaces do not count."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return sum((10 - place) * _value(digit) for place, digit in enumerate(digits)) % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10 == 0
    return False


def is_issn(text: str) -> bool:
    """Whether it has eight digits and the right one at the end."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return False
    return sum((8 - place) * _value(digit) for place, digit in enumerate(digits)) % 11 == 0


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)


def _numbers(text: str) -> list[str]:
    """The numbers of a field, words such as `ISBN` and `(pbk.)` left out."""
    plain = " ".join(_NOTE.sub(" ", text.replace("{", "").replace("}", "")).split())
    return list(dict.fromkeys(part for part in _SEPARATOR.split(plain) if part))


def _at(reference: Reference, name: str, rule: Rule, message: str, *near: str) -> Problem:
    return rule.problem(message, reference.field_locations.get(name, reference.location), near)
