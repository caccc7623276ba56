"""Where the links and images of a page lead, beside what Python-Markdown makes of the same text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import markdown

from literature.model import Destination
from literature.text.markdown.scanner import scan


def _notation(destination: Destination) -> str:
    marks = "!" * destination.is_image + "<>" * destination.is_html
    words = f" ({destination.text})" if destination.text is not None else ""
    label = f" [{destination.label}]" if destination.label else ""
    return f"{marks}{'?' if destination.target is None else destination.target}{words}{label}"


EXTENSIONS = ["attr_list", "fenced_code", "footnotes", "md_in_html", "tables"]


class _Targets(HTMLParser):
    """Collects what `href` and `src` name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the target of a tag."""
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_scan_finds_destinations(destinations_case: dict[str, Any]) -> None:
    found = scan(destinations_case["text"]).destinations
    assert [_notation(destination) for destination in found] == destinations_case["finds"]


def test_hosts_make_the_same_links(destinations_case: dict[str, Any]) -> None:
    reader = _Targets()
    reader.feed(markdown.markdown(destinations_case["text"], extensions=EXTENSIONS))
    theirs = [target for target in reader.found if not target.startswith("#fn")]
    found = [d.target for d in scan(destinations_case["text"]).destinations if d.target is not None]
    assert (found == theirs) != ("differs" in destinations_case)


def test_a_destination_knows_where_its_target_stands() -> None:
    text = "x [a][b] and\n<a href='c/'>d</a>\n\n[b]: e.md\n"
    by_label, by_tag = scan(text).destinations
    assert text[by_label.start :].startswith("[a]")
    assert text[by_label.target_start :].startswith("[b]: e.md")
    assert by_tag.start == by_tag.target_start == text.index("<a")


def test_the_words_of_an_endless_anchor_are_cut() -> None:
    (destination,) = scan("x <a href='b/'>" + "word " * 1000 + "</a>").destinations
    assert re.fullmatch(r"(word ){100}", destination.text or "")
