"""A host that builds again and again gives what it would give if it began anew: after any edits, in any order."""

from __future__ import annotations

import gzip
import logging
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from tests.limits import HAS_TIME

from literature.build.on_demand import OnDemand
from literature.hosts.mkdocs.plugin import LiteraturePlugin
from literature.render.frame.shared_script import SHARED_SCRIPT
from literature.site.paging import FINDINGS, SENTENCES, PartSize

_ASSETS = "assets/literature/"
_URL = "http://127.0.0.1:8000/repo/"
DATE = re.compile(rb"Build Date UTC : .*")
_EDITS = 100 if HAS_TIME else 10
_EDITS_BETWEEN_COMPARISONS = 10
_WORDS = "harbor mooring tide bond rope quay anchor sailor ebb working-tie safe-harbor exploration".split()


class Author:
    """Someone who changes files of a site at random, faults included."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.docs = folder / "docs"
        self.bibliography = folder / "bibliography"
        self.chance = chance
        self.count = 0

    def edit(self) -> str:
        """Change something and say what."""
        self.count += 1
        kinds: list[Callable[[], str]] = [
            self.add_sentence, self.add_sentence, self.delete_line, self.retitle, self.add_page, self.delete_page,
            self.rename_page, self.add_entry, self.change_entry, self.delete_entry, self.rename_entry,
            self.add_finding, self.change_finding, self.delete_finding, self.change_front_matter,
            self.change_provenance,
        ]  # fmt: skip
        return self.chance.choice(kinds)()

    # Pages

    def _page(self) -> Path:
        return self.chance.choice(sorted(self.docs.rglob("*.md")))

    def _sentence(self) -> str:
        key = self.chance.choice([*self._keys(), "nobody1999"])
        finding = self.chance.choice([*self._findings(), "t-none"])
        word, name = self.chance.choice(_WORDS), self.chance.choice(_WORDS)
        return self.chance.choice([
            f"The {word} holds [@{key}].", f"@{key} speaks of the {word}.", f"See [[{name}]] and the safe harbor.",
            f"It was [[finding:{finding}]] [@{key}].", f"Nothing but the {word} {self.count}.",
            f"See [the bond](../concepts/bond.md) and [home](../index.md#{word}).",
        ])  # fmt: skip

    def add_sentence(self) -> str:
        page = self._page()
        page.write_text(page.read_text(encoding="utf-8").rstrip("\n") + f"\n\n{self._sentence()}\n", encoding="utf-8")
        return f"sentence in {page.name}"

    def delete_line(self) -> str:
        page = self._page()
        lines = page.read_text(encoding="utf-8").split("\n")
        del lines[self.chance.randrange(len(lines))]
        page.write_text("\n".join(lines), encoding="utf-8")
        return f"line out of {page.name}"

    def retitle(self) -> str:
        page = self._page()
        title = f"# {self.chance.choice(_WORDS).title()} {self.count}"
        text = re.sub(r"(?m)^# .*$", title, page.read_text(encoding="utf-8"), count=1)
        page.write_text(text, encoding="utf-8")
        return f"title of {page.name}"

    def change_front_matter(self) -> str:
        page = self._page()
        text = page.read_text(encoding="utf-8")
        line = self.chance.choice([
            f"description: About {self.count}.", "reviewed: 2026-02-03", f"aliases: [other {self.count}]",
            "terms: false",
            "concepts: [bond, mooring]", f"key_works: [{self.chance.choice(self._keys())}]", "broader: [bond]",
        ])  # fmt: skip
        body = text.removeprefix("---\n") if text.startswith("---\n") else f"---\n{text}"
        page.write_text(f"---\n{line}\n{body}", encoding="utf-8")
        return f"front matter of {page.name}"

    def add_page(self) -> str:
        folder = self.chance.choice(["concepts", "claims", "guide", "readings"])
        text = f"# New {self.count}\n\nA {self.chance.choice(_WORDS)} is a thing. {self._sentence()}\n"
        (self.docs / folder / f"new-{self.count}.md").write_text(text, encoding="utf-8")
        return f"new {folder} page"

    def delete_page(self) -> str:
        page = self._page()
        if page.parent == self.docs or len(list(self.docs.rglob("*.md"))) < 9:
            return "nothing"
        page.unlink()
        return f"no {page.name}"

    def rename_page(self) -> str:
        page = self._page()
        if page.parent != self.docs:
            page.rename(page.with_name(f"renamed-{self.count}.md"))
        return f"{page.name} renamed"

    # Tables and entries

    def _bib(self) -> Path:
        return self.chance.choice(sorted(self.bibliography.glob("*.bib")))

    def _entries(self, path: Path) -> list[str]:
        return re.split(r"(?m)^(?=@)", path.read_text(encoding="utf-8"))

    def _keys(self) -> list[str]:
        return [
            match
            for path in sorted(self.bibliography.glob("*.bib"))
            for match in re.findall(r"(?m)^@\w+\{([^,\s]+),", path.read_text(encoding="utf-8"))
        ] or ["nobody1999"]

    def add_entry(self) -> str:
        path, year = self._bib(), self.chance.randint(1970, 1990)
        # The same author and year again and again: letters come, go and move.
        entry = (
            f"\n@book{{new{self.count},\n  author = {{Bowman, J.}},\n"
            f"  title = {{{self.chance.choice(_WORDS).title()} {self.count}}},\n"
            f"  year = {{{self.chance.choice([1988, year])}}},\n  publisher = {{Quay}}\n}}\n"
        )
        text = path.read_text(encoding="utf-8")
        path.write_text(entry + text if self.chance.random() < 0.5 else text + entry, encoding="utf-8")
        return f"entry in {path.name}"

    def _change(self, change: Callable[[str], str]) -> str:
        path = self._bib()
        entries = self._entries(path)
        number = self.chance.randrange(len(entries))
        entries[number] = change(entries[number])
        path.write_text("".join(entries), encoding="utf-8")
        return path.name

    def change_entry(self) -> str:
        title = f"title = {{Late {self.count} "
        return "entry changed in " + self._change(lambda entry: entry.replace("title = {", title, 1))

    def delete_entry(self) -> str:
        return "entry gone from " + self._change(lambda entry: "" if self.chance.random() < 0.5 else entry)

    def rename_entry(self) -> str:
        start = rf"\g<1>key{self.count},"
        return "key changed in " + self._change(lambda entry: re.sub(r"^(@\w+\{)[^,\s]+,", start, entry))

    def _rows(self, name: str) -> list[str]:
        return (self.bibliography / name).read_text(encoding="utf-8").splitlines()

    def _findings(self) -> list[str]:
        return [row.partition(",")[0] for row in self._rows("findings.csv")[1:]]

    def _write_rows(self, name: str, rows: list[str]) -> None:
        (self.bibliography / name).write_text("\n".join(rows) + "\n", encoding="utf-8")

    def add_finding(self) -> str:
        rows = self._rows("findings.csv")
        row = self.chance.choice(rows[1:] or rows)
        self._write_rows("findings.csv", [*rows, f"t-n{self.count},{row.partition(',')[2]}"])
        return "finding"

    def change_finding(self) -> str:
        rows = self._rows("findings.csv")
        number = self.chance.randrange(len(rows))
        if number:
            rows[number] = re.sub(r"\.\d", f".{self.chance.randint(1, 9)}", rows[number], count=1)
        self._write_rows("findings.csv", rows)
        return "finding changed"

    def delete_finding(self) -> str:
        rows = self._rows("findings.csv")
        if len(rows) > 2:
            del rows[self.chance.randrange(1, len(rows))]
        self._write_rows("findings.csv", rows)
        return "finding gone"

    def change_provenance(self) -> str:
        rows = self._rows("provenance.csv")
        number = self.chance.randrange(1, len(rows))
        key, _, rest = rows[number].partition(",")
        rows[number] = f"{key},{self.chance.choice('ABCD')},{rest.partition(',')[2]}"
        self._write_rows("provenance.csv", rows)
        return "provenance changed"


class Host:
    """A host that serves one folder into another, as often as it is asked to."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder, self.site = folder, site
        # Plugins that a host keeps from build to build; two hosts in one process would share them.
        self._kept_plugins: dict[str, BasePlugin[Any]] = {}
        self._config().plugins.on_startup(command="serve", dirty=False)
        self._is_first = True

    def _config(self):  # type: ignore[no-untyped-def]
        MkDocsConfig.plugins.plugin_cache = self._kept_plugins
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.site))

    def build(self) -> None:
        """Build the site; the same plugin again, a configuration read anew, as `serve` does it."""
        config = self._config()
        config.site_url = _URL
        build(config, serve_url=_URL)
        plugin = self._plugin(config)
        if self._is_first:
            # What `on_serve` does once the server is there.
            plugin._on_demand = OnDemand()
            self._is_first = False

    def _plugin(self, config) -> LiteraturePlugin:  # type: ignore[no-untyped-def]
        plugin = config.plugins["literature"]
        assert isinstance(plugin, LiteraturePlugin)
        self.plugin = plugin
        return plugin

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file by name, those that are made on demand included: generated pages, data, outputs and the tables of
        the search."""
        made = self.plugin.build.files
        outputs = [path for path, _ in made.outputs.files()]
        assets = [_ASSETS + name for name in (SHARED_SCRIPT, "search/data/index.table")]
        for address in [*made.pages.addresses(), *made.data_files, *outputs, *assets]:
            made.write_file(address, self.site, _ASSETS)
        for path in sorted(self.site.rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                # A file that the host compresses holds the time at which it was written.
                data = gzip.decompress(data) if path.suffix == ".gz" else data
                yield path.relative_to(self.site).as_posix(), DATE.sub(b"", data)


@pytest.fixture
def quiet() -> Iterator[None]:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    yield
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


@pytest.fixture
def short_lists() -> Iterator[None]:
    """Lists of sentences and findings go on in further parts after the first, as those of large libraries do later."""
    kept = [(size, size.most, size.usual) for size in (FINDINGS, SENTENCES)]
    for size, _, _ in kept:
        _resize(size, 1, 1)
    yield
    for size, most, usual in kept:
        _resize(size, most, usual)


def _resize(size: PartSize, most: int, usual: int) -> None:
    object.__setattr__(size, "most", most)
    object.__setattr__(size, "usual", usual)


@pytest.mark.usefixtures("quiet", "few_words")
@pytest.mark.parametrize(("theme", "edits"), [("mkdocs", _EDITS), ("material", _EDITS if HAS_TIME else _EDITS // 5)])
def test_edits_leave_what_a_clean_build_gives(toy_copy: Path, tmp_path: Path, theme: str, edits: int) -> None:
    compare_after_edits(toy_copy, tmp_path, theme, edits)


@pytest.mark.usefixtures("quiet", "short_lists", "few_words")
def test_edits_move_what_stands_on_further_parts(toy_copy: Path, tmp_path: Path) -> None:
    names = compare_after_edits(toy_copy, tmp_path, "mkdocs", _EDITS // 2)
    assert "findings/part-2/index.html" in names
    assert any(re.fullmatch(r"references/\w+-part-2/index\.html", name) for name in names)


def compare_after_edits(toy_copy: Path, tmp_path: Path, theme: str, edits: int) -> set[str]:
    """Edit and build by turns; now and then, a clean build has to give the same files. All their names."""
    config = toy_copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("name: material", f"name: {theme}").replace("  - search\n", "")
    config.write_text(text, encoding="utf-8")
    seed = random.randrange(1 << 30) if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 20
    author = Author(toy_copy, random.Random(seed))
    host = Host(toy_copy, tmp_path / "again")
    host.build()
    done: list[str] = []
    seen: set[str] = set()
    for number in range(1, edits + 1):
        done.append(author.edit())
        host.build()
        if number % _EDITS_BETWEEN_COMPARISONS == 0 or number == edits:
            again = dict(host.files())
            shutil.rmtree(tmp_path / "anew", ignore_errors=True)
            anew = Host(toy_copy, tmp_path / "anew")
            anew.build()
            expected = dict(anew.files())
            assert {f"{_ASSETS}search/data/index.table", "sitemap.xml.gz"} <= expected.keys()
            seen |= expected.keys()
            wrong = [name for name in expected.keys() | again.keys() if expected.get(name) != again.get(name)]
            assert not wrong, (
                f"seed {seed}, {number} edits, the last {done[-_EDITS_BETWEEN_COMPARISONS:]}: {sorted(wrong)}"
            )
    return seen
