"""Folders of editions, each held against the checksums that were written when it was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from literature.model import Edition, Location, Problem, Rule, Severity
from literature.sources import disk, folders
from literature.text.checksums import CHECKSUMS, read_checksums, sha256

ALTERED_EDITION = Rule("SRC017", "altered-edition", Severity.ERROR, "A file of an edition is not what was frozen.")
ABSENT_EDITION = Rule("SRC018", "absent-edition", Severity.WARNING, "The folder of the last edition is not there.")

_MOST = 5
"""Files of an edition that are told of one by one."""
_REMEDY = "bring it back from version control, for an edition never changes"


def folder_of(root: Path, table: str, name: str) -> Path:
    """Where an edition stands: beside the table."""
    return (root / table).parent / name


def with_files(root: Path, table: str, edition: Edition, *, is_last: bool) -> tuple[Edition, tuple[Problem, ...]]:
    """An edition with the files that it lists, and a problem for each that is not what was frozen. A folder that is not
    there is a problem of the last edition alone: older ones may be kept elsewhere."""
    folder = folder_of(root, table, edition.name)
    if not disk.is_folder(folder):
        name = disk.relative_name(folder, root)
        message = f"the folder {name} is not there: pages do not say how to be cited as of {edition.name}"
        return edition, (ABSENT_EDITION.problem(message, edition.location),) if is_last else ()
    listed = disk.read_bytes(folder / CHECKSUMS)
    where = Location(disk.relative_name(folder / CHECKSUMS, root))
    if listed is None:
        return edition, (ALTERED_EDITION.problem(f"{where.path} is not there; {_REMEDY}", edition.location),)
    if sha256(listed) != edition.sha256:
        message = f"its SHA-256 is {sha256(listed)[:12]}…, and {table} has {edition.sha256[:12]}…; {_REMEDY}"
        return edition, (ALTERED_EDITION.problem(message, where),)
    sums = read_checksums(listed.decode("utf-8", "replace"))
    faults = list(_faults(root, folder, sums, where))
    if len(faults) > _MOST:
        more = f"{len(faults) - _MOST + 1:,} more files of the edition {edition.name} are not what was frozen"
        faults[_MOST - 1 :] = [ALTERED_EDITION.problem(f"{more}; bring the folder back from version control", where)]
    return replace(edition, files={path: sum_ for path, (sum_, _) in sums.items()}), tuple(faults)


def _faults(root: Path, folder: Path, sums: dict[str, tuple[str, int]], where: Location) -> Iterator[Problem]:
    for path, (expected, line) in sums.items():
        data = disk.read_bytes(folder / path)
        if data is None:
            yield ALTERED_EDITION.problem(f"'{path}' is not there; {_REMEDY}", Location(where.path, line))
        elif (found := sha256(data)) != expected:
            place = Location(disk.relative_name(folder / path, root))
            yield ALTERED_EDITION.problem(f"its SHA-256 is {found[:12]}…, not {expected[:12]}…; {_REMEDY}", place)
    for file in folders.all_files(folder):
        name = file.relative_to(folder).as_posix()
        if name not in sums and name != CHECKSUMS:
            place = Location(disk.relative_name(file, root))
            yield ALTERED_EDITION.problem(f"it is none of the edition's files, which {CHECKSUMS} lists", place)
