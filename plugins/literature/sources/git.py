"""Asks Git what changed since a commit. It reads and never writes; `disk.py` unpacks what a commit held."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from literature.sources import disk

_FILE = re.compile(r"^\+\+\+ (?:b/(?P<path>.*)|/dev/null)$")
_HUNK = re.compile(r"^@@ -\S+ \+(?P<start>[0-9]+)(?:,(?P<count>[0-9]+))? @@")


class GitError(Exception):
    """Git is not there, or the folder or commit is none of its."""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between a commit and the files as they stand."""

    lines: dict[str, Container[int]]
    """Lines that are new or different, by path below the folder. All lines of a file that Git does not know yet."""
    before: bytes
    """The folder at the commit, as a tar archive; empty when it was not there."""


_EVERY_LINE = range(1, sys.maxsize)


def change_since(root: Path, base: str) -> Change:
    """The change of a folder since it parted from `base`. Raises GitError."""
    if base.startswith("-"):
        raise GitError(f"'{base}' is no commit")
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", missing=f"'{base}' is no commit")
    # Histories without a common commit are compared as they are.
    with contextlib.suppress(GitError):
        commit = _git(root, "merge-base", commit.strip(), "HEAD")
    commit = commit.strip()
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--relative", "--src-prefix=a/")
    lines = _changed_lines(_git(root, "diff", *options, "--dst-prefix=b/", commit, "--", "."))
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    lines.update((path, _EVERY_LINE) for path in untracked.split("\0") if path)
    # A folder that the commit does not have is no fault: everything in it is new.
    is_there = bool(_git(root, "ls-tree", "--name-only", commit))
    return Change(lines, _run(root, "archive", "--format=tar", commit) if is_there else b"")


def _changed_lines(diff: str) -> dict[str, Container[int]]:
    """Lines of the new side of a unified diff, by path."""
    lines: dict[str, set[int]] = {}
    path = ""
    for line in diff.split("\n"):
        if file := _FILE.match(line):
            path = (file["path"] or "").rstrip("\t")
        elif (hunk := _HUNK.match(line)) and path:
            start = int(hunk["start"])
            lines.setdefault(path, set()).update(range(start, start + int(hunk["count"] or 1)))
    return dict(lines)


def _git(root: Path, *arguments: str, missing: str = "") -> str:
    return _run(root, *arguments, missing=missing).decode("utf-8", errors="surrogateescape")


def _run(root: Path, *arguments: str, missing: str = "") -> bytes:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"git cannot be run: {disk.reason(error)}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip().split("\n")[0]
        raise GitError(missing or said or f"git {arguments[0]} failed")
    return done.stdout
