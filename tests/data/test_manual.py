"""The manual's examples: those in Python run, over the site that `literature init` makes."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.data.files import files_of

from literature.build.reading import Reading
from literature.cli.main import main
from literature.data.json_files import COLLECTIONS
from literature.library.load import page_files
from literature.model import Problem
from literature.sources.project import find_project

PAGE = Path(__file__).parents[2] / "docs/tool/data.md"


def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "my-field", "--name", "My field"]).exit_code == 0
    project = find_project(tmp_path / "my-field")
    assert project is not None
    problems: list[Problem] = []
    site = Reading.of_project(project, page_files(project.root, project.docs, problems), problems).site
    for path, text in files_of(site).items():
        file = tmp_path / "my-field/site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    text = PAGE.read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    failed, tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append)
    assert not failed, "".join(told)
    assert tried == 5


def test_every_collection_is_on_the_page() -> None:
    rows = re.findall(r"^\| `api/v1/(\w+)\.json` \|.*\| `(\w+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name for name, _ in rows} == {one.name for one in COLLECTIONS}
    named = {one.name: one.order for one in COLLECTIONS}
    for name, field in rows:
        assert repr(named[name]) == f"operator.attrgetter('{field}')"


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
def test_the_filters_of_the_shell_are_understood(toy_data: dict[str, str]) -> None:
    commands = re.findall(r"curl -s \S*/(api/v1/\w+\.json) \|\n  jq -r '(.*)'", PAGE.read_text(encoding="utf-8"))
    assert len(commands) == 2
    for path, expression in commands:
        done = subprocess.run(["jq", "-r", expression], input=toy_data[path], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
