"""A line of Markdown that authors write outside a page's own text, as HTML: in blocks and tables."""

from __future__ import annotations

from literature.library.handles import tokens_meant
from literature.model import Block
from literature.render.pieces.links import token_html
from literature.site.here import Here
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan
from literature.text.marks import MARK, with_marks


def inline_html(here: Here, markdown: str) -> str:
    """Emphasis, citations and links of one line as inline HTML."""
    found = tokens_meant(here.site.library, scan(markdown).tokens)
    tokens = [token for token in found if not isinstance(token, Block)]
    html = read_inline(with_marks(markdown, [(token.start, token.end) for token in tokens])).as_html()
    return MARK.sub(lambda match: token_html(here, tokens[int(match["number"])]), html).strip()


def one_block(html: str) -> str:
    """HTML without blank and indented lines: either would end an HTML block in Markdown."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
