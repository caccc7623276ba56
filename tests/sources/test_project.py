"""Finding a site's configuration and reading it without the host."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from literature.settings import Settings
from literature.sources.project import find_project, read_project


def test_the_toy_site(toy: Path) -> None:
    project = find_project(toy / "docs" / "concepts")
    assert project is not None
    assert (project.root, project.docs) == (toy, toy / "docs")
    assert project.settings == Settings()
    assert not project.problems


def test_nowhere(tmp_path: Path) -> None:
    if find_project(tmp_path.parent) is not None:
        pytest.skip("a site stands above the folder for temporary files")
    assert find_project(tmp_path) is None


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml"])
def test_names_of_configurations(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("docs_dir: text\n", encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    project = find_project(tmp_path / "a" / "b")
    assert project is not None
    assert project.docs == tmp_path / "text"


def test_the_nearest_counts_and_a_folder_is_no_configuration(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    (inner / "mkdocs.yml").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    project = find_project(inner)
    assert project is not None
    assert project.root == tmp_path


@pytest.mark.parametrize(
    ("text", "bibliography"),
    [
        ("", ("bibliography/*.bib",)),
        ("plugins: [search, literature]", ("bibliography/*.bib",)),
        ("plugins: literature", ("bibliography/*.bib",)),
        ("plugins:\n  - literature:\n      bibliography: refs.bib", ("refs.bib",)),
        ("plugins:\n  literature:\n    bibliography: [a.bib, b.bib]", ("a.bib", "b.bib")),
        ("plugins:\n  - literature:", ("bibliography/*.bib",)),
        ("plugins:\n  - other: {bibliography: x}", ("bibliography/*.bib",)),
        ("site_url: !ENV [URL, '']\nx: !!python/name:os.system\nplugins:\n- literature: {bibliography: a}", ("a",)),
        ("\ufeffplugins:\r\n  - literature:\r\n      bibliography: a.bib\r\n", ("a.bib",)),
    ],
)
def test_options(tmp_path: Path, text: str, bibliography: tuple[str, ...]) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8", newline="")
    project = read_project(file)
    assert project.settings.bibliography == bibliography
    assert not project.problems


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"plugins: [a\nb: c", ["unreadable-file 2:2"]),
        (b"site_name: caf\xe9", ["not-utf8 1:15"]),
        (b"x: !!int nonsense", ["unreadable-file 1:1"]),
        (b"x: !!timestamp nonsense", ["unreadable-file 1:1"]),
        (b"x: " + b"[" * 5000, ["unreadable-file 1:304"]),
        (b"x: \x01", ["unreadable-file 1:1"]),
        (b"- a list", ["invalid-option 1:1"]),
        (b"just text", ["invalid-option 1:1"]),
        (b"plugins: 3\ndocs_dir: [a]", ["invalid-option 2:1"]),
        (b"theme: material\nuse_directory_urls: no matter", ["invalid-option 2:1"]),
        (b"theme: {custom_dir: 3}", ["invalid-option 1:9"]),
        (b"plugins:\n- literature: {bibliografy: a, style: mla}", ["invalid-option 2:16", "invalid-option 2:32"]),
        (b"plugins:\n  search:\n  literature:\n    style: mla", ["invalid-option 4:5"]),
        (b"plugins:\n- literature: [a]", ["invalid-option 2:3"]),
    ],
)
def test_what_is_wrong(tmp_path: Path, data: bytes, problems: list[str]) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(data)
    project = read_project(file)
    assert [f"{p.rule} {p.location.line}:{p.location.column}" for p in project.problems] == problems
    assert {p.location.path for p in project.problems} <= {"mkdocs.yml"}
    assert project.settings.bibliography == Settings().bibliography


def test_what_is_inherited_counts_as_under_the_host(tmp_path: Path) -> None:
    """MkDocs is asked too: mappings are joined, lists are not, paths start from the file that inherits."""
    (tmp_path / "site").mkdir()
    (tmp_path / "top.yml").write_text("site_name: Top\nuse_directory_urls: false\ntheme: {name: null}\n", "utf-8")
    base = (
        "INHERIT: top.yml\ntheme:\n  custom_dir: mine\nplugins:\n  literature:\n    style: mla\n    allow: {a: LNK}\n"
    )
    (tmp_path / "base.yml").write_text(base, "utf-8")
    file = tmp_path / "site/mkdocs.yml"
    file.write_text("INHERIT: ../base.yml\ndocs_dir: text\nplugins:\n  literature:\n    narrative: false\n", "utf-8")
    project = read_project(file)
    with file.open("rb") as opened:
        assert project.configuration.data == yaml_load(opened)
    assert project.docs == tmp_path / "site/text"
    assert project.custom_dir == "mine"
    assert not project.uses_directories
    assert not project.settings.narrative
    assert project.settings.allow == {"a": ("LNK",)}
    assert [str(problem.location) for problem in project.problems] == ["../base.yml:6:5"]
    assert str(project.configuration.place("plugins", "literature", "narrative")) == "mkdocs.yml:5:5"
    file.write_text("INHERIT: ../base.yml\nplugins: [search]\n", "utf-8")
    assert read_project(file).settings == Settings(), "a list takes the place of a mapping"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("INHERIT: bsae.yml", "mkdocs.yml:1:1 option 'INHERIT': no file is at 'bsae.yml' (base.yml)"),
        ("a: 1\nINHERIT: ../base.yml", "mkdocs.yml:2:1 option 'INHERIT': no file is at '../base.yml' ()"),
        ("INHERIT: [a]", "mkdocs.yml:1:1 option 'INHERIT' is ['a']; expected a path such as '../mkdocs.yml' ()"),
        ("INHERIT: again.yml", "again.yml:2:1 option 'INHERIT': 'mkdocs.yml' inherits from this file again ()"),
        ("INHERIT: mkdocs.yml", "mkdocs.yml:1:1 option 'INHERIT': 'mkdocs.yml' inherits from this file again ()"),
        ("INHERIT: base.yml", "base.yml:2:5 base.yml cannot be read: did not find expected ',' or ']' ()"),
        (
            "INHERIT: list.yml",
            "list.yml:1:1 list.yml is a list; expected options with their values such as 'site_name: Mine' ()",
        ),
    ],
)
def test_what_cannot_be_inherited(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "base.yml").write_text("a: [\nb: c", "utf-8")
    (tmp_path / "list.yml").write_text("- a", "utf-8")
    (tmp_path / "again.yml").write_text("a: 1\nINHERIT: mkdocs.yml", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    found = read_project(tmp_path / "mkdocs.yml").problems
    assert [f"{p.location} {p.message} ({', '.join(p.suggestions)})" for p in found] == [message]


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to(tmp_path)
    project = read_project(tmp_path / "mkdocs.yml")
    assert [problem.rule for problem in project.problems] == ["unreadable-file"]


@given(st.text(st.sampled_from("abc:-[]{},&*!|>'\"%@`#?\n\t <=09.e_") | st.characters(), max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_reading_never_raises(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(f"plugins:\n- literature:\n    {text}\n{text}".encode("utf-8", errors="surrogatepass"))
    assert read_project(file).root == tmp_path


def test_reading_changes_nothing(toy: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(toy, tmp_path / "toy"))
    before = sorted((path, path.stat().st_mtime_ns) for path in copy.rglob("*"))
    find_project(copy)
    assert sorted((path, path.stat().st_mtime_ns) for path in copy.rglob("*")) == before
