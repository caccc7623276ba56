"""Problems that authors let be, and allowances that are wrong themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.steps import steps

from literature.checks import diagnose
from literature.library.load import load_library, page_files
from literature.sources.allowances import allowances_in_bibliography, allowances_in_page
from literature.sources.project import find_project

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parent / "allowances.yml")
BASE = {
    "mkdocs.yml": "plugins: [literature]\n",
    "bibliography/a.bib": "@book{known, author = {Bowman, John}, title = {A Harbor}, year = 1988}\n",
}
PIECES = st.sampled_from(
    [
        "<!-- literature: allow unknown-key because x -->",
        "<!-- literature: allow",
        "% literature: allow a because b\n",
        "# literature: allow c because d\n",
        "---\n",
        "```\n",
        "`",
        "@book{x,\n",
        "\n",
        "\r\n",
        "    ",
        "text é ",
        "| a |",
        "> ",
    ]
)


def found(folder: Path, files: dict[str, str], *, with_notes: bool = False) -> list[str]:
    for name, content in (BASE | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    project = find_project(folder)
    assert project is not None
    problems = list(project.problems)
    pages = page_files(project.root, project.docs, problems)
    library = load_library(project.root, project.settings, pages, problems)
    diagnostics = diagnose(library, with_notes=with_notes)
    return [f"{d.problem.location.path}:{d.problem.location.line} {d.rule.name}" for d in diagnostics]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_stays(case: dict[str, Any], tmp_path: Path) -> None:
    assert found(tmp_path, case["files"]) == case["stays"]


def test_a_note_that_is_looked_for(tmp_path: Path) -> None:
    page = "# A\n\n<!-- literature: allow vague-link because it is fun -->\nText.\n"
    assert "docs/a.md:3 unused-allowance" in found(tmp_path, {"docs/a.md": page}, with_notes=True)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_places_lie_in_the_file(text: str) -> None:
    lines = text.split("\n")
    for read in (allowances_in_page, allowances_in_bibliography):
        for allowance in read("a", text):
            place = allowance.location
            assert "literature: allow" in lines[place.line - 1][place.column - 1 :]
            assert place.line <= allowance.first_line <= allowance.last_line


@pytest.mark.parametrize("line", ["<!-- literature: allow a because b -->\n", "% literature: allow a because b\n"])
def test_many_in_a_row_are_each_read_once(line: str) -> None:
    read = allowances_in_page if line.startswith("<") else allowances_in_bibliography
    few, many = (steps(lambda count=count: read("a", line * count)) for count in (100, 400))  # type: ignore[misc]
    assert many < 5 * few
    assert [allowance.first_line for allowance in read("a", line * 3 + "x")] == [4, 4, 4]
