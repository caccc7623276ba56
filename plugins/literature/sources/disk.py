"""The module that touches the disk, with `folders.py`: text in, text out.

What it reads is decoded by `encodings.py`; the readers beside it take text.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from literature.model import Location, Problem, Rule, Severity
from literature.sources.encodings import decoded
from literature.sources.file_names import as_shown, is_utf8

UNREADABLE_FILE = Rule("SRC001", "unreadable-file", Severity.ERROR, "A file cannot be read.")
MISSING_FILE = Rule("SRC002", "missing-file", Severity.ERROR, "A configured bibliography file does not exist.")

INDEX_NAMES = ("index", "README")
"""Files, without their ending, that hosts publish at the address of their folder."""
_NUMBERS = itertools.count()
"""Of the files under way: two threads may write the same one."""


def read_text(path: Path, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The file's text, line ends as they are, a byte order mark dropped.

    Bytes that are not UTF-8 are read as Windows-1252, in which older bibliographies come, and reported.
    A file that cannot be read gives empty text and a problem. `name` stands for the file in problems.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "no file can have this name"
        return "", (UNREADABLE_FILE.problem(f"cannot read {name}: {why}", Location(name)),)
    return decoded(data, name)


def reason(error: OSError) -> str:
    """What went wrong with a file, in the words of the system, to stand behind a colon."""
    return (error.strerror or str(error)).lower()


def read_text_if_there(path: Path) -> str | None:
    """The file's text, or None when there is no such file."""
    return read_text(path, path.name)[0] if is_file(path) else None


def matching(root: Path, patterns: Iterable[str]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The files that paths and patterns below `root` name, each once, in order; a problem for each that names none, and
    for each file whose own name is not UTF-8, which is left out."""
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for pattern in patterns:
        literal = root / pattern
        matches = [literal] if is_file(literal) else _glob(root, pattern)
        if not matches:
            problems.append(MISSING_FILE.problem(f"no bibliography file matches '{pattern}'", Location(pattern)))
        problems += (_misnamed(path, root) for path in matches if not is_utf8(path.name))
        found.update(dict.fromkeys(path for path in matches if is_utf8(path.name)))
    return tuple(found), tuple(problems)


def _glob(root: Path, pattern: str) -> list[Path]:
    base = Path(pattern)
    with contextlib.suppress(OSError, ValueError, NotImplementedError):
        if base.is_absolute():
            return sorted(filter(_may_hold_text, Path(base.anchor).glob(str(base.relative_to(base.anchor)))))
        return sorted(filter(_may_hold_text, root.glob(pattern)))
    return []


def _may_hold_text(path: Path) -> bool:
    """Whether this is a file, or a link that leads to none, which is to be told of and not passed over."""
    return is_file(path) or (path.is_symlink() and not is_folder(path))


def is_file(path: Path) -> bool:
    """Whether there is such a file; false where its folder may not be looked into."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; false where the one above may not be looked into."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_absent(path: Path) -> bool:
    """Whether there certainly is no such file."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _misnamed(path: Path, root: Path, *, is_folder: bool = False) -> Problem:
    """The problem of a file or folder whose name is not UTF-8."""
    name = as_shown(f"{relative_name(path.parent, root)}/{path.name}")
    what = "look into" if is_folder else "read"
    message = f"cannot {what} {name}: its name is not encoded in UTF-8; give it another"
    return UNREADABLE_FILE.problem(message, Location(name))


def relative_name(path: Path, root: Path) -> str:
    """The file as messages name it: below `root` without it, elsewhere as given; always with `/`."""
    with contextlib.suppress(ValueError):
        return real_path(path).relative_to(real_path(root)).as_posix()
    return path.as_posix()


def real_path(path: Path) -> Path:
    """The path from the root of the file system without links, as far as these can be followed."""
    # `Path.resolve` raises RuntimeError for a link that leads to itself, up to Python 3.12.
    return Path(os.path.realpath(path))


def markdown_files(docs: Path) -> Iterator[tuple[str, Path]]:
    """Every Markdown file below the docs folder with its uri, in the order of hosts: a folder's own files come before
    those of folders in it, and its index first; hidden files and folders are left out. Links that lead nowhere are
    among them: a host does not build without what they stand for."""
    for folder, names in _walk(docs):
        for name in sorted(names, key=lambda name: (name.rpartition(".")[0] not in INDEX_NAMES, name)):
            path = folder / name
            if name.endswith(".md") and not name.startswith(".") and _may_hold_text(path):
                yield path.relative_to(docs).as_posix(), path


def other_files(docs: Path) -> Iterator[str]:
    """Uri of every file below the docs folder that is no page."""
    for folder, names in _walk(docs):
        base = folder.relative_to(docs)
        yield from ((base / name).as_posix() for name in names if not name.endswith(".md"))


def passed_over(docs: Path, root: Path) -> list[Problem]:
    """A problem for each folder below the docs folder that cannot be looked into, for each link that leads back to
    a folder above it, which hosts follow until the system stops them, and for each name that is not UTF-8."""
    problems: list[Problem] = []

    def refuse(path: Path, why: str) -> None:
        name = f"{relative_name(path.parent, root)}/{path.name}"
        problems.append(UNREADABLE_FILE.problem(f"cannot look into {name}: {why}", Location(name)))

    def refuse_name(path: Path) -> None:
        problems.append(_misnamed(path, root, is_folder=is_folder(path)))

    for _ in _walk(docs, refuse, refuse_name):
        pass
    return problems


def _walk(
    docs: Path,
    refuse: Callable[[Path, str], None] | None = None,
    refuse_name: Callable[[Path], None] | None = None,
) -> Iterator[tuple[Path, list[str]]]:
    """Each folder from the docs folder down with the names of its files, hidden folders left out and links followed, as
    hosts do. `refuse` is told of folders that are passed over, with the reason, `refuse_name` of names that are not
    UTF-8."""
    told = refuse or (lambda path, why: None)
    told_name = refuse_name or (lambda path: None)

    def fail(error: OSError) -> None:
        told(Path(error.filename), reason(error))

    for name, folders, names in os.walk(docs, onerror=fail, followlinks=True) if is_folder(docs) else ():
        folder = Path(name)
        inner = []
        for one in sorted(one for one in folders if not one.startswith(".")):
            path = folder / one
            if not is_utf8(one):
                told_name(path)
            elif path.is_symlink() and real_path(folder).is_relative_to(real_path(path)):
                told(path, "it is a link that leads back to a folder above it")
            else:
                inner.append(one)
        folders[:] = inner
        for one in sorted(one for one in names if not is_utf8(one)):
            told_name(folder / one)
        yield folder, sorted(filter(is_utf8, names))


def html_files(folder: Path) -> list[Path]:
    """Every HTML file below a folder, in order."""
    return sorted(path for path in folder.rglob("*.html") if path.is_file())


def folders(root: Path) -> list[str]:
    """Names of the folders in a folder, in order; none where it may not be looked into."""
    with contextlib.suppress(OSError, ValueError):
        return sorted(path.name for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    return []


def files(root: Path) -> list[str]:
    """Names of the files in a folder, in order; none where it may not be looked into."""
    with contextlib.suppress(OSError, ValueError):
        return sorted(path.name for path in root.iterdir() if path.is_file() and not path.name.startswith("."))
    return []


def stamps(folder: Path) -> list[tuple[str, int, int]]:
    """Name, size in bytes and time of change in nanoseconds of each file below a folder. Another program may be writing
    there: what goes away meanwhile is left out."""
    found = []
    for path in _found_below(folder):
        with contextlib.suppress(OSError):
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                found.append((path.as_posix(), status.st_size, status.st_mtime_ns))
    return sorted(found)


def _found_below(folder: Path) -> Iterator[Path]:
    for name, _, names in os.walk(folder):
        yield from (Path(name) / one for one in names)


def write_text(path: Path, text: str) -> None:
    """Write the file whole or not at all, making its folders."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write the file whole or not at all, making its folders."""
    # A name of our own: `tempfile` adds a quarter to the time, which counts for ten thousands of pages.
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{next(_NUMBERS)}")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def write_changed(path: Path, data: bytes) -> bool:
    """Write the file unless it holds this already, so that whoever watches it sees no change where there is none.
    Whether it was written."""
    if read_bytes(path) == data:
        return False
    write_bytes(path, data)
    return True


def write_if_possible(path: Path, data: bytes) -> None:
    """Write the file, where its folder can be written to."""
    with contextlib.suppress(OSError):
        write_bytes(path, data)


def set_time(path: Path, changed: int) -> None:
    """Give the file a time of change in nanoseconds, where the system lets it have one."""
    with contextlib.suppress(OSError):
        os.utime(path, ns=(changed, changed))


def write_all(texts: Mapping[Path, str]) -> None:
    """Write several files of an author's, all of them or none, making their folders.

    All of it stands on the disk before the first file is replaced. Where a file cannot be replaced, those before it get
    back what they held, and the error is raised. A link to a file stays one, and a file is as readable as it was.
    """
    temporaries: dict[Path, Path] = {}
    try:
        for path, text in {Path(os.path.realpath(path)): text for path, text in texts.items()}.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporaries[path] = path.with_name(f".{path.name}.{os.getpid()}-{next(_NUMBERS)}")
            with temporaries[path].open("xb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(OSError):
                shutil.copymode(path, temporaries[path])
        _replace_all(temporaries)
    finally:
        for temporary in temporaries.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _replace_all(temporaries: Mapping[Path, Path]) -> None:
    former = {path: read_bytes(path) for path in temporaries}
    done: list[Path] = []
    try:
        for path, temporary in temporaries.items():
            os.replace(temporary, path)
            done.append(path)
    except BaseException:
        for path in done:
            before = former[path]
            with contextlib.suppress(OSError):
                path.unlink() if before is None else write_bytes(path, before)
        raise


def read_bytes(path: Path) -> bytes | None:
    """The file as it stands; None when it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def is_pipe(stream: TextIO) -> bool:
    """Whether another program reads what is written to a stream."""
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def variable(name: str) -> str:
    """A variable of the environment; empty where it is not set."""
    return os.environ.get(name, "")


def remove(path: Path) -> None:
    """Delete the file, if it is there."""
    path.unlink(missing_ok=True)
