"""A published figure: a row of `findings.csv`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from literature.model.places import Location

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was published, or the words that stand in its place."""

    text: str
    """As written in the file: `.28`, `>30000`, `two-thirds`."""
    number: float | None
    """Its value; `None` when the text is no single number."""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """One published figure, with where it was seen and how sure that is."""

    id: str
    key: str
    """Key of the reference that reports it."""
    topic: str
    construct: str
    outcome: str
    metric: str
    """As written: `r`, `d`, `g`, `OR`, `%`, or words for results that are no effect size."""
    value: Quantity
    ci_low: Quantity
    ci_high: Quantity
    k: Quantity
    """Number of studies or samples."""
    n: Quantity
    """Number of people, unless the text says otherwise."""
    heterogeneity: str
    year: str
    locator: str
    """Where in the work: `abstract`, `p. 12`."""
    source: str
    """Where the figure was seen: addresses, separated by ` ; `."""
    confidence: Confidence
    notes: str
    location: Location
