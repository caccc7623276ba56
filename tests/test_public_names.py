"""Every public name is exported, described, and stands where one looks for it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest
from tests.syntax import of_the_package, tree_of

import literature

pytestmark = of_the_package

PACKAGES = [
    module.name
    for module in pkgutil.iter_modules(literature.__path__, "literature.")
    if module.ispkg and hasattr(importlib.import_module(module.name), "__all__")
]


@pytest.mark.parametrize("name", PACKAGES)
def test_what_a_package_exports(name: str) -> None:
    module = importlib.import_module(name)
    exported = module.__all__
    assert len(exported) == len(set(exported))
    assert all(hasattr(module, export) for export in exported)
    tree = tree_of(Path(str(module.__file__)).read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("literature.")
        for alias in node.names
    }
    assert imported == set(exported), "what is imported there is exported there"


def test_the_model_exports_all_its_values(root: Path) -> None:
    module = importlib.import_module("literature.model")
    for path in (root / "plugins/literature/model").glob("*.py"):
        if path.name == "__init__.py":
            continue
        for node in tree_of(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                assert node.name in module.__all__, f"{path.name}: {node.name}"


def test_every_value_of_the_model_is_frozen(root: Path) -> None:
    module = importlib.import_module("literature.model")
    for name in module.__all__:
        value = getattr(module, name)
        if isinstance(value, type) and hasattr(value, "__dataclass_fields__"):
            assert value.__dataclass_params__.frozen, name  # type: ignore[attr-defined]


def undescribed(source: str) -> list[str]:
    """Public modules, classes, functions and methods without a docstring."""
    tree = tree_of(source)
    missing = [] if ast.get_docstring(tree) else ["module"]

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                if not ast.get_docstring(node) and not _is_overload(node):
                    missing.append(prefix + node.name)
                if isinstance(node, ast.ClassDef):
                    visit(node.body, f"{node.name}.")

    visit(tree.body, "")
    return missing


def _is_overload(node: ast.ClassDef | ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list)


def test_every_public_name_is_described(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {name}"
        for path in sorted((root / "plugins/literature").rglob("*.py"))
        for name in undescribed(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_the_test_sees_what_is_undescribed() -> None:
    source = (
        '"""M."""\ndef a(): ...\nclass B:\n    """B."""\n    def c(self): ...\n    def _d(self): ...\ndef _e(): ...\n'
    )
    assert undescribed(source) == ["a", "B.c"]
    assert undescribed("x = 1") == ["module"]


def test_modules_are_short(root: Path) -> None:
    """Past about 350 lines one asks which noun is missing; tables of data are looked up, not read."""
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (root / "plugins/literature").rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 375} == {}
