"""What goes to pandoc's citation processor and what comes back, as pandoc's JSON documents. Used by `csl_style.py`.

Documents are built and read as trees (pandoc-types 1.23), so that no text of an author is ever parsed as mark-up.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from literature.model import RichText, Run

Mode = Literal["NormalCitation", "AuthorInText", "SuppressAuthor"]
Node = Mapping[str, Any]

_STYLED: dict[str, dict[str, Any]] = {
    "Strong": {"bold": True},
    "SmallCaps": {"small_caps": True},
    "Superscript": {"position": "sup"},
    "Subscript": {"position": "sub"},
}
_REF = "ref-"


@dataclass(frozen=True, slots=True)
class Cited:
    """One work of a citation as pandoc takes it."""

    key: str
    mode: Mode = "NormalCitation"
    prefix: RichText = field(default_factory=RichText)
    suffix: RichText = field(default_factory=RichText)
    """Locator in braces, then what follows it."""


@dataclass(frozen=True, slots=True)
class Processed:
    """What the processor made of a document."""

    clusters: tuple[RichText, ...]
    """In the order of the citations."""
    entries: Mapping[str, RichText]
    """By key, in the order of the reference list."""


def convert(text: str, source: str, *, is_cited: bool = False) -> Any:
    """One call of pandoc to its JSON; reads and writes no file and no address.

    Raises `ValueError` when pandoc is not installed or fails, with its words.
    """
    try:
        import pypandoc
    except ImportError:
        raise ValueError("styles of the kind 'csl:' need pandoc: install mkdocs-literature[csl]") from None
    arguments = ["--sandbox", *(["--citeproc"] if is_cited else [])]
    try:
        # Keys that the library lacks are reported elsewhere; pandoc would warn once more.
        return json.loads(pypandoc.convert_text(text, "json", format=source, extra_args=["--quiet", *arguments]))
    except (OSError, RuntimeError) as error:
        raise ValueError(f"pandoc cannot apply the style: {' '.join(str(error).split())}") from None


def document(references: Node, csl: str, citations: Iterable[Sequence[Cited]]) -> str:
    """A document with one paragraph per citation; `references` is the metadata value that pandoc made of CSL-JSON."""
    address = "data:application/xml;base64," + base64.b64encode(csl.encode()).decode()
    meta = {
        "references": references,
        "csl": {"t": "MetaString", "c": address},
        "link-citations": {"t": "MetaBool", "c": True},
    }
    blocks = [{"t": "Para", "c": [{"t": "Cite", "c": [[_cited(item) for item in items], []]}]} for items in citations]
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks})


def read(tree: Any) -> Processed:
    """Clusters and entries of a processed document."""
    clusters = (_rich(block) for block in tree["blocks"] if block["t"] == "Para")
    lists = (block["c"][1] for block in tree["blocks"] if block["t"] == "Div" and block["c"][0][0] == "refs")
    entries = {block["c"][0][0].removeprefix(_REF): _rich(block) for blocks in lists for block in blocks}
    return Processed(tuple(clusters), entries)


def _rich(block: Node) -> RichText:
    return RichText(tuple(_block_runs(block, Run("")))).merged().stripped()


def _cited(item: Cited) -> dict[str, Any]:
    return {
        "citationId": item.key,
        "citationPrefix": list(_inlines(item.prefix)),
        "citationSuffix": list(_inlines(item.suffix)),
        "citationMode": {"t": item.mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _inlines(rich: RichText) -> Iterator[dict[str, Any]]:
    for run in rich.runs:
        words = filter(None, re.split(r"(\s)", run.text))
        inlines: list[dict[str, Any]] = [{"t": "Space"} if word == " " else {"t": "Str", "c": word} for word in words]
        for style, is_on in (("Strong", run.bold), ("Emph", run.italic)):
            inlines = [{"t": style, "c": inlines}] if is_on else inlines
        yield from inlines


def _block_runs(block: Node, style: Run) -> Iterator[Run]:
    """Text of nested blocks, a space between neighbours."""
    if block["t"] in ("Para", "Plain"):
        yield from _runs(block["c"], style)
    elif block["t"] == "Div":
        for position, inner in enumerate(block["c"][1]):
            if position:
                yield style._replace(text=" ")
            yield from _block_runs(inner, style)


def _runs(inlines: Iterable[Node], style: Run) -> Iterator[Run]:
    for inline in inlines:
        yield from _inline_runs(inline["t"], inline.get("c"), style)


def _inline_runs(kind: str, content: Any, style: Run) -> Iterator[Run]:
    if kind in ("Str", "Space", "SoftBreak", "LineBreak"):
        yield style._replace(text=content if kind == "Str" else " ")
    elif kind == "Emph":
        yield from _runs(content, style._replace(italic=not style.italic))
    elif kind in _STYLED:
        yield from _runs(content, style._replace(**_STYLED[kind]))
    elif kind == "Link":
        target = content[2][0]
        linked = {"key": target.removeprefix("#" + _REF)} if target.startswith("#" + _REF) else {"url": target}
        # A DOI within the citation of a work is a link of its own.
        yield from _runs(content[1], style._replace(**({"key": "", "url": ""} | linked)))
    elif kind == "Quoted":
        opening, closing = ("“", "”") if content[0]["t"] == "DoubleQuote" else ("‘", "’")
        yield style._replace(text=opening)
        yield from _runs(content[1], style)
        yield style._replace(text=closing)
    elif kind == "Note":
        # A page has no footnotes of ours: the note stands in parentheses.
        yield style._replace(text=" (")
        yield from _without_stop([run for block in content for run in _block_runs(block, style)])
        yield style._replace(text=")")
    elif kind in ("Span", "Cite"):
        yield from _runs(content[1], style)
    elif kind in ("Underline", "Strikeout"):
        yield from _runs(content, style)
    elif kind == "Code":
        yield style._replace(text=content[1])


def _without_stop(runs: list[Run]) -> list[Run]:
    if runs and runs[-1].text.endswith("."):
        runs[-1] = runs[-1]._replace(text=runs[-1].text[:-1])
    return runs
