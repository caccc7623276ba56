"""Whole articles, kept as files: a change in them shows in the difference.

`LITERATURE_UPDATE_GOLDEN=1 pytest tests/hosts/test_golden.py` writes them anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGES = {
    "reference": "references/bowman1988base/index.html",
    "concept": "concepts/safe-harbor/index.html",
    "definitions": "concepts/working-tie/index.html",
    "summary": "summaries/fluckner2018tie/index.html",
    "citations": "guide/citing/index.html",
    "authors": "authors/index.html",
    "author": "authors/fluckner-christoph/index.html",
    "claim": "claims/harbors-are-destiny/index.html",
}


def article(html: str) -> str:
    """The article, a line a tag, without what the theme's version writes around it."""
    found = re.search(r"<article\b[^>]*>(.*?)</article>", html, re.DOTALL)
    assert found
    lines = re.sub(r"\s*\n\s*", "\n", found[1]).strip().split("\n")
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_articles(name: str, built: Callable[[str], Any]) -> None:
    golden = Path(__file__).parents[1] / "golden" / f"{name}.html"
    found = article(built("mkdocs").pages()[PAGES[name]])
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")
