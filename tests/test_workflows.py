"""Workflows and forms of GitHub: held against their schemas and a checker for what is unsafe, and run as far as they
can be where no code host is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.limits import PATIENCE
from tests.repositories import commit_all, git

from literature.cli.beginning import BASES, VERDICTS
from literature.starting.forms import QUESTIONS
from literature.starting.new_site import new_site
from literature.starting.site_configuration import NewSite

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
BODY = (
    "### Kind of page\n\nconcept\n\n### Title\n\nEpistemic vigilance\n\n"
    "### Text\n\nWho to believe [@fluckner2018tie].\n"
)


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, command)], cwd=cwd, env=os.environ | env, capture_output=True, text=True, timeout=PATIENCE
    )


@pytest.mark.parametrize(
    ("schema", "files"),
    [("github-workflows", WORKFLOWS), ("github-issue-forms", FORMS)],
    ids=["workflows", "forms"],
)
def test_they_keep_to_their_schema(schema: str, files: list[Path], root: Path) -> None:
    assert files
    done = run(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_in_them_is_known_to_be_unsafe(root: Path) -> None:
    """Text of strangers in a shell, actions by tag, credentials that are kept, permissions that are not needed."""
    done = run(BIN / "zizmor", "--offline", "--no-progress", root / ".github", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_of_a_new_site_is_as_good(tmp_path: Path) -> None:
    path = tmp_path / ".github/workflows/site.yml"
    path.parent.mkdir(parents=True)
    path.write_text(dict(new_site(NewSite("x")))[".github/workflows/site.yml"], encoding="utf-8")
    done = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", path, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    done = run(BIN / "zizmor", "--offline", "--no-progress", "--pedantic", path, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def _questions(path: Path) -> Mapping[str, Mapping[str, Any]]:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {part["attributes"]["label"]: part["attributes"] for part in form["body"] if part["type"] != "markdown"}


def test_the_forms_ask_what_can_be_read() -> None:
    """`starting/forms.py` knows questions by label."""
    page = _questions(ROOT / ".github/ISSUE_TEMPLATE/write-a-page.yml")
    work = _questions(ROOT / ".github/ISSUE_TEMPLATE/suggest-a-work.yml")
    assert set(page) | set(work) >= set(QUESTIONS)
    assert set(page) <= set(QUESTIONS)
    assert list(page)[-1] == "Text", "all that follows it is taken for part of it"
    assert set(page["What you read"]["options"]) == set(BASES)
    assert set(page["Verdict"]["options"]) == set(VERDICTS)


@pytest.fixture
def checkout(toy_copy: Path) -> Path:
    """The toy site as a workflow checks it out, with an environment that is ready."""
    (toy_copy / ".venv").mkdir()
    (toy_copy / ".venv/bin").symlink_to(BIN)
    (toy_copy / ".gitignore").write_text(".venv\n.cache/\n", encoding="utf-8")
    commit_all(toy_copy)
    return toy_copy


def contribute(checkout: Path, body: str | None) -> subprocess.CompletedProcess[str]:
    event = {"issue": {"body": body, "user": {"login": "ada", "id": 7}}}
    (checkout / ".cache").mkdir(exist_ok=True)
    (checkout / ".cache/event.json").write_text(json.dumps(event), encoding="utf-8")
    return run(
        ROOT / ".ci/contribute",
        cwd=checkout,
        GITHUB_EVENT_PATH=str(checkout / ".cache/event.json"),
        BRANCH="issue-12",
        NUMBER="12",
    )


def test_answers_become_a_commit_in_the_name_of_who_gave_them(checkout: Path) -> None:
    done = contribute(checkout, BODY)
    assert done.returncode == 0, done.stderr
    assert git(checkout, "log", "-1", "--format=%an <%ae>", "issue-12") == "ada <7+ada@users.noreply.github.com>"
    assert "docs/concepts/epistemic-vigilance.md" in git(checkout, "show", "--name-only", "--format=", "issue-12")
    assert git(checkout, "status", "--porcelain") == ""
    said = (checkout / ".cache/contribution.md").read_text(encoding="utf-8")
    assert "Closes #12" in said
    assert "**Pages new, 1 min to read (1)**" in said
    assert run(BIN / "literature", "lock", "--check", cwd=checkout).returncode == 0


@pytest.mark.parametrize("body", ["### Kind of page\n\nconcept\n\n### Text\n\nNo title.\n", "Hello", "", None])
def test_answers_that_cannot_be_used_are_answered(checkout: Path, body: str | None) -> None:
    before = git(checkout, "rev-parse", "HEAD")
    done = contribute(checkout, body)
    assert done.returncode == 1
    said = (checkout / ".cache/contribution.md").read_text(encoding="utf-8")
    assert said.startswith("These answers cannot be made a page or an entry yet.")
    assert "    Error: " in said
    assert git(checkout, "rev-parse", "HEAD") == before


def test_an_answer_is_no_command(checkout: Path) -> None:
    done = contribute(checkout, BODY.replace("Epistemic vigilance", "$(touch broken) `touch broken`; touch broken"))
    assert done.returncode == 0, done.stderr
    assert not list(checkout.rglob("broken"))


def _script(workflow: str, step: str) -> str:
    jobs = yaml.safe_load((ROOT / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8"))["jobs"]
    (script,) = (s["run"] for job in jobs.values() for s in job["steps"] if s.get("name") == step)
    assert "${{" not in script, "what GitHub puts in place stands in variables"
    return str(script)


def test_new_names_are_locked_on_the_main_branch(checkout: Path, tmp_path: Path) -> None:
    bare = tmp_path / "host.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(checkout), str(bare))
    git(checkout, "config", f"url.{bare}.insteadOf", "https://x-access-token:secret@github.com/harbor/toy")
    (checkout / "docs/concepts/quay.md").write_text("# Quay\n\nOne lands there.\n", encoding="utf-8")
    commit_all(checkout)
    script = _script("lock", "Lock, and commit if there is something new")
    for _ in range(2):
        done = run("bash", "-e", "-c", script, cwd=checkout, GH_TOKEN="secret", REPOSITORY="harbor/toy")
        assert done.returncode == 0, done.stderr
    assert git(bare, "log", "-2", "--format=%s", "main").splitlines() == ["Lock new names", "as it stands"]


@pytest.mark.parametrize(("sha", "is_told"), [("abc", True), ("def", False)])
def test_the_comment_goes_to_the_pull_request_of_the_commit(tmp_path: Path, sha: str, is_told: bool) -> None:
    """With a `gh` that answers as the code host does: the branch of a fork has one open pull request."""
    pulls = [{"number": 3, "head": {"sha": "old"}}, {"number": 5, "head": {"sha": "abc"}}]
    tool = tmp_path / "bin/gh"
    tool.parent.mkdir()
    tool.write_text(
        f"#!/bin/sh\nif [ $1 = api ]; then printf '%s' '{json.dumps(pulls)}'; else echo \"$@\" > told; fi\n",
        encoding="utf-8",
    )
    tool.chmod(0o755)
    (tmp_path / "changes.md").write_text("**Verdicts (1)**\n" + "x" * 100_000, encoding="utf-8")
    env = {"GH_REPO": "harbor/toy", "HEAD": "ada:$(touch broken)", "SHA": sha, "RUN": "https://example.org/1"}
    script = _script("comment", "Write the comment, or renew it")
    path = f"{tool.parent}{os.pathsep}{os.environ['PATH']}"
    done = run("bash", "-e", "-c", script, cwd=tmp_path, PATH=path, **env)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "told").exists() == is_told
    assert not (tmp_path / "broken").exists()
    if is_told:
        assert (tmp_path / "told").read_text(encoding="utf-8").startswith("pr comment 5 ")
        assert 60_000 < len((tmp_path / "comment.md").read_text(encoding="utf-8")) < 65_536
