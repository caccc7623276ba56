"""The file in which a host's rendered Markdown is kept from run to run: damaged, and forged with its checksum."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import re
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from literature.hosts.mkdocs.markdown_cache_file import FILE, RenderCache

PAGES = {
    "index.md": "# Home\n\nSee [the tie](tie.md#its-ends), ![a knot](knot.png) and [nothing](https://a.example/).\n",
    "tie.md": "# Tie\n\nOf *rope*.\n\n## Its ends\n\nTwo. [Home](index.md)\n\n### Loose\n\n## Uses\n\n`a < b`\n",
    "sub/bare.md": "No heading, only [a link](../tie.md).\n",
}
SEEDS = (*(f"{number} null" for number in range(60)), "3 1", "5 {}", "7 []", '9 "x"', '1 {"a": []}', "12 [[]]", "0 {}")
TOKENS = (
    "null", "true", "1", "-1", "1e999", '"x"', "[]", "{}", "[null]", '["x"]', '{"x": null}', '"\\ud800"', "\n", " ",
    '[{"title": "x", "id": "x", "level": 1, "children": []}]', '{"x.md": {"x": "y"}}', "[" * 5000 + "]" * 5000,
)  # fmt: skip
_WORD = "a word"
_Shown = list[tuple[str | None, str | None, str]]


def holds(text: str) -> None:
    """A cache file of this text, or forged by it, never ends a build; what is damaged is rendered anew."""
    _cache().holds(text)


@functools.cache
def _cache() -> CacheOfPages:
    return CacheOfPages()


class CacheOfPages:
    """A site of three pages, and a cache for it that is changed."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.root = Path(self._folder.name)
        for name, text in PAGES.items():
            (self.root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / "docs" / name).write_text(text, encoding="utf-8")
        (self.root / "docs/knot.png").write_bytes(b"")
        (self.root / "mkdocs.yml").write_text("site_name: T\ntheme: {name: mkdocs}\nplugins: []\n", encoding="utf-8")
        self._config: MkDocsConfig = load_config(str(self.root / "mkdocs.yml"))
        self._plain, file = self._built()
        self._kept = zlib.decompress(file.read_bytes()[32:]).decode("utf-8")

    def holds(self, text: str) -> None:
        """A file of this text is left. One that this text forges is taken or left, and never ends a build.

        Each line that is a number and a value in JSON puts the value in the place of the one of that number.
        """
        assert self._shown(text.encode("utf-8")) == self._plain, "what is damaged is not used"
        forgery = forged(self._kept, text)
        if forgery is None:
            return
        shown = self._shown(forgery)
        for title, content, contents in shown:
            f"{title}{content}{contents}".encode()
        assert self._built()[0] == shown, "what is kept after that is what was shown"

    def _shown(self, data: bytes) -> _Shown:
        """What a build shows that finds a file of these bytes."""
        (self.root / FILE).write_bytes(data)
        return self._built()[0]

    def _built(self) -> tuple[_Shown, Path]:
        """Title, content and table of contents of each page, as a build in a run of its own gives them."""
        files: Files = get_files(self._config)
        cache = RenderCache(self.root / FILE, _WORD)
        shown: _Shown = []
        pages = [Page(None, file, self._config) for file in files.documentation_pages()]
        for page in pages:
            page.read_source(self._config)
            cache.pages.prepare(page)
            page.render(self._config, files)
            shown.append((page.title, page.content, str(page.toc)))
        for page in pages:
            page.validate_anchor_links(files=files, log_level=0)
        cache.keep()
        return shown, self.root / FILE


def forged(kept: str, text: str) -> bytes | None:
    """The bytes of a sound file that holds this JSON, one of its values another: the first line that is a number and a
    value in JSON says which. None where there is no such line."""
    for line in text.splitlines():
        number, _, value = line.partition(" ")
        if not re.fullmatch("[0-9]{1,4}", number):
            continue
        with contextlib.suppress(ValueError, RecursionError):
            data = zlib.compress(_with_value(kept, int(number), value).encode("utf-8"))
            return hashlib.sha256(data).digest() + data
    return None


def _with_value(kept: str, number: int, value: str) -> str:
    """Raises ValueError for what is no JSON, and for a place that is not there."""
    json.loads(value)
    whole = json.loads(kept)
    places = list(_places(whole))
    if number >= len(places):
        raise ValueError(number)
    holder, name = places[number]
    holder[name] = "\0here\0"
    return json.dumps(whole).replace(json.dumps("\0here\0"), value)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value within one of JSON, as what holds it and its name there."""
    for name in [*value] if isinstance(value, dict) else range(len(value)):
        yield value, name
        if isinstance(value[name], (dict, list)):
            yield from _places(value[name])
