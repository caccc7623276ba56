"""Joins the styles in `assets/` into the one that every page loads: on a slow line, each file costs a way there and
back before the first word is seen."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def joined_style(texts: Iterable[str]) -> str:
    """Styles one after the other, without comments and indentation."""
    lines = (line.strip() for text in texts for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
