"""Reads `[[target|label]]`, a link to a page by its id, title or alias. Used by `text/markdown/spans.py`."""

from __future__ import annotations

import re

from literature.model import Wikilink

_WIKILINK = re.compile(r"\[\[(?!\s*(?:-?@|\^))([^\[\]|`\\]{1,300})(?:\\?\|([^\[\]]{0,1000}))?\]\]")
_WRAP = re.compile(r"\s*\n[ \t>]*|\s+")


def match_wikilink(text: str, at: int, end: int) -> Wikilink | None:
    """The link by name that starts at an offset, or `None`.

    In a table the bar may be escaped, `[[target\\|label]]`. What starts with a key (`[[@a]]`) is a citation in
    brackets, as Pandoc reads it.
    """
    match = _WIKILINK.match(text, at, end)
    if not match:
        return None
    target = _WRAP.sub(" ", match[1]).strip()
    label = _WRAP.sub(" ", match[2] or "").strip()
    return Wikilink(target, label, at, match.end()) if target else None
