"""A reference as pybtex's entry, and pybtex's rich text as ours. Used by `pybtex_style.py`.

pybtex decodes LaTeX in a field but keeps no mark-up and trips over unbalanced braces; so what is neither text nor
protection crosses it as private-use characters, which no style touches.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Any

import pybtex.database
from pybtex.richtext import BaseMultipartText, HRef, Protected, String, Symbol, Tag

from literature.model import Person, Reference, RichText, Run
from literature.references.parts import full_title, kind_words
from literature.text.latex.writer import without_control
from literature.text.ordinals import ordinal

_SPECIALS = "\\{}$&#%_~^`'\"-"
_FIRST = 0x10F000
_HIDDEN = {ord(char): chr(_FIRST + number) for number, char in enumerate(_SPECIALS) if char not in "'-"}
_SHOWN = {_FIRST + number: char for number, char in enumerate(_SPECIALS)}
_DOUBLE = re.compile("--+|''+")
_MARKS = {
    "italic": (chr(_FIRST + 64), chr(_FIRST + 65)),
    "bold": (chr(_FIRST + 66), chr(_FIRST + 67)),
    "small_caps": (chr(_FIRST + 68), chr(_FIRST + 69)),
    "sup": (chr(_FIRST + 70), chr(_FIRST + 71)),
    "sub": (chr(_FIRST + 72), chr(_FIRST + 73)),
}
_CHANGES: dict[str, dict[str, Any]] = {
    **{_MARKS[name][0]: {name: True} for name in ("italic", "bold", "small_caps")},
    **{_MARKS[name][1]: {name: False} for name in ("italic", "bold", "small_caps")},
    **{_MARKS[name][0]: {"position": name} for name in ("sup", "sub")},
    **{_MARKS[name][1]: {"position": ""} for name in ("sup", "sub")},
}
_PRIVATE = dict.fromkeys(range(_FIRST, _FIRST + 128))
_TAGS: dict[str, dict[str, Any]] = {
    "em": {"italic": True},
    "i": {"italic": True},
    "strong": {"bold": True},
    "b": {"bold": True},
    "sup": {"position": "sup"},
    "sub": {"position": "sub"},
}
_SYMBOLS = {"nbsp": "\u00a0", "ndash": "–", "newblock": " "}
_FIELDS = {
    "journaltitle": "journal",
    "location": "address",
    **{
        name: name
        for name in (
            *("volume", "number", "chapter", "series", "edition", "publisher", "organization", "institution"),
            *("howpublished", "note", "doi", "url", "eprint", "isbn"),
        )
    },
}
_NUMBER = re.compile(r"\A\d{1,9}\Z")
_KINDS_OF_THESIS = ("phdthesis", "mastersthesis")
_RAW = frozenset({"doi", "url", "eprint"})


def as_entry(reference: Reference, type_: str) -> Any:
    """The reference as pybtex's entry of a BibTeX type, fields under BibTeX's names."""
    titles = {"title": full_title(reference), "booktitle": full_title(reference, "book")}
    fields = {name: _marked(title) for name, title in titles.items() if title}
    for name, target in _FIELDS.items():
        if rich := reference.rich(name):
            fields[target] = cleaned(rich.as_plain()) if target in _RAW else _marked(rich)
    if pages := reference.plain("pages") or reference.plain("eid"):
        fields["pages"] = _hidden(pages)
    if "edition" in fields:
        # BibTeX's styles expect an ordinal (btxdoc, section 3.2), BibLaTeX's a number.
        fields["edition"] = _NUMBER.sub(lambda number: ordinal(int(number[0])), fields["edition"])
    if type_ in _KINDS_OF_THESIS and "institution" in fields:
        fields["school"] = fields.pop("institution")
    kind = reference.plain("type")
    if kind and kind_words(reference) == kind:
        fields["type"] = _hidden(kind)
    if date := reference.dates.get("date"):
        fields["year"] = _hidden(date.literal or _years(reference))
        if date.start and date.start.month:
            fields["month"] = calendar.month_name[date.start.month]
    persons = {
        role: [_as_pybtex(person) for person in people]
        for role, people in reference.people.items()
        if role in ("author", "editor") and people
    }
    entry = pybtex.database.Entry(type_, fields=fields, persons=persons)
    entry.key = reference.key
    return entry


def from_pybtex(text: Any) -> RichText:
    """pybtex's rich text as ours."""
    runs: list[Run] = []
    style = Run("")
    for run in _runs(text, Run("")):
        for piece in _pieces(run.text):
            if piece in _CHANGES:
                style = style._replace(**_CHANGES[piece])
            else:
                runs.append(_overlaid(run._replace(text=piece.translate(_SHOWN)), style))
    return RichText(tuple(runs)).merged()


def _years(reference: Reference) -> str:
    date = reference.dates["date"]
    ends = [str(end.year) for end in (date.start, date.end) if end]
    return "–".join(dict.fromkeys(ends))


def cleaned(text: str) -> str:
    """Text without control characters and the private-use characters that are marks here."""
    return without_control(text).translate(_PRIVATE)


def _hidden(text: str) -> str:
    text = cleaned(text).translate(_HIDDEN)
    # A single hyphen or apostrophe means nothing to TeX, and names are abbreviated at it.
    return _DOUBLE.sub(lambda m: m[0][0] + chr(_FIRST + _SPECIALS.index(m[0][0])) * (len(m[0]) - 1), text)


def _marked(rich: RichText) -> str:
    return "".join(_marked_run(run) for run in rich.merged().runs)


def _marked_run(run: Run) -> str:
    text = _hidden(run.text)
    if run.is_protected:
        text = f"{{{text}}}"
    styles = ("italic" * run.italic, "bold" * run.bold, "small_caps" * run.small_caps, run.position)
    for style in filter(None, styles):
        opening, closing = _MARKS[style]
        text = opening + text + closing
    return text


def _as_pybtex(person: Person) -> Any:
    """Parts are set one by one: nothing is left for pybtex to guess."""
    result = pybtex.database.Person()
    if person.is_group or not person.given:
        result.last_names = [_hidden(person.surname)]
    else:
        given = _hidden(person.given).split()
        result.first_names, result.middle_names = given[:1], given[1:]
        result.prelast_names = _hidden(person.particle).split()
        result.last_names = [_hidden(person.family)]
    result.lineage_names = [_hidden(person.suffix)] if person.suffix else []
    return result


def _runs(text: Any, style: Run) -> Iterator[Run]:
    if isinstance(text, String):
        yield style._replace(text=text.value)
    elif isinstance(text, Symbol):
        yield style._replace(text=_SYMBOLS.get(text.name, ""))
    elif isinstance(text, BaseMultipartText):
        if isinstance(text, Tag):
            style = style._replace(**_TAGS.get(text.name, {}))
        elif isinstance(text, HRef):
            style = style._replace(url=text.url.translate(_SHOWN))
        elif isinstance(text, Protected):
            style = style._replace(is_protected=True)
        for part in text.parts:
            yield from _runs(part, style)


def _pieces(text: str) -> Iterator[str]:
    """Stretches of text, and marks one by one."""
    start = 0
    for position, char in enumerate(text):
        if char in _CHANGES:
            if position > start:
                yield text[start:position]
            yield char
            start = position + 1
    if start < len(text):
        yield text[start:]


def _overlaid(run: Run, style: Run) -> Run:
    """Italics within italics stand upright."""
    return run._replace(
        italic=run.italic != style.italic,
        bold=run.bold or style.bold,
        small_caps=style.small_caps,
        position=style.position or run.position,
    )
