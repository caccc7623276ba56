"""The files that new sites begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from literature import __version__
from literature.sources.bibtex import read_bibliography
from literature.sources.provenance import read_provenance
from literature.starting.new_site import example_pages, new_site
from literature.starting.site_configuration import NewSite, configuration_of, pages_address

ACTION = re.compile(r"uses: (?P<action>\S+) # (?P<release>\S+)")


@pytest.mark.parametrize("name", ["My field", "A: \"b\" & 'c' #1", "# no comment", "100%", "Ü\\n"])
@pytest.mark.parametrize("has_examples", [True, False])
def test_any_name(name: str, has_examples: bool) -> None:
    site = dict(new_site(NewSite(name, has_examples=has_examples)))
    assert yaml.safe_load(site["mkdocs.yml"])["site_name"] == name
    front = site["docs/index.md"].split("---\n")[1]
    assert yaml.safe_load(front)["title"] == name
    assert not [path for path, text in site.items() if "%SITE_NAME%" in text]


def test_one_example_of_each_kind() -> None:
    folders = [path.split("/")[1] for path, _ in new_site(NewSite("x")) if path.startswith("docs/")]
    assert sorted(folders) == ["claims", "concepts", "index.md", "paths", "readings", "summaries"]


def test_pages_of_the_examples_are_in_the_navigation_of_a_site_that_gets_them() -> None:
    site = dict(new_site(NewSite("x")))
    named = {page for pages in example_pages().values() for page in pages}
    assert {path.removeprefix("docs/") for path in site if path.startswith("docs/")} - {"index.md"} <= named


def test_what_is_not_known_is_left_with_a_comment() -> None:
    text = configuration_of(NewSite("x"))
    assert "\n# site_url: https://" in text
    assert "\n# repo_url: https://" in text
    assert not {"site_url", "repo_url", "edit_uri"} & yaml.safe_load(text).keys()


def test_addresses() -> None:
    read = yaml.safe_load(configuration_of(NewSite("x", site_url="https://a.b/#c", repo_url="https://github.com/a/b")))
    assert (read["site_url"], read["repo_url"]) == ("https://a.b/#c", "https://github.com/a/b")
    assert read["edit_uri"] == "edit/main/docs/"
    assert "edit_uri" not in configuration_of(NewSite("x", repo_url="https://git.example.org/a/b"))


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/Me/field-notes", "https://me.github.io/field-notes/"),
        ("https://github.com/me/field.git", "https://me.github.io/field/"),
        ("https://github.com/me/Me.github.io/", "https://me.github.io/"),
        ("https://gitlab.com/me/field", ""),
        ("https://github.com/me", ""),
        ("", ""),
    ],
)
def test_where_github_publishes_a_repository(repository: str, address: str) -> None:
    assert pages_address(repository) == address


def test_the_workflow_has_the_least_rights_and_the_actions_of_this_repository(root: Path) -> None:
    site = dict(new_site(NewSite("x")))
    text = site[".github/workflows/site.yml"]
    ours = (root / ".github/workflows/site.yml").read_text(encoding="utf-8")
    actions = ACTION.findall(text)
    assert len(actions) == text.count("uses:") == 4
    assert set(actions) <= set(ACTION.findall(ours)), "a release that is raised here is raised there"
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action, _ in actions)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert "permissions" not in workflow["jobs"]["build"]
    checkout = workflow["jobs"]["build"]["steps"][0]
    assert checkout["with"] == {"persist-credentials": False}


@pytest.mark.parametrize(
    ("theme", "lines"),
    [
        ("material", [f"mkdocs-literature[site]=={__version__}"]),
        ("mkdocs", [f"mkdocs-literature=={__version__}"]),
    ],
)
def test_what_builds_the_site_is_pinned(theme: str, lines: list[str]) -> None:
    text = dict(new_site(NewSite("x", theme)))["requirements.txt"]
    assert [line for line in text.splitlines() if not line.startswith("#")] == lines


def test_what_is_made_is_not_committed_and_what_is_written_is_checked_before() -> None:
    site = dict(new_site(NewSite("x")))
    assert {"/site/", ".cache/"} <= set(site[".gitignore"].split())
    hook = yaml.safe_load(site[".pre-commit-config.yaml"])["repos"][0]["hooks"][0]
    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("literature check", "system", False)
    wanted = [path for path in site if path.startswith(("docs/", "bibliography/")) or path == "mkdocs.yml"]
    assert all(re.search(hook["files"], path) for path in wanted)
    assert not re.search(hook["files"], "README.txt")


def test_it_is_said_of_each_work_how_it_was_checked() -> None:
    site = dict(new_site(NewSite("x")))
    examples = read_bibliography([("x.bib", site["bibliography/references.bib"])])
    assert not examples.problems
    rows, faults = read_provenance("p.csv", site["bibliography/provenance.csv"])
    assert not faults
    assert [row.key for row in rows] == [work.key for work in examples.references]
    assert all(row.tier in ("A", "B") and len(row.sources) >= 2 for row in rows)


def test_the_manual_lists_the_host_s_search_no_more_than_a_new_site_does(root: Path) -> None:
    assert yaml.safe_load(dict(new_site(NewSite("x")))["mkdocs.yml"])["plugins"] == ["literature"]
    pages = [root / "README.md", *(root / "docs/tool").rglob("*.md")]
    listing = re.compile(r"^ *- search\b[^\n]*\n(?: +[^\n]*\n)*? *- literature|\[search, literature", re.MULTILINE)
    assert not [path.name for path in pages if listing.search(path.read_text(encoding="utf-8"))]
