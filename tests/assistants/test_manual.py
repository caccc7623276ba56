"""The guide's examples: each tool is asked as it stands there, and answers so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.assistants.asking import Assistant
from tests.data.files import files_of

from literature.assistants.answers import Fault
from literature.assistants.published_site import Source
from literature.build.reading import Reading
from literature.cli.main import main
from literature.library.load import page_files
from literature.model import Problem
from literature.sources.project import find_project

PAGE = Path(__file__).parents[2] / "docs/tool/guides/assistants.md"
_EXAMPLES = re.compile(r"^### (\w+)\n.*?```json\n(.*?)```\n\n```json\n(.*?)```", re.DOTALL | re.MULTILINE)


def holds(answer: Any, shown: Any) -> bool:
    """Whether all that is shown stands in an answer: of objects some fields, of lists the first items."""
    if isinstance(shown, dict):
        return all(name in answer and holds(answer[name], value) for name, value in shown.items())
    if isinstance(shown, list):
        return len(shown) <= len(answer) and all(map(holds, answer, shown))
    return bool(answer == shown)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Asks the site that `literature init` makes."""
    folder = tmp_path_factory.mktemp("guide")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert CliRunner().invoke(main, ["init", "my-field", "--name", "My field"]).exit_code == 0
    project = find_project(folder / "my-field")
    assert project is not None
    problems: list[Problem] = []
    site = Reading.of_project(project, page_files(project.root, project.docs, problems), problems).site
    return Assistant(Source(files_of(site).__getitem__))


def test_every_tool_is_shown_as_it_answers(first: Assistant) -> None:
    examples = {tool: (asked, shown) for tool, asked, shown in _EXAMPLES.findall(PAGE.read_text(encoding="utf-8"))}
    assert list(examples) == [one.name for one in first.does(lambda client: client.list_tools()).tools]
    for tool, (asked, shown) in examples.items():
        answer = first.asks(tool, **json.loads(asked))
        assert holds(answer, json.loads(shown)), (tool, answer)


def test_every_fault_is_explained() -> None:
    rows = re.findall(r"^\| `([a-z ]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert ["none", *rows[1:]] == list(Fault.__args__)  # type: ignore[attr-defined]
    assert rows[0] == "fault"


def test_the_comparison_sees_what_differs() -> None:
    assert holds({"a": [1, 2], "b": 3}, {"a": [1]})
    for shown in ({"a": [2]}, {"c": 1}, {"a": [1, 2, 3]}, {"b": 4}):
        assert not holds({"a": [1, 2], "b": 3}, shown)
