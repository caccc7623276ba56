"""`check --changed BASE` in repositories made for the purpose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.repositories import commit_all, git, write_files

from literature.checks import Diagnostic, rule_named
from literature.checks.changes import brought_about
from literature.cli import main
from literature.model import Location, Problem
from literature.sources.git import GitError, change_since

FILES = {
    "mkdocs.yml": "plugins: [literature]\n",
    "bibliography/a.bib": "@book{known, author = {Bowman, John}, title = {A Harbor}, year = 1988}\n",
    "docs/index.md": "# Home\n\nOld fault: [@nobody].\n\nSee [[harbor]].\n",
    "docs/concepts/harbor.md": "# Harbor\n\nA place [@known].\n",
    "docs/concepts/é.md": "# Other\n\nOld fault: [@nobody].\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site with two old faults, committed; the site stands in a folder of the repository."""
    site = tmp_path / "repository" / "site"
    write_files(site, FILES)
    (site.parent / "else.txt").write_text("1\n")
    commit_all(site.parent)
    return site


def changed(site: Path, monkeypatch: pytest.MonkeyPatch, base: str = "main") -> tuple[list[str], int]:
    monkeypatch.chdir(site)
    result = CliRunner().invoke(main, ["check", "--changed", base, "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    problems = json.loads(result.stdout)["problems"]
    return [f"{f['path']}:{f['line']} {f['name']}" for f in problems], result.exit_code


def test_nothing_changed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert changed(repository, monkeypatch) == ([], 0)


def test_a_new_fault_in_an_old_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(repository, {"docs/index.md": "New line above.\n\n" + FILES["docs/index.md"] + "\nNew: [@nobody2].\n"})
    assert changed(repository, monkeypatch) == (["docs/index.md:9 unknown-key"], 1)


def test_a_line_that_was_touched_is_reported_with_its_old_fault(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(repository, {"docs/concepts/é.md": "# Other\n\nStill a fault: [@nobody].\n"})
    assert changed(repository, monkeypatch) == (["docs/concepts/é.md:3 unknown-key"], 1)


def test_a_new_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(repository, {"docs/new.md": "# New\n\n[@nobody]\n"})
    assert changed(repository, monkeypatch) == (["docs/new.md:3 unknown-key"], 1)


def test_a_removed_page_is_reported_where_links_led_to_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "docs/concepts/harbor.md").unlink()
    assert changed(repository, monkeypatch) == (["docs/index.md:5 unknown-target"], 1)


def test_since_the_branches_parted(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "switch", "--quiet", "-c", "mine")
    write_files(repository, {"docs/new.md": "# New\n\n[@nobody]\n"})
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "mine")
    git(repository, "switch", "--quiet", "main")
    write_files(repository, {"docs/concepts/é.md": "# Other\n"})
    git(repository, "commit", "--quiet", "-am", "theirs")
    git(repository, "switch", "--quiet", "mine")
    assert changed(repository, monkeypatch) == (["docs/new.md:3 unknown-key"], 1)


def test_a_site_that_was_not_there(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository.parent, "checkout", "--quiet", "--orphan", "empty")
    git(repository.parent, "rm", "--quiet", "-rf", "--cached", ".")
    git(repository.parent, "add", "else.txt")
    git(repository.parent, "commit", "--quiet", "-m", "only that")
    assert changed(repository, monkeypatch, "empty")[0] == [
        "docs/concepts/é.md:3 unknown-key",
        "docs/index.md:3 unknown-key",
    ]


@pytest.mark.parametrize("base", ["no-such-branch", "--output=x", ""])
def test_no_such_commit(repository: Path, monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    monkeypatch.chdir(repository)
    result = CliRunner().invoke(main, ["check", "--changed", base])
    assert result.exit_code == 2
    assert "is no commit" in result.output
    assert not (repository / "x").exists()


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        change_since(tmp_path, "HEAD")


def test_files_without_a_site(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--changed", "HEAD", str(tmp_path / "x.bib")])
    assert result.exit_code == 2
    assert "--changed needs a site" in result.output


def test_as_many_as_there_were_before_are_old() -> None:
    def found(line: int) -> Diagnostic:
        return Diagnostic(rule_named("unknown-key"), Problem("unknown-key", "x", Location("a", line)))

    assert brought_about([found(3), found(5), found(7)], [found(1), found(2)], {}) == (found(7),)
    assert brought_about([found(3), found(5)], [found(1), found(2)], {"a": {5}}) == (found(5),)
    assert brought_about([found(3)], [], {}) == (found(3),)


def test_a_commit_without_any_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What hosts of repositories make first: every problem of the site came afterwards."""
    empty = commit_all(tmp_path)
    write_files(tmp_path, FILES)
    assert len(changed(tmp_path, monkeypatch, empty)[0]) == 2
