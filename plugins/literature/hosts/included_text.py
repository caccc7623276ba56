"""Text that other Markdown extensions put into a page, such as files (pymdownx.snippets) and docstrings (mkdocstrings):
what it cites and links to is resolved on its way through the host's Markdown."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from literature.checks.unresolved import IncludedFile
from literature.sources import disk

SNIPPETS = "pymdownx.snippets"
_BEHIND_SNIPPETS = 31
"""Priority: that of pymdownx.snippets is 32; whatever makes HTML of fences and tags comes below 31."""
_ONE = re.compile(r"^[ \t]*-+8<-+[ \t]+(?P<quote>[\"'])(?P<path>[^\n]+?)(?P=quote)[ \t]*\r?$", re.MULTILINE)
_SEVERAL = re.compile(r"^[ \t]*-+8<-+[ \t]*\r?\n(?P<paths>.*?)^[ \t]*-+8<-+[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_PART = re.compile(r":[-\w:,]*\Z")
"""Which lines or section of the file are meant."""


class IncludedText(Extension):
    """Hands each text that the host's Markdown is about to read to `resolve`."""

    def __init__(self, resolve: Callable[[str], str]) -> None:
        super().__init__()
        self._resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the step behind the one that includes files."""
        md.preprocessors.register(_Included(md, self._resolve), "literature-included", _BEHIND_SNIPPETS)


class _Included(Preprocessor):
    def __init__(self, md: Markdown, resolve: Callable[[str], str]) -> None:
        super().__init__(md)
        self._resolve = resolve

    def run(self, lines: list[str]) -> list[str]:
        return self._resolve("\n".join(lines)).split("\n")


def included_files(
    extensions: Iterable[object], options_of: Mapping[str, Any], root: Path, markdown: str
) -> Iterator[IncludedFile]:
    """The files that pymdownx.snippets puts into a page, and into those, as far as they are on this disk. The host's
    Markdown has these `extensions`, with options by their names."""
    options = options_of.get(SNIPPETS) or {}
    if SNIPPETS not in extensions:
        return
    bases = options.get("base_path") or ["."]
    folders = [Path(base) for base in ([bases] if isinstance(bases, str) else bases)]
    paths = deque([*_paths(markdown), *map(str, options.get("auto_append") or ())])
    seen: set[str] = set()
    while paths:
        path = paths.popleft()
        if path in seen:
            continue
        seen.add(path)
        file = next((file for file in _candidates(folders, path) if disk.is_file(file)), None)
        if file is not None:
            name = disk.relative_name(file, root)
            text, _ = disk.read_text(file, name)
            yield IncludedFile(name, text)
            paths.extend(_paths(text))


def _paths(markdown: str) -> Iterator[str]:
    for match in _ONE.finditer(markdown):
        yield match["path"]
    for block in _SEVERAL.finditer(markdown):
        yield from (line.strip() for line in block["paths"].splitlines() if line.strip())


def _candidates(folders: Iterable[Path], path: str) -> Iterator[Path]:
    for name in dict.fromkeys((path, _PART.sub("", path))):
        yield from (folder / name for folder in folders)
