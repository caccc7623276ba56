"""`markdown_extensions: [literature]`: citations, links by name, blocks and what belongs to a page's kind, under
Zensical. Under any other host, such as MkDocs with the plugin, it does nothing.

Little is imported here: hosts that have no use for it load it, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from literature.hosts.zensical.rendering import Rendering

CONTEXT = "rendering_context"
"""The step of Zensical's that knows the page at hand."""
_FIRST, _LAST = 100, -100
"""Priorities: before whatever looks at Markdown, after all that makes HTML."""
_STATE = "literature"
"""Attribute of Zensical's page."""


class LiteratureExtension(Extension):
    """Resolves what stands in a page of Zensical's. Takes the options of the plugin."""

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self._options = options

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the steps, where the page at hand is known."""
        if CONTEXT not in md.preprocessors:
            return
        from literature.hosts.included_text import IncludedText
        from literature.hosts.zensical.rendering import Rendering

        context: Any = md.preprocessors[CONTEXT]
        rendering = getattr(context.page, _STATE, None)
        # Other extensions render texts of their own for the page, as those that show docstrings do.
        is_own = rendering is None
        if rendering is None:
            rendering = Rendering(context.page, context.config, self._options)
            setattr(context.page, _STATE, rendering)
        html = _Html(md, rendering)
        if is_own:
            md.preprocessors.register(_Text(md, rendering), "literature", _FIRST)
            md.treeprocessors.register(_End(md, html), "literature", _LAST)
        IncludedText(rendering.included).extendMarkdown(md)
        md.postprocessors.register(html, "literature", _LAST)


class _Text(Preprocessor):
    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        return self._rendering.text("\n".join(lines)).split("\n")


class _Html(Postprocessor):
    """`toc` asks for this with each heading, before it has found them all."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering
        self.is_whole = False
        """Whether the text that comes next is the whole page."""

    def run(self, text: str) -> str:
        html = self._rendering.html(text)
        if self.is_whole:
            md: Any = self.md
            html, md.toc_tokens = self._rendering.whole(html, getattr(md, "toc_tokens", []))
        return html


class _End(Treeprocessor):
    """Stands behind all others: what comes next is the whole page."""

    def __init__(self, md: Markdown, html: _Html) -> None:
        super().__init__(md)
        self._html = html

    def run(self, root: Element) -> None:
        self._html.is_whole = True
