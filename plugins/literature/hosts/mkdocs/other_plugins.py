"""What other plugins of the host are met with: those that have to stand below ours, and those that know only files of
the docs folder. `docs/tool/companions.md` has what was seen of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_READERS_OF_LINKS = ("ezlinks", "roamlinks", "obsidian-bridge")
"""Plugins that read `[[links]]` and take ours, by name and to findings, for files."""


def misplaced(config: MkDocsConfig) -> Iterator[str]:
    """What is to be said of plugins that stand above ours and should stand below."""
    names = [_name(name) for name in config.plugins]
    own = names.index("literature") if "literature" in names else 0
    for name in names[:own]:
        if name in _READERS_OF_LINKS:
            yield f"The plugin '{name}' stands above 'literature' and takes its [[links]]; list it below."


def place_for_links(files: Iterable[File], config: MkDocsConfig) -> None:
    """Give generated pages a source below the docs folder, where no file is: obsidian-bridge 1.3 makes links out of the
    way from source to source. Others would take such a page for a file and fail."""
    if is_listed("obsidian-bridge", config):
        for file in files:
            if file.is_documentation_page():
                file.abs_src_path = str(Path(config.docs_dir, file.src_uri))


def leave_out_of_navigation(files: Iterable[File], config: MkDocsConfig) -> None:
    """Where an author has written the navigation, a generated page is in it if it is listed, and else no omission."""
    if config.nav is not None:
        for file in files:
            if file.is_documentation_page() and file.inclusion is InclusionLevel.UNDEFINED:
                file.inclusion = InclusionLevel.NOT_IN_NAV


def is_listed(name: str, config: MkDocsConfig) -> bool:
    """Whether a plugin of this name is used."""
    return any(_name(plugin) == name for plugin in config.plugins)


def _name(plugin: str) -> str:
    """As it is listed; the host adds a number to one that stands there twice, and themes bring some of their own."""
    return plugin.partition(" ")[0].rpartition("/")[2]


def put_first(file: File, files: Files) -> None:
    """Put a file before all others. The collection stays the same: one of another plugin may be made in a way of its
    own, as that of static-i18n is."""
    others = [*files]
    for other in others:
        files.remove(other)
    for one in (file, *others):
        files.append(one)
