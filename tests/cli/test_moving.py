"""`literature init` beside mkdocs-bibtex."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.limits import BOTH_HOSTS

from literature.cli import asking, main

Host = Callable[[str, Path], "subprocess.CompletedProcess[str]"]

CONFIGURATION = """\
site_name: Soils
theme:
  name: material
plugins:
  - search
  - bibtex:
      bib_file: refs.bib
      bib_by_default: false
      bib_command: \\refs
nav:
  - index.md
  - all.md
"""
BIB = """\
@book{bowman1988base,
  author = {Bowman, John},
  title = {A Safe Harbor},
  publisher = {Lantern Press},
  year = {1988}
}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Soils\n\nSee [@bowman1988base].\n\n\\bibliography\n", "utf-8")
    (tmp_path / "docs/all.md").write_text("# All\n\n\\full_bibliography\n\n\\refs\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("host", BOTH_HOSTS)
def test_a_site_that_moves_builds_strictly(site: Path, run_host: Host, host: str) -> None:
    result = CliRunner().invoke(main, ["init", "--yes", str(site)])
    assert result.exit_code == 0, result.output
    assert "bib_file -> bibliography: refs.bib" in result.stdout
    assert "bib_command has no counterpart: write '\\bibliography' in place of '\\refs'" in result.stdout
    assert "'\\refs' stands on all.md" in result.stdout
    assert {path.name for path in site.iterdir()} == {"mkdocs.yml", "refs.bib", "docs"}, "no examples are written"
    built = run_host(host, site)
    assert built.returncode == 0, built.stdout + built.stderr
    home = (site / "site/index.html").read_text("utf-8")
    everything = (site / "site/all/index.html").read_text("utf-8")
    assert "\\bibliography" not in home
    assert "A safe harbor" in home
    assert "A safe harbor" in everything


def test_nothing_is_written_unless_one_says_so(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    result = CliRunner().invoke(main, ["init", str(site)], input="n\n")
    assert result.exit_code == 0
    assert "Switch mkdocs-bibtex off?" in result.stderr
    assert (site / "mkdocs.yml").read_text("utf-8") == CONFIGURATION
    assert CliRunner().invoke(main, ["init", str(site)], input="y\n").exit_code == 0
    assert "  - literature:\n      bibliography: refs.bib\n" in (site / "mkdocs.yml").read_text("utf-8")
    again = CliRunner().invoke(main, ["init", str(site)])
    assert "has the plugin" in again.stderr


@pytest.mark.parametrize("piped", ["", "y\n"])
def test_where_no_one_can_be_asked_it_tells_what_it_would_do(site: Path, piped: str) -> None:
    result = CliRunner().invoke(main, ["init", str(site)], input=piped)
    assert result.exit_code == 2
    assert "bib_file -> bibliography: refs.bib" in result.stdout
    assert "Switch mkdocs-bibtex off?" not in result.output
    assert "nothing was written, since no one can be asked here; give --yes to switch mkdocs-bibtex off" in " ".join(
        result.stderr.split()
    )
    assert (site / "mkdocs.yml").read_text("utf-8") == CONFIGURATION


def test_folders_with_the_names_of_kinds_stay_plain(site: Path) -> None:
    (site / "docs/concepts").mkdir()
    result = CliRunner().invoke(main, ["init", "--yes", str(site)])
    assert "what stands in concepts are pages like all others" in result.stdout
    assert "      kinds: {}\n" in (site / "mkdocs.yml").read_text("utf-8")


def test_a_list_on_one_line_is_left_to_its_author(site: Path) -> None:
    flow = "plugins: [search, {bibtex: {bib_file: refs.bib}}]\n"
    (site / "mkdocs.yml").write_text(flow, "utf-8")
    result = CliRunner().invoke(main, ["init", "--yes", str(site)])
    assert result.exit_code == 2
    assert "yourself, with these options: bibliography: refs.bib" in " ".join(result.stderr.split())
    assert (site / "mkdocs.yml").read_text("utf-8") == flow
