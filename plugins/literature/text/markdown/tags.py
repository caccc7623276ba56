"""Patterns of HTML as it stands in Markdown: tags, comments, addresses in angle brackets.

Used by `text/markdown/outline.py` for blocks and by `text/markdown/spans.py` within them.
"""

from __future__ import annotations

import re

TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[A-Za-z][\w:-]*)"
    r"(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^\s\"'=<>`]+))?)*)\s*/?>"
)
"""A whole tag, quoted attributes included."""

ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,200}@[^\s<>@]{1,200})>")
"""`<https://example.org>` or `<someone@example.org>`."""

CODE = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea", "tt"})
"""Elements whose content is no running text."""

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "legend", "li", "main", "math", "menu", "nav", "ol", "p", "pre", "script", "section", "style", "summary", "svg",
    "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
"""Elements that start a block of raw HTML, which in Python-Markdown lasts until the element ends."""

_EDGE = re.compile(r"<(/?)([A-Za-z][\w-]*)")


def end_of_element(text: str, start: int, name: str) -> int:
    """Offset after the closing tag's name of the element whose opening tag stands at `start`; -1 if it is open."""
    depth = 0
    for edge in _EDGE.finditer(text, start):
        if edge[2].lower() == name:
            depth += -1 if edge[1] else 1
            if depth == 0:
                return edge.end()
    return -1
