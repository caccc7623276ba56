"""What a work can be cited for: one row for each intent that an author can mark, `[@key]{.disputes}`.

A mark says what the work cited does for what is said there: on a page of a claim, for the claim. CiTO, the Citation
Typing Ontology (https://purl.org/spar/cito), has a property for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from literature.vocabulary.catalog import N_

CITO = "http://purl.org/spar/cito/"
CITES = f"{CITO}cites"
"""The property of a citation of which nothing is said."""


@dataclass(frozen=True, slots=True)
class CitationIntent:
    """What a work is cited for."""

    name: str
    """As a mark has it."""
    cited_as: str
    """Above the sentences that cite a work for it, on the work's page."""
    cito: str
    """IRI of the property that leads from what is said to the work."""
    is_for: bool = False
    """Whether such a work speaks for what is said."""
    is_against: bool = False
    """Whether it speaks against it."""


CITATION_INTENTS: Mapping[str, CitationIntent] = MappingProxyType(
    {
        intent.name: intent
        for intent in (
            CitationIntent("supports", N_("Supported by this work"), f"{CITO}obtainsSupportFrom", is_for=True),
            CitationIntent("disputes", N_("Disputed by this work"), f"{CITO}isDisputedBy", is_against=True),
            CitationIntent("replicates", N_("Replicated by this work"), f"{CITO}isConfirmedBy", is_for=True),
            CitationIntent("method", N_("Cites its method"), f"{CITO}usesMethodIn"),
            CitationIntent("background", N_("Cites it as background"), f"{CITO}obtainsBackgroundFrom"),
        )
    }
)
"""By name, in the order in which readers meet them."""


def known_intents(words: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that are intents, each once, in the order of the table."""
    given = frozenset(words)
    return tuple(name for name in CITATION_INTENTS if name in given)
