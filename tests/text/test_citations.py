from __future__ import annotations

from collections.abc import Callable
from typing import Any

from literature.model import Token
from literature.text.markdown.scanner import scan

Notation = Callable[[Token], str]


def test_citations_are_read_as_pandoc_defines_them(citations_case: dict[str, Any], notation: Notation) -> None:
    found = [notation(token) for token in scan(citations_case["text"]).tokens]
    assert found == citations_case["tokens"]
