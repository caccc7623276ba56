"""References as CSL-JSON: `references/csl_items.py` has the items."""

from __future__ import annotations

import json
from collections.abc import Iterable

from literature.model import Reference
from literature.references.csl_items import as_csl_items


def as_csl_json(references: Iterable[Reference]) -> str:
    """The items as JSON text: an array in the order given, an item a line."""
    # Indented, they would not go through Python's encoder in C.
    lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in as_csl_items(references))
    return "[\n" + ",\n".join(lines) + "\n]\n"
