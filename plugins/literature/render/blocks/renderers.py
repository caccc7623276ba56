"""What makes HTML of each block that authors write into pages: one function by name, all of one signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from literature.extensions import Extension, described, type_of
from literature.model import Block, Page, escape_text
from literature.render.blocks.bibliography_block import render_bibliography
from literature.render.blocks.findings_block import render_findings_block
from literature.render.blocks.home_blocks import render_overview, render_recent, render_verdicts
from literature.render.blocks.quiz_block import render_quiz
from literature.render.blocks.readings_block import render_readings
from literature.site.here import Here
from literature.vocabulary.blocks import BLOCKS

BlockRenderer = Callable[[Here, Page, Block], str]
"""Makes HTML without blank and indented lines of a block; `page` is the page that it stands on, and `page.blocks` holds
it. A block that cannot be shown becomes a marked note: `checks/` says what is wrong with it."""

RENDERERS: Mapping[str, BlockRenderer] = {
    "findings": render_findings_block,
    "readings": render_readings,
    "quiz": render_quiz,
    "bibliography": render_bibliography,
    "overview": render_overview,
    "recent": render_recent,
    "verdicts": render_verdicts,
}
"""By info word of the block: those of `vocabulary.blocks`."""


def block_html(here: Here, page: Page, block: Block) -> tuple[str, str]:
    """HTML of a block, and what is to be said of it where another package's renderer failed: a note stands in its
    place."""
    if block.name in RENDERERS:
        return RENDERERS[block.name](here, page, block), ""
    return _added(BLOCKS.installed().by_name[block.name], here, page, block)


def _added(extension: Extension[BlockRenderer], here: Here, page: Page, block: Block) -> tuple[str, str]:
    try:
        html = extension.value(here, page, block)
        if not isinstance(html, str):
            raise TypeError(f"gave {type_of(html)}; expected HTML")
    except Exception as error:
        fault = described(error)
    else:
        return html, ""
    told = f"{page.locate(block.start)}: the block '{block.name}' of the package {extension.package} failed: {fault}"
    note = here.site.catalog.gettext("This block could not be shown.")
    return f'<p class="lit-missing">{escape_text(note)}</p>', told
