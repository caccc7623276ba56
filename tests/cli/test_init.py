"""New sites, and the plugin added to sites that are there."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.limits import BOTH_HOSTS

from literature.cli import main

Host = Callable[[str, Path], "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("host", BOTH_HOSTS)
def test_a_new_site_builds_strictly(tmp_path: Path, run_host: Host, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "river-study"
    result = CliRunner().invoke(main, ["init", str(folder), "--name", 'Rivers: "all" of them'])
    assert result.exit_code == 0, result.output
    built = run_host(host, folder)
    assert built.returncode == 0, built.stdout + built.stderr
    home = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "Rivers: &#34;all&#34; of them" in home or 'Rivers: "all" of them' in home
    for page in ("references/bowlby1988secure", "concepts/working-alliance", "readings/a-first-week", "findings"):
        assert (folder / "site" / page / "index.html").is_file()
    monkeypatch.chdir(folder)
    checked = CliRunner().invoke(main, ["check"])
    assert (checked.exit_code, checked.stdout) == (0, "")
    unsorted = CliRunner().invoke(main, ["format", "--check"])
    assert unsorted.exit_code == 0


def test_the_name_comes_from_the_folder(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["init", str(tmp_path / "river_study-notes")])
    assert (tmp_path / "river_study-notes/mkdocs.yml").read_text().startswith("site_name: River study notes\n")


def test_a_site_that_is_there(tmp_path: Path, run_host: Host) -> None:
    config = (
        "# mine\nsite_name: Mine\ndocs_dir: pages\ntheme: {name: material, font: false}\nplugins:\n  - search # yes\n"
    )
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.md").write_text("# Mine\n\nSee [@bowlby1988secure].\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == config + "  - literature\n"
    assert (tmp_path / "pages/index.md").read_text(encoding="utf-8").startswith("# Mine\n")
    assert "pages/index.md was there" in result.stderr
    assert not (tmp_path / "docs").exists()
    built = run_host("mkdocs", tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Bowlby" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_second_time_nothing_changes(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["init", str(tmp_path)])
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert result.exit_code == 2
    assert "has the plugin" in result.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("config", ["x: &p [search]\nplugins: *p\n", "plugins: [\n", "- a\n"])
def test_a_configuration_that_cannot_be_added_to(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == config


@pytest.mark.parametrize(
    ("inherited", "message"),
    [
        ("plugins: [search]", "add 'literature' to the plugins"),
        ("plugins: [search, literature]", "has the plugin"),
    ],
)
def test_an_inherited_list_of_plugins_is_not_replaced(tmp_path: Path, inherited: str, message: str) -> None:
    (tmp_path / "base.yml").write_text(inherited, "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mkdocs.yml").write_text("INHERIT: ../base.yml\n", "utf-8")
    result = CliRunner().invoke(main, ["init", str(tmp_path / "site")])
    assert result.exit_code == 2
    assert message in result.output
    assert (tmp_path / "site/mkdocs.yml").read_text("utf-8") == "INHERIT: ../base.yml\n"
