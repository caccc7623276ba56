"""`literature check`: one line a problem, exit code 1 on errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[bytes]"]
LINE = re.compile(r"(?P<path>[^:]+):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): (?P<code>[A-Z]{3}\d{3}) \S.*")


def lines(result: CompletedProcess[bytes]) -> list[str]:
    text = result.stdout.decode()
    assert all(LINE.fullmatch(line) for line in text.splitlines()), text
    assert "Traceback" not in result.stderr.decode()
    return text.splitlines()


@pytest.mark.parametrize("arguments", [["refs.bib"], ["--bibliography", "refs.bib"], ["-b", "refs.bib"]])
def test_nothing_to_mend(literature: Run, folder: Path, arguments: list[str]) -> None:
    result = literature("check", *arguments, cwd=folder)
    assert (result.returncode, lines(result)) == (0, [])
    assert b"2 references" in result.stderr
    assert b"nothing to mend" in result.stderr


def test_several_files(literature: Run, folder: Path) -> None:
    (folder / "b.bib").write_text("@book{x, title = {T}, author = foo, year = 1}\n", encoding="utf-8")
    (folder / "c.bib").write_text("\n  @book{bowman1988base, title = {T}, author = {A}, year = 1}\n", encoding="utf-8")
    result = literature("check", "--bibliography", "refs.bib", "--bibliography", "b.bib", "c.bib", cwd=folder)
    found = [line.split(": ")[0] + " " + line.split(": ")[1].split()[0] for line in lines(result)]
    assert "b.bib:1:23 BIB007" in found or any(
        line.startswith("b.bib:1:") and line.endswith("BIB007") for line in found
    )
    assert any(line.startswith("c.bib:2:3") and line.endswith("BIB003") for line in found)
    assert not any(line.startswith("refs.bib") for line in found)
    assert result.returncode == 1


def test_a_warning_is_no_failure(literature: Run, folder: Path) -> None:
    (folder / "w.bib").write_text("@article{x, title = {T}, author = {A, B}, year = 2000}\n", encoding="utf-8")
    result = literature("check", "w.bib", cwd=folder)
    assert [line.split()[1] for line in lines(result)] == ["BIB018"]
    assert result.returncode == 0
    assert b"0 errors, 1 warning\n" in result.stderr


def test_a_file_that_is_not_there(literature: Run, folder: Path) -> None:
    result = literature("check", "none.bib", "refs.bib", cwd=folder)
    (line,) = lines(result)
    assert line.startswith("none.bib:1:1: SRC001 unreadable-file")
    assert result.returncode == 1
    assert b"2 references" in result.stderr, "the rest is still read"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"@book{x, title = {Fl\xfcck}, author = {A, B}, year = 2000}", "SRC003"),
        (b"@book{x, title = {never closed", "BIB001"),
        (b"\x00\xff\xfe\x01 @@@ {{{", ""),
        (b"@book{,title={T}}", "BIB002"),
    ],
)
def test_broken_files(literature: Run, folder: Path, data: bytes, code: str) -> None:
    (folder / "x.bib").write_bytes(data)
    result = literature("check", "x.bib", cwd=folder)
    assert result.returncode == 1
    assert any(code in line for line in lines(result))


def test_a_name_with_a_line_end_stays_on_its_line(literature: Run, folder: Path) -> None:
    (folder / "x.bib").write_bytes(b'@article{a\x1b[31mb, title = "x\n\n y", author = "A\nB", year = "no\nyear"}')
    result = literature("check", "x.bib", cwd=folder)
    assert lines(result)
    assert b"\x1b" not in result.stdout


def test_the_toy_site(literature: Run, toy: Path) -> None:
    result = literature("check", cwd=toy / "docs" / "concepts")
    assert (result.returncode, lines(result)) == (0, [])
    assert b"12 references, 14 pages, 4 findings" in result.stderr


def test_mistakes_in_a_site(literature: Run, toy_copy: Path) -> None:
    page = toy_copy / "docs/concepts/bond.md"
    page.write_text(
        "---\ntitel: Bond\nbroader: [working-ti]\n---\n# Bond\n\n@ortis2010ropes, [[haaven]]\n", encoding="utf-8"
    )
    result = literature("check", cwd=toy_copy)
    found = [line for line in lines(result) if line.startswith("docs/concepts/bond.md")]
    assert [line.split(":")[1] + line.split(":")[3].split(" ")[1].rjust(7) for line in found] == [
        "2 PAG002", "3 CON001", "7 CIT001", "7 LNK001",
    ]  # fmt: skip
    for line, nearest in zip(found, ["title", "working-tie", "ortiz2010ropes", "haven"], strict=True):
        assert f"did you mean '{nearest}'" in line
    assert result.returncode == 1


def test_outside_any_site(shell: Run, tmp_path: Path) -> None:
    result = shell("check", cwd=tmp_path)
    assert result.returncode == 2
    assert b"no mkdocs.yml or zensical.toml here or above" in result.stderr
    assert result.stdout == b""


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["check", "--nonsense"], ["export"], ["export", "--to", "x"], ["render"]]
)
def test_wrong_usage(literature: Run, folder: Path, arguments: list[str]) -> None:
    result = literature(*arguments, cwd=folder)
    assert result.returncode == 2
    assert b"Usage:" in result.stderr
    assert b"Traceback" not in result.stderr


def test_help_and_version(shell: Run, literature: Run, folder: Path) -> None:
    result = shell("--help", cwd=folder)
    assert result.returncode == 0
    for command in (b"check", b"render", b"export"):
        assert command in result.stdout
    assert literature("--version", cwd=folder).stdout.startswith(b"literature, version ")


def test_what_is_not_published_is_said_once_for_each_file(literature: Run, tmp_path: Path) -> None:
    entry = (
        "@book{{{key}, author = {{A, B}}, title = {{T {key}}}, year = 2000, publisher = {{P}}, file = {{x}}, {more}}}\n"
    )
    text = entry.format(key="one", more="abstract = {y}") + entry.format(key="two", more="")
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    result = literature("check", "a.bib", cwd=tmp_path)
    assert result.stdout == b""
    assert result.stderr.decode().splitlines()[1:] == ["a.bib: not published: abstract (1), file (2)"]


@pytest.mark.parametrize(
    ("style", "says"),
    [
        ("pybtex:plian", "pybtex has no style 'plian'"),
        ("csl:none", "there is no file 'none.csl'; put the style's CSL file at 'bibliography/none.csl'"),
        ("csl:broken", "not well-formed"),
    ],
)
def test_a_style_that_a_build_would_refuse(literature: Run, toy_copy: Path, style: str, says: str) -> None:
    config = toy_copy / "mkdocs.yml"
    options = f"  - literature:\n      style: {style}\n"
    config.write_text(config.read_text("utf-8").replace("  - literature\n", options), "utf-8")
    (toy_copy / "bibliography/broken.csl").write_text("<style", "utf-8")
    line = config.read_text("utf-8").splitlines().index(f"      style: {style}") + 1
    checked = literature("check", cwd=toy_copy)
    (told,) = lines(checked)
    assert told.startswith(f"mkdocs.yml:{line}:7: SRC004 invalid-option: option 'style': ")
    assert says in told
    assert checked.returncode == 1


@pytest.mark.parametrize("style", ["pybtex:plain", "apa"])
def test_a_style_that_is_there(literature: Run, toy_copy: Path, style: str) -> None:
    config = toy_copy / "mkdocs.yml"
    options = f"  - literature:\n      style: {style}\n"
    config.write_text(config.read_text("utf-8").replace("  - literature\n", options), "utf-8")
    assert lines(literature("check", cwd=toy_copy)) == []
