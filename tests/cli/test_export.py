"""`literature export --to apa`: key, TAB, entry with its italics between underscores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[bytes]"]
BOWMAN = "bowman1988base\tBowman, J. (1988). _A safe harbor: Lectures_. Lantern Press."
ORTIZ = "ortiz2010ropes\tOrtiz, A., & Keller, H. (2010). Ropes and knots. _Rope Quarterly_, _3_, 1–9."


def run(literature: Run, folder: Path, *arguments: str) -> tuple[int, list[str], str]:
    result = literature("export", "--bibliography", "refs.bib", "--to", "apa", *arguments, cwd=folder)
    assert "Traceback" not in result.stderr.decode()
    assert b"\r" not in result.stdout
    return result.returncode, result.stdout.decode().splitlines(), result.stderr.decode()


def test_all_in_the_order_of_a_reference_list(shell: Run, folder: Path) -> None:
    assert run(shell, folder) == (0, [BOWMAN, ORTIZ], "")


def test_chosen_ones_in_the_order_given(literature: Run, folder: Path) -> None:
    assert run(literature, folder, "ortiz2010ropes", "bowman1988base")[:2] == (0, [ORTIZ, BOWMAN])


def test_an_earlier_key(literature: Run, folder: Path) -> None:
    assert run(literature, folder, "bowman1988old")[:2] == (0, [BOWMAN])


def test_plain(literature: Run, folder: Path) -> None:
    assert run(literature, folder, "--plain")[1] == [BOWMAN.replace("_", ""), ORTIZ.replace("_", "")]


def test_unknown_keys_are_named_and_the_rest_comes_out(literature: Run, folder: Path) -> None:
    code, lines, errors = run(literature, folder, "bowman1988bas", "ortiz2010ropes", "zzz")
    assert (code, lines) == (1, [ORTIZ])
    assert "no reference has the key 'bowman1988bas'; did you mean 'bowman1988base'" in errors
    assert "no reference has the key 'zzz'\n" in errors


def test_faults_go_to_stderr_and_the_rest_comes_out(literature: Run, folder: Path) -> None:
    with (folder / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("@book{broken, title = {never closed\n\n@book{fine, title = {Fine}, author = {A, B}, year = 2000}\n")
    code, lines, errors = run(literature, folder)
    assert code == 1
    assert BOWMAN in lines
    assert "fine\tA, B. (2000). _Fine_." in lines
    assert "refs.bib:11:" in errors
    assert "BIB001" in errors


def test_several_files_and_one_that_is_missing(literature: Run, folder: Path) -> None:
    (folder / "b.bib").write_text("@book{bx, title = {T}, author = {B, C}, year = 2000}\n", encoding="utf-8")
    result = literature("export", "-b", "none.bib", "-b", "b.bib", "-b", "refs.bib", "--to", "apa", cwd=folder)
    assert [line.split("\t")[0] for line in result.stdout.decode().splitlines()] == [
        "bx",
        "bowman1988base",
        "ortiz2010ropes",
    ]
    assert result.returncode == 1
    assert b"none.bib:1:1: SRC001" in result.stderr


def test_letters_do_not_depend_on_what_is_chosen(literature: Run, folder: Path) -> None:
    with (folder / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("@book{other, title = {Another}, author = {Bowman, John}, year = 1988, publisher = {P}}\n")
    assert "(1988b)" in run(literature, folder, "bowman1988base")[1][0] + run(literature, folder, "other")[1][0]
    assert run(literature, folder, "other")[1][0] in run(literature, folder)[1]


@pytest.mark.parametrize("title", ["{a\ttab}", "{two\n\nlines}", "{under_score and *star*}", "{\\emph{x} <b>}"])
def test_one_line_a_reference_whatever_stands_in_it(literature: Run, folder: Path, title: str) -> None:
    (folder / "refs.bib").write_text(f"@book{{x, title = {title}, author = {{A, B}}, year = 2000}}", encoding="utf-8")
    _, lines, _ = run(literature, folder)
    assert len(lines) == 1
    assert lines[0].count("\t") == 1


def test_in_a_site(literature: Run, toy: Path) -> None:
    result = literature("export", "--to", "apa", cwd=toy / "docs")
    assert result.returncode == 0
    assert len(result.stdout.decode().splitlines()) == 12


def test_an_encoding_the_terminal_does_not_have(literature: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("LC_ALL", "C")
    assert run(literature, folder, "ortiz2010ropes")[1] == [ORTIZ]


def test_a_reading_list_exports_the_works_it_assigns(literature: Run, tmp_path: Path) -> None:
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "docs" / "readings").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins: [literature]\n")
    entries = "".join(f"@book{{{key}, author={{A, B}}, title={{T}}, year={{2000}}}}\n" for key in ("one", "two", "no"))
    (tmp_path / "bibliography" / "refs.bib").write_text(entries)
    block = "```readings\nweeks:\n  - title: W\n    works:\n      - key: one\n```\n"
    (tmp_path / "docs" / "readings" / "list.md").write_text(f"# List\n\n{block}\nSee @two.\n")
    result = literature("export", "--to", "apa", "--page", "docs/readings/list.md", cwd=tmp_path)
    assert {line.partition("\t")[0] for line in result.stdout.decode().splitlines()} == {"one", "two"}


PRIVATE = """@article{ash2001, author = {Ash, Ann}, title = {Tides}, journal = {Harbor}, year = 2001,
  file = {/home/ann/a.pdf},
  abstract = {They rise.}}
@letter{oak2002, author = {Oak, Ben}, title = {On ropes}, year = 2002}
"""


@pytest.mark.parametrize("target", ["bibtex", "ris", "csl-json"])
def test_what_is_private_is_written_only_on_request(literature: Run, tmp_path: Path, target: str) -> None:
    (tmp_path / "a.bib").write_text(PRIVATE, encoding="utf-8")
    usual = literature("export", "-b", "a.bib", "--to", target, cwd=tmp_path).stdout.decode()
    whole = literature("export", "-b", "a.bib", "--to", target, "--all-fields", cwd=tmp_path).stdout.decode()
    assert "Tides" in usual
    assert "They rise." not in usual
    assert "/home" not in usual
    assert "They rise." in whole


@pytest.mark.parametrize("target", ["bibtex", "ris", "csl-json"])
def test_a_copy_holds_personal_communications_too(literature: Run, tmp_path: Path, target: str) -> None:
    (tmp_path / "a.bib").write_text(PRIVATE, encoding="utf-8")
    assert "oak2002" in literature("export", "-b", "a.bib", "--to", target, cwd=tmp_path).stdout.decode()
    assert "oak2002" not in literature("export", "-b", "a.bib", "--to", "apa", cwd=tmp_path).stdout.decode()
