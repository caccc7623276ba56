"""The mark of a site's two literatures: two circles, of which the filled one tells by its place, without color, which
of them is meant."""

from __future__ import annotations

from markupsafe import Markup

_CIRCLE = '<circle cx="{x}" cy="7" r="5.5" class="lit-side-{side}{filled}"/>'


def literature_mark(is_left: bool, is_right: bool) -> Markup:
    """The mark, for a place where the names stand as well."""
    sides = [("left", "7.2", is_left), ("right", "14.8", is_right)]
    # What is filled lies above what is not.
    circles = "".join(
        _CIRCLE.format(x=x, side=side, filled=" lit-filled" if filled else "")
        for side, x, filled in sorted(sides, key=lambda one: one[2])
    )
    return Markup(
        '<svg class="lit-literature-mark" viewBox="0 0 22 14" width="22" height="14" aria-hidden="true">'
        f"{circles}</svg>"
    )
