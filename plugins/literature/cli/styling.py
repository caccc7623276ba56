"""The citation style that a command prints in."""

from __future__ import annotations

from literature.cli.inputs import Input
from literature.styles import ApaStyle, Style
from literature.styles.choose import style_of


def style_for(found: Input) -> Style:
    """The site's citation style; APA outside any site."""
    if found.project is None:
        return ApaStyle(found.library.references.values())
    return style_of(found.library, found.project.root, found.project.settings).style
