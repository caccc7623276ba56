"""The output `data`, as `vocabulary/site_outputs.py` names it: everything that a site publishes for programs."""

from __future__ import annotations

from collections.abc import Iterator

from literature.data.json_files import json_files
from literature.data.llms import full_text, overview
from literature.data.page_text import page_markdown
from literature.data.places import OVERVIEW, TEXT, has_markdown, markdown_file
from literature.model import Page, escape_attribute
from literature.rebuilding.garbage_collector import without_collection
from literature.site.here import Here
from literature.site.site import Site
from literature.vocabulary.site_outputs import SiteOutput


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Everything that is not beside a page."""
    with without_collection():
        made = [(OVERVIEW, overview(site)), (TEXT, full_text(site)), *json_files(site)]
    yield from made


def beside(here: Here, page: Page) -> Iterator[tuple[str, str]]:
    """The text of a page."""
    if has_markdown(here.site, page):
        with without_collection():
            text = page_markdown(here, page)
        yield markdown_file(here.site, page), text


def head(here: Here) -> str:
    """Where the text of a page is."""
    page = here.page
    if page is None or not has_markdown(here.site, page):
        return ""
    name = markdown_file(here.site, page).rpartition("/")[2]
    return f'<link rel="alternate" type="text/markdown" href="{escape_attribute(name)}">'


DATA = SiteOutput("data", files=files, beside=beside, head=head)
