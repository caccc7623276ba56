"""The file in which texts of pages are kept from run to run: damaged, and forged with its checksum."""

from __future__ import annotations

import functools
import shutil
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.caches import forged

from literature.build import kept_texts
from literature.build.kept_texts import KeptTexts
from literature.build.page_text import PageText, PageTexts
from literature.build.project_library import project_library
from literature.build.reading import Reading
from literature.render.pages.generated import GeneratedPages
from literature.sources.project import find_project

SEEDS = (*(f"{number} null" for number in range(0, 400, 3)), "2 []", "3 {}", '4 "x"', "5 1", "7 [[]]", "9 [{}, {}]")
TOKENS = (
    "null", "true", "1", "-1", '"x"', "[]", "{}", "[null]", '["x"]', '{"x": null}', '"\\ud800"', "\n", " ",
    '{"fields of pages": [["index.md", "__class__"], [1], [{}, {}]]}', '[["bowman1988base", "title"]]', "[[[]]]",
    '{"x": ["a", "b"]}', "[" * 5000 + "]" * 5000,
)  # fmt: skip


def of_site(folder: Path) -> Callable[[str], None]:
    """For a site that is copied: a file of this text, or forged by it, never ends a build; what is damaged is made
    anew."""

    @functools.cache
    def texts() -> TextsOfPages:
        return TextsOfPages(folder)

    return lambda text: texts().holds(text)


class TextsOfPages:
    """A site that is read once, and the file of its texts, which is changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name) / "site"
        shutil.copytree(folder, root, ignore=shutil.ignore_patterns(".cache"))
        project = find_project(root)
        assert project is not None
        _, files = project_library(project)
        self._site = Reading.of_project(project, files).site
        self._file = root / kept_texts.FILE.format(language="en")
        self._word = kept_texts._word_of(self._site)
        assert self._word, "texts of this site can be kept"
        self._plain = self._made()
        self._kept = zlib.decompress(self._file.read_bytes()[32:]).decode("utf-8")

    def holds(self, text: str) -> None:
        """A file of this text is left. One that this text forges is taken or left, and never ends a build."""
        self._file.write_bytes(text.encode("utf-8"))
        assert self._made() == self._plain, "what is damaged is not used"
        forgery = forged(self._kept, text)
        if forgery is None:
            return
        self._file.write_bytes(forgery)
        shown = self._made()
        for one in shown.values():
            f"{one.markdown}{one.description}{one.beside}{one.kicker}{one.pieces}{one.notes}".encode()
        assert self._made() == shown, "what is kept after that is what was shown"

    def _made(self) -> dict[str, PageText]:
        """The texts of all pages, as a build in a run of its own makes them."""
        kept = KeptTexts(self._site, self._file, self._word)
        texts = PageTexts(self._site, GeneratedPages(self._site), is_watched=False, kept=kept)
        addresses, pages = self._site.addresses.page_urls, self._site.library.pages
        made = {uri: texts.of(uri, addresses[uri], page.text) for uri, page in pages.items()}
        kept.keep()
        return made
