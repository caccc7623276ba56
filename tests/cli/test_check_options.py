"""The options of `literature check`, and `literature explain`, as a shell meets them."""

from __future__ import annotations

import gc
import itertools
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from literature.cli import main

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
FAULTY = """\
@article{one, author = {A, B}, title = {T}, year = 2000, publisher = lantern, pages = {1-2}}
@book{two, author = {A, B}, title = {A TITLE IN CAPITALS}, year = 2001, doi = {https://doi.org/10.5555/x}}
"""
ALL = ["BIB018", "BIB007", "BIB038", "BIB027"]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A bibliography with an error, three warnings and a note."""
    (tmp_path / "x.bib").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def codes(*arguments: str, folder: Path) -> tuple[set[str], int]:
    result = CliRunner().invoke(main, ["check", *arguments, str(folder / "x.bib")])
    assert result.exit_code in (0, 1), result.output
    return set(re.findall(r"^\S+:\d+:\d+: ([A-Z]{3}\d{3}) ", result.stdout, re.MULTILINE)), result.exit_code


@pytest.mark.parametrize(
    ("options", "expected", "code"),
    [
        ([], {*ALL}, 1),
        (["--notes"], {*ALL, "BIB037"}, 1),
        (["--select", "BIB027"], {"BIB027"}, 0),
        (["--select", "doi-as-address,BIB007"], {"BIB027", "BIB007"}, 1),
        (["--select", "doi-as-address", "--select", "undefined-macro"], {"BIB027", "BIB007"}, 1),
        (["--select", "BIB"], {*ALL}, 1),
        (["--select", "SRC"], set(), 0),
        (["--select", "BIB037"], {"BIB037"}, 0),
        (["--select", "hyphen-range"], {"BIB037"}, 0),
        (["--select", "BIB03"], {"BIB038"}, 0),
        (["--ignore", "undefined-macro"], {"BIB018", "BIB038", "BIB027"}, 0),
        (["--ignore", "BIB"], set(), 0),
        (["--select", "BIB", "--ignore", "BIB0"], set(), 0),
        (["--ignore", "BIB007", "--strict"], {"BIB018", "BIB038", "BIB027"}, 1),
        (["--select", "BIB037", "--strict"], {"BIB037"}, 0),
    ],
)
def test_which_rules(options: list[str], expected: set[str], code: int, faulty: Path) -> None:
    assert codes(*options, folder=faulty) == (expected, code)


@pytest.mark.parametrize(
    ("option", "word", "said"),
    [
        ("--select", "missing-feld", "there is no rule 'missing-feld'; did you mean 'missing-field'"),
        ("--ignore", "XYZ", "there is no rule 'XYZ'"),
        ("--select", "bib", "there is no rule 'bib'"),
    ],
)
def test_a_rule_that_does_not_exist(option: str, word: str, said: str, faulty: Path) -> None:
    result = CliRunner().invoke(main, ["check", option, word, str(faulty / "x.bib")])
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("target", ["text", "json", "github", "sarif"])
def test_formats(target: str, faulty: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--format", target, str(faulty / "x.bib")])
    assert result.exit_code == 1
    assert all(code in result.stdout for code in ALL)
    assert "2 references" in result.stderr
    if target in ("json", "sarif"):
        json.loads(result.stdout)


def test_no_such_format(faulty: Path) -> None:
    assert CliRunner().invoke(main, ["check", "--format", "xml", str(faulty / "x.bib")]).exit_code == 2


def test_source_is_shown_when_asked_for(literature: Run, faulty: Path) -> None:
    plain = literature("check", "x.bib", cwd=faulty).stdout.decode()
    assert len(plain.splitlines()) == len(ALL), "a line a problem where no one looks on"
    shown = literature("check", "--source", "x.bib", cwd=faulty).stdout.decode().splitlines()
    assert [line for line in shown if not line.startswith(" ")] == plain.splitlines()
    carets = [(above, line) for above, line in itertools.pairwise(shown) if line.strip().endswith("^")]
    assert len(carets) == len(ALL)
    marked = {above[line.index("^") :].split()[0] for above, line in carets}
    assert marked == {"@article{one,", "publisher", "title", "doi"}


def test_statistics(faulty: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--statistics", str(faulty / "x.bib")])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "1  error    BIB007 undefined-macro",
        "1  warning  BIB018 missing-field",
        "1  warning  BIB027 doi-as-address",
        "1  warning  BIB038 title-in-capitals",
    ]


def test_what_is_mended_is_not_reported(faulty: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--fix", str(faulty / "x.bib")])
    assert "mended 1 problem in 1 file\n" in result.stderr
    assert "BIB027" not in result.stdout
    assert "BIB038" in result.stdout
    assert "doi = {10.5555/x}" in (faulty / "x.bib").read_text(encoding="utf-8")


def test_collecting_garbage_goes_on_afterwards(faulty: Path) -> None:
    codes(folder=faulty)
    assert gc.isenabled()


@pytest.mark.parametrize("word", ["CIT004", "cit004", "quotation-without-locator"])
def test_explain(literature: Run, tmp_path: Path, word: str) -> None:
    result = literature("explain", word, cwd=tmp_path)
    assert result.returncode == 0
    text = result.stdout.decode()
    assert text.startswith("# CIT004 quotation-without-locator\n\n## What it does\n")
    assert "\n## Instead\n" in text


def test_explain_what_does_not_exist() -> None:
    result = CliRunner().invoke(main, ["explain", "missing-feld"])
    assert result.exit_code == 2
    assert "did you mean 'missing-field'" in result.output


def test_every_option_is_documented(root: Path) -> None:
    page = (root / "docs/tool/command.md").read_text(encoding="utf-8")
    section = page.partition("\n## check\n")[2].partition("\n## ")[0]
    command = main.get_command(click.Context(main), "check")
    options = [name for option in command.params for name in option.opts if name.startswith("--")]
    missing = [name for name in options if f"`{name}" not in section and f" {name}" not in section]
    assert not missing
    assert {"text", "json", "github", "sarif"} <= set(re.findall(r"--format (\w+)", section))
