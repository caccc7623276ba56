"""Builds a site beside its folder and puts it in its place when it is whole (option `build_beside`), so that a build
that fails leaves the site that is served from the folder as it was."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from literature.sources import disk, folders

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class BuildBeside:
    """One build of a site: its own folder, and the one in which it is made."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Have the host build into a folder beside the site's own, named after it and empty."""
        # A link to a folder stays one: what it leads to is replaced.
        self.own = disk.real_path(Path(config.site_dir))
        self.made = self.own.with_name(f".{self.own.name}.new")
        folders.remove_folder(self.made)
        config.site_dir = str(self.made)

    def finish(self, config: MkDocsConfig, logger: logging.Logger) -> None:
        """Put the site in its place, unless a strict build is about to end because something was warned of.

        Raises `OSError` where the folder cannot be moved, such as one on which a disk is mounted.
        """
        config.site_dir = str(self.own)
        if _has_warned(logger):
            self.drop()
            return
        folders.replace_folder(self.own, self.made)

    def drop(self) -> None:
        """Leave nothing of a build that failed."""
        folders.remove_folder(self.made)


def _has_warned(logger: logging.Logger | None) -> bool:
    """Whether the host, which counts warnings in a strict build, has counted any."""
    while logger is not None:
        for handler in logger.handlers:
            counts = getattr(handler, "get_counts", None)
            if counts is not None and counts():
                return True
        logger = logger.parent
    return False
