"""What a site makes of faults of links: `validation` in its configuration, which the host has for its own checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from literature.model import Level, LinkFault

_RELATIVE = "relative_to_docs"
"""A value of `absolute_links` alone: such links are looked after as all others are."""


def levels_of_links(validation: object) -> Mapping[LinkFault, Level]:
    """The levels that a site sets, in `links` or for links and navigation at once. What is not set has none: hosts have
    defaults for their own faults, and our rules have theirs. What a host would refuse is left to it."""
    if not isinstance(validation, Mapping):
        return {}
    links = validation.get("links")
    given = {**validation, **(links if isinstance(links, Mapping) else {})}
    return {fault: level for fault in get_args(LinkFault) if (level := _level(given.get(fault))) is not None}


def _level(value: object) -> Level | None:
    if value == _RELATIVE:
        return Level.WARN
    return Level(value) if isinstance(value, str) and value in tuple(Level) else None
