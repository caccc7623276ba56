"""What the host's command, configuration, files and pages say, as a build wants it told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents

from literature.model import Problem
from literature.render.frame.contents import PageHeading, nested
from literature.render.pieces.corrections import issue_form
from literature.settings import Settings
from literature.site.site import SiteIdentity
from literature.sources import disk
from literature.sources.pages import PageFile

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def will_watch() -> bool:
    """Whether the host's command will rebuild on changes and so call `on_serve`, as far as that can be told."""
    context = click.get_current_context(silent=True)
    options = context.params if context is not None else {}
    return bool(options.get("livereload")) or options.get("no_livereload") is False


def site_identity(settings: Settings, config: MkDocsConfig, folder: str = "") -> SiteIdentity:
    """What the site calls itself, and where readers report what is wrong; `folder` is that of its language."""
    return SiteIdentity(
        config.site_name or "",
        config.site_author or "",
        f"{config.site_url}{folder}" if config.site_url else "",
        settings.issues or issue_form(config.repo_url or ""),
    )


def theme_language(config: MkDocsConfig) -> str:
    """Code of the language of the theme: its option `language`, as Material has it, else the host's `locale`."""
    return str(config.theme.get("language") or config.theme.get("locale") or "")


def anchors(toc: Iterable[AnchorLink]) -> Iterator[tuple[int, str]]:
    """Level and id of each heading, in order."""
    for item in toc:
        yield item.level, item.id
        yield from anchors(item.children)


def table_of_contents(headings: Iterable[PageHeading]) -> TableOfContents:
    """The host's contents of a page with these headings."""

    def link(heading: PageHeading, below: list[AnchorLink]) -> AnchorLink:
        made = AnchorLink(escape(heading.title), heading.id, heading.level)
        made.children = below
        return made

    return TableOfContents(nested(headings, link))


def read_page(file: File, uri: str, root: Path, problems: list[Problem]) -> PageFile:
    """The page's text; `uri` is the file's in every language. One that the host could not read takes the text we read
    in place of its file."""
    if not file.abs_src_path:
        return PageFile(uri, file.src_uri, file.content_string)
    name = disk.relative_name(Path(file.abs_src_path), root)
    text, faults = disk.read_text(Path(file.abs_src_path), name)
    if faults:
        problems.extend(faults)
        file.content_string = text
    return PageFile(uri, name, text)
