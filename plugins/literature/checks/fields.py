"""Rules over the values of fields: years, pages, titles, mark-up, and names of fields."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from literature.model import Library, Problem, Reference, Rule, Severity, rule
from literature.references.pages import full_range
from literature.sources.bibtex_values import closing_brace
from literature.text.dates import parse_date
from literature.text.excerpt import excerpt
from literature.text.nearest import Nearest
from literature.vocabulary.entry_fields import KNOWN_FIELDS
from literature.vocabulary.entry_types import entry_type

_FIRST_JOURNALS = 1665
"""Le Journal des Sçavans and the Philosophical Transactions."""
_RANGE = re.compile(
    r"(?<![\w.\u2013-])(?P<first>[0-9]{1,18})\s*(?:-{1,3}|\u2013|\u2014)\s*(?P<last>[0-9]{1,18})(?![\w.\u2013-])"
)
_PLAIN_HYPHEN = re.compile(r"\s*[A-Za-z]?[0-9]+\s*[-\u2013\u2014]\s*[A-Za-z]?[0-9]+\s*")
_TITLES = ("title", "subtitle", "booktitle", "journaltitle", "journal")
_SHOWN = (*_TITLES, "publisher", "series", "note", "author", "editor", "institution", "howpublished")
_HTML = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|[lr][sd]quo|hellip|#[0-9]{1,6}|#x[0-9a-f]{1,6});"
    r"|</?(?:i|b|em|strong|sub|sup|p|span|br|scp|jats:\w+)\b[^<>]*>",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[^\W\d_]{5,}[)\"'\u2019\u201d}]*\.\}*\Z")
_ABBREVIATED = re.compile(r"\.\}*\s")
_NEAR = 0.8
_LEAST_CAPITALS = 15
_INNER_CAPITAL = re.compile(r"[a-z:,]\s+[A-Z][a-z]")
_FEWEST_BRACED = 3
_MOST = 0.9
"""Share of a file's titles that a program has braced, and no one by hand."""


@rule("BIB034", Severity.WARNING, "A year makes no sense.")
def implausible_year(library: Library) -> Iterator[Problem]:
    """A work cannot be of a year that has not begun, nor an article older than journals."""
    today = library.policy.today
    for reference in library.references.values():
        year = reference.year
        if year is None or not {"date", "year"} & reference.raw.keys():
            continue
        if today is not None and year > today.year + 1:
            yield _at(reference, implausible_year, f"'{reference.key}' is of {year}, which has not come", *_DATES)
        elif year < _FIRST_JOURNALS and entry_type(reference.type).is_young:
            message = f"'{reference.key}' is of {year}, and no {entry_type(reference.type).one.lower()} is as old"
            yield _at(reference, implausible_year, message, *_DATES)


_DATES = ("date", "year")


@rule("BIB035", Severity.WARNING, "Two dates of an entry contradict each other.")
def conflicting_dates(library: Library) -> Iterator[Problem]:
    """`date` and `year` of an entry name different years, or the original came out after the work."""
    for reference in library.references.values():
        if "date" in reference.raw and "year" in reference.raw:
            year = parse_date(reference.raw["year"]).year
            if year is not None and reference.year is not None and year != reference.year:
                message = f"`date` of '{reference.key}' says {reference.year}, `year` says {year}; `date` counts"
                yield _at(reference, conflicting_dates, message, "year")
        original = reference.dates.get("origdate")
        if "origdate" in reference.raw and original and original.year and reference.year:  # noqa: SIM102
            if original.year > reference.year:
                message = (
                    f"the original of '{reference.key}' is of {original.year}, the work itself of {reference.year}"
                )
                yield _at(reference, conflicting_dates, message, "origdate")


@rule("BIB036", Severity.WARNING, "Pages run backwards.")
def reversed_pages(library: Library) -> Iterator[Problem]:
    """Pages run from a higher number to a lower one. `195--215`, `195--7` and `e12` are fine."""
    for reference in library.references.values():
        for match in _RANGE.finditer(reference.raw.get("pages", "")):
            first, last = full_range(match["first"], match["last"])
            if last < first:
                message = f"pages of '{reference.key}' run from {match['first']} down to {match['last']}"
                yield _at(reference, reversed_pages, message, "pages")


@rule("BIB037", Severity.NOTE, "A range of pages is written with one hyphen.")
def hyphen_range(library: Library) -> Iterator[Problem]:
    """A range of pages is written with a hyphen or a dash; BibTeX writes `--` (btxdoc, section 3.2)."""
    for reference in library.references.values():
        pages = reference.raw.get("pages", "")
        if pages and all(_PLAIN_HYPHEN.fullmatch(part) for part in pages.split(",")):
            message = f"pages of '{reference.key}' are '{excerpt(pages)}'; a range is written with '--'"
            yield _at(reference, hyphen_range, message, "pages")


@rule("BIB038", Severity.WARNING, "A title is written in capitals.")
def title_in_capitals(library: Library) -> Iterator[Problem]:
    """A title in capitals cannot be put into sentence case, which would keep every word as an acronym."""
    for reference in library.references.values():
        for name in _TITLES:
            value = reference.raw.get(name, "")
            if len(value) < _LEAST_CAPITALS or value[:_LEAST_CAPITALS].upper() != value[:_LEAST_CAPITALS]:
                continue
            letters = [char for char in value if char.isalpha()]
            if len(letters) >= _LEAST_CAPITALS and sum(char.isupper() for char in letters) >= 0.9 * len(letters):
                message = f"`{name}` of '{reference.key}' is written in capitals"
                yield _at(reference, title_in_capitals, message, name)


@rule("BIB039", Severity.NOTE, "A title ends in a full stop.")
def title_with_full_stop(library: Library) -> Iterator[Problem]:
    """A title ends in the full stop that the style adds. One that may end an abbreviation is left alone."""
    for reference in library.references.values():
        for name in ("title", "subtitle", "booktitle"):
            value = reference.raw.get(name, "")
            if value.rstrip("}").endswith(".") and _STOPPED.search(value) and not _ABBREVIATED.search(value):
                message = f"`{name}` of '{reference.key}' ends in a full stop, which the style adds"
                yield _at(reference, title_with_full_stop, message, name)


@rule("BIB040", Severity.WARNING, "A field holds HTML.")
def html_in_field(library: Library) -> Iterator[Problem]:
    """A field holds HTML, as records from the web do. In BibTeX it is text like any other and would be shown."""
    for reference in library.references.values():
        for name in _SHOWN:
            found = _HTML.search(reference.raw.get(name, ""))
            if found:
                message = f"`{name}` of '{reference.key}' holds the HTML '{excerpt(found[0])}'; write LaTeX"
                yield _at(reference, html_in_field, message, name)


@rule("BIB041", Severity.NOTE, "A field is empty.")
def empty_field(library: Library) -> Iterator[Problem]:
    """A field holds nothing."""
    for reference in library.references.values():
        for name, value in reference.raw.items():
            if not value.strip(" {}"):
                yield _at(reference, empty_field, f"`{name}` of '{reference.key}' is empty; leave it out", name)


@rule("BIB042", Severity.WARNING, "The name of a field is misspelled.")
def misspelled_field(library: Library) -> Iterator[Problem]:
    """A field has a name that nothing reads and that is nearly one that is read. Other names of one's own are fine."""
    nearest: dict[str, list[str]] = {}
    known_fields = Nearest(KNOWN_FIELDS)
    for reference in library.references.values():
        for name in reference.raw:
            if name in KNOWN_FIELDS:
                continue
            if name not in nearest:
                is_word = name.isalpha() and len(name) > 3
                close = known_fields.to(name, 1, _NEAR) if is_word else ()
                nearest[name] = [known for known in close if abs(len(known) - len(name)) < 2]
            if nearest[name]:
                place = reference.field_locations.get(name, reference.location)
                message = f"`{name}` of '{reference.key}' is no field that is read"
                yield misspelled_field.problem(message, place, tuple(nearest[name]))


@rule("BIB048", Severity.WARNING, "Every title of a file stands in braces.")
def braced_titles(library: Library) -> Iterator[Problem]:
    """Some programs put a second pair of braces around each title, so that no style can put one into sentence case. It
    is said once for each file."""
    by_file: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in library.references.values():
        if len(reference.raw.get("title", "").split()) > 1:
            by_file[reference.location.path].append(reference)
    for path, references in by_file.items():
        braced = [reference for reference in references if _is_braced(reference.raw["title"])]
        if len(braced) >= _FEWEST_BRACED and len(braced) >= _MOST * len(references):
            message = (
                f"{len(braced)} of {len(references)} titles of '{path}' stand in a second pair of braces and keep "
            )
            message += "their capitals; leave it out, and put braces around names and acronyms alone"
            yield _at(braced[0], braced_titles, message, "title")


def _is_braced(title: str) -> bool:
    """Whether braces keep a whole title as it is, capitals within it too."""
    text = title.strip()
    return text.startswith("{") and closing_brace(text, 0) == len(text) - 1 and bool(_INNER_CAPITAL.search(text))


def _at(reference: Reference, rule: Rule, message: str, *names: str) -> Problem:
    """The problem at the first of these fields that the entry has."""
    places = (reference.field_locations[name] for name in names if name in reference.field_locations)
    return rule.problem(message, next(places, reference.location))
