"""References as CSL items, the input of every CSL processor and of Zotero: `exports/csl_json.py` writes them, styles in
CSL read them. `entry_types.py` names the types.

Shapes are those of the CSL 1.0.2 data schema; titles are in sentence case, as CSL stores them (CSL specification,
"Title case conversion": a style can raise case, not lower it), with `nocase` spans where the bibliography protects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from literature.model import DateSpan, PartialDate, Person, Reference, RichText, Run
from literature.references.addresses import doi_of, safe_address
from literature.references.entry_types import foreign_names
from literature.references.fields import status, value
from literature.references.free_texts import free_text_of
from literature.references.pages import full_pages
from literature.references.parts import (
    full_title,
    kind_words,
    publisher,
    split_words,
)
from literature.references.periodicals import place_in, volume_and_number
from literature.references.preprints import preprint_of
from literature.text.latex.writer import without_control
from literature.text.ordinals import edition_number
from literature.text.title_case import sentence_case
from literature.vocabulary.entry_types import entry_type

_NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
    "narrator": "narrator",
    "host": "host",
    "producer": "producer",
    "executiveproducer": "executive-producer",
    "execproducer": "executive-producer",
    "composer": "composer",
    "performer": "performer",
    "writer": "script-writer",
}
_ROLE = re.compile(r'\d+\s*=\s*"?(?P<role>[a-z]+)"?')
_PLAIN = {
    "volumes": "number-of-volumes",
    "pagetotal": "number-of-pages",
    "chapter": "chapter-number",
    "part": "part",
    "version": "version",
    "location": "publisher-place",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "abstract": "abstract",
    "annotation": "annote",
    "shortjournal": "container-title-short",
}
_DATES = {"date": "issued", "origdate": "original-date", "eventdate": "event-date", "urldate": "accessed"}
_STATUS = {name: name for name in ("in press", "submitted", "in preparation")} | {
    "advance online": "advance online publication"
}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}
_ISSUED_BY_NUMBER = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "periodical"})
_IN_SERIES = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia"})
_TAG_LIKE = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)\b)")
_ENGLISH = re.compile(
    r"|(?:us|uk)?english|american|british|australian|canadian|newzealand|en(?:[-_]\w+)*", re.IGNORECASE
)
_NO_DATE = re.compile(r"n\.?\s*d\.?|no date|undated", re.IGNORECASE)


def as_csl_items(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """One item per reference, valid against the CSL 1.0.2 data schema."""
    return [_item(reference) for reference in references]


def _item(reference: Reference) -> dict[str, Any]:
    kind = foreign_names(reference).csl
    item: dict[str, Any] = {"id": reference.key, "citation-key": reference.key, "type": kind}
    for field, variable in _NAMES.items():
        if names := [_name(person) for person in reference.people.get(field, ())]:
            others = [{"literal": "others"}] if field in reference.has_others else []
            item[_by_role(reference, field, len(names)) or variable] = [*names, *others]
    for field, variable in _DATES.items():
        span = reference.dates.get(field)
        # Words such as "in press" are the status, not the date.
        if span and not (span.literal and status(reference)) and (date := _date(span)):
            item[variable] = date
    if "event-date" in item:
        item.setdefault("issued", item["event-date"])
    item.update((variable, value) for variable, value in _texts(reference, kind) if value)
    if custom := _custom(reference):
        item["custom"] = custom
    return item


def _custom(reference: Reference) -> dict[str, Any]:
    """What CSL has no variable for."""
    free = free_text_of(reference)
    aliases = {"aliases": list(reference.aliases)} if reference.aliases else {}
    return aliases | ({"fulltext": free.address} if free else {})


def _by_role(reference: Reference, field: str, count: int) -> str:
    """The variable of the role that all of a list have, where biblatex-apa's annotation says so."""
    note = reference.raw.get(f"{field}+an:role", "").strip()
    roles = [match["role"] if (match := _ROLE.fullmatch(part.strip())) else "" for part in note.split(";")]
    return _NAMES.get(roles[0], "") if len(roles) == count and len(set(roles)) == 1 else ""


def _texts(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    plain = reference.plain
    for field, variable in _PLAIN.items():
        if field in reference.text:
            yield variable, _clean(plain(field))
        elif field == "doi":
            yield variable, _clean(doi_of(reference))
    yield from _titles(reference)
    yield from _numbers(reference, kind)
    yield "publisher", _clean(publisher(reference))
    yield "genre", _clean(_genre(reference))
    yield "medium", _clean(value(reference, "howpublished"))
    yield "language", _clean(plain("langid") or plain("language"))
    yield "keyword", _clean(", ".join(split_words(reference)))
    yield "note", _clean("; ".join(text for text in (value(reference, "note"), plain("addendum")) if text))
    yield "status", _STATUS.get(status(reference), "")
    yield "URL", _clean(_address(reference))


def _titles(reference: Reference) -> Iterator[tuple[str, str]]:
    title, book, journal = (full_title(reference, of) for of in ("", "book", "journal"))
    if book:
        book = _in_set(reference, book)
    else:
        title = _in_set(reference, title)
    is_journal = journal and (reference.type == "article" or not book)
    yield "title", _title(reference, title)
    yield "title-short", _title(reference, reference.rich("shorttitle"))
    yield "container-title", _html(journal) if is_journal else _title(reference, book)
    yield "collection-title", _html(reference.rich("series"))
    yield "original-title", _html(reference.rich("origtitle"))


def _in_set(reference: Reference, title: RichText) -> RichText:
    """A volume's title behind that of the set, as APA has it (7th edition, section 10.2)."""
    main, volume = full_title(reference, "main"), reference.plain("volume")
    if not main or not title:
        return main or title
    return main + (f": Vol. {volume}. " if volume else ": ") + title


def _title(reference: Reference, title: RichText) -> str:
    if not title:
        return ""
    language = reference.plain("langid") or reference.plain("language")
    # Names of cases and laws are no sentences.
    is_legal = entry_type(reference.type).apa == "legal"
    return _html(sentence_case(title) if _ENGLISH.fullmatch(language) and not is_legal else title)


def _numbers(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    plain = reference.plain
    number, issue, volume = (_clean(plain(name)) for name in ("number", "issue", "volume"))
    if kind in _ISSUED_BY_NUMBER:
        volume, issue = volume_and_number(reference)
        yield "issue", _clean(issue)
        place = place_in(reference)
        article_number = place.removeprefix("Article ") if place.startswith("Article ") else ""
        yield "number", _clean(article_number)
        if not article_number or plain("eid"):
            yield "page", _pages(reference)
    elif kind in _IN_SERIES:
        yield "collection-number", number
        yield "issue", issue
    else:
        yield "number", number or _archived_number(reference)
        yield "issue", issue
    if not full_title(reference, "main"):
        yield "volume", _clean(volume)
    if kind not in _ISSUED_BY_NUMBER:
        yield "page", _pages(reference)
    edition = _clean(plain("edition"))
    yield "edition", edition_number(edition) or edition


def _archived_number(reference: Reference) -> str:
    """The number of a preprint with its archive: `arXiv:1706.03762`."""
    found = preprint_of(reference)
    return _clean(f"{found.archive}:{found.number}") if found and found.number else ""


def _pages(reference: Reference) -> str:
    """Ranges with a hyphen, as CSL processors expect them."""
    return _clean(full_pages(value(reference, "pages"))).replace("–", "-")


def _genre(reference: Reference) -> str:
    if words := kind_words(reference):
        return words
    if reference.type == "video" and not reference.plain("entrysubtype"):
        # CSL has one type for films and other videos.
        return entry_type(reference.type).described
    subtype = reference.plain("entrysubtype")
    # Keys such as `tvepisode` steer a style; words such as `Data set` are for the reader.
    return reference.plain("titleaddon") or (subtype if subtype[:1].isupper() else "")


def _address(reference: Reference) -> str:
    """Beside a DOI only an address that was given: what an archive's number makes is needless there."""
    is_given = reference.plain("url") or not doi_of(reference)
    return safe_address(reference) if is_given else ""


def _name(person: Person) -> dict[str, str]:
    if person.is_group:
        return {"literal": _clean(person.family)}
    # A particle in a field of its own is lost in Zotero; processors find it where it stands in a name.
    given = f"{person.given} {person.particle}".strip() if person.is_particle_last else person.given
    parts = {"family": person.surname, "given": given, "suffix": person.suffix}
    return {name: _clean(value) for name, value in parts.items() if value}


def _date(span: DateSpan) -> dict[str, Any]:
    """`date-parts` of one date or of a range; an open end is the year 0 there; words are `literal`."""
    first = span.start or span.end
    if first is None:
        # Every style has its own word for "no date".
        return {"literal": _clean(span.literal)} if not _NO_DATE.fullmatch(span.literal) else {}
    parts = [_parts(first)]
    if span.start and span.end:
        parts.append(_parts(span.end))
    elif span.is_open:
        parts.append([0])
    date: dict[str, Any] = {"date-parts": parts}
    if first.season:
        date["season"] = _SEASONS[first.season]
    if first.is_approximate or first.is_uncertain:
        date["circa"] = True
    return date


def _parts(date: PartialDate) -> list[int]:
    # CSL has no year 0: -400 is 400 BCE, which is -399 here.
    year = date.year if date.year > 0 else date.year - 1
    return [part for part in (year, date.month, date.day if date.month else None) if part is not None]


def _clean(text: str) -> str:
    return without_control(text).replace("\n", " ").strip() if text else ""


def _html(rich: RichText) -> str:
    return "".join(_run_as_html(run) for run in rich.merged().runs).strip()


def _run_as_html(run: Run) -> str:
    # CSL-JSON knows no escapes: an invisible word joiner keeps a literal `<i>` from being read as mark-up.
    text = without_control(run.text).replace("\n", " ")
    if "<" in text:
        text = _TAG_LIKE.sub("<\u2060", text)
    if run.is_protected and text.lower() != text.upper():
        text = f'<span class="nocase">{text}</span>'
    if run.position:
        text = f"<{run.position}>{text}</{run.position}>"
    if run.small_caps:
        text = f'<span style="font-variant:small-caps;">{text}</span>'
    if run.bold:
        text = f"<b>{text}</b>"
    return f"<i>{text}</i>" if run.italic else text
