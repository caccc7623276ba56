"""The verdicts of claims as readers see them: a mark, a word, a color, at least two of them together."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from literature.vocabulary.catalog import Catalog
from literature.vocabulary.grades import VERDICTS, shown

_SHAPES: Mapping[str, str] = {
    "supported": (
        '<circle cx="8" cy="8" r="7.5" fill="currentColor"/><path class="lit-cut" d="M4.4 8.4l2.5 2.5 4.8-5.2"/>'
    ),
    "overstated": '<path d="M8 .6 15 11H1z" fill="currentColor"/><path d="M0 13.5h16v2.2H0z" fill="currentColor"/>',
    "contested": '<path d="M6.6 1.6v12.8L.6 8zM9.4 1.6v12.8L15.4 8z" fill="currentColor"/>',
    "unsupported": (
        '<rect x=".8" y=".8" width="14.4" height="14.4" rx="2.2" fill="currentColor"/>'
        '<path class="lit-cut" d="M4.4 8h7.2"/>'
    ),
    "unverifiable": (
        '<circle cx="8" cy="8" r="6.9" fill="none" stroke="currentColor" stroke-width="1.5" '
        'stroke-dasharray="2.9 1.45"/>'
        '<path d="M5.9 6.3c.1-1.3 1-2 2.2-2 1.3 0 2.1.8 2.1 1.8 0 1.6-2 1.6-2 3.1" fill="none" stroke="currentColor" '
        'stroke-width="1.7" stroke-linecap="round"/><circle cx="8.1" cy="11.7" r="1.05" fill="currentColor"/>'
    ),
}
"""Five outlines, so that none hangs on color or on what is drawn within: a circle, a triangle above its ground, two
arrowheads apart, a square, a broken ring. `lit-cut` is drawn in the color of the paper."""


def verdict_mark(verdict: str) -> Markup:
    """The mark alone, for a place where the word stands as well; empty for no verdict."""
    if verdict not in _SHAPES:
        return Markup()
    shape = _SHAPES[verdict]
    return Markup(
        f'<svg class="lit-verdict-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{shape}</svg>'
    )


def verdict_words(verdict: str, catalog: Catalog) -> Markup:
    """Mark and word in the color of the verdict; empty for no verdict."""
    words = shown(verdict, VERDICTS, catalog)
    if not words:
        return Markup()
    return Markup('<strong class="lit-verdict lit-verdict-{}">{} {}</strong>').format(
        verdict, verdict_mark(verdict), words
    )
