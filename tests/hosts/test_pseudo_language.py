"""A whole site in a made-up language has no English of ours on any page (`tests/pseudo_language.py`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.pseudo_language import english, prepare, texts_in, words_of_authors

import literature


@pytest.fixture(scope="module")
def site(built: Callable[..., Any]) -> Any:
    return built("pseudo", prepare)


def test_no_page_has_english_of_ours(site: Any) -> None:
    known = words_of_authors(site.folder.parent)
    pages = site.files()
    assert len(pages) > 40
    found = {
        name: left for name, html in pages.items() if name != "404.html" and (left := english(texts_in(html), known))
    }
    assert found == {}


def test_every_kind_of_page_speaks_the_language(site: Any) -> None:
    silent = [name for name, html in site.files().items() if "ж" not in html and name != "404.html"]
    assert silent == []


def test_calendars_speak_the_language(site: Any) -> None:
    calendars = sorted(site.folder.rglob("*.ics"))
    assert calendars
    assert all("ж" in path.read_text(encoding="utf-8") for path in calendars)


def test_styles_write_no_words() -> None:
    """What a style puts on a page, or on paper, no catalog knows."""
    assets = Path(literature.__file__).parent / "assets"
    written = [
        text
        for path in sorted(assets.glob("*.css"))
        for text in re.findall(r"[{;\s]content:([^;}]*)", path.read_text(encoding="utf-8"))
        if any(re.search("[A-Za-z]{2}", re.sub(r"\\[0-9A-F]+", "", said)) for said in re.findall('"([^"]*)"', text))
    ]
    assert written == []
