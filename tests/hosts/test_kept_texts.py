"""Texts of pages between runs: taken where nothing that they were made from has changed, never where they cannot be
relied upon."""

from __future__ import annotations

import datetime
import hashlib
import json
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from tests.hosts.test_build_beside import contents
from tests.hosts.test_rebuilding import DATE, Author
from tests.limits import HAS_TIME

from literature.build import kept_texts
from literature.build.page_text import PageText, PageTexts
from literature.settings import Settings
from literature.sources.kept_values import read_kept

pytestmark = pytest.mark.usefixtures("without_search", "few_words")

FILE = kept_texts.FILE.format(language="en")
_EDITS = 40 if HAS_TIME else 6
_EDITS_BETWEEN_COMPARISONS = 3
Build = Callable[..., list[str]]


@pytest.fixture
def run(toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Builds the toy site in a run of its own and gives the uris of the pages whose texts were made."""
    made: list[str] = []
    make = PageTexts._made

    def counted(texts: PageTexts, site: Any, *, uri: str, address: str, markdown: str) -> PageText:
        made.append(uri)
        return make(texts, site, uri=uri, address=address, markdown=markdown)

    monkeypatch.setattr(PageTexts, "_made", counted)
    config = toy_copy / "mkdocs.yml"
    plain = config.read_text(encoding="utf-8").replace("name: material", "name: mkdocs").replace("  - search\n", "")

    def run(options: str = "{}", folder: str = "site") -> list[str]:
        made.clear()
        text = plain.replace("  - literature\n", f"  - literature: {options}\n")
        assert text != plain
        config.write_text(text, encoding="utf-8")
        # A run of its own has no plugin from the run before.
        MkDocsConfig.plugins.plugin_cache = {}
        build(load_config(str(config), site_dir=str(tmp_path / folder)))
        return sorted(uri for uri in made if not uri.endswith("/index.md"))

    yield run
    MkDocsConfig.plugins.plugin_cache = {}


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_second_run_makes_what_has_changed(run: Build, toy_copy: Path) -> None:
    everything = run()
    assert {"concepts/bond.md", "guide/citing.md"} <= set(everything)
    assert run() == []
    page = toy_copy / "docs/guide/citing.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore of it.\n", encoding="utf-8")
    assert run() == ["guide/citing.md"]


def test_a_changed_entry_makes_the_pages_that_name_it(run: Build, toy_copy: Path) -> None:
    everything = run()
    changed(toy_copy / "bibliography/harbor.bib", "@book{bowman1988base,", "@book{bowman1988base,\n  edition = {2},")
    made = set(run())
    docs = toy_copy / "docs"
    written = [uri for uri in everything if (docs / uri).is_file()]
    naming = {uri for uri in written if "bowman1988" in (docs / uri).read_text(encoding="utf-8")}
    assert "concepts/safe-harbor.md" in made
    assert made <= naming
    assert naming < set(everything)


def test_another_day_changes_nothing(run: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    run()

    policy, day = Settings.policy, datetime.timedelta(days=1)
    monkeypatch.setattr(Settings, "policy", lambda settings, today: policy(settings, today + day))
    assert run() == []


def test_what_cannot_be_relied_upon_is_made_anew(run: Build, toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = run()
    file = toy_copy / FILE
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    assert run() == everything
    assert run() == [], "a sound file has taken its place"
    assert run("{narrative: false}") == everything, "another option"
    assert run("{narrative: false, workers: 1}") == [], "of workers, pages know nothing"
    assert run() == everything
    monkeypatch.setattr(kept_texts, "_own_files", lambda: {"api.py": "another version"})
    assert run() == everything
    monkeypatch.setattr(kept_texts.extensions, "are_installed", lambda: True)
    assert run() == run() == everything, "what other packages do with pages is not known"


def test_off_by_an_option(run: Build, toy_copy: Path) -> None:
    off = "{cache: false}"
    assert run(off) == run(off) != []
    assert not (toy_copy / ".cache").exists()


HOSTILE: list[Callable[[dict[str, Any]], object]] = [
    lambda page: page["text"].update(pieces=[1]),
    lambda page: page["text"].update(markdown=None),
    lambda page: page["text"].update(kicker="\ud800"),
    lambda page: page["text"].update(notes={"x": ["one"]}),
    lambda page: page["text"].update(faults=["told"]),
    lambda page: page["text"].pop("beside"),
    lambda page: page["text"].update(whole="x"),
    lambda page: page.update(asked=[]),
    lambda page: page.update(asked={"style": 1}),
    lambda page: page["asked"].update(nothing=["x"]),
    lambda page: page["asked"].update({"fields of pages": [1, "x", ["a"], [["index.md"], "__class__"], [{}, {}]]}),
    lambda page: page["asked"].update({"fields of pages": [["index.md", "__class__"], ["index.md", "locate"]]}),
    lambda page: page.update(answers=None),
    lambda page: page.clear(),
]


def forge(file: Path, value: Any) -> None:
    """A sound file of any value of JSON, halves of characters among them."""
    data = zlib.compress(json.dumps(value).encode("ascii"))
    file.write_bytes(hashlib.sha256(data).digest() + data)


def test_forged_files_end_no_build(run: Build, toy_copy: Path, tmp_path: Path) -> None:
    everything = run()
    sound = read_kept(toy_copy / FILE)
    clean = contents(tmp_path / "site")
    pages = [uri for uri in sound["pages"] if uri in everything]
    forged = read_kept(toy_copy / FILE)
    for number, spoil in enumerate(HOSTILE):
        spoil(forged["pages"][pages[number % len(pages)]])
    forge(toy_copy / FILE, forged)
    assert set(pages[: len(HOSTILE)]) <= set(run())
    assert _without_time(contents(tmp_path / "site")) == _without_time(clean)
    for value in (None, [], 1, {"word": sound["word"]}, {"word": sound["word"], "pages": [1]}, {"pages": {}}):
        forge(toy_copy / FILE, value)
        assert run() == everything, value


def test_edits_leave_what_a_clean_build_gives(run: Build, toy_copy: Path, tmp_path: Path) -> None:
    author, done = Author(toy_copy, random.Random(24)), []
    everything = run()
    kept = 0
    for number in range(1, _EDITS + 1):
        done.append(author.edit())
        kept += len(everything) - len(run())
        if number % _EDITS_BETWEEN_COMPARISONS == 0:
            run("{cache: false}", "clean")
            again, clean = (_without_time(contents(tmp_path / name)) for name in ("site", "clean"))
            wrong = [name for name in again.keys() | clean.keys() if again.get(name) != clean.get(name)]
            assert not wrong, f"{number} edits, {done}: {sorted(wrong)}"
    assert kept > 0


def _without_time(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without what the host says of the time at which they were written."""
    return {name: DATE.sub(b"", data) for name, data in files.items() if not name.endswith(".gz")}
