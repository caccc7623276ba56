"""What a site asks of its own pages beyond what always holds: read from the options, kept with the library."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from literature.model.places import LinkFault


class Level(StrEnum):
    """How much a site makes of a fault of links (MkDocs, `validation`)."""

    WARN = "warn"
    """As much as its rule does."""
    INFO = "info"
    """It is told, and fails nothing."""
    IGNORE = "ignore"
    """It is not told."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Choices of a site that rules follow."""

    today: datetime.date | None = None
    """Day on which the library was read; None where time does not matter, and then no rule asks for it."""
    review_months: int = 24
    """Months after which a reviewed page should be looked at again; 0 for never."""
    wording: Mapping[str, str] = field(default_factory=dict)
    """Words and phrases that pages of a kind should not use, each with what to write instead (may be empty)."""
    allow: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path or pattern of paths to the codes or names of the rules that files there may break."""
    has_narrative: bool = True
    """Whether `@key` without brackets is a citation."""
    uses_directories: bool = True
    """Addresses of pages end in `/` and not in `.html`: a choice of the host's."""
    links: Mapping[LinkFault, Level] = field(default_factory=dict)
    """What the site makes of faults of links, where it says so."""
