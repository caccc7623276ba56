"""Makes a `Reference` of an entry's fields: names, dates, rich text, verbatim values. `sources/bibtex.py` calls it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from literature.model import (
    DateSpan,
    FieldPlaces,
    FieldTexts,
    FieldValues,
    Person,
    Problem,
    Reference,
    RichText,
    Rule,
    Severity,
)
from literature.sources.inheritance import Field, RawEntry
from literature.text.date_forms import first_published
from literature.text.dates import ReadDate, parse_date, read_date, with_month
from literature.text.doi import DOI, SHORT_DOI, without_stops
from literature.text.excerpt import excerpt
from literature.text.latex.reader import UNKNOWN_LATEX, decode, is_plain
from literature.text.latex.verbatim import address_in, doi_in, fault_of_address, unescape
from literature.text.name_groups import is_one_house
from literature.text.names import NameReader, parse_annotation, split_list
from literature.text.orcid import orcid_address
from literature.vocabulary.entry_fields import (
    DATE_FIELDS,
    DATE_PARTS,
    LITERAL_LISTS,
    NAME_FIELDS,
    STRUCTURE_FIELDS,
    VERBATIM_FIELDS,
)
from literature.vocabulary.entry_types import TYPE_ALIASES

MALFORMED_DATE = Rule("BIB012", "malformed-date", Severity.WARNING, "A date cannot be understood.")
MALFORMED_ORCID = Rule("BIB051", "malformed-orcid", Severity.WARNING, "What is said of a name is no ORCID iD.")
UNSAFE_URL = Rule("BIB016", "unsafe-url", Severity.ERROR, "An address has a scheme that browsers may run.")
MALFORMED_DOI = Rule("BIB026", "malformed-doi", Severity.WARNING, "A field holds no valid DOI.")
MALFORMED_URL = Rule("BIB047", "malformed-url", Severity.WARNING, "An address cannot be followed as it is written.")

_DASH = re.compile(r"[\u2010-\u2015\u2212]")
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):", re.IGNORECASE)
_SAFE_SCHEMES = frozenset({"http", "https", "ftp", "doi"})
_USERNAMES = "+an:username"
_ORCIDS = "+an:orcid"
_LAST_DAY = 31
_NO_LISTS: frozenset[str] = frozenset()


def reference_of(
    entry: RawEntry, fields: Mapping[str, Field], aliases: tuple[str, ...], names: NameReader
) -> tuple[Reference, list[Problem]]:
    """The reference that an entry and its fields (own and inherited, under BibLaTeX's names) describe.

    `names` reads the names of all entries. Faults of inherited fields are reported where they were written, not again
    here. Rules: `malformed-name`, `malformed-date`, `malformed-doi`, `unknown-latex`, `unsafe-url`, `malformed-url`.
    """
    problems: list[Problem] = []
    entry_name = excerpt(entry.key)

    def report(rule: Rule, message: str, field: Field, *near: str) -> None:
        if not field.is_inherited:
            problems.append(rule.problem(message, field.location, near))

    options = fields["options"].value if "options" in fields else ""
    is_particle_last = "useprefix=false" in options.replace(" ", "").casefold()
    people: dict[str, tuple[Person, ...]] = {}
    others: set[str] = set()
    dates: dict[str, DateSpan] = {}
    text: dict[str, RichText | str] = {}
    is_annotated = False
    for name, field in fields.items():
        kind = _kind(name)
        if kind == "skipped":
            continue
        if kind == "of names":
            is_annotated = True
        elif kind == "names":
            persons, has_others, faults = names.read(field.value, is_particle_last=is_particle_last)
            people[name] = persons
            if has_others:
                others.add(name)
            for fault in faults if name != "sortname" else ():
                report(fault.rule, f"`{name}` of `{entry_name}`: {fault.message}", field)
        elif kind == "date":
            read = read_date(field.value)
            dates[name] = read.span
            if read.original and name == "date":
                dates.setdefault("origdate", read.original)
            if not read.is_certain:
                report(MALFORMED_DATE, f"`{name}` of `{entry_name}` {_misread(read, field)}", field)
        elif kind == "verbatim":
            value = _verbatim(name, field.value)
            if value:
                text[name] = value
            if name == "doi":
                for message, *near in _faults_of_doi(field.value, value):
                    report(MALFORMED_DOI, message, field, *near)
            if name == "url" and (scheme := _unsafe_scheme(value.replace("%20", ""))):
                message = f"`url` of `{entry_name}` has the scheme `{scheme}`; expected http, https, ftp or doi"
                report(UNSAFE_URL, message, field)
            elif name == "url" and (wrong := fault_of_address(field.value, value)):
                report(MALFORMED_URL, f"`url` of `{entry_name}` {wrong}", field)
        else:
            is_list = kind == "list" and "date" in fields and "year" not in fields
            source = _joined(field.value) if is_list else field.value
            if is_plain(source):
                text[name] = source
                continue
            decoded = decode(source)
            text[name] = decoded.rich
            for command in dict.fromkeys(command for command, _ in decoded.unknown):
                report(UNKNOWN_LATEX, f"`{name}` of `{entry_name}`: `{command}` is not known, kept as it is", field)
    if is_annotated:
        _add_usernames(people, fields)
        _add_orcids(entry_name, people, fields, report)
    _add_year(entry_name, fields, dates, report)
    if "origdate" not in dates and "note" in fields and (original := first_published(str(text["note"]))):
        dates["origdate"] = parse_date(original)
    implied_type = TYPE_ALIASES.get(entry.type, ("", ""))[1]
    if implied_type and "type" not in text:
        text["type"] = implied_type
    reference = Reference(
        key=entry.key,
        type=entry.biblatex_type,
        people=FieldValues(people),
        has_others=frozenset(others) if others else _NO_LISTS,
        dates=FieldValues(dates),
        text=FieldTexts(text),
        raw=FieldValues({name: field.value for name, field in entry.fields.items()}),
        raw_type=entry.type,
        aliases=aliases,
        location=entry.location,
        field_locations=FieldPlaces(
            entry.location.path, {name: field.location for name, field in entry.fields.items()}
        ),
    )
    return reference, problems


@functools.lru_cache(maxsize=4096)
def _kind(name: str) -> Literal["skipped", "of names", "names", "date", "verbatim", "list", "text"]:
    """How a field is read: `of names` is what says more of the people in another field."""
    if name in STRUCTURE_FIELDS or name in DATE_PARTS:
        return "skipped"
    if name.endswith((_USERNAMES, _ORCIDS)):
        return "of names"
    if name in NAME_FIELDS:
        return "names"
    if name in DATE_FIELDS:
        return "date"
    if name in VERBATIM_FIELDS or "+an" in name:
        return "verbatim"
    return "list" if name in LITERAL_LISTS else "text"


def _joined(value: str) -> str:
    """A list of literals as APA separates publishers (APA 7, section 9.29); `and` within the name of one stays.

    Only in entries that have BibLaTeX's `date`: in BibTeX these fields are plain text, `Harper and Row` one house.
    """
    names: list[str] = []
    for part in split_list(value):
        if names and is_one_house(names[-1], part):
            names[-1] += f" and {part}"
        elif part:
            names.append("et al." if part == "others" else part)
    return "; ".join(names)


def _add_usernames(people: dict[str, tuple[Person, ...]], fields: Mapping[str, Field]) -> None:
    for name, field in fields.items():
        persons = people.get(name.removesuffix(_USERNAMES)) if name.endswith(_USERNAMES) else None
        if persons:
            usernames = parse_annotation(field.value)
            people[name.removesuffix(_USERNAMES)] = tuple(
                replace(person, username=usernames.get(index, person.username))
                for index, person in enumerate(persons, start=1)
            )


def _add_orcids(
    entry_name: str,
    people: dict[str, tuple[Person, ...]],
    fields: Mapping[str, Field],
    report: Callable[[Rule, str, Field], None],
) -> None:
    for name, field in fields.items():
        list_name = name.removesuffix(_ORCIDS)
        persons = people.get(list_name) if name.endswith(_ORCIDS) else None
        if not persons:
            continue
        addresses = {}
        for index, written in parse_annotation(field.value).items():
            addresses[index] = orcid_address(written)
            if index > len(persons):
                message = f"`{name}` of `{entry_name}` names the person {index} of {len(persons)}"
                report(MALFORMED_ORCID, message, field)
            elif not addresses[index]:
                message = f"`{name}` of `{entry_name}`: `{excerpt(written)}` is no ORCID iD; expected such as "
                report(MALFORMED_ORCID, f"{message}0000-0002-1825-0097, whose last character checks the others", field)
        people[list_name] = tuple(
            replace(person, orcid=addresses.get(index, person.orcid)) for index, person in enumerate(persons, start=1)
        )


def _misread(read: ReadDate, field: Field) -> str:
    """What is told of a date that was not understood."""
    year = read.span.year
    taken = f"the year {year} is taken from it" if year is not None else "expected e.g. `2010-03-05`"
    return f"is no date: `{excerpt(field.value)}`; {taken}"


def _add_year(
    key: str, fields: Mapping[str, Field], dates: dict[str, DateSpan], report: Callable[[Rule, str, Field], None]
) -> None:
    """The date that BibTeX's `year`, `month` and `day` give, where `date` gives no year."""
    given = dates.get("date")
    is_dated = given is not None and (given.start is not None or given.end is not None)
    if is_dated and given and given.start and not given.start.month and "month" in fields and "year" not in fields:
        dates["date"] = _with_month(key, given, fields, report)
    if is_dated or "year" not in fields:
        read = read_date(fields["month"].value) if not is_dated and "month" in fields else None
        if read and (read.span.year or 0) > _LAST_DAY:
            dates["date"] = read.span
        return
    year = fields["year"]
    read = read_date(year.value)
    if read.span.start is None and given is not None:
        return
    if read.original:
        dates.setdefault("origdate", read.original)
    if not read.is_certain and any(char.isdigit() for char in year.value):
        taken = f"; the year {read.span.year} is taken from it" if read.span.year is not None else ""
        report(MALFORMED_DATE, f"`year` of `{key}` is no year: `{excerpt(year.value)}`{taken}", year)
    dates["date"] = read.span if read.span.literal else _with_month(key, read.span, fields, report)


def _with_month(
    key: str, span: DateSpan, fields: Mapping[str, Field], report: Callable[[Rule, str, Field], None]
) -> DateSpan:
    """The date with `month` and `day`, where there are any."""
    if "month" not in fields:
        return span
    month, day = fields["month"], fields.get("day")
    dated = with_month(span, month.value, day.value if day else "")
    if dated is None:
        report(MALFORMED_DATE, f"`month` of `{key}` is no month: `{excerpt(month.value)}`", month)
        return span
    return dated


def _verbatim(name: str, value: str) -> str:
    if name == "doi":
        return doi_in(value)
    if name in ("url", "urlraw") or (name == "eprint" and "://" in value):
        return address_in(value)
    while len(value) > 1 and value[0] == "{" and value.find("}") == len(value) - 1:
        value = value[1:-1]
    return unescape(value).strip()


def _faults_of_doi(written: str, doi: str) -> Iterator[tuple[str, ...]]:
    """What is wrong with a DOI, and what may be meant.

    A DOI is `10.`, a registrant of four digits or more, `/` and a name without spaces (DOI Handbook, section 2.2). A
    short DOI, `10/fg6rf9` or `https://doi.org/fg6rf9`, will do too (APA 7, section 9.36).
    """
    if written.strip(" {}") and not doi:
        yield (f"'{excerpt(written)}' is no DOI; leave the field out where there is none",)
    elif _DASH.search(written):
        yield f"'{excerpt(written)}' holds a dash; read with the hyphen that a DOI has", doi
    if not doi or SHORT_DOI.fullmatch(written.strip()) or DOI.fullmatch(doi):
        return
    shorter = without_stops(doi)
    if DOI.fullmatch(shorter):
        yield f"'{excerpt(doi)}' ends in '{doi[len(shorter) :]}', which no DOI does", shorter
    else:
        yield (f"'{excerpt(doi)}' is no DOI; expected one such as '10.1037/pst0000172'",)


def _unsafe_scheme(url: str) -> str:
    """The scheme of an address that must not become a link; browsers ignore white space in it."""
    match = _SCHEME.match("".join(url.split()))
    return match[1] if match and match[1].lower() not in _SAFE_SCHEMES else ""
