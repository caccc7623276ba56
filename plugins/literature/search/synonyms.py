"""The field's synonyms: every name of every concept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from literature.model import Page

_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")


def synonym_table(concepts: Mapping[str, Page]) -> list[dict[str, Any]]:
    """`[{"id", "names": [title without what stands in parentheses, aliases ...]}]`, concepts in order of id."""
    return [{"id": id_, "names": _names(page)} for id_, page in sorted(concepts.items())]


def _names(page: Page) -> list[str]:
    names = (_IN_PARENTHESES.sub("", page.title).strip() or page.title, page.title, *page.front.aliases)
    return list(dict.fromkeys(names))
