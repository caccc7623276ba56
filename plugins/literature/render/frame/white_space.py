"""White space that themes' templates leave between tags: a third of Material's frame, none of which is seen."""

from __future__ import annotations

import re

_PIECES = re.compile(
    r"<!--.*?-->|<(?P<kept>pre|textarea|script|style)\b.*?</(?P=kept)>|<[!/a-z](?:\"[^\"]*\"|'[^']*'|[^\"'>])*>|\s{2,}",
    re.DOTALL | re.IGNORECASE,
)
"""What stays as it is, and what lies between."""
_ARTICLE, _ARTICLE_END = "<article", "</article>"


def folded(html: str) -> str:
    """HTML with each run of white space between tags as one, which browsers show alike: a line end where it held one,
    else a space. Text that keeps its spaces, scripts and attributes stay."""
    return _PIECES.sub(lambda piece: piece[0] if not piece[0].isspace() else "\n" if "\n" in piece[0] else " ", html)


def folded_around_article(html: str) -> str:
    """A page whose own content stands in one article, folded around it; any other page as it is."""
    start, end = html.find(_ARTICLE), html.rfind(_ARTICLE_END)
    return folded(html[:start]) + html[start:end] + folded(html[end:]) if 0 <= start < end else html
