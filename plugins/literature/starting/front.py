"""Values of front matter in new pages, written such that YAML reads them back as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z][\w ./()-]*[\w)]|[A-Za-z]|\d{4}-\d\d-\d\d")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def listed(values: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(map(scalar, values))}]"


def scalar(text: str) -> str:
    """The text as a value of YAML, in quotes where it would be something else without them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)
