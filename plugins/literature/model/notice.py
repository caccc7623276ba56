"""A notice about a published work: a row of `notices.csv`. Read by `sources/notices.py`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from literature.model.places import Location

NoticeKind = Literal["retraction", "expression of concern", "correction"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What was announced about a work after it was published."""

    key: str
    kind: NoticeKind
    date: datetime.date | None
    """Day of the notice; None when it is not known."""
    source: str
    """Where it stands: an address or a DOI."""
    notes: str
    location: Location
