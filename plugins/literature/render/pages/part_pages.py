"""The links between the pages of a list in parts. `site/part_addresses.py` says where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from literature.render.templates import fill
from literature.site.here import Here
from literature.site.paging import Part, neighbours, part_links
from literature.site.part_addresses import part_address

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class PartNavigation:
    """Links of one part; both empty for a list that is whole."""

    above: Markup = _NOTHING
    """To all parts."""
    below: Markup = _NOTHING
    """To the part before and the part after."""


def part_navigation(
    here: Here, folder: str, words: Sequence[str], parts: Sequence[Part], current: Part
) -> PartNavigation:
    """The links that stand on the page of the current part. `words` are those of the parts, in order."""
    if len(parts) == 1:
        return PartNavigation()

    def href(part: Part) -> str:
        return here.to(part_address(here.site, folder, words[part.number - 1]))

    links = [(link, href(link.part)) for link in part_links(parts, current)]
    turns = [
        (rel, part.name, href(part))
        for rel, part in zip(("prev", "next"), neighbours(parts, current), strict=True)
        if part is not None
    ]
    above = fill(here, "parts_above.html", links=links)
    return PartNavigation(Markup(above), Markup(fill(here, "parts_below.html", turns=turns)))
