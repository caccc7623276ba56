"""Writes front matter for new pages, every value such that YAML reads it back as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

_PLAIN = re.compile(r"[A-Za-z][\w ./()-]*[\w)]|[A-Za-z]|\d{4}-\d\d-\d\d")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def front_matter(values: Mapping[str, str | Iterable[str]]) -> str:
    """The block between its two lines of hyphens; lists stand on one line."""
    lines = []
    for name, value in values.items():
        if isinstance(value, str):
            lines.append(f"{name}: {scalar(value)}")
        else:
            lines.append(f"{name}: [{', '.join(map(scalar, value))}]")
    return "\n".join(["---", *lines, "---", ""])


def scalar(text: str) -> str:
    """The text as a value of YAML, in quotes where it would be something else without them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)
