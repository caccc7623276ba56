"""Our reading of citations beside pandoc's own, in one call over the table of cases.

Locators are left out, since pandoc keeps them in the suffix; words are compared without punctuation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.model import Citation
from literature.text.markdown.scanner import scan

Reading = list[list[tuple[str, str, str, str]]]
"""Citations, each a list of works: mode, key, words of the prefix, words of the suffix."""

_CASES: list[dict[str, Any]] = read_cases(Path(__file__).with_name("citations.yml"))
_FORMAT = "markdown+citations-smart-auto_identifiers-example_lists"


def _words(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def _plain(inlines: Any) -> str:
    """All text in a part of pandoc's tree."""
    if isinstance(inlines, dict):
        content = inlines.get("c")
        if inlines["t"] in ("Str", "Code", "Math"):
            return content if isinstance(content, str) else str(content[1])
        if inlines["t"] in ("Link", "Emph", "Strong", "Span", "Cite"):
            return _plain(content if inlines["t"] in ("Emph", "Strong") else content[1])
        return " "
    return "".join(_plain(inline) for inline in inlines) if isinstance(inlines, list) else ""


def _cites(tree: Any) -> Iterator[list[tuple[str, str, str, str]]]:
    if isinstance(tree, dict) and tree.get("t") == "Cite":
        yield [
            (
                work["citationMode"]["t"],
                work["citationId"],
                _words(_plain(work["citationPrefix"])),
                _words(_plain(work["citationSuffix"])),
            )
            for work in tree["c"][0]
        ]
        # The second half repeats the text of the citation.
        tree = tree["c"][0]
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _cites(part)


@pytest.fixture(scope="module")
def pandoc_readings() -> dict[str, Reading]:
    pypandoc = pytest.importorskip("pypandoc", reason="pandoc comes with pypandoc_binary")
    source = "\n\n".join(f"# CASE{i}\n\n{case['text']}" for i, case in enumerate(_CASES))
    tree = json.loads(pypandoc.convert_text(source, "json", format=_FORMAT))
    readings: dict[str, Reading] = {}
    for block in tree["blocks"]:
        if block["t"] == "Header":
            readings[_CASES[int(_plain(block["c"][2]).strip()[4:])]["name"]] = current = []
        else:
            current.extend(_cites(block))
    return readings


def _ours(text: str) -> Reading:
    readings: Reading = []
    for token in scan(text).tokens:
        if isinstance(token, Citation):
            modes = [
                "SuppressAuthor" if item.is_author_suppressed else "AuthorInText" if first else "NormalCitation"
                for item, first in zip(token.items, [token.is_narrative] + [False] * len(token.items), strict=False)
            ]
            readings.append(
                [
                    (mode, item.key, _unmarked(item.prefix), _unmarked(item.suffix))
                    for mode, item in zip(modes, token.items, strict=True)
                ]
            )
    return readings


def _unmarked(markdown: str) -> str:
    """The words of a prefix or suffix: no link destinations, character references read."""
    return _words(re.sub(r"\]\([^)]*\)|&amp;", "", markdown))


def _agrees(ours: Reading, theirs: Reading) -> bool:
    if [[work[:3] for work in citation] for citation in ours] != [
        [work[:3] for work in citation] for citation in theirs
    ]:
        return False
    pairs = zip((work for cite in ours for work in cite), (work for cite in theirs for work in cite), strict=True)
    return all(their_work[3].endswith(our_work[3]) for our_work, their_work in pairs)


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_we_read_citations_as_pandoc_does_or_say_why_not(
    case: dict[str, Any], pandoc_readings: dict[str, Reading]
) -> None:
    ours, theirs = _ours(case["text"]), pandoc_readings[case["name"]]
    if "pandoc" in case:
        assert case["pandoc"].startswith("differs because ")
        assert not _agrees(ours, theirs), "no difference is left to explain"
    else:
        assert _agrees(ours, theirs), f"ours {ours}, pandoc's {theirs}"
