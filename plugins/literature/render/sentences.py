"""The sentences that cite a work, as they stand on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from literature.library.backlinks import FINDING
from literature.model import Citation, Mention, RichText, Run, Wikilink
from literature.render.site import Site
from literature.styles.statistics import statistics
from literature.text.inline import read_inline
from literature.text.scanner import scan

_PLACEHOLDER = 0x100000
_PLACEHOLDERS = 0x1000


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page with its sentences that cite one work."""

    uri: str
    title: str
    sentences: tuple[tuple[str, RichText], ...]
    """Heading above (may be empty) and the sentence."""


def citing_pages(site: Site, key: str) -> Iterator[CitingPage]:
    """The pages that cite a work, in the order of their uris."""
    mentions = site.library.mentions.get(key, ())
    for uri, on_page in groupby(mentions, key=lambda mention: mention.page_uri):
        sentences = tuple((mention.heading, sentence_text(site, mention)) for mention in on_page)
        yield CitingPage(uri, site.library.pages[uri].title, sentences)


def sentence_text(site: Site, mention: Mention) -> RichText:
    """A sentence with its citations written out and linked, its other links as plain words."""
    return spoken(site, mention.sentence)


def spoken(site: Site, source: str) -> RichText:
    """Markdown of a sentence or two with its citations written out and linked, its other links as plain words."""
    parts: list[str] = []
    inserted: list[RichText] = []
    position = 0
    for token in scan(source).tokens[:_PLACEHOLDERS]:
        if isinstance(token, Citation):
            inserted.append(site.style.cluster(token))
        elif isinstance(token, Wikilink):
            inserted.append(_words(site, token))
        else:
            continue
        # A character for private use keeps the place, so that emphasis around a citation is still seen.
        parts += [source[position : token.start], chr(_PLACEHOLDER + len(inserted) - 1)]
        position = token.end
    parts.append(source[position:])
    runs: list[Run] = []
    for run in read_inline("".join(parts)).runs:
        runs.extend(_fill(run, inserted))
    return RichText(tuple(runs)).stripped()


def _fill(run: Run, inserted: list[RichText]) -> Iterator[Run]:
    text = ""
    for character in run.text:
        number = ord(character) - _PLACEHOLDER
        if 0 <= number < len(inserted):
            if text:
                yield Run(text, italic=run.italic, bold=run.bold)
            text = ""
            yield from inserted[number].runs
        else:
            text += character
    if text:
        yield Run(text, italic=run.italic, bold=run.bold)


def _words(site: Site, link: Wikilink) -> RichText:
    if link.target.startswith(FINDING):
        finding = site.library.findings.get(link.target.removeprefix(FINDING).strip())
        return statistics(finding, link.label or "full") if finding else RichText.from_plain(link.target)
    return RichText.from_plain(link.label or link.target)
