"""What the platform runs and shows agrees with what the tool has: commands, options, fields of forms, hooks."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from tests.cases import read_cases

from literature.cli import main

ROOT = Path(__file__).parents[1]
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
HOOKS = read_cases(ROOT / ".pre-commit-hooks.yaml")
# YAML 1.1 reads the key `on` as true.
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SITE: dict[Any, Any] = read_cases(ROOT / ".github/workflows/site.yml")


def steps() -> list[tuple[str, dict[str, Any]]]:
    jobs = [(name, job) for path in WORKFLOWS for name, job in read_cases(path)["jobs"].items()]
    return [(name, step) for name, job in jobs for step in job["steps"]]


def resolve(words: list[str]) -> None:
    """Fails unless `literature WORDS` is a command with these options and values."""
    command: click.Command = main
    with click.Context(main) as context:
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            found = command.get_command(context, words.pop(0))
            assert found is not None
            command = found
        arguments = [word for word in words if not re.fullmatch(r"[A-Z]+", word)]
        command.make_parser(context).parse_args(list(arguments))
        for option in command.params:
            if isinstance(option.type, click.Choice) and option.opts[-1] in arguments:
                assert arguments[arguments.index(option.opts[-1]) + 1] in option.type.choices


def test_actions_are_named_by_commit_and_keep_no_credentials() -> None:
    """Only what publishes, comments or commits may write, and says so job by job."""
    for path in WORKFLOWS:
        for line in re.findall(r"uses: (.*)", path.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
        assert read_cases(path)["permissions"] in ({}, {"contents": "read"})
    for name, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, name
    allowed = {
        (path.stem, name) for path in WORKFLOWS for name, job in read_cases(path)["jobs"].items() if _writes(job)
    }
    assert allowed == {
        ("site", "check"),
        ("site", "publish"),
        ("release", "publish"),
        ("comment", "comment"),
        ("contribute", "contribute"),
        ("lock", "lock"),
    }


def _writes(job: dict[str, Any]) -> bool:
    return "write" in job.get("permissions", {}).values()


def _own_commands() -> list[str]:
    """Lines of the workflows that run what is ours; the rest is the shell's, Git's and the code host's."""
    lines = [line.strip() for _, step in steps() for line in step.get("run", "").splitlines()]
    return [line for line in lines if line.startswith(("make ", ".venv/", ".ci/"))]


@pytest.mark.parametrize("line", _own_commands())
def test_every_command_of_the_workflows_exists(line: str) -> None:
    words = shlex.split(re.split(r" > | \|\|? ", line)[0])
    if words[0] == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
        ready = makefile.replace("$(READY)", ".venv/.ready")
        assert re.search(rf"^{re.escape(words[1])}:", ready, re.MULTILINE)
    elif words[0] == ".venv/bin/literature":
        resolve(words[1:])
    else:
        assert (ROOT / words[0]).is_file()
        assert (ROOT / words[0]).stat().st_mode & 0o100


def test_nothing_is_published_that_is_not_checked_and_tested() -> None:
    publish = SITE["jobs"]["publish"]
    assert {"check", "test", "build"} == set(publish["needs"])
    assert publish["if"] == "github.event_name == 'push'"
    assert SITE[True]["push"] == {"branches": ["main"]}
    assert "pull_request" in SITE[True]
    assert SITE["permissions"] == {"contents": "read"}
    annotated = [step for name, step in steps() if name == "check" and "--format github" in step.get("run", "")]
    assert len(annotated) == 1
    assert [step["with"]["path"] for _, step in steps() if "upload-pages" in step.get("uses", "")] == ["site"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_as_the_platform_wants_them(path: Path) -> None:
    form = read_cases(path)
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "title", "labels", "body"}
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    assert len(ids) == len(set(ids)) >= 3
    for field in fields:
        assert field["type"] in ("input", "textarea", "dropdown", "checkboxes")
        assert field["attributes"]["label"]


def test_the_link_for_corrections_fills_fields_that_are_there() -> None:
    form = read_cases(ROOT / ".github/ISSUE_TEMPLATE/correct-a-record.yml")
    ids = {field.get("id") for field in form["body"]}
    source = (ROOT / "plugins/literature/render/pieces/corrections.py").read_text(encoding="utf-8")
    filled = re.search(r"values \|= \{(.*?)\}", source)
    assert filled
    assert set(re.findall(r'"(\w+)":', filled[1])) <= ids
    assert {"page", "record"} <= ids


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run_commands_that_exist(hook: dict[str, Any]) -> None:
    assert hook["language"] == "python"
    assert hook["entry"].split()[0] == "literature"
    resolve(hook["entry"].split()[1:])


def test_hooks_see_the_files_they_are_for() -> None:
    files = {hook["id"]: re.compile(hook["files"]) for hook in HOOKS}
    seen = {
        "docs/a.md",
        "bibliography/a.bib",
        "bibliography/findings.csv",
        "mkdocs.yml",
        "bibliography/permalinks.lock",
    }
    assert all(files["literature-check"].search(name) for name in seen)
    assert not files["literature-check"].search("tests/test_x.py")
    assert [name for name in seen if files["literature-format"].search(name)] == ["bibliography/a.bib"]


def test_commands_told_to_contributors_exist() -> None:
    text = (ROOT / "docs/contributing/index.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("literature ")]
    commands += re.findall(r"`(?:\.venv/bin/)?(literature [a-z][^`]*)`", text)
    assert commands
    for command in commands:
        resolve(shlex.split(command)[1:])


EDITOR_TASKS = {
    task["label"]: task for task in json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
}


@pytest.mark.parametrize(
    ("label", "command"),
    [
        ("literature check", ["-c", "from literature.cli import main; main()", "check", "--no-source"]),
        ("serve the site", ["-m", "mkdocs", "build", "--site-dir", "built"]),
    ],
)
def test_the_tasks_of_the_editor_read_what_is_printed(toy_copy: Path, label: str, command: list[str]) -> None:
    (toy_copy / "docs/index.md").write_text("# Home\n\n[@bowman1988bas]\n", encoding="utf-8")
    task = EDITOR_TASKS[label]
    environment = {**os.environ, **task.get("options", {}).get("env", {})}
    done = subprocess.run([sys.executable, *command], cwd=toy_copy, capture_output=True, text=True, env=environment)
    printed = (done.stdout + done.stderr).splitlines()
    matcher = task["problemMatcher"]
    pattern = matcher["pattern"]
    (match,) = [found for line in printed if (found := re.match(pattern["regexp"], line))]
    parts = ("file", "line", "column", "code")
    assert [match[pattern[part]] for part in parts] == ["docs/index.md", "3", "2", "CIT001"]
    assert match[pattern["message"]].startswith("unknown-key: 'bowman1988bas' is not in the bibliography; did you mean")
    if "background" in matcher:
        assert match[pattern["severity"]] == "ERROR"
        for edge in ("beginsPattern", "endsPattern"):
            assert len([line for line in printed if re.match(matcher["background"][edge], line)]) == 1


def test_the_tasks_of_the_editor_run_what_is_there() -> None:
    assert {label: (Path(task["command"]).name, task["args"][0]) for label, task in EDITOR_TASKS.items()} == {
        "literature check": ("literature", "check"),
        "serve the site": ("mkdocs", "serve"),
    }
