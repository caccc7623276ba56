"""Citations that are typed as text: names and a year, as styles of authors and years print them. Which works there are
is known elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from literature.text.folding import fold
from literature.vocabulary.calendar_words import MONTHS
from literature.vocabulary.function_words import words_that_tell_nothing

_NAME = r"[^\W\d_](?:[\w-]|['\u2019](?!s\b)){1,40}"
_MORE = rf",? (?:&|and) {_NAME}|(?:, {_NAME}){{1,20}},? (?:&|and) {_NAME}|,? et al\.?"
# Each part is bounded, so that a row of ten thousand names is looked at once and not from every name anew.
_NAMES = rf"(?P<name>{_NAME})(?P<others>(?:{_MORE})?)"
_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?P<letter>[a-z]?)\b"
_BEFORE = r"\s{0,2}(?:(?:see|see also|cf\.|e\.g\.,|also)\s)?"
IN_PARENTHESES = re.compile(rf"(?<=[(;]){_BEFORE}{_NAMES},? {_YEAR}(?=[,;:) ])")
"""`(Ash, 1988)`, `(see Ash, 1988, p. 11; ...)`: groups `name` of the first author, `others`, `year`, `letter`."""
IN_NARRATIVE = re.compile(rf"(?<![\w@]){_NAMES}(?:['\u2019]s)? \({_YEAR}(?=[,;:)])")
"""`Ash (1988)`, `Ash's (1988, p. 11)`: the same groups."""
_PARTICLES = r"(?:[^\W\d_A-Z]{1,4}['\u2019 ]){0,3}"
_BULLET = r"(?:[-*+][ \t]{1,4}|[0-9]{1,4}[.)][ \t]{1,4})?"
ENTRY = re.compile(
    rf"^[ \t]{{0,8}}{_BULLET}{_PARTICLES}(?P<name>{_NAME}),.{{0,300}}?\({_YEAR}",
    re.MULTILINE,
)
"""A line of a list of references: `Ash, J. (1988). A safe harbor.`"""
_PARENTHESES = re.compile(r"\((?P<inside>[^()]{4,600})\)")
# Particles that an apostrophe joins are part of the name: read both ways, a row of names would be read in all.
_FURTHER = rf"(?:[^\W\d_]{{1,4}} ){{0,3}}{_NAME}"
"""A name behind the first: `van der Meer`, `Del Re`, `d'Aquili`."""
_LAST = rf",? (?:&|and) {_FURTHER}"
_WORK = re.compile(
    rf"(?<![\w\u2019'-])(?P<name>{_NAME})"
    rf"(?P<others>(?:{_LAST}|(?:, {_FURTHER}){{1,20}}{_LAST}|,? et al\.?)?)"
    rf"(?:(?:['\u2019]s)? \(|,? ){_YEAR}(?![-\u2013]?[0-9])"
)
_GROUP = re.compile(
    r"[(;]\s?(?:(?:see|see also|cf\.|e\.g\.,) )?(?P<words>(?:(?:[^\W\d_a-z][\w.'\u2019-]*|of|for|the|on) ){1,8})\Z"
)
_LONGEST_GROUP = 120
_MORE_YEARS = re.compile(rf"[,;]? ?(?:and |& )?{_YEAR}(?![-\u2013]?[0-9])")
_LABELS = (
    "after before by chapter during experiment figure fig page part published section since study table until version"
)
_NO_NAMES = frozenset({*map(fold, MONTHS), *words_that_tell_nothing("en"), *_LABELS.split()}) - {"may"}
"""Words with a capital before a year that name no one. (Rollo May is an author.)"""


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """A work that a text names by authors and year."""

    start: int
    end: int
    name: str
    """Last word of the first author's name, as typed."""
    others: str
    """What stands between that name and the year: ` & Kroonenberg`, ` et al.`; empty where there is nothing."""
    year: int
    letter: str
    """Behind the year: `a` in `2017a`."""
    is_narrative: bool = False
    """Whether the names are part of the sentence: `Ash (1988)`."""
    is_entry: bool = False
    """Whether it is a line of a list of references, whose further authors are not looked at."""


def typed_citations(text: str) -> Iterator[TypedCitation]:
    """All that are typed in a text, in order. Each year behind the same names is one: `Ash (1969, 1973)`."""
    found: dict[int, TypedCitation] = {}
    for entry in ENTRY.finditer(text):
        if _is_name(entry["name"]):
            found[entry.start("year")] = TypedCitation(
                entry.start("name"), entry.end(), entry["name"], "", int(entry["year"]), entry["letter"], is_entry=True
            )
    for narrative in _WORK.finditer(text):
        if "(" in text[narrative.end("others") : narrative.start("year")]:
            _add(found, text, narrative, narrative.start(), is_narrative=True)
    for parentheses in _PARENTHESES.finditer(text):
        for work in _WORK.finditer(text, *parentheses.span("inside")):
            _add(found, text, work, _start(text, work.start()))
    yield from (found[at] for at in sorted(found))


def _start(text: str, name: int) -> int:
    """Where the whole name of a group starts whose last word is at an offset: `(World Mooring Organization, 2015)`."""
    words = _GROUP.search(text, max(0, name - _LONGEST_GROUP), name)
    return words.start("words") if words else name


def _add(
    found: dict[int, TypedCitation], text: str, match: re.Match[str], start: int, *, is_narrative: bool = False
) -> None:
    if match.start("year") in found or not _is_name(match["name"]):
        return
    year: re.Match[str] | None = match
    while year:
        found.setdefault(
            year.start("year"),
            TypedCitation(
                start,
                year.end(),
                match["name"],
                match["others"],
                int(year["year"]),
                year["letter"],
                is_narrative=is_narrative,
            ),
        )
        year = _MORE_YEARS.match(text, year.end())


def _is_name(word: str) -> bool:
    """Whether a word can name an author: none in lower case, no month, no `Table`; but the WHO."""
    return word == "WHO" or (not word[0].islower() and fold(word) not in _NO_NAMES)
