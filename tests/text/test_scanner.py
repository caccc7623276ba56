from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import Block, Citation, Heading, Token
from literature.text.markdown.scanner import scan

Notation = Callable[[Token], str]

_FRAGMENTS = (
    *"`~$<>[](){}|\\@-!^#*_:;=+\n\n  \"'a1.,x\t\r>",
    *("    ", "```", "~~~", "findings", "[[", "]]", "@a", "-@b", "[@a", "; @b]", "](", "[^1]", "[^1]: ", "<!--", "-->"),
    *("$$", "\\[", "\\]", "\\(", "<div>", "</div>", "<pre>", "<a href='", "!!! note\n    ", "| a | b |\n|--|--|\n"),
    *("\n- ", "\n\n", "\r\n", "> ", "# ", "\n---\n", "http://", "p. 3", "[x]: y", "{#i}", "é", "日", "🧸", "&amp;"),
)
_markdown = st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map("".join)


def _heading(heading: Heading) -> str:
    return f"{heading.level} {heading.text}" + (f" #{heading.id}" if heading.id else "")


def test_scan_finds_tokens_prose_and_headings(markdown_case: dict[str, Any], notation: Notation) -> None:
    text = markdown_case["text"]
    scanned = scan(text)
    assert [notation(token).replace("\r\n", "\n") for token in scanned.tokens] == markdown_case["tokens"]
    if "prose" in markdown_case:
        assert [text[start:end] for start, end in scanned.prose] == markdown_case["prose"]
    if "headings" in markdown_case:
        assert [_heading(heading) for heading in scanned.headings] == markdown_case["headings"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("So [see @a, p. 3; @b]. And", ["[see @a, p. 3; @b]"]),
        ("As @a [p. 3] and -@b, too", ["@a [p. 3]", "-@b"]),
        ("@{x.y} and [@c]", ["@{x.y}", "[@c]"]),
        ("a [[b|c]] d", ["[[b|c]]"]),
        ("x\r\n```findings\r\na\r\n```\r\ny", ["```findings\r\na\r\n```"]),
        ("- x\n\n    ```findings\n    a\n    ```\n", ["    ```findings\n    a\n    ```"]),
        ("See @a\n\\bibliography\n@b", ["@a", "\\bibliography", "@b"]),
        ("x\r\n\r\n\\full_bibliography  \r\n", ["\\full_bibliography  "]),
        ("- x\n\n    \\bibliography\n", ["    \\bibliography"]),
        ("`\\bibliography`, \\bibliography\n\n    \\bibliography\n", []),
    ],
)
def test_a_token_spans_its_source(text: str, sources: list[str]) -> None:
    assert [text[token.start : token.end] for token in scan(text).tokens] == sources


def test_an_item_spans_its_key_with_dash_and_braces() -> None:
    text = "[see -@a, p. 3; @{b.c}{ii}]"
    (citation,) = scan(text).tokens
    assert isinstance(citation, Citation)
    assert [text[item.start : item.end] for item in citation.items] == ["-@a", "@{b.c}"]


def test_a_block_knows_where_its_body_starts() -> None:
    text = "- x\n\n    ~~~ findings\n    id: x\n    ~~~\n"
    (block,) = scan(text).tokens
    assert isinstance(block, Block)
    assert text[block.body_start :].startswith("    id: x")


def test_a_heading_knows_its_classes() -> None:
    (heading,) = scan("## For it {.supports #for .wide data-a=b}\n").headings
    assert (heading.text, heading.id, [mark.word for mark in heading.marks]) == ("For it", "for", ["supports", "wide"])


def test_a_mark_at_the_end_of_a_heading_is_the_citations() -> None:
    found = scan("## What [@a]{.supports}\n")
    assert [[mark.word for mark in heading.marks] for heading in found.headings] == [[]]
    (citation,) = found.tokens
    assert isinstance(citation, Citation)
    assert [mark.word for mark in citation.items[0].marks] == ["supports"]


def test_a_heading_spans_its_lines() -> None:
    text = "a\n\n## B {#c}\n\nD\n===\n"
    assert [text[heading.start : heading.end] for heading in scan(text).headings] == ["## B {#c}", "D\n==="]


@given(_markdown | st.text())
@examples(400)
def test_spans_are_in_order_in_range_and_tokens_lie_in_prose(text: str) -> None:
    scanned = scan(text)
    for spans in ([(token.start, token.end) for token in scanned.tokens], list(scanned.prose)):
        edges = [0, *(edge for span in spans for edge in span), len(text)]
        assert edges == sorted(edges)
        assert all(start < end for start, end in spans)
    for token in scanned.tokens:
        if isinstance(token, Block):
            assert not any(start < token.end and token.start < end for start, end in scanned.prose)
        else:
            stretches = scanned.prose if token.within is None else (token.within,)
            assert any(start <= token.start and token.end <= end for start, end in stretches)
        if isinstance(token, Citation):
            edges = [token.start, *(edge for item in token.items for edge in (item.start, item.end)), token.end]
            assert edges == sorted(edges)
            for item in token.items:
                assert text[item.start : item.end].strip("-@{}") == item.key.strip("-@{}")


@given(_markdown)
@examples(200)
def test_a_mark_behind_citations_changes_nothing_else(text: str) -> None:
    before = [token for token in scan(text).tokens if isinstance(token, Citation)]
    ends = [token.end for token in before if text[token.end : token.end + 1] in ("", " ", "\n", ".", ",")]
    parts = [text[start:end] for start, end in pairwise([0, *ends, len(text)])]
    after = [token for token in scan("{.supports}".join(parts)).tokens if isinstance(token, Citation)]
    keys = [[[item.key for item in token.items] for token in found] for found in (before, after)]
    assert keys[0] == keys[1]
    marked = [any(mark.word == "supports" for item in token.items for mark in item.marks) for token in after]
    assert marked == [token.end in ends for token in before]


@given(_markdown)
@examples(300)
def test_headings_are_in_order_and_hold_their_text(text: str) -> None:
    headings = scan(text).headings
    edges = [edge for heading in headings for edge in (heading.start, heading.end)]
    assert edges == sorted(edges)
    assert all(heading.text and heading.text in text[heading.start : heading.end] for heading in headings)


@given(_markdown)
@examples(300)
def test_text_between_tokens_holds_no_further_token(text: str) -> None:
    # Without its key such a bracket would be a link by name.
    assume(not re.search(r"\[\[\s*-?@", text))
    parts, position = [], 0
    for token in scan(text).tokens:
        source = text[token.start : token.end]
        if isinstance(token, Block):
            # A fence of another name stays a fence, so that the lines around it mean what they meant.
            replacement = source.replace(token.name, "x" * len(token.name), 1)
        else:
            # The full stop keeps an `@` just before the token from making a key of the letters.
            replacement = "." + re.sub(r"[^\r\n|]", "x", source[1:])
        parts += [text[position : token.start], replacement]
        position = token.end
    parts.append(text[position:])
    assert scan("".join(parts)).tokens == ()


def test_blocks_of_the_same_text_are_counted() -> None:
    block, other = "```findings\na\n```\n\n", "```findings\nb\n```\n\n"
    tokens = scan(block + other + block + block).tokens
    assert [token.twins for token in tokens if isinstance(token, Block)] == [0, 0, 1, 2]
