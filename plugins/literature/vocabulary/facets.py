"""What results of a search are narrowed by, and the fields that a query can name.

`search/facets.py` publishes the values that a site has; scripts take everything else from here by way of
`build/script_vocabulary.py`. Which values a record has is told by `search/records.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from literature.vocabulary.catalog import N_, Catalog
from literature.vocabulary.entry_types import ENTRY_TYPES
from literature.vocabulary.grades import TIERS
from literature.vocabulary.page_kinds import PAGE, page_kinds

REFERENCE, FINDING = "reference", "finding"
"""Kinds of results that are no authored pages."""

Form = Literal["words", "years", "concepts"]
"""What the values of a facet are: words; years, which are shown from and to, latest first; ids of concepts, which go by
all names of the concept."""


def _nothing(catalog: Catalog) -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow results."""

    id: str
    label: str
    field: str
    """Name by which queries ask for its values: `field:value`."""
    example: str
    """A value in a query, as hints show it."""
    parameter: str = ""
    """Name in addresses of searches; empty for the id."""
    form: Form = "words"
    known: Callable[[Catalog], Mapping[str, str]] = _nothing
    """Names of known values for readers, in a language; others are shown as they are, capitalized."""
    is_fixed: bool = False
    """Whether the known values stand in their own order; otherwise the most frequent come first."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A field of records that queries can ask for: `field:words`."""

    name: str
    example: str
    also: tuple[str, ...] = ()
    """Other names that are understood."""


def record_kinds() -> Mapping[str, tuple[str, str]]:
    """Kinds of results, in the order in which they are offered, with the names of one and of many."""
    placed = [
        (30, REFERENCE, (N_("Reference"), N_("References"))),
        (50, FINDING, (N_("Finding"), N_("Findings"))),
        *((kind.found_at, kind.name, (kind.one, kind.many)) for kind in (*page_kinds().values(), PAGE)),
    ]
    placed.sort(key=lambda kind: kind[0])
    return MappingProxyType({name: names for _, name, names in placed})


NAMED_FIRST = ("concept", "claim", PAGE.name, "summary", REFERENCE)
"""Kinds of results in the order in which those are shown that a query names outright; others follow as they are
offered."""
KIND_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"concept": 1.2, "claim": 1.1, "reading": 1.1, "path": 1.1, "summary": 0.9, REFERENCE: 0.9, FINDING: 0.9}
)
"""How much more or less than others a result counts for its kind: what readers ask for is told by a concept or a claim
more often than by one of the many works."""


def _kinds(catalog: Catalog) -> Mapping[str, str]:
    return {name: catalog.gettext(many) for name, (_, many) in record_kinds().items()}


def _types(catalog: Catalog) -> Mapping[str, str]:
    return {name: catalog.gettext(row.many) for name, row in ENTRY_TYPES.items()}


def _tiers(catalog: Catalog) -> Mapping[str, str]:
    return {tier: f"{tier}: {catalog.gettext(label)}" for tier, (label, _) in TIERS.items()}


def _summaries(catalog: Catalog) -> Mapping[str, str]:
    return {"yes": catalog.gettext("With a summary"), "no": catalog.gettext("Without a summary")}


def _free(catalog: Catalog) -> Mapping[str, str]:
    return {"yes": catalog.gettext("Free to read"), "no": catalog.gettext("Not known to be free")}


_FACETS = (
    Facet("kind", N_("Kind"), "kind", "reference", known=_kinds, is_fixed=True),
    Facet("type", N_("Type of work"), "type", "book", known=_types),
    Facet("design", N_("Kind of study"), "type", "study"),
    Facet("concept", N_("Concept"), "concept", "selection", form="concepts"),
    Facet("literature", N_("Literature"), "literature", '"natural history"'),
    Facet("tier", N_("Checked"), "checked", "A", parameter="checked", known=_tiers, is_fixed=True),
    Facet("summary", N_("Summary"), "summary", "yes", known=_summaries),
    Facet("free", N_("Free to read"), "free", "yes", known=_free, is_fixed=True),
    Facet("year", N_("Year"), "year", "1859", form="years"),
)
FACETS: Mapping[str, Facet] = MappingProxyType({facet.id: facet for facet in _FACETS})
"""By id, in the order in which they are shown."""

TEXT_FIELDS = (
    TextField("author", "darwin", also=("authors",)),
    TextField("venue", '"royal society"', also=("journal",)),
    TextField("title", "origin"),
    TextField("key", "darwin1859origin"),
    TextField("doi", "10.1000/182"),
)
"""Each goes by the same name in the index (`search/word_index.py`)."""
