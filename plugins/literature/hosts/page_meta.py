"""What front matter tells a host: title and description, as themes can print them.

Themes put both into the page, and into attributes, as they stand in front matter, so that a quotation mark ends a
description and a tag in it is one.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

_NAMES = ("title", "description")
_MEANT = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);)|[<>\"]")
"""What HTML would read as more than itself; an entity that an author wrote stays one."""
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def make_plain(front_matter: MutableMapping[str, Any], description: str = "") -> None:
    """Write the title and the description of a page so that they are read as text, wherever a theme puts them.

    `description` stands in where front matter has none.
    """
    if description:
        front_matter.setdefault("description", description)
    for name in _NAMES:
        if isinstance(value := front_matter.get(name), str):
            front_matter[name] = _MEANT.sub(lambda match: _WRITTEN[match[0]], value)
