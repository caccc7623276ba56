"""`literature export` writes what the site has beside its pages, byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., "CompletedProcess[bytes]"]
LIST = "docs/readings/course.md"
QUIZ = """
```quiz
- id: where-from
  ask: What does one set out from?
  why: "A base [@bowman1988base]."
  choices:
    - right: A base
    - {wrong: A rope, why: It ties.}
    - {wrong: A knot, why: It holds.}
```
"""
COURSE = """---
title: A course
---

# A course

```readings
weeks:
  - title: Ropes
    date: 2027-01-14
    works:
      - {key: ortiz2010ropes, why: Read it first., pages: 3-5}
      - {key: bowman1988base, optional: true}
    prompts: [What holds?]
```
"""
pytestmark = pytest.mark.xdist_group("toy-courses")


def write_course(folder: Path, quiz: str = "") -> None:
    (folder / LIST).write_text(COURSE + quiz, encoding="utf-8")


def prepare(folder: Path) -> None:
    config = folder / "mkdocs.yml"
    options = "- literature:\n      teaching: [gift, qti, imscc-1.3, csv, apkg]"
    config.write_text(config.read_text(encoding="utf-8").replace("- literature", options), encoding="utf-8")
    write_course(folder, QUIZ)


@pytest.fixture(scope="module")
def site(built: Callable[..., Any]) -> Path:
    folder: Path = built("courses", prepare).folder
    return folder


@pytest.fixture
def course(toy_copy: Path) -> Path:
    write_course(toy_copy)
    return toy_copy


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("--to", "gift", LIST), "readings/course/course.gift"),
        (("--to", "gift", "course"), "readings/course/course.gift"),
        (("--to", "qti", "--page", LIST), "readings/course/course.qti.zip"),
        (("--to", "csv", LIST), "readings/course/course.csv"),
        (("--to", "apkg", LIST), "readings/course/course.apkg"),
        (("--to", "apkg"), "site.apkg"),
        (("--to", "imscc", LIST), "readings/course/course.imscc"),
        (("--to", "imscc", "--version", "1.1", LIST), "readings/course/course.imscc"),
        (("--to", "imscc", "--version", "1.3", LIST), "readings/course/course.1.3.imscc"),
        (("--to", "ics", LIST), "readings/course/course.ics"),
        (("--to", "bibtex", "--page", LIST), "readings/course/course.bib"),
        (("--to", "ris", "--page", LIST), "readings/course/course.ris"),
        (("--to", "csl-json", "--page", LIST), "readings/course/course.json"),
        (("--to", "bibtex", "--page", "docs/concepts/safe-harbor.md"), "concepts/safe-harbor/safe-harbor.bib"),
        (("--to", "bibtex"), "exports/library.bib"),
        (("--to", "ris"), "exports/library.ris"),
        (("--to", "csl-json"), "exports/library.json"),
    ],
)
def test_the_same_bytes_as_the_site(literature: Run, site: Path, arguments: tuple[str, ...], file: str) -> None:
    result = literature("export", *arguments, cwd=site.parent)
    assert result.stdout == (site / file).read_bytes()
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "gift"), b"needs a reading list"),
        (("--to", "gift", "curse"), b"no reading list is called 'curse'; did you mean 'course'?"),
        (("--to", "gift", "docs/index.md"), b"docs/index.md has no block 'readings'"),
        (("--to", "gift", LIST, LIST), b"writes one reading list"),
        (("--to", "csv", "-b", "bibliography/harbor.bib", LIST), b"writes one reading list of the site here"),
        (("--to", "bibtex", "--version", "1.3"), b"--version goes with --to imscc"),
        (("--to", "imscc", "--version", "2", LIST), b"'1.1', '1.3'"),
    ],
)
def test_what_cannot_be_written_is_said(literature: Run, course: Path, arguments: tuple[str, ...], said: bytes) -> None:
    result = literature("export", *arguments, cwd=course)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said in result.stderr


def test_a_list_without_questions_has_no_file_of_them(literature: Run, course: Path) -> None:
    result = literature("export", "--to", "qti", LIST, cwd=course)
    assert result.returncode == 2
    assert b"docs/readings/course.md has no questions" in result.stderr


def test_the_option_is_not_needed(literature: Run, course: Path) -> None:
    result = literature("export", "--to", "imscc", "--version", "1.3", LIST, cwd=course)
    with zipfile.ZipFile(io.BytesIO(result.stdout)) as archive:
        assert b"1.3.0" in archive.read("imsmanifest.xml")


def test_files_for_programs_do_not_go_to_a_terminal(
    literature: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("literature.cli.export.is_terminal", lambda: True)
    result = literature("export", "--to", "imscc", LIST, cwd=course)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"send it to a file, as in > list.imscc" in result.stderr
    assert b"ortiz2010ropes" in literature("export", "--to", "csv", LIST, cwd=course).stdout
