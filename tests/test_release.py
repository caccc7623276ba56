"""What a release names in several files stands alike in them. `make release-check` builds one and tries it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

import literature


def test_every_file_names_the_same_version(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+) \(.+\)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert {project["version"], str(citation["version"]), newest[1]} == {literature.__version__}


def test_every_link_of_the_readme_leads_to_a_file(root: Path) -> None:
    """`make release-check` makes them lead to the repository: an index has no files beside the text."""
    links = re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", (root / "README.md").read_text(encoding="utf-8"))
    assert len(links) > 5
    assert [link for link in links if not (root / link).exists()] == []
