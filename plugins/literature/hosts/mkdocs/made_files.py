"""Files of a site that stand in no folder of its author: pages and assets with a source for other plugins, and files
whose content is made when the host writes them, not before."""

from __future__ import annotations

import logging
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from literature.build.site_build import SiteBuild
from literature.build.social_cards import SocialCards
from literature.hosts.mkdocs.language_root import LanguageRoot
from literature.render.figures.social_card import can_paint
from literature.render.frame.frame import FRAME_MARKDOWN, FRAME_URI
from literature.site.site import Site
from literature.sources import disk, folders

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Sources:
    """Paths for the `abs_src_path` of generated files, which many plugins take for granted.

    They lie in a temporary folder, gone with this object: below `docs_dir`, plugins would take them for an author's.
    """

    def __init__(self) -> None:
        self._folder = folders.temporary_folder()
        self._removal = weakref.finalize(self, folders.remove_folder, self._folder)

    def path(self, uri: str) -> str:
        """Where the source of the file at a uri stands."""
        return str(self._folder / "docs" / uri)

    def frame(self, config: MkDocsConfig, root: LanguageRoot) -> File:
        """The page that becomes the frame of a language's generated pages. The host writes it outside of the site."""
        frame = self.file(config, root, FRAME_URI, FRAME_MARKDOWN, InclusionLevel.NOT_IN_NAV)
        frame.abs_dest_path = str(self._folder / "site" / FRAME_URI)
        return frame

    def file(
        self,
        config: MkDocsConfig,
        root: LanguageRoot,
        uri: str,
        content: str | bytes,
        inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
    ) -> File:
        """A generated file of a language, with the same content at its `abs_src_path`."""
        file = File.generated(config, root.source_uri(uri), content=content, inclusion=inclusion)
        root.place(file)
        file.abs_src_path = self.path(root.folder + uri)
        disk.write_bytes(Path(file.abs_src_path), content if isinstance(content, bytes) else content.encode())
        return file


class MadeFile(File):
    """A generated file that holds what makes its content. One that is made on demand the host does not write.

    Nothing stands at its `abs_src_path`: ten thousand files would be written twice.
    """

    make: Callable[[], str | bytes]
    is_on_demand: bool

    @classmethod
    def of(
        cls,
        config: MkDocsConfig,
        root: LanguageRoot,
        uri: str,
        make: Callable[[], str | bytes],
        sources: Sources,
        *,
        is_on_demand: bool = False,
    ) -> MadeFile:
        """The file at an uri below the folder of a language."""
        file = cls.generated(config, root.source_uri(uri), content=b"")
        assert isinstance(file, MadeFile)
        root.place(file)
        file.abs_src_path = sources.path(root.folder + uri)
        file.make = make
        file.is_on_demand = is_on_demand
        return file

    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """The content, made anew each time."""
        content = self.make()
        return content if isinstance(content, bytes) else content.encode()

    @property  # type: ignore[misc]
    def content_string(self) -> str:
        """The content as text."""
        return self.content_bytes.decode("utf-8")

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file below the site's folder."""
        if not self.is_on_demand:
            disk.write_bytes(Path(self.abs_dest_path), self.content_bytes)


def made_files(
    build: SiteBuild,
    sources: Sources,
    config: MkDocsConfig,
    root: LanguageRoot,
    asset_folder: str,
    *,
    is_on_demand: bool,
) -> list[File]:
    """Index pages that no one has written, what pages load, and the data files beside them, below the folder of the
    site's language."""
    data = build.files.data_files.items()
    return [
        *(sources.file(config, root, uri, markdown) for uri, markdown in build.index_pages()),
        *(sources.file(config, root, asset_folder + name, text) for name, text in build.assets()),
        *(MadeFile.of(config, root, uri, make, sources, is_on_demand=is_on_demand) for uri, make in data),
    ]


def social_cards(site: Site, log: logging.LoggerAdapter[logging.Logger]) -> SocialCards | None:
    """The pictures of pages, where the site wants some and they can be painted."""
    if site.settings.card_color and not can_paint():
        log.warning("Option 'card_color' needs the extra of `pip install mkdocs-literature[cards]`; no cards are made.")
        return None
    return SocialCards.of(site) if site.settings.card_color else None
