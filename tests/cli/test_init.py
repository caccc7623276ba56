"""New sites, and the plugin added to sites that are there."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.limits import BOTH_HOSTS

from literature.cli import asking, main

Host = Callable[[str, Path], "subprocess.CompletedProcess[str]"]
MESSY = b"""@article{tide, title={Tides}, author={Lind, \xcda}, year=2001, doi={nonsense}}
@article{tide, title={Tides again}}
@article{half, title={Half
"""
"""In Windows-1252, with a key twice, fields missing and a DOI that is none, and an entry that never ends."""


def init(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["init", *map(str, arguments)])


def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["check"])


def configuration(folder: Path) -> dict[str, object]:
    read = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command with someone at the terminal who answers a line to each question."""
    monkeypatch.setattr(asking, "is_terminal", lambda: True)

    def run(lines: list[str], *arguments: str | Path) -> Result:
        return CliRunner().invoke(main, ["init", *map(str, arguments)], input="".join(f"{line}\n" for line in lines))

    return run


@pytest.mark.parametrize("host", BOTH_HOSTS)
def test_a_new_site_builds_strictly(tmp_path: Path, run_host: Host, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "river-study"
    result = init(folder, "--name", 'Rivers: "all" of them')
    assert result.exit_code == 0, result.output
    built = run_host(host, folder)
    assert built.returncode == 0, built.stdout + built.stderr
    home = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "Rivers: &#34;all&#34; of them" in home or 'Rivers: "all" of them' in home
    for page in ("references/osc2015estimating", "concepts/replication", "readings/a-first-week", "findings"):
        assert (folder / "site" / page / "index.html").is_file()
    checked = check(folder, monkeypatch)
    assert (checked.exit_code, checked.stdout) == (0, "")
    unsorted = CliRunner().invoke(main, ["format", "--check"])
    assert unsorted.exit_code == 0


def test_the_name_comes_from_the_folder(tmp_path: Path) -> None:
    init(tmp_path / "river_study-notes")
    assert (tmp_path / "river_study-notes/mkdocs.yml").read_text().startswith("site_name: River study notes\n")


def test_a_site_without_examples_or_works_builds_strictly(
    tmp_path: Path, run_host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert init(tmp_path, "--no-examples", "--theme", "mkdocs").exit_code == 0
    assert not (tmp_path / "docs/concepts").exists()
    built = run_host("mkdocs", tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert check(tmp_path, monkeypatch).stdout == ""


# Works of one's own


def test_messy_works_of_ones_own_are_taken_over_whole_and_build_strictly(
    tmp_path: Path, run_host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "My [old] refs.bib").write_bytes(MESSY)
    folder = tmp_path / "field"
    result = init(folder, "--bibliography", tmp_path / "My [old] refs.bib", "--no-examples", "--yes")
    assert result.exit_code == 0, result.output
    copied = (folder / "bibliography/My [old] refs.bib").read_text(encoding="utf-8")
    assert copied == MESSY.decode("cp1252")
    assert "refs.bib:1:45: byte 0xcd is not UTF-8" in result.stderr
    assert "problems in them are allowed for now" in result.stderr
    assert "The works come from `My [old] refs.bib`." in (folder / "docs/index.md").read_text(encoding="utf-8")
    built = run_host("mkdocs", folder)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Tides" in (folder / "site/references/tide/index.html").read_text(encoding="utf-8")
    assert check(folder, monkeypatch).stdout == ""
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(text.replace("duplicate-key, ", ""), encoding="utf-8")
    assert "BIB003 duplicate-key" in check(folder, monkeypatch).stdout, "a rule that is taken out tells again"


def test_works_that_stand_in_the_folder_are_used_where_they_are(
    tmp_path: Path, run_host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.bib").write_text("@book{tide, title={Tides}, author={Lind, I.}, year=2001, publisher={P}}\n")
    result = init(tmp_path, "-b", tmp_path / "mine.bib", "--examples", "--name", "Mine")
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "bibliography/mine.bib").exists()
    assert configuration(tmp_path)["plugins"] == [
        {
            "literature": {
                "bibliography": ["bibliography/*.bib", "mine.bib"],
                "allow": {"mine.bib": ["missing-provenance"]},
            }
        }
    ]
    built = run_host("mkdocs", tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "site/references/tide/index.html").is_file()


def test_works_of_ones_own_keep_their_file_s_name(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "references.bib").write_text(f"@book{{{folder}, title={{T}}}}\n")
    files = [tmp_path / "a/references.bib", tmp_path / "b/references.bib", tmp_path / "a/references.bib"]
    result = init(tmp_path / "site", "--examples", *(part for file in files for part in ("-b", file)))
    assert result.exit_code == 0, result.output
    there = tmp_path / "site/bibliography"
    assert sorted(path.name for path in there.glob("*.bib")) == ["examples.bib", "references-2.bib", "references.bib"]
    assert there.joinpath("references.bib").read_text() == "@book{a, title={T}}\n"


def test_works_in_another_format_are_for_import(tmp_path: Path) -> None:
    (tmp_path / "mine.ris").write_text("TY  - JOUR\nTI  - T\nER  - \n")
    result = init(tmp_path / "site", "-b", tmp_path / "mine.ris")
    assert result.exit_code == 2
    assert "literature import" in result.stderr
    assert not (tmp_path / "site").exists()


# Themes and questions


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    result = init(tmp_path, "--theme", "readthedoc")
    assert result.exit_code == 2
    assert "no theme 'readthedoc' is installed; did you mean 'readthedocs'?" in result.stderr
    assert not list(tmp_path.iterdir())


def test_questions_are_asked_on_a_terminal(tmp_path: Path, answers: Callable[..., Result]) -> None:
    lines = ["My field", "github.com/me/field", "https://github.com/me/field", "", "n"]
    result = answers(lines, tmp_path / "x")
    assert result.exit_code == 0, result.output
    assert "'github.com/me/field' is no address; expected one such as 'https://" in result.stderr
    read = configuration(tmp_path / "x")
    assert (read["site_name"], read["repo_url"]) == ("My field", "https://github.com/me/field")
    assert read["site_url"] == "https://me.github.io/field/"
    assert not (tmp_path / "x/docs/concepts").exists()


def test_what_was_said_is_not_asked(tmp_path: Path, answers: Callable[..., Result]) -> None:
    said = ("--name", "N", "--site-url", "https://a.example/", "--repo-url", "", "--no-examples")
    result = answers([], tmp_path, *said)
    assert result.exit_code == 0, result.output
    assert configuration(tmp_path)["site_url"] == "https://a.example/"
    assert init(tmp_path / "x", "--site-url", "a.example").exit_code == 2


def test_nothing_is_asked_of_someone_who_says_yes(tmp_path: Path, answers: Callable[..., Result]) -> None:
    result = answers([], tmp_path / "x", "--yes")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "x/docs/concepts").is_dir()
    assert "site_url" not in configuration(tmp_path / "x")


# A site that is there

THERE = """\
# mine
site_name: Mine
docs_dir: pages
theme: {name: material, font: false}
plugins:
  - search # yes
nav:
  # first
  - Home: index.md
"""


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A site with a navigation of its own."""
    (tmp_path / "mkdocs.yml").write_text(THERE, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.md").write_text("# Mine\n\nSee [@ioannidis2005why].\n", encoding="utf-8")
    return tmp_path


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_site_that_is_there(there: Path, run_host: Host) -> None:
    before = files_of(there)
    result = init(there, "--yes")
    assert result.exit_code == 0, result.output
    text = (there / "mkdocs.yml").read_text(encoding="utf-8")
    with_plugin = THERE.replace("# yes\n", "# yes\n  - literature\n")
    assert text.startswith(with_plugin)
    assert text.endswith("  - Figures: findings/index.md\n  - References: references/index.md\n")
    assert (there / "pages/index.md").read_text(encoding="utf-8").startswith("# Mine\n")
    assert "pages/index.md was there" in result.stderr
    new = files_of(there) - before
    assert {name.partition("/")[0] for name in new} == {"pages", "bibliography"}, "nothing that publishes it"
    built = run_host("mkdocs", there)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Ioannidis" in (there / "site/index.html").read_text(encoding="utf-8")


def test_nothing_but_the_plugin_is_added_unasked(there: Path) -> None:
    before = files_of(there)
    result = init(there)
    assert result.exit_code == 0, result.output
    assert (there / "mkdocs.yml").read_text(encoding="utf-8") == THERE.replace("# yes\n", "# yes\n  - literature\n")
    assert files_of(there) - before == {"bibliography/references.bib"}
    assert "nav is left as it is; you may add:\n  - References: references/index.md\n" in result.stderr


def test_the_navigation_is_extended_when_the_author_agrees(there: Path, answers: Callable[..., Result]) -> None:
    result = answers(["n", "y"], there)
    assert result.exit_code == 0, result.output
    assert "Add References to the navigation (nav) in mkdocs.yml? [y/N]" in result.stderr
    assert (
        (there / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .endswith("  # first\n  - Home: index.md\n  - References: references/index.md\n")
    )


def test_works_of_ones_own_for_a_site_that_is_there(there: Path, run_host: Host) -> None:
    (there / "pages/index.md").write_text("# Mine\n\nSee [@tide].\n", encoding="utf-8")
    (there / "pages/refs").mkdir()
    (there / "pages/refs/mine.bib").write_bytes(MESSY)
    result = init(there, "-b", there / "pages/refs/mine.bib")
    assert result.exit_code == 0, result.output
    assert files_of(there) == {"mkdocs.yml", "pages/index.md", "pages/refs/mine.bib"}
    assert "bibliography: [pages/refs/mine.bib]" in (there / "mkdocs.yml").read_text(encoding="utf-8")
    built = run_host("mkdocs", there)
    assert built.returncode == 0, built.stdout + built.stderr


def test_a_second_time_nothing_changes(tmp_path: Path) -> None:
    init(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = init(tmp_path, "--yes")
    assert result.exit_code == 2
    assert "has the plugin" in result.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_files_that_are_there_before_the_site_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    result = init(tmp_path, "--yes")
    assert result.exit_code == 0, result.output
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert ".gitignore was there, left as it is" in result.stderr


@pytest.mark.parametrize("config", ["x: &p [search]\nplugins: *p\n", "plugins: [\n", "- a\n"])
def test_a_configuration_that_cannot_be_added_to(tmp_path: Path, config: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = init(tmp_path)
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
    result = init(tmp_path / "site")
    assert result.exit_code == 2
    assert message in result.output
    assert (tmp_path / "site/mkdocs.yml").read_text("utf-8") == "INHERIT: ../base.yml\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "add '[project.markdown_extensions.literature]' to"),
        ('[project]\nsite_name = "A"\n', "add '[project.markdown_extensions.literature]' to"),
        ("[project.markdown_extensions.literature]\n", "has the plugin"),
    ],
)
def test_a_site_of_zensical_is_told_where_the_tool_goes(tmp_path: Path, text: str, said: str) -> None:
    """It knows no plugins, and TOML is not to be written as YAML."""
    (tmp_path / "zensical.toml").write_text(text, "utf-8")
    (tmp_path / "docs").mkdir()
    result = CliRunner().invoke(main, ["init", "--yes", str(tmp_path)])
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert (tmp_path / "zensical.toml").read_text("utf-8") == text
