"""`literature render`: a page with its citations written out, everything else byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[bytes]"]


def render(literature: Run, folder: Path, page: bytes) -> CompletedProcess[bytes]:
    (folder / "page.md").write_bytes(page)
    result = literature("render", "--bibliography", "refs.bib", "--to", "text", "page.md", cwd=folder)
    assert b"Traceback" not in result.stderr
    return result


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (b"", b""),
        (b"No citation, no final newline", b"No citation, no final newline"),
        (b"See [@bowman1988base, p. 3].\n", b"See (Bowman, 1988, p. 3).\n"),
        (b"@ortiz2010ropes say so.", b"Ortiz and Keller (2010) say so."),
        (b"[@ortiz2010ropes; @bowman1988old]", b"(Bowman, 1988; Ortiz & Keller, 2010)"),
        (b"One\r\n\r\n[@bowman1988base]\r\n", b"One\r\n\r\n(Bowman, 1988)\r\n"),
        (b"`[@bowman1988base]` a@b.org \\@x\n\n    @code\n", b"`[@bowman1988base]` a@b.org \\@x\n\n    @code\n"),
        (
            b"---\ntitle: About @bowman1988base\nby: '@handle [@nobody]'\n---\n\n@bowman1988base\n",
            b"---\ntitle: About @bowman1988base\nby: '@handle [@nobody]'\n---\n\nBowman (1988)\n",
        ),
        (b"---\r\nx: '@y'\r\n---\r\n@bowman1988base", b"---\r\nx: '@y'\r\n---\r\nBowman (1988)"),
        (b"# T\n\n<b>*x*</b>  \n&amp; \t| a |\n", b"# T\n\n<b>*x*</b>  \n&amp; \t| a |\n"),
        (b"[[working alliance]] and [[finding:x]]\n", b"[[working alliance]] and [[finding:x]]\n"),
        ("Flückner – [@bowman1988base] – 李\n".encode(), "Flückner – (Bowman, 1988) – 李\n".encode()),
        (b"```findings\nids: x\n```\n", b"```findings\nids: x\n```\n"),
        (b"\x00 \x0c [@bowman1988base]\x85", None),
    ],
)
def test_as_text(literature: Run, folder: Path, page: bytes, text: bytes | None) -> None:
    result = render(literature, folder, page)
    if text is None:
        assert b"(Bowman, 1988)" in result.stdout
        return
    assert result.stdout == text
    assert (result.returncode, result.stderr) == (0, b"")


def test_unknown_keys_are_named_and_marked(literature: Run, folder: Path) -> None:
    result = render(literature, folder, b"# T\n\n[@bowman1988bas] and @ortiz2010ropes.\n")
    assert result.stdout == b"# T\n\n(?bowman1988bas) and Ortiz and Keller (2010).\n"
    assert result.stderr.startswith(
        b"page.md:3:2: CIT001 unknown-key: 'bowman1988bas' is not in the bibliography; did you"
    )
    assert result.returncode == 1


def test_a_page_in_another_encoding_is_reported(literature: Run, folder: Path) -> None:
    result = render(literature, folder, b"Fl\xfcckner [@bowman1988base]")
    assert result.stdout == "Flückner (Bowman, 1988)".encode()
    assert b"page.md:1:3: SRC003 not-utf8" in result.stderr
    assert result.returncode == 1


def test_faults_of_the_bibliography(literature: Run, folder: Path) -> None:
    with (folder / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("@book{x, title = {T}, author = nobody, year = 1}\n")
    result = render(literature, folder, b"@bowman1988base")
    assert result.stdout == b"Bowman (1988)"
    assert b"BIB007" in result.stderr
    assert result.returncode == 1


def test_files_that_are_not_there(literature: Run, folder: Path) -> None:
    result = literature("render", "--bibliography", "refs.bib", "--to", "text", "none.md", cwd=folder)
    assert result.returncode == 2
    assert b"cannot read none.md" in result.stderr
    (folder / "page.md").write_text("@x", encoding="utf-8")
    result = literature("render", "--bibliography", "none.bib", "--to", "text", "page.md", cwd=folder)
    assert result.returncode == 1
    assert b"none.bib:1:1: SRC001" in result.stderr
    assert result.stdout == b"?x"


def test_a_page_elsewhere(literature: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "page.md").write_text("@bowman1988base", encoding="utf-8")
    result = literature(
        "render", "--bibliography", folder / "refs.bib", "--to", "text", elsewhere / "page.md", cwd=elsewhere
    )
    assert result.stdout == b"Bowman (1988)"


def test_markdown_needs_a_site(literature: Run, folder: Path) -> None:
    (folder / "page.md").write_text("@bowman1988base", encoding="utf-8")
    assert literature("render", "page.md", cwd=folder).returncode == 2
    result = literature("render", "--bibliography", "refs.bib", "--to", "markdown", "page.md", cwd=folder)
    assert result.returncode == 2
    assert b"--to markdown needs the site" in result.stderr


def test_a_page_of_a_site(shell: Run, literature: Run, toy: Path) -> None:
    page = toy / "docs/summaries/bowman1988base.md"
    text = shell("render", "--to", "text", page, cwd=toy)
    assert text.returncode == 0
    assert b"A boat that knows its harbor sails farther (J. Bowman, 1988a, p. 11)." in text.stdout
    assert text.stdout.startswith(b'---\ntitle: "Bowman: A safe harbor"\n')
    linked = literature("render", page, cwd=toy)
    assert linked.returncode == 0
    assert b'href="../../references/bowman1988base/"' in linked.stdout
    assert b"## Works cited" in linked.stdout
    assert not linked.stdout.startswith(b"---")


def test_a_page_outside_the_docs_folder(literature: Run, toy_copy: Path) -> None:
    (toy_copy / "notes.md").write_text("@saltweb", encoding="utf-8")
    result = literature("render", "notes.md", cwd=toy_copy)
    assert result.returncode == 2
    assert b"is no page of the site" in result.stderr
