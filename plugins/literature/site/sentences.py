"""The sentences that cite a work, as they stand on its page. `render/pages/shared_markup.py` makes HTML of them."""

from __future__ import annotations

from collections.abc import Sequence

from literature.library.handles import tokens_meant
from literature.library.link_targets import FINDING, words_of
from literature.model import Citation, Mention, RichText, Run, Token, Wikilink
from literature.site.site import Site
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan
from literature.text.marks import split_at_marks, with_marks
from literature.text.statistics import statistics


def spoken(site: Site, source: str) -> RichText:
    """Markdown of a sentence or two with its citations written out and linked, its other links as plain words."""
    return _spoken(site, source, tokens_meant(site.library, scan(source).tokens))


def cited_sentence(site: Site, mention: Mention) -> RichText:
    """The sentence that makes a mention, in the same way. What it cites was found when its page was read."""
    start = mention.start
    named = site.library.pages[mention.page_uri].named_in(start, start + len(mention.sentence))
    return _spoken(site, mention.sentence, named, start)


def _spoken(site: Site, source: str, tokens: Sequence[Token], offset: int = 0) -> RichText:
    """Text of which the tokens are known by their places in a larger one, in which it begins at `offset`."""
    named = [token for token in tokens if isinstance(token, Citation | Wikilink)]
    marked = with_marks(source, [(token.start - offset, token.end - offset) for token in named])
    runs: list[Run] = []
    for run in read_inline(marked).runs:
        for piece in split_at_marks(run.text):
            if isinstance(piece, str):
                runs.append(Run(piece, italic=run.italic, bold=run.bold))
            else:
                runs.extend(in_words(site, named[piece]).runs)
    return RichText(tuple(runs)).stripped()


def in_words(site: Site, token: Citation | Wikilink) -> RichText:
    """What a citation or a link by name says where no link can stand."""
    return site.cited(token) if isinstance(token, Citation) else _words(site, token)


def _words(site: Site, link: Wikilink) -> RichText:
    if link.target.startswith(FINDING):
        finding = site.library.findings.get(link.target.removeprefix(FINDING).strip())
        return statistics(finding, link.label or "full") if finding else RichText.from_plain(link.target)
    return RichText.from_plain(words_of(link, site.library.names))
