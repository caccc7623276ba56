"""The sentences that cite a work, as they stand on its page. `render/pages/shared_markup.py` makes HTML of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from literature.library.backlinks import FINDING
from literature.model import Citation, Mention, RichText, Run, Token, Wikilink
from literature.site.site import Site
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan
from literature.text.statistics import statistics

_PLACEHOLDER = 0x100000
_PLACEHOLDERS = 0x1000
_HELD = re.compile(f"[{chr(_PLACEHOLDER)}-{chr(_PLACEHOLDER + _PLACEHOLDERS - 1)}]")


def spoken(site: Site, source: str) -> RichText:
    """Markdown of a sentence or two with its citations written out and linked, its other links as plain words."""
    return _spoken(site, source, scan(source).tokens)


def cited_sentence(site: Site, mention: Mention) -> RichText:
    """The sentence that makes a mention, in the same way. What it cites was found when its page was read."""
    start = mention.start
    named = site.library.pages[mention.page_uri].named_in(start, start + len(mention.sentence))
    return _spoken(site, mention.sentence, named, start)


def _spoken(site: Site, source: str, tokens: Sequence[Token], offset: int = 0) -> RichText:
    """Text of which the tokens are known by their places in a larger one, in which it begins at `offset`."""
    parts: list[str] = []
    inserted: list[RichText] = []
    position = 0
    for token in tokens[:_PLACEHOLDERS]:
        if isinstance(token, Citation):
            inserted.append(site.style.cluster(token))
        elif isinstance(token, Wikilink):
            inserted.append(_words(site, token))
        else:
            continue
        # A character for private use keeps the place, so that emphasis around a citation is still seen.
        parts += [source[position : token.start - offset], chr(_PLACEHOLDER + len(inserted) - 1)]
        position = token.end - offset
    parts.append(source[position:])
    runs: list[Run] = []
    for run in read_inline("".join(parts)).runs:
        runs.extend(_fill(run, inserted))
    return RichText(tuple(runs)).stripped()


def _fill(run: Run, inserted: list[RichText]) -> Iterator[Run]:
    text, position = run.text, 0
    for match in _HELD.finditer(text):
        number = ord(match[0]) - _PLACEHOLDER
        if number >= len(inserted):
            continue
        if match.start() > position:
            yield Run(text[position : match.start()], italic=run.italic, bold=run.bold)
        yield from inserted[number].runs
        position = match.end()
    if position < len(text):
        yield Run(text[position:], italic=run.italic, bold=run.bold)


def _words(site: Site, link: Wikilink) -> RichText:
    if link.target.startswith(FINDING):
        finding = site.library.findings.get(link.target.removeprefix(FINDING).strip())
        return statistics(finding, link.label or "full") if finding else RichText.from_plain(link.target)
    return RichText.from_plain(link.label or link.target)
