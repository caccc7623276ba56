"""Fields that an entry takes over from others: `crossref` by the tables of the BibLaTeX manual's appendix B, `xdata`.

`sources/bibtex.py` calls it between reading the entries and making references of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from literature.model import Location, Problem, Rule, Severity
from literature.text.excerpt import excerpt
from literature.text.nearest import Nearest
from literature.vocabulary.entry_fields import DATE_PARTS, FIELD_ALIASES, STRUCTURE_FIELDS
from literature.vocabulary.entry_types import ENTRY_TYPES, TYPE_ALIASES

UNKNOWN_CROSSREF = Rule(
    "BIB010", "unknown-crossref", Severity.ERROR, "`crossref` or `xdata` names an entry that does not exist."
)
CYCLIC_CROSSREF = Rule("BIB011", "cyclic-crossref", Severity.ERROR, "Entries inherit from each other in a circle.")

_PARTS_OF_BOOKS = frozenset(name for name, row in ENTRY_TYPES.items() if row.inherits == "part of a book")
_PARTS = _PARTS_OF_BOOKS | {name for name, row in ENTRY_TYPES.items() if row.inherits == "part"}
_WHOLES = frozenset(name for name, row in ENTRY_TYPES.items() if row.inherits == "whole")
_SETS = frozenset(name for name, row in ENTRY_TYPES.items() if row.inherits == "set")
_TITLES = ("title", "subtitle", "titleaddon")
_NOT_INHERITED = STRUCTURE_FIELDS | {
    *("xref", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related", "relatedoptions"),
    *("relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "keywords", "type"),
}
_SHORT_TITLES = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})


class Field(NamedTuple):
    """A field with its evaluated LaTeX source. A library of a hundred thousand entries has a million of them."""

    value: str
    location: Location
    is_inherited: bool = False


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as written, macros evaluated."""

    key: str
    type: str
    """As written, lower case."""
    location: Location
    fields: Mapping[str, Field]
    """By the name written, lower case."""

    @property
    def biblatex_type(self) -> str:
        """The type in BibLaTeX's terms."""
        return TYPE_ALIASES.get(self.type, (self.type, ""))[0]


def in_biblatex_terms(entry: RawEntry) -> dict[str, Field]:
    """The entry's fields under BibLaTeX's names; where both names are given, BibLaTeX's counts."""
    fields = {FIELD_ALIASES.get(name, name): value for name, value in entry.fields.items()}
    if len(fields) < len(entry.fields):
        fields |= {name: value for name, value in entry.fields.items() if name in FIELD_ALIASES.values()}
    return fields


def with_inherited(
    entries: Mapping[str, RawEntry], aliases: Mapping[str, str]
) -> tuple[dict[str, dict[str, Field]], list[Problem]]:
    """The fields of every entry, its own and inherited ones, under BibLaTeX's names; and faulty relations.

    `aliases` are further keys that entries are found by; `related` comes out with those of today.
    Rules: `unknown-crossref`, `cyclic-crossref`.
    """
    problems: list[Problem] = []
    own = {key: in_biblatex_terms(entry) for key, entry in entries.items()}
    parents: dict[str, list[tuple[str, str]]] = {}
    nearest = Nearest([*entries, *aliases])
    for key, fields in own.items():
        if (related := fields.get("related")) is not None:
            keys = (key.strip() for key in related.value.split(","))
            fields["related"] = related._replace(value=",".join(aliases.get(key, key) for key in keys))
        for name in ("xdata", "crossref"):
            if name not in fields:
                continue
            for written in _relations(name, fields[name].value):
                parent = written if written in entries else aliases.get(written, "")
                if parent:
                    parents.setdefault(key, []).append((name, parent))
                else:
                    message = f"`{name}` of `{excerpt(key)}` names `{excerpt(written)}`, which is no entry"
                    near = nearest.to(written)
                    problems.append(UNKNOWN_CROSSREF.problem(message, fields[name].location, near))
    complete = own
    for key in _parents_first(parents, own, problems):
        for name, parent in parents[key]:
            if name == "xdata":
                _take(complete[key], _plainly(complete[parent]))
            else:
                child_type, parent_type = entries[key].biblatex_type, entries[parent].biblatex_type
                _take(complete[key], _by_crossref(complete[parent], child_type, parent_type))
    return complete, problems


def _relations(name: str, value: str) -> list[str]:
    parts = value.split(",") if name == "xdata" else [value]
    return [part.strip() for part in parts if part.strip()]


def _parents_first(
    parents: dict[str, list[tuple[str, str]]], own: Mapping[str, Mapping[str, Field]], problems: list[Problem]
) -> list[str]:
    """Keys with parents, each after its parents; a relation that closes a circle is cut and reported."""
    order: list[str] = []
    state: dict[str, str] = {}
    for root in list(parents):
        path = [(root, iter(list(parents[root])))] if root not in state else []
        state.setdefault(root, "open")
        while path:
            key, remaining = path[-1]
            relation = next(remaining, None)
            if relation is None:
                path.pop()
                state[key] = "done"
                order.append(key)
                continue
            name, parent = relation
            if state.get(parent) == "open":
                parents[key].remove(relation)
                message = f"`{name}` of `{excerpt(key)}` leads back to it through `{excerpt(parent)}`"
                if parent == key:
                    message = f"`{name}` of `{excerpt(key)}` names the entry itself"
                problems.append(CYCLIC_CROSSREF.problem(message, own[key][name].location))
            elif parent in parents and parent not in state:
                state[parent] = "open"
                path.append((parent, iter(list(parents[parent]))))
    return order


def _take(child: dict[str, Field], offered: Iterable[tuple[str, Field]]) -> None:
    has_date = not DATE_PARTS.isdisjoint(child) or "date" in child
    for name, value in offered:
        if name not in child and not (has_date and (name in DATE_PARTS or name == "date")):
            child[name] = value._replace(is_inherited=True)


def _plainly(parent: Mapping[str, Field]) -> list[tuple[str, Field]]:
    return [(name, value) for name, value in parent.items() if name not in STRUCTURE_FIELDS]


def _by_crossref(parent: Mapping[str, Field], child_type: str, parent_type: str) -> list[tuple[str, Field]]:
    """What a parent offers, own names first: a `booktitle` written in the parent beats the one made of its title."""
    prefix = ""
    if parent_type in _SETS and child_type not in _SETS:
        prefix = "main"
    elif child_type in _PARTS and parent_type in _WHOLES:
        prefix = "book"
    elif parent_type == "periodical" and child_type in ("article", "suppperiodical"):
        prefix = "journal"
    kept: list[tuple[str, Field]] = []
    renamed: list[tuple[str, Field]] = []
    for name, value in parent.items():
        if name in _NOT_INHERITED or (prefix and name in _SHORT_TITLES):
            continue
        if prefix and name in _TITLES:
            renamed.append((prefix + name, value))
        elif name == "author" and child_type in _PARTS and parent_type in (_WHOLES | _SETS):
            # The author of a book is the author of its parts, too, but not of what others wrote in it.
            renamed.append(("bookauthor", value))
            if child_type in _PARTS_OF_BOOKS:
                kept.append((name, value))
        else:
            kept.append((name, value))
    return kept + renamed
