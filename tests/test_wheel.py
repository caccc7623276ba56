"""What `pip install mkdocs-literature` gives: built from the sources, installed where the checkout is not seen."""

from __future__ import annotations

import email
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from tests.limits import PATIENCE

# Each in a worker of its own would make the wheel again.
pytestmark = pytest.mark.xdist_group("wheel")

SOURCES = ("plugins", "pyproject.toml", "README.md", "LICENSE")
IGNORED = shutil.ignore_patterns("__pycache__", "*.egg-info")


def run(*command: str | Path, cwd: Path) -> str:
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONPATH": ""}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=quiet, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from a copy so that the checkout keeps clean."""
    if int(version("setuptools").partition(".")[0]) < 77:
        pytest.skip("this environment is older than pyproject.toml: it needs setuptools 77; 'make clean' renews it")
    sources = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, sources / name, ignore=IGNORED)
        else:
            shutil.copy(root / name, sources / name)
    target = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--wheel-dir")
    run(sys.executable, "-m", "pip", "wheel", *options, target, sources, cwd=sources)
    (made,) = target.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel, and the dependencies of this one behind it."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "-q", wheel, cwd=folder)
    here = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # A path in a .pth file is searched, but the .pth files in it are not read: the checkout stays out of sight.
    Path(here, "dependencies.pth").write_text(f"{Path(click.__file__).parents[1]}\n", encoding="utf-8")
    return python


def test_everything_is_inside(wheel: Path, root: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("literature/")}
    package = root / "plugins" / "literature"
    files = {
        Path("literature", Path(folder).relative_to(package), name).as_posix()
        for folder, _, names in os.walk(package, followlinks=True)
        for name in names
        if "__pycache__" not in folder
    }
    assert inside == files
    assert "literature/py.typed" in inside


def test_its_metadata(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        data = email.message_from_bytes(archive.read(name))
    assert (data["Name"], data["License-Expression"], data["Requires-Python"]) == ("mkdocs-literature", "MIT", ">=3.11")
    assert data["Description-Content-Type"] == "text/markdown"
    assert {"csl", "network", "site"} <= set(data.get_all("Provides-Extra", []))
    assert "Typing :: Typed" in data.get_all("Classifier", [])
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
        points = archive.read(name).decode("utf-8")
    assert "[console_scripts]\nliterature = literature.cli:main\n" in points
    assert "literature = literature.hosts.mkdocs:LiteraturePlugin\n" in points
    needed = [line for line in data.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert not [line for line in needed if "pytest" in line or "material" in line]


@pytest.mark.long
def test_the_command_and_the_plugin_are_there(clean: Path, tmp_path: Path) -> None:
    assert "literature, version" in run(clean.with_name("literature"), "--version", cwd=tmp_path)
    found = """
from importlib.metadata import entry_points
import literature
print(literature.__file__, [point.value for point in entry_points(group="mkdocs.plugins")])
"""
    said = run(clean, "-c", found, cwd=tmp_path)
    assert said.startswith(str(clean.parents[1])), "the wheel's package, not the checkout's"
    assert "literature.hosts.mkdocs:LiteraturePlugin" in said


# One process, for each would load the package anew.
COMMANDS = """
import os
from literature.cli import main
main(["init", "field", "--name", "Field"], standalone_mode=False)
os.chdir("field")
for words in (["check"], ["new", "concept", "Second thought"], ["explain", "CIT001"]):
    try:
        main(words)
    except SystemExit as end:
        assert not end.code, words
"""


@pytest.mark.long
def test_a_new_site_builds_strictly_with_it(clean: Path, tmp_path: Path) -> None:
    run(clean, "-c", COMMANDS, cwd=tmp_path)
    site = tmp_path / "field"
    (site / "docs/concepts/second-thought.md").unlink()
    run(clean, "-m", "mkdocs", "build", "--strict", "-q", cwd=site)
    assert "Ioannidis" in (site / "site/references/ioannidis2005why/index.html").read_text(encoding="utf-8")
    assert (site / "site/assets/literature/literature.css").is_file()
