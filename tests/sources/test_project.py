"""Finding a site's configuration and reading it without the host."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
        (b"x: " + b"[" * 5000, ["unreadable-file 2:1"]),
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
