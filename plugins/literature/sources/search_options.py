"""What front matter asks of hosts' own search. Apart from `front_matter.py`, so that a process that only renders pages
loads no schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def is_hidden(front_matter: Mapping[Any, Any]) -> bool:
    """Whether a page is kept out of searches: `search: exclude: true`."""
    options = front_matter.get("search")
    return isinstance(options, Mapping) and bool(options.get("exclude"))
