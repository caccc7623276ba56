"""The only door to the disk: what it decodes, finds, reports and writes."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import pytest

from literature.model import Location
from literature.sources import disk, folders


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain\n", "plain\n"),
        ("Flückner".encode(), "Flückner"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        (b"a\0b", "a\0b"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
    ],
)
def test_text_comes_as_it_stands(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(data)
    assert disk.read_text(file, "a.bib") == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "line", "column"),
    [
        (b"Fl\xfcckner", "Flückner", 1, 3),
        (b"one\ntwo\n  \xe9", "one\ntwo\n  é", 3, 3),
        ("ééé".encode() + b"\xfc", "Ã©Ã©Ã©ü", 1, 4),
        (b"\xef\xbb\xbfab\n\xfc", "ab\nü", 2, 1),
        (b"\xef\xbb\xbfab\xfc", "abü", 1, 3),
        (b"a\x81b", "a\ufffdb", 1, 2),
        ("é".encode()[:1], "Ã", 1, 1),
    ],
)
def test_other_encodings_are_read_and_reported(tmp_path: Path, data: bytes, text: str, line: int, column: int) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(data)
    found, (problem,) = disk.read_text(file, "shown.bib")
    assert found == text
    assert problem.rule == "not-utf8"
    assert problem.location == Location("shown.bib", line, column)
    assert "Windows-1252" in problem.message


def test_the_byte_named_is_the_byte_that_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(b"\xef\xbb\xbfabc\xfcdef")
    _, (problem,) = disk.read_text(file, "a.bib")
    assert "0xfc" in problem.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    text, (problem,) = disk.read_text(tmp_path / "none.csv", "none.csv")
    assert text == ""
    assert (problem.rule, problem.location) == ("unreadable-file", Location("none.csv"))
    assert "no such file" in problem.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    _, (problem,) = disk.read_text(tmp_path, "folder")
    assert problem.rule == "unreadable-file"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_no_file_can_have(tmp_path: Path, name: str) -> None:
    _, (problem,) = disk.read_text(tmp_path / name, "odd")
    assert problem.rule == "unreadable-file"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be read by this user")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(b"x")
    file.chmod(0)
    text, (problem,) = disk.read_text(file, "a.bib")
    assert (text, problem.rule) == ("", "unreadable-file")


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.bib").symlink_to(tmp_path / "gone.bib")
    assert disk.read_text(tmp_path / "a.bib", "a.bib")[1][0].rule == "unreadable-file"
    assert disk.matching(tmp_path, ["*.bib"])[0] == (tmp_path / "a.bib",)


def test_links_are_followed_as_hosts_do_but_not_in_circles(tmp_path: Path) -> None:
    """A link that leads nowhere, to itself or back up is told of, not passed over."""
    docs, shared = tmp_path / "docs", tmp_path / "shared"
    for folder in (docs / "a", shared):
        folder.mkdir(parents=True)
        (folder / "page.md").write_text("# P\n", encoding="utf-8")
        (folder / "x.png").write_bytes(b"")
    for link, target in {"b": shared, "a/up": docs, "gone.md": tmp_path / "no.md", "self.md": docs / "self.md"}.items():
        (docs / link).symlink_to(target)
    assert [uri for uri, _ in disk.markdown_files(docs)] == ["gone.md", "self.md", "a/page.md", "b/page.md"]
    assert [*disk.other_files(docs)] == ["a/x.png", "b/x.png"]
    (problem,) = disk.passed_over(docs, tmp_path)
    assert problem.message == "cannot look into docs/a/up: it is a link that leads back to a folder above it"
    assert disk.relative_name(docs / "self.md", tmp_path) == "docs/self.md"
    for name in ("gone.md", "self.md"):
        assert disk.read_text(docs / name, name)[1][0].rule == "unreadable-file"


def test_a_folder_that_cannot_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs/closed").mkdir(parents=True)
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    (problem,) = disk.passed_over(tmp_path / "docs", tmp_path)
    assert problem.message == "cannot look into docs/closed: permission denied"
    assert problem.location.path == "docs/closed"


def test_names_that_are_not_utf_8_are_told_of_and_left_out(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    misnamed = docs / os.fsdecode(b"caf\xe9")
    misnamed.mkdir(parents=True)
    for path in (
        misnamed / "in.md",
        *(docs / os.fsdecode(name) for name in (b"a.md", b"\xff.md", b"\xc3.png", b"x\xe9.bib")),
    ):
        path.write_text("# T\n", encoding="utf-8")
    assert [uri for uri, _ in disk.markdown_files(docs)] == ["a.md"]
    assert not [*disk.other_files(docs)]
    found = [problem.message for problem in disk.passed_over(docs, tmp_path)]
    assert found == [
        r"cannot look into docs/caf\xe9: its name is not encoded in UTF-8; give it another",
        r"cannot read docs/x\xe9.bib: its name is not encoded in UTF-8; give it another",
        r"cannot read docs/\xc3.png: its name is not encoded in UTF-8; give it another",
        r"cannot read docs/\xff.md: its name is not encoded in UTF-8; give it another",
    ]
    paths, problems = disk.matching(tmp_path, ["docs/*.bib"])
    assert (paths, [problem.location.path for problem in problems]) == ((), [r"docs/x\xe9.bib"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.bib", "a.bib", "sub/c.bib", "sub/deep/d.bib", "notes.txt", "odd[1].bib"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    (tmp_path / "folder.bib").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("patterns", "names", "missing"),
    [
        (["*.bib"], ["a.bib", "b.bib", "odd[1].bib"], []),
        (["b.bib", "*.bib"], ["b.bib", "a.bib", "odd[1].bib"], []),
        (["**/*.bib"], ["a.bib", "b.bib", "odd[1].bib", "sub/c.bib", "sub/deep/d.bib"], []),
        (["odd[1].bib"], ["odd[1].bib"], []),
        (["a.bib", "a.bib"], ["a.bib"], []),
        (["none.bib", "a.bib"], ["a.bib"], ["none.bib"]),
        (["none/*.bib"], [], ["none/*.bib"]),
        (["folder.bib"], [], ["folder.bib"]),
        ([""], [], [""]),
        (["a\0b"], [], ["a\0b"]),
        (["x" * 5000], [], ["x" * 5000]),
        (["[", "**x"], [], ["[", "**x"]),
        ([], [], []),
    ],
)
def test_patterns(folder: Path, patterns: list[str], names: list[str], missing: list[str]) -> None:
    found, problems = disk.matching(folder, patterns)
    assert [path.relative_to(folder).as_posix() for path in found] == names
    assert [problem.location.path for problem in problems] == missing
    assert {problem.rule for problem in problems} <= {"missing-file"}


def test_absolute_patterns(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    found, problems = disk.matching(elsewhere, [str(folder / "*.bib"), str(folder / "sub" / "c.bib")])
    assert [path.name for path in found] == ["a.bib", "b.bib", "odd[1].bib", "c.bib"]
    assert not problems


@pytest.mark.parametrize(
    ("path", "root", "name"),
    [("root/docs/a.md", "root", "docs/a.md"), ("root/../other/a.md", "root", None), ("root/./a.md", "root", "a.md")],
)
def test_names_in_messages(tmp_path: Path, path: str, root: str, name: str | None) -> None:
    expected = name if name is not None else (tmp_path / path).as_posix()
    assert disk.relative_name(tmp_path / path, tmp_path / root) == expected


def test_markdown_files_in_the_order_of_hosts_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a/b.md", ".hidden.md", ".git/c.md", "a/.x/d.md", "a.txt", "index.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    assert [uri for uri, _ in disk.markdown_files(tmp_path)] == ["index.md", "b.md", "a/b.md", "a/z.md"]


def test_no_docs_folder_no_files(tmp_path: Path) -> None:
    assert list(disk.markdown_files(tmp_path / "none")) == []


def test_writing_makes_folders_and_keeps_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.html"
    disk.write_text(file, "one\r\ntwo\né")
    assert file.read_bytes() == "one\r\ntwo\né".encode()
    assert [path.name for path in file.parent.iterdir()] == ["c.html"]


def test_writing_replaces_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    disk.write_text(file, "old")
    with pytest.raises(UnicodeEncodeError):
        disk.write_text(file, "new \ud800")
    assert file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_what_is_written_can_be_read_by_whom_the_user_lets(tmp_path: Path) -> None:
    disk.write_text(tmp_path / "a.html", "x")
    (tmp_path / "b.html").write_text("x", encoding="utf-8")
    assert (tmp_path / "a.html").stat().st_mode == (tmp_path / "b.html").stat().st_mode


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("is_power_cut", [False, True])
def test_a_folder_is_put_in_place_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, is_power_cut: bool
) -> None:
    """Whichever of its two moves fails; 3 is none."""
    old, new = tmp_path / "site", tmp_path / ".site.new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name)
    rename, calls = Path.rename, 0

    def counted(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == failing or (is_power_cut and calls > failing):
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", counted)
    with contextlib.suppress(OSError):
        folders.replace_folder(old, new)
    held = {path.name: (path / "index.html").read_text() for path in tmp_path.iterdir()}
    if is_power_cut and failing == 2:
        assert held == {".site.old": "site", ".site.new": ".site.new"}, "both are whole"
    elif failing < 3:
        assert held == {"site": "site", ".site.new": ".site.new"}
    else:
        assert held == {"site": ".site.new"}


def test_a_folder_is_back_in_its_place_when_someone_stops_between_the_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "site", tmp_path / ".site.new"
    old.mkdir()
    new.mkdir()
    rename = Path.rename

    def stopped(path: Path, target: Path) -> Path:
        if path == new:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        folders.replace_folder(old, new)
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.new"}


def test_stamps_of_a_folder_that_another_program_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is gone as soon as it was looked at is no fault, and neither is what leads nowhere."""
    (tmp_path / "b").mkdir()
    for name in ("a", "b/gone", "b/z"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "nowhere").symlink_to(tmp_path / "absent")
    look = Path.stat

    def stat(path: Path, **options: Any) -> Any:
        status = look(path, **options)
        if path.name == "gone":
            path.unlink()
        return status

    monkeypatch.setattr(Path, "stat", stat)
    names = [Path(name).relative_to(tmp_path).as_posix() for name, size, _ in disk.stamps(tmp_path) if size == 1]
    assert names == ["a", "b/gone", "b/z"]
    assert [Path(name).name for name, _, _ in disk.stamps(tmp_path)] == ["a", "z"]
    assert disk.stamps(tmp_path / "absent") == []
