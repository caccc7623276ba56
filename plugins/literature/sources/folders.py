"""Folders that stand for others: links and copies of what is in them, archives, one put in the place of another. Beside
`disk.py` the only module that touches the disk, or asks the system for anything else."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from literature.sources import disk


def copy_changed(source: Path, path: Path) -> None:
    """Bring a file over unless what is there has its size and time of change."""
    status = source.stat()
    with contextlib.suppress(OSError):
        there = path.stat()
        if (there.st_size, there.st_mtime_ns) == (status.st_size, status.st_mtime_ns):
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, path)


def link(path: Path, target: Path) -> None:
    """Have a path lead to a file or folder; a copy of it where the system lets no one make links."""
    if path.is_symlink() and os.readlink(path) == str(target):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink() or path.is_file():
        path.unlink()
    remove_folder(path)
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        shutil.copytree(target, path) if target.is_dir() else shutil.copy2(target, path)


def entries(root: Path) -> list[Path]:
    """Everything that stands in a folder, hidden or not, in order."""
    return sorted(root.iterdir())


def all_files(folder: Path) -> list[Path]:
    """Every file below a folder, in order; none where there is no folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def temporary_folder() -> Path:
    """A new empty folder outside of the project, which whoever asked for it removes."""
    return Path(tempfile.mkdtemp(prefix="literature-"))


def remove_folder(path: Path) -> None:
    """Remove a folder with all that is in it, where it is there."""
    if path.is_dir():
        shutil.rmtree(path)


def replace_folder(path: Path, new: Path) -> None:
    """Put a folder in the place of one that may be there; both stand in the same folder. Never is half of one seen,
    for two names are changed."""
    old = path.with_name(f".{path.name}.old")
    remove_folder(old)
    if path.is_dir():
        path.rename(old)
    try:
        new.rename(path)
    # Ctrl-C, too.
    except BaseException:
        if old.is_dir() and not path.is_dir():
            old.rename(path)
        raise
    remove_folder(old)


def move_folder(new: Path, path: Path) -> None:
    """Put a folder in the place of one that may be there, wherever each stands."""
    beside = path.with_name(f".{path.name}.new")
    remove_folder(beside)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(new, beside)
    replace_folder(path, beside)


def cores() -> int:
    """How many cores this process may run on: fewer than the machine has where `taskset`, a container's set of cores or
    a scheduler of jobs binds it to some. Systems that do not say (Windows, macOS) leave it all of them."""
    if hasattr(os, "sched_getaffinity"):
        with contextlib.suppress(OSError):
            return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def unpacked(archive: bytes) -> Iterator[Path]:
    """A folder with the plain files of a tar archive, gone afterwards; an empty one for no archive. Names that lead
    out of it are left out."""
    with tempfile.TemporaryDirectory(prefix="literature-") as name:
        folder = disk.real_path(Path(name))
        if archive:
            _unpack(archive, folder)
        yield folder


def _unpack(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = folder / member.name
            data = tar.extractfile(member) if member.isfile() else None
            if data is not None and disk.real_path(path).is_relative_to(folder):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.read())
