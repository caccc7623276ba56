"""What is imported from `literature` by promise: the page that documents it runs, and nothing is loaded unasked."""

from __future__ import annotations

import ast
import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import literature
from literature.cli.main import main

PAGE = Path(__file__).parents[1] / "docs/tool/python.md"


def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "my-field", "--name", "My field"]).exit_code == 0
    text = PAGE.read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_doctest(text.replace("```", ""), {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    failed, tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append)
    assert not failed, "".join(told)
    assert tried > 25


def test_every_public_name_is_on_the_page() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == set(literature.__all__) - {"__version__"}


def test_names_for_checkers_are_those_that_are_loaded() -> None:
    """Type checkers read imports; what runs reads a table."""
    tree = ast.parse(Path(literature.__file__).read_text(encoding="utf-8"))
    imports = [
        node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and str(node.module)[:11] == "literature."
    ]
    named = {alias.name: str(node.module) for node in imports for alias in node.names}
    assert named == literature._MODULES
    assert sorted([*named, "__version__"]) == sorted(literature.__all__)


@pytest.mark.parametrize("name", literature.__all__)
def test_a_public_name_is_described(name: str) -> None:
    value = getattr(literature, name)
    assert name in dir(literature)
    if (
        callable(value)
        and isinstance(getattr(value, "__module__", None), str)
        and name not in ("BlockRenderer", "StyleMaker")
    ):
        assert (value.__doc__ or "").strip()


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        literature.no_such_name  # noqa: B018


def test_the_version_alone_loads_nothing() -> None:
    code = "import sys; from literature import __version__; print(sorted(n for n in sys.modules if 'literature' in n))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['literature']"


def test_a_folder_without_a_site(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no mkdocs\.yml in .* or above"):
        literature.load_site(tmp_path)


def test_what_a_site_does_not_have(toy: Path) -> None:
    site = literature.load_site(toy)
    with pytest.raises(KeyError, match=r"there is no page 'concepts/safe-harbour\.md'; did you mean"):
        site.render("concepts/safe-harbour.md")
    with pytest.raises(KeyError, match="no reference has the key 'bowman1998base'; did you mean 'bowman1988base'"):
        site.export("ris", ["bowman1998base"])
    with pytest.raises(ValueError, match="there is no format 'bibtext'; did you mean 'bibtex'"):
        site.export("bibtext")


def test_an_alias_is_a_key(toy: Path) -> None:
    site = literature.load_site(toy)
    assert site.label("bowman1988old") == site.label("bowman1988base")
    assert site.export("bibtex", ["bowman1988old"]) == site.export("bibtex", ["bowman1988base"])


def test_a_site_writes_what_it_publishes(toy_copy: Path) -> None:
    path = toy_copy / "bibliography" / "private.bib"
    path.write_text("@book{diary2001,\n author = {Bowman, Ruth},\n title = {Diary},\n file = {/home/me/x.pdf},\n}\n")
    assert "x.pdf" not in literature.load_site(toy_copy).export("bibtex", ["diary2001"])
    assert "x.pdf" in literature.export_references(literature.read_bibliography(path).references, "bibtex")
