"""`literature render FOLDER`: a whole site's text as Markdown, for generators that know nothing of the tool."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from literature.cli import main
from literature.cli import render as render_module
from literature.library.headings import anchors_in
from literature.sources import disk
from literature.sources.front_matter import body_offset
from literature.text.markdown.scanner import scan

pytest.importorskip("markdownify", reason="markdownify is not installed: pip install 'mkdocs-literature[markdown]'")

Run = Callable[..., "CompletedProcess[bytes]"]
GOLDEN = Path(__file__).parents[1] / "golden"
LINK = re.compile(r"\]\((?P<link>[^()\s]*)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
OWN_LINKS = """Find [by words](search/index.md?q=rope), take [figures](findings/findings.csv "All"),
[Salt](references/saltweb/), [a bond](concepts/bond.md).
""".replace("\n[", " [")


@pytest.fixture(scope="module")
def rendered(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """By uri, every page of the toy site as Markdown, and other files by their names alone."""
    copy = tmp_path_factory.mktemp("rendered") / "toy"
    shutil.copytree(toy, copy, ignore=shutil.ignore_patterns(".cache"))
    (copy / "docs/harbor.svg").write_text("<svg/>", encoding="utf-8")
    assert CliRunner().invoke(main, ["render", str(copy)], prog_name="literature").exit_code == 0
    folder = copy / "rendered"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") if path.suffix == ".md" else ""
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.xdist_group("written out")
def test_every_page_is_there(rendered: dict[str, str]) -> None:
    wanted = {
        "index.md", "guide/citing.md", "concepts/sécurité.md", "concepts/index.md", "references/index.md",
        "references/bowman1988base.md", "authors/bowman-john.md", "years/1988.md", "types/book.md", "map/index.md",
        "venues/journal-of-moorings.md", "findings/index.md", "findings/evidence-map.md", "harbor.svg",
    }  # fmt: skip
    assert wanted <= rendered.keys()
    assert "search/index.md" not in rendered


@pytest.mark.xdist_group("written out")
def test_every_link_leads_to_a_file_and_a_heading(rendered: dict[str, str]) -> None:
    broken, anchors, local = [], 0, 0
    for uri, text in rendered.items():
        for match in LINK.finditer(CODE.sub("", text)):
            link, _, anchor = match["link"].partition("#")
            if re.match(r"[a-z]+:", link):
                continue
            local += 1
            target = os.path.normpath(os.path.join(os.path.dirname(uri), unquote(link))).replace(os.sep, "/")
            if target not in rendered:
                broken.append(f"{uri}: {match['link']}")
            elif anchor:
                anchors += 1
                if unquote(anchor) not in anchors_in(scan(rendered[target][body_offset(rendered[target]) :]).headings):
                    broken.append(f"{uri}: {match['link']} leads to no heading")
    assert not broken
    assert local > 400
    assert anchors


@pytest.mark.xdist_group("written out")
def test_nothing_of_the_site_s_own_language_is_left(rendered: dict[str, str]) -> None:
    for uri, text in rendered.items():
        # Front matter stays as its author wrote it.
        prose = CODE.sub("", text[body_offset(text) :])
        assert not re.search(r"\[\[|<a\b|<svg|<button|<script|(?<![\w.])@[a-z]+\d{4}", prose), uri
        assert not re.search("[\ufdd0-\ufdef]", text), uri


@pytest.mark.xdist_group("written out")
@pytest.mark.parametrize("uri", ["references/bowman1988base.md", "concepts/safe-harbor.md"])
def test_golden(rendered: dict[str, str], uri: str) -> None:
    """`LITERATURE_UPDATE_GOLDEN=1 pytest tests/cli/test_render_site.py` writes them anew."""
    golden = GOLDEN / f"rendered-{uri.split('/')[0].removesuffix('s')}.md"
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        golden.write_text(rendered[uri], encoding="utf-8", newline="\n")
    assert rendered[uri] == golden.read_text(encoding="utf-8")


def test_downloads_are_words_where_the_site_has_no_address(literature: Run, toy_copy: Path) -> None:
    path = toy_copy / "docs/index.md"
    assert literature("render", "docs", cwd=toy_copy).returncode == 0
    written = toy_copy / "rendered/index.md"
    assert "[BibTeX](https://toy.example/repo/index.bib)" in written.read_text(encoding="utf-8")
    config = toy_copy / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("site_url:", "copyright:"), encoding="utf-8")
    path.write_text("# Boats\n\n> A line.\n>\n> @bowman1988base\n\n## On @saltweb\n\n" + OWN_LINKS, encoding="utf-8")
    assert literature("render", "docs", cwd=toy_copy).returncode == 0
    text = written.read_text(encoding="utf-8")
    assert "Find by words, take figures, [Salt](references/saltweb.md), [a bond](concepts/bond.md)." in text
    assert "Works on this page: BibTeX\n" in text
    assert text.startswith(
        "# Boats\n\n> A line.\n>\n> [J. Bowman (1988a)](references/bowman1988base.md)\n\n## On [Salt (n.d.)]"
    )


def test_a_folder_with_anything_else_is_refused(literature: Run, toy_copy: Path) -> None:
    other = toy_copy / "other"
    other.mkdir()
    assert literature("render", ".", "--output", "other", cwd=toy_copy).returncode == 0
    (other / "mine.md").write_text("Mine.", encoding="utf-8")
    before = (other / "index.md").read_bytes()
    (toy_copy / "docs/index.md").write_text("# Changed\n", encoding="utf-8")
    result = literature("render", ".", "--output", "other", cwd=toy_copy)
    assert result.returncode == 2
    assert b"other holds mine.md, which this command did not write" in result.stderr
    (other / ".literature-rendered").unlink()
    result = literature("render", ".", "--output", "other", cwd=toy_copy)
    assert b"other was not written by this command: empty it, or name another" in result.stderr
    assert (other / "index.md").read_bytes() == before
    assert (other / "mine.md").read_text(encoding="utf-8") == "Mine."


@pytest.mark.parametrize("name", ["docs", "docs/new", ".", "mkdocs.yml"])
def test_the_site_s_own_folders_are_refused(literature: Run, toy_copy: Path, name: str) -> None:
    before = {path for path in toy_copy.rglob("*") if ".cache" not in path.parts}
    result = literature("render", ".", "--output", name, cwd=toy_copy)
    assert result.returncode == 2
    assert b"--output" in result.stderr
    assert {path for path in toy_copy.rglob("*") if ".cache" not in path.parts} == before


def test_all_or_nothing(literature: Run, toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert literature("render", ".", cwd=toy_copy).returncode == 0
    before = {path: path.read_bytes() for path in (toy_copy / "rendered").rglob("*") if path.is_file()}
    (toy_copy / "docs/index.md").write_text("# Changed\n", encoding="utf-8")
    write = disk.write_text

    def fail(path: Path, text: str) -> None:
        if path.name == "bond.md":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, text)

    monkeypatch.setattr(disk, "write_text", fail)
    result = literature("render", ".", cwd=toy_copy)
    assert result.returncode == 1
    assert b"nothing was written: " in result.stderr
    assert b"no space left on device" in result.stderr
    assert {path: path.read_bytes() for path in (toy_copy / "rendered").rglob("*") if path.is_file()} == before
    assert not [path for path in toy_copy.iterdir() if path.name.startswith(".rendered")]


def test_what_does_not_go_together(
    literature: Run, toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = literature("render", ".", "--to", "text", cwd=toy_copy)
    assert b"is a folder, whose site is written with --to markdown alone" in result.stderr
    result = literature("render", "docs/index.md", "--output", "x", cwd=toy_copy)
    assert b"--output goes with the folder of a site" in result.stderr
    result = literature("render", tmp_path, cwd=toy_copy)
    assert b"no mkdocs.yml or zensical.toml here or above" in result.stderr
    monkeypatch.setattr(render_module, "find_spec", lambda name: None)
    result = literature("render", ".", cwd=toy_copy)
    assert result.returncode == 1
    assert b"markdownify is not installed: pip install 'mkdocs-literature[markdown]'" in result.stderr
