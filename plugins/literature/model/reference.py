"""A bibliography entry, read and evaluated, and how it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from literature.model.by_field import FieldTexts
from literature.model.dates import DateSpan
from literature.model.people import Person
from literature.model.places import Location
from literature.model.richtext import RichText

_EMPTY = RichText()
_NOWHERE = Location("")

Tier = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One work. Field and type names are BibLaTeX's; BibTeX's own (`journal`, `school`, `phdthesis`) are
    translated on reading (BibLaTeX manual, sections 2.1.2 and 2.2.5)."""

    key: str
    type: str
    """BibLaTeX entry type in lower case: `article`, `book`, `thesis`, `report`, ..."""
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    """Name lists by field: `author`, `editor`, `translator`, `bookauthor`, ..."""
    has_others: frozenset[str] = frozenset()
    """Name lists that end in `and others`."""
    dates: Mapping[str, DateSpan] = field(default_factory=dict)
    """`date`, `origdate`, `eventdate`, `urldate`; absent when not given."""
    text: Mapping[str, RichText] = field(default_factory=dict)
    """Every other field, decoded. Verbatim fields (`doi`, `url`, `eprint`, `isbn`, ...) hold one plain run."""
    raw: Mapping[str, str] = field(default_factory=dict)
    """Every field of the entry under the name it was written with (lower case), macros and `#` evaluated, LaTeX kept,
    inherited fields left out: what a faithful export writes."""
    raw_type: str = ""
    """Entry type as written, lower case: `phdthesis`."""
    aliases: tuple[str, ...] = ()
    """Earlier keys that still resolve (field `ids`)."""
    location: Location = _NOWHERE
    field_locations: Mapping[str, Location] = field(default_factory=dict)
    """Where each field of `raw` starts."""

    def rich(self, name: str) -> RichText:
        """The field as rich text; empty when absent."""
        return self.text.get(name, _EMPTY)

    def plain(self, name: str) -> str:
        """The field as plain text; empty when absent."""
        if isinstance(self.text, FieldTexts):
            return self.text.plain(name)
        value = self.text.get(name)
        return value.as_plain() if value is not None else ""

    @property
    def unplaced(self) -> Reference:
        """The work without its place in its file: equal for entries that say the same."""
        return replace(self, location=_NOWHERE, field_locations={})

    @property
    def creators(self) -> tuple[Person, ...]:
        """Who the work is cited by: the authors, else the editors."""
        return self.people.get("author") or self.people.get("editor") or ()

    @property
    def year(self) -> int | None:
        """First year of publication."""
        date = self.dates.get("date")
        return date.year if date else None

    @property
    def keywords(self) -> tuple[str, ...]:
        """Keywords, split at `;` and `,`."""
        return tuple(word.strip() for word in self.plain("keywords").replace(";", ",").split(",") if word.strip())


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a reference was checked: a row of `provenance.csv`."""

    key: str
    tier: Tier
    """A: two or more sources agree; B: one; C: public reference lists only; D: partly verified."""
    sources: tuple[str, ...]
    agreement: str
    notes: str
    location: Location
