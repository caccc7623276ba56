"""The architecture page shows every module of the package with the first sentence of its docstring."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

from tests.syntax import of_the_package, tree_of

pytestmark = of_the_package

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "literature"
PAGE = ROOT / "docs" / "contributing" / "architecture.md"
STAGES = (
    "__main__.py", "api.py", "options.py", "settings.py", "extensions.py", "vocabulary", "model", "text", "rebuilding",
    "sources", "references", "library", "checks", "styles", "site", "teaching", "exports", "linked_data", "starting",
    "render", "search", "data", "books", "editions", "assistants", "build", "embeds", "hosts", "cli", "assets",
    "schemas",
)  # fmt: skip


def first_sentence(path: Path) -> str:
    """The first sentence of a module's docstring, on one line."""
    docstring = ast.get_docstring(tree_of(path.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(docstring.partition("\n\n")[0].split())
    sentence = re.match(r".*?(?<!\bp)(?<!\bpp)(?<!\bchap)(?<!`p)[.!?](?=\s|$)|.*", paragraph)
    assert sentence
    return sentence[0]


def tree(folder: Path, indent: int) -> list[str]:
    lines = []
    for path in sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        name = path.name
        if name in ("__pycache__", "__init__.py") or path.suffix == ".typed":
            continue
        if path.is_dir() and not path.is_symlink():
            about = first_sentence(path / "__init__.py") if (path / "__init__.py").exists() else ""
            lines.append(line(indent, name + "/", about))
            lines += tree(path, indent + 2)
        elif path.suffix == ".py":
            lines.append(line(indent, name, first_sentence(path)))
        else:
            lines.append(line(indent, name, ""))
    return lines


def line(indent: int, name: str, about: str) -> str:
    return f"{' ' * indent}{name:<{26 - indent}}  {about}".rstrip()


def expected_tree() -> str:
    lines = ["plugins/literature/"]
    for stage in STAGES:
        path = PACKAGE / stage
        if path.is_file():
            lines.append(line(2, stage, first_sentence(path)))
        else:
            about = first_sentence(path / "__init__.py") if (path / "__init__.py").exists() else ""
            lines.append(line(2, stage + "/", about))
            lines += tree(path, 4)
    return "\n".join(lines)


def test_modules_that_docstrings_name_are_there() -> None:
    """By their path below the package, or by their name alone within one folder."""
    gone = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in re.findall(r"`([\w/]+\.py)`", path.read_text(encoding="utf-8"))
        if not (PACKAGE / name).exists() and not (path.parent / name).exists()
    ]
    assert gone == []


def test_every_stage_is_shown() -> None:
    present = {path.name for path in PACKAGE.iterdir() if path.name not in ("__pycache__", "__init__.py", "py.typed")}
    assert present == set(STAGES)


def test_the_architecture_page_shows_the_tree() -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = re.search(r"```text\n(plugins/literature/\n.*?)\n```", text, re.DOTALL)
    assert shown, "the page has no tree"
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        PAGE.write_text(text.replace(shown[1], expected_tree()), encoding="utf-8")
        return
    assert shown[1] == expected_tree(), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/test_architecture.py"
