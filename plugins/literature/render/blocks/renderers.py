"""What makes HTML of each block that authors write into pages: one function by name, all of one signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from literature.model import Block, Page
from literature.render.blocks.bibliography_block import render_bibliography
from literature.render.blocks.findings_block import render_findings_block
from literature.render.blocks.home_blocks import render_overview, render_recent
from literature.render.blocks.readings_block import render_readings
from literature.site.here import Here

BlockRenderer = Callable[[Here, Page, Block], str]
"""Makes HTML without blank and indented lines of a block; `page` is the page that it stands on, and `page.blocks` holds
it. A block that cannot be shown becomes a marked note: `checks/` says what is wrong with it."""

RENDERERS: Mapping[str, BlockRenderer] = {
    "findings": render_findings_block,
    "readings": render_readings,
    "bibliography": render_bibliography,
    "overview": render_overview,
    "recent": render_recent,
}
"""By info word of the block: those of `text.markdown.fences.BLOCK_NAMES`."""
