"""`literature book`: a page, a site or chosen works as a file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[bytes]"]


@pytest.mark.parametrize(
    "arguments", [["docs/concepts/bond.md"], [], ["--works", "author: Bowman; sort: year", "--title", "Mine"]]
)
def test_books_are_written(literature: Run, toy_copy: Path, arguments: list[str]) -> None:
    found = literature("book", "--to", "epub", "-o", "out.epub", *arguments, cwd=toy_copy)
    assert (found.returncode, found.stdout, found.stderr) == (0, b"book written to out.epub\n", b"")
    assert (toy_copy / "out.epub").read_bytes().startswith(b"PK")


def test_html_that_is_left_out_is_told(literature: Run, toy_copy: Path) -> None:
    page = toy_copy / "docs/concepts/bond.md"
    page.write_text(page.read_text("utf-8") + "\n<iframe src='x'></iframe>\n", "utf-8")
    found = literature("book", "--to", "epub", "-o", "out.epub", page, cwd=toy_copy)
    assert found.returncode == 0
    assert found.stderr == b"docs/concepts/bond.md: books leave out HTML of the page: <iframe>; expected Markdown\n"


def test_works_are_sorted_as_asked(literature: Run, toy_copy: Path) -> None:
    found = {}
    for sort in ("year", "-year"):
        literature("book", "--to", "epub", "-o", "out.epub", "--works", f"works: all; sort: {sort}", cwd=toy_copy)
        with zipfile.ZipFile(toy_copy / "out.epub") as archive:
            text = archive.read("EPUB/chapter-1.xhtml").decode()
        entries = re.findall(r'<p class="entry">(.*?)</p>', text)
        found[sort] = [int(year[1]) for entry in entries if (year := re.search(r"\((\d{4})[^)]*\)\.", entry))]
    assert found["year"] == sorted(found["year"])
    assert found["-year"] == sorted(found["year"], reverse=True)
    assert len(set(found["year"])) > 3


def test_a_page_of_many_boxes_in_boxes_is_a_book(literature: Run, toy_copy: Path) -> None:
    lists = "".join(f"{'    ' * depth}- item {depth}\n\n" for depth in range(60))
    (toy_copy / "docs/deep.md").write_text(f"{'> ' * 400}x\n\n{lists}", "utf-8")
    for target in ("epub", "pdf", "docx"):
        found = literature("book", "--to", target, "-o", f"out.{target}", "docs/deep.md", cwd=toy_copy)
        assert (found.returncode, found.stderr) == (0, b"")
    with zipfile.ZipFile(toy_copy / "out.epub") as archive:
        text = archive.read("EPUB/chapter-1.xhtml").decode()
    assert all(f"item {depth}<" in text for depth in range(60))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--works", "author: Nobody"], "--works: no work is by an author named 'Nobody'"),
        (["--works", "works: all", "docs/index.md"], "--works stands for PAGE"),
        (["--works", "works: all; group: type"], "--works: a book has its works in one list; leave out 'group'"),
        (["--title", "T"], "--title goes with --works"),
        (["docs/none.md"], "docs/none.md is no page of the site"),
        (["docs/concepts/bnd.md"], "did you mean 'docs/concepts/bond.md'?"),
    ],
)
def test_wrong_usage(literature: Run, toy_copy: Path, arguments: list[str], said: str) -> None:
    found = literature("book", "--to", "epub", "-o", "out.epub", *arguments, cwd=toy_copy)
    assert found.returncode == 2
    assert said in found.stderr.decode()
    assert not (toy_copy / "out.epub").exists()


def test_a_book_takes_no_place_of_another_file(literature: Run, toy_copy: Path) -> None:
    page = toy_copy / "docs/concepts/bond.md"
    before = page.read_bytes()
    for output in (page, Path("-"), Path("book.pdf")):
        found = literature("book", "--to", "epub", "-o", output, page, cwd=toy_copy)
        assert found.returncode == 2
        assert b"expected a file that ends in .epub" in found.stderr
    assert page.read_bytes() == before


def test_outside_a_site_no_option_is_named_that_the_command_does_not_have(literature: Run, tmp_path: Path) -> None:
    found = literature("book", "--to", "epub", "-o", "out.epub", cwd=tmp_path)
    assert found.stderr.endswith(b"no mkdocs.yml or zensical.toml here or above\n")


def test_a_page_of_a_further_language_is_a_book_in_it(literature: Run, toy_copy: Path) -> None:
    configuration = toy_copy / "mkdocs.yml"
    plugin = "- literature\n  - i18n:\n      languages: [{locale: en, default: true}, {locale: de}]\n"
    configuration.write_text(configuration.read_text("utf-8").replace("- literature\n", plugin), "utf-8")
    (toy_copy / "docs/concepts/bond.de.md").write_text("# Bindung\n\nEin Band [@bowman1988base].\n", "utf-8")
    found = literature("book", "--to", "epub", "-o", "out.epub", "docs/concepts/bond.de.md", cwd=toy_copy)
    assert (found.returncode, found.stderr) == (0, b"")
    with zipfile.ZipFile(toy_copy / "out.epub") as archive:
        package = archive.read("EPUB/package.opf").decode()
    assert "<dc:language>de</dc:language>" in package
    assert "<dc:source>https://toy.example/repo/de/concepts/bond/</dc:source>" in package


def test_a_field_that_a_site_keeps_back_is_in_no_book(literature: Run, toy_copy: Path) -> None:
    bibliography = toy_copy / "bibliography/harbor.bib"
    text = bibliography.read_text("utf-8").replace("@book{bowman1988base,", "@book{bowman1988base, abstract = {Kept},")
    bibliography.write_text(text, "utf-8")
    assert "{Kept}" in text
    configuration = toy_copy / "mkdocs.yml"
    for fields, is_said in (("", False), ("- literature:\n      fields: [abstract]", True)):
        if fields:
            configuration.write_text(configuration.read_text("utf-8").replace("- literature\n", f"{fields}\n"), "utf-8")
        literature("book", "--to", "epub", "-o", "out.epub", "--works", "works: all", cwd=toy_copy)
        with zipfile.ZipFile(toy_copy / "out.epub") as archive:
            assert any(b"Kept" in archive.read(name) for name in archive.namelist()) is is_said


def test_a_page_that_markdown_cannot_read_is_named(literature: Run, toy_copy: Path) -> None:
    lists = "".join(f"{'    ' * depth}- x\n\n" for depth in range(500))
    (toy_copy / "docs/deep.md").write_text(lists, "utf-8")
    found = literature("book", "--to", "epub", "-o", "out.epub", "docs/deep.md", cwd=toy_copy)
    assert found.returncode == 1
    assert found.stderr == b"Error: docs/deep.md: quotes or lists stand too deep within each other for a book\n"
