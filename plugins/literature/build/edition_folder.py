"""The folder in which an edition stands, beside the table of all editions: written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from literature.editions.edition_files import EditionFiles
from literature.sources import disk, folders
from literature.sources.edition_folders import folder_of
from literature.sources.editions import with_edition
from literature.sources.project import Project
from literature.text.zip_files import zipped

_ATTRIBUTES = ".gitattributes"
_AS_THEY_ARE = "# Files of editions have checksums: no program may change their line ends.\n** -text\n"
_MOST = 5


@dataclass(frozen=True, slots=True)
class FolderDifferences:
    """How a folder differs from the files that would be written to it; each is paths in order."""

    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.altered or self.missing or self.more)

    def __str__(self) -> str:
        parts = (("differ", self.altered), ("are missing", self.missing), ("are there besides", self.more))
        return "; ".join(f"{len(paths):,} {what} ({_listed(paths)})" for what, paths in parts if paths)


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """Where one edition of a site stands."""

    project: Project
    name: str

    @property
    def path(self) -> Path:
        """The folder."""
        return folder_of(self.project.root, self.project.settings.editions, self.name)

    @property
    def shown(self) -> str:
        """The folder as messages name it."""
        return disk.relative_name(self.path, self.project.root)

    @property
    def archive(self) -> Path:
        """The ZIP archive of the folder, beside it."""
        return self.path.with_name(f"{self.name}.zip")

    @property
    def is_there(self) -> bool:
        """Whether there is such a folder."""
        return disk.is_folder(self.path)

    def differences(self, files: Mapping[str, bytes]) -> FolderDifferences:
        """How the folder that is there differs from these files."""
        there = {path.relative_to(self.path).as_posix(): path for path in folders.all_files(self.path)}
        return FolderDifferences(
            tuple(path for path in files if path in there and disk.read_bytes(there[path]) != files[path]),
            tuple(path for path in files if path not in there),
            tuple(path for path in there if path not in files),
        )

    def write(self, made: EditionFiles) -> None:
        """Put the edition in its place and note it in the table. Raises OSError where that cannot be done; then the
        folder is the old one, or the new one without its row, which the next run adds."""
        if not self.is_there or self.differences(made.files):
            beside = self.path.with_name(f".{self.name}.made")
            folders.remove_folder(beside)
            try:
                for path, content in made.files.items():
                    disk.write_bytes(beside / path, content)
                folders.replace_folder(self.path, beside)
            finally:
                folders.remove_folder(beside)
        attributes = self.path.with_name(_ATTRIBUTES)
        if disk.is_absent(attributes):
            disk.write_text(attributes, _AS_THEY_ARE)
        self.note(made.sha256)

    def note(self, checksum: str) -> None:
        """Have the table say the edition's checksum."""
        table = self.project.root / self.project.settings.editions
        text = disk.read_text_if_there(table) or ""
        new = with_edition(text, self.name, checksum)
        if new != text:
            disk.write_text(table, new)

    def write_archive(self, made: EditionFiles) -> None:
        """Write the archive: the same bytes of the same files, all within a folder of the edition's name."""
        disk.write_changed(self.archive, zipped({f"{self.name}/{path}": data for path, data in made.files.items()}))


def _listed(paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - _MOST:,} more" if len(paths) > _MOST else ""
    return ", ".join(paths[:_MOST]) + more
