"""A line of Markdown that authors write outside a page's own text, as HTML: in blocks and tables."""

from __future__ import annotations

from literature.model import Block
from literature.render.pieces.links import token_html
from literature.site.here import Here
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan

_PLACEHOLDER = 0xE000
_PLACEHOLDERS = 0x1000


def inline_html(here: Here, markdown: str) -> str:
    """Emphasis, citations and links of one line as inline HTML."""
    parts: list[str] = []
    resolved: list[str] = []
    position = 0
    for token in scan(markdown).tokens[:_PLACEHOLDERS]:
        if isinstance(token, Block):
            continue
        resolved.append(token_html(here, token))
        # A character for private use keeps the place, so that emphasis around a citation is still seen.
        parts += [markdown[position : token.start], chr(_PLACEHOLDER + len(resolved) - 1)]
        position = token.end
    parts.append(markdown[position:])
    html = read_inline("".join(parts)).as_html()
    for number, inner in enumerate(resolved):
        html = html.replace(chr(_PLACEHOLDER + number), inner)
    return html.strip()


def one_block(html: str) -> str:
    """HTML without blank and indented lines: either would end an HTML block in Markdown."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
