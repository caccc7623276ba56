"""A dated, frozen copy of what a site says: a row of `editions.csv`, with the files that stand in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from literature.model.dates import PartialDate
from literature.model.places import Location


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. It never changes: what was wrong in it is right in the next."""

    name: str
    """`2026-12` or `2026-12-01`: names are in order of their days."""
    date: PartialDate
    """What its name says."""
    doi: str
    """By which it is cited, without its resolver; empty as long as it has none."""
    sha256: str
    """Of its list of checksums, which stands for everything in it."""
    location: Location
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 by path in its folder, as its list of checksums has them; none where the folder is not there."""
