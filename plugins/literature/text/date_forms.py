r"""Dates as exporters, catalogs and people write them, brought into EDTF where that can be meant in one way only.

`text/dates.py` reads what comes of it. Its source for catalogs are the Anglo-American Cataloguing Rules, 1.4F: `c1998`
is the year of a copyright, `ca. 1998` and `[1998?]` are guesses, `[199-]` is a decade.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    r"\{?\\(?:no)?op(?:sort)?\s*\{[^{}]*\}\}?|\{?\\(?:sortnoop|bibsort|nosort|presort)\s*\{[^{}]*\}\}?", re.I
)
_TIME = re.compile(
    r"(?<=\d)(?:[T ]|,\s)\s*\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$"
)
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|℗|copyright|textcopyright|cop\.?|c(?=\d{4}\b)|p(?=\d{4}\b))\s*(?=\d{4})", re.I)
_NUMBERS = re.compile(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?")
_EUROPEAN = re.compile(r"(?:(?P<first>\d{1,2})(?P<sign>[./-])\s?)?(?P<second>\d{1,2})(?P<last>[./-])\s?(?P<year>\d{4})")
_COMPACT = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)")
_EAST_ASIAN = re.compile(
    r"(?P<year>\d{4})\s*[年년]\s*(?:(?P<month>\d{1,2})\s*[月월]\s*(?:(?P<day>\d{1,2})\s*[日일])?)?"
)
_DECADE = re.compile(r"(?P<start>\d{3})(?:[?_]|-\??|\*)|(?P<tens>\d{3})0s")
_OPEN = re.compile(r"(?P<year>\d{4})\s*(?:---?|–|—|-)\s*(?:present|date|heute|today|ongoing|)", re.I)
_ORIGINAL = re.compile(
    r"(?P<year>\d{4})\s*(?:\[(?:orig(?:inal(?:ly)?)?\.?(?:\s(?:work\s)?(?:published|pub\.?))?\s*)?(?P<a>\d{4})\]"
    r"|\((?:orig(?:inal(?:ly)?)?\.?(?:\s(?:work\s)?(?:published|pub\.?))?\s*)?(?P<b>\d{4})\))"
    r"|\[(?P<c>\d{4})\]\s*(?P<late>\d{4})"
)
_FIRST_PUBLISHED = re.compile(
    r"\b(?:original(?:ly)?(?:\s+work)?\s+(?:published|appeared|printed)|first\s+(?:published|edition|printed)"
    r"|original\s+(?:edition|publication|work)|orig\.?\s+pub(?:l?\.|lished)|erstveröffentlichung|erstausgabe"
    r"|original\s+erschienen|originalausgabe|première\s+(?:édition|publication)|primera\s+edición"
    r"|obra\s+original\s+publicada)\b\D{0,25}?(?P<year>\d{4})\b",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")


def normal(source: str) -> str:
    """The date without what shows nothing and in EDTF's form where it is told, else with its words as they are."""
    text = _HIDDEN.sub("", source)
    text = " ".join(text.replace("{", "").replace("}", "").replace("\\", "").split())
    for opening, closing in ("[]", "()", "<>"):
        if text.startswith(opening) and text.endswith(closing) and closing not in text[1:-1]:
            text = text[1:-1].strip()
    text = _COPYRIGHT.sub("", text.rstrip(" ,;"))
    text = re.sub(r"(?<=\d{4})\.$", "", _TIME.sub("", text))
    whole = _numbers(text)
    if whole != text or text.count("/") != 1:
        return whole
    return "/".join(_numbers(part.strip()) for part in text.split("/"))


def _numbers(text: str) -> str:
    """One date of numbers as EDTF; `05/06/2013`, which may be May or June, is left."""
    if match := _NUMBERS.fullmatch(text):
        month, day = match["month"], match["day"]
        if match["sign"] != "-" and day is None and not 1 <= int(month) <= 12:
            return text
        return _edtf(match["year"], month, day) if match["sign"] == "-" or day or match["sign"] == "." else text
    if match := _COMPACT.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        return _edtf(match["year"], match["month"], match["day"])
    if match := _EUROPEAN.fullmatch(text):
        first, second = match["first"], match["second"]
        if first is None:
            return _edtf(match["year"], second, None)
        if match["sign"] == "." or int(first) > 12:
            return _edtf(match["year"], second, first)
        return _edtf(match["year"], first, second) if int(second) > 12 or first == second else text
    return text


def _edtf(year: str, month: str | None, day: str | None) -> str:
    """Zeros stand for what is not known; a month that does not exist stays as it was written."""
    parts = [year]
    for part in (month, day):
        if part is None or (not int(part) and len(parts) > 0):
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts)


def decade(text: str) -> tuple[int, int] | None:
    """First and last year of `199?`, `199-`, `1990s`."""
    match = _DECADE.fullmatch(text)
    if match is None:
        return None
    start = int((match["start"] or match["tens"]) + "0")
    return start, start + 9


def open_year(text: str) -> int | None:
    """The first year of `1998-` and `1998--present`."""
    match = _OPEN.fullmatch(text)
    return int(match["year"]) if match else None


def with_original(text: str) -> tuple[str, str]:
    """Year of the work and of its first publication in `1998 [1975]`, `1998 (orig. 1975)`, `[1975] 1998`."""
    match = _ORIGINAL.fullmatch(text)
    if match is None:
        return "", ""
    year, original = match["year"] or match["late"], match["a"] or match["b"] or match["c"]
    return (year, original) if original < year else ("", "")


def first_published(note: str) -> str:
    """The year in a note such as `Originally published 1890`; empty where there is none."""
    match = _FIRST_PUBLISHED.search(note)
    return match["year"] if match else ""


def some_year(text: str) -> int | None:
    """The first year that stands in a text that is no date."""
    match = _YEAR.search(text)
    return int(match[0]) if match else None
