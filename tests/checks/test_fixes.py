"""What `check --fix` mends, and that it touches nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.checks import diagnose
from literature.checks.fixes import FIXES, fixed
from literature.cli import fixing, main
from literature.library import build
from literature.model import Location, Problem
from literature.sources.bibtex import read_bibliography

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "fixes.yml")
CONFIG = "plugins:\n  - literature:\n      bibliography: b.bib\n"


def write(folder: Path, files: dict[str, str | bytes]) -> dict[str, bytes]:
    content = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
    for name, data in {"mkdocs.yml": CONFIG.encode(), **content}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return content


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_files(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = write(tmp_path, case["files"])
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--fix", "--notes"])
    expected = before | {name: text.encode() for name, text in case["after"].items()}
    assert {name: (tmp_path / name).read_bytes() for name in before} == expected
    assert f"mended {case['mended']} problem" in result.stderr


def test_every_fix_is_tried() -> None:
    """A fix whose rule no case breaks would go untested."""
    tried = set()
    for case in CASES:
        source = case["files"].get("b.bib", "")
        if isinstance(source, str):
            read = read_bibliography([("b.bib", source.removeprefix("\ufeff"))])
            found = diagnose(build(read.references, problems=read.problems), with_notes=True)
            tried |= {diagnostic.rule.name for diagnostic in found}
    assert set(FIXES) - tried == {"foreign-bibliography", "outdated-key"}, "these are of pages"


def test_a_second_run_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, next(case["files"] for case in CASES if case["name"].startswith("several")))
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["check", "--fix", "--notes"])
    once = (tmp_path / "b.bib").read_bytes()
    assert "mended 0 problems in 0 files" in CliRunner().invoke(main, ["check", "--fix", "--notes"]).stderr
    assert (tmp_path / "b.bib").read_bytes() == once


def test_only_what_is_selected(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("@book{a, author={A, B}, title={T.}, year=2000, pages={1-2}}\n")
    CliRunner().invoke(main, ["check", "--fix", "--select", "hyphen-range", str(path)])
    assert path.read_text() == "@book{a, author={A, B}, title={T.}, year=2000, pages={1--2}}\n"


def test_what_is_allowed_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    allowance = "% literature: allow hyphen-range because of reasons\n"
    text = allowance + "@book{a, author={A, B}, title={T}, year=2000, pages={1-2}}\n"
    path.write_text(text)
    CliRunner().invoke(main, ["check", "--fix", "--notes", str(path)])
    assert path.read_text() == text


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.bib"
    path.write_text("@book{a, author={A, B}, title={T}, year=2000, pages={1-2}}\n")
    mend = fixing.fixed

    def change_first(text: str, problems: Sequence[Problem]) -> tuple[str, list[Problem]]:
        path.write_text("% someone else was here\n")
        return mend(text, problems)

    monkeypatch.setattr(fixing, "fixed", change_first)
    result = CliRunner().invoke(main, ["check", "--fix", "--notes", str(path)])
    assert "changed meanwhile and was left alone" in result.stderr
    assert path.read_text() == "% someone else was here\n"


_FIELD = st.sampled_from(
    [
        "doi = {https://doi.org/10.5555/a}",
        'doi = "doi:10.5555/é"',
        "pages = {1-3}",
        "pages={3 – 9}",
        "title = {A &amp; <i>harbor</i>.}",
        "title = {{Word.}}",
        "url = {http://dx.doi.org/10.5555/x}",
        "note = {a {b} \\} c}",
        "author = {B, C}",
        "year = 1999",
    ]
)


@examples(60)
@given(st.lists(_FIELD, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n", "  ", "\t% x\n"]), st.text(max_size=20))
def test_what_was_right_stays_right(fields: list[str], gap: str, around: str) -> None:
    """After mending, the file reads as the same works, and nothing that can be mended is left but what waits."""
    text = around.replace("@", "") + "\n@article{k ," + gap + ("," + gap).join(fields) + "\n}\n"
    for _ in range(5):
        read = read_bibliography([("x", text)])
        library = build(read.references, problems=read.problems)
        problems = [d.problem for d in diagnose(library, with_notes=True) if d.rule.name in FIXES]
        text, mended = fixed(text, problems)
        if not mended:
            break
    else:
        pytest.fail("it never ends")
    assert len(read.references) == 1
    assert read.references[0].key == "k"
    assert text.startswith(around.replace("@", ""))


def test_a_place_beyond_the_text() -> None:
    problem = Problem("hyphen-range", "x", Location("a", 99, 1))
    assert fixed("@book{a}", [problem]) == ("@book{a}", ())
    assert fixed("@book{a}", [Problem("hyphen-range", "x", Location("a", 1, 50))]) == ("@book{a}", ())


def test_two_fixes_of_one_place_wait_for_each_other() -> None:
    text = "@book{a, title = {A <i>harbor</i>.}}"
    place = Location("a", 1, text.index("title") + 1)
    once, mended = fixed(text, [Problem("html-in-field", "", place), Problem("title-with-full-stop", "", place)])
    assert len(mended) == 1
    again, mended = fixed(once, [Problem("title-with-full-stop", "", place)])
    assert len(mended) == 1
    assert re.sub(r"\s", "", again) == "@book{a,title={A\\emph{harbor}}}"
