"""Files of a site whose content is made when the host writes them, not before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from literature.sources import disk

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class MadeFile(File):
    """A generated file that holds what makes its content. One that is made on demand the host does not write."""

    make: Callable[[], str | bytes]
    is_on_demand: bool

    @classmethod
    def of(
        cls, config: MkDocsConfig, uri: str, make: Callable[[], str | bytes], *, is_on_demand: bool = False
    ) -> MadeFile:
        """The file at an uri below the site's folder."""
        file = cls.generated(config, uri, content=b"")
        assert isinstance(file, MadeFile)
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
