"""Something that was published under a lasting name: a line of `permalinks.lock`. Read by `sources/permalinks.py`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from literature.model.places import Location

PermalinkKind = Literal["anchor", "finding", "group", "letter", "page", "reference"]


@dataclass(frozen=True, slots=True)
class Permalink:
    """A promise to readers who link here."""

    kind: PermalinkKind
    name: str
    """Key, page (`concepts/bond`), group (`authors/darwin-charles`), finding id, or page and heading
    (`concepts/bond#evidence`)."""
    since: datetime.date
    """Day on which it was first locked."""
    location: Location
    value: str = ""
    """Letter: the year as published, `1969a`. Otherwise empty."""
