"""Imports point one way, hosts stay in `hosts/`, and only two modules of `sources/` touch the disk."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.syntax import of_the_package, tree_of

pytestmark = of_the_package

_LAYERS = (
    "extensions", "vocabulary", "model", "text", "options", "settings", "rebuilding", "sources", "references",
    "library", "styles checks", "site", "teaching", "exports", "linked_data starting", "render search", "data",
    "books editions", "assistants build embeds",
    "api", "__init__", "hosts", "cli", "__main__",
)  # fmt: skip
"""Folders from the lowest up. Those of one row do not know each other."""
# What the modules of each folder may import from the package, besides their own folder.
BELOW: dict[str, set[str]] = {
    layer: {below for lower in _LAYERS[:number] for below in lower.split()}
    for number, row in enumerate(_LAYERS)
    for layer in row.split()
}
HOST_LIBRARIES = {"mkdocs", "material", "properdocs", "zensical", "markdown", "pymdownx"}
READS_MARKDOWN = {"markdown": "books"}
"""A host's library that another room stands on as well, whichever host there is: it reads texts with it."""
DISK_CALLS = {
    "open", "read_text", "write_text", "read_bytes", "write_bytes", "unlink", "mkdir", "rmdir", "touch",
    "symlink_to", "rglob", "exists", "is_file", "is_dir", "makedirs", "listdir",
    "mkstemp", "mkdtemp", "rmtree", "copytree", "copyfile", "fdopen", "chmod",
}  # fmt: skip
RESOURCE_CALLS = {"read_text", "read_bytes", "is_file", "is_dir"}
MAY_TOUCH_THE_DISK = {"sources.disk", "sources.folders"}
DISK_MODULES = {"os", "shutil", "tempfile", "glob", "fileinput"}


def violations(module: str, source: str) -> Iterator[str]:
    """What a module (`render.text`) does that its place in the package does not allow."""
    layer = module.split(".")[0]
    tree = tree_of(source)
    for node in ast.walk(tree):
        yield from _imports(layer, node, BELOW.get(layer, set()))
        if module not in MAY_TOUCH_THE_DISK:
            yield from _disk(node, has_resources="importlib.resources" in source)


def _imports(layer: str, node: ast.AST, below: set[str]) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.level:
        yield f"line {node.lineno}: a relative import"
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.module:
        names = [node.module]
        if node.module == "literature":
            names = [f"literature.{alias.name}" for alias in node.names if not alias.name.startswith("__")]
    for name in names:
        root, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if root in HOST_LIBRARIES and layer not in ("hosts", READS_MARKDOWN.get(root)):
            yield f"line {node.lineno}: {name} belongs to hosts/"  # type: ignore[attr-defined]
        if root == "literature" and target and target != layer and target not in below:
            yield f"line {node.lineno}: {layer} imports {name}"  # type: ignore[attr-defined]


def _disk(node: ast.AST, *, has_resources: bool) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
        yield from (
            f"line {node.lineno}: {name} touches the disk" for name in names if name.split(".")[0] in DISK_MODULES
        )
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Name) and node.func.id == "open":
        yield f"line {node.lineno}: open()"
    if isinstance(node.func, ast.Attribute) and node.func.attr in DISK_CALLS:
        owner = ast.unparse(node.func.value)
        # `disk` is the module that may; files of the package itself are resources, which can only be read.
        is_resource = has_resources and node.func.attr in RESOURCE_CALLS and (owner.isidentifier() or "files(" in owner)
        if owner not in ("disk", "folders") and not is_resource:
            yield f"line {node.lineno}: {owner}.{node.func.attr}()"


def modules(root: Path) -> dict[str, Path]:
    package = root / "plugins/literature"
    found = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        found[name] = path
    return found


def test_layers(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {what}"
        for name, path in modules(root).items()
        for what in violations(name, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_no_modules_import_each_other(root: Path) -> None:
    found = modules(root)
    graph = {name: _imported(path.read_text(encoding="utf-8"), set(found)) for name, path in found.items()}
    assert cycles(graph) == []


def _imported(source: str, known: set[str]) -> set[str]:
    """Modules of the package that a module imports, a name imported from a package counted as the package."""
    imports = [node for node in ast.walk(tree_of(source)) if isinstance(node, ast.ImportFrom) and node.module]
    named = {f"{node.module}.{alias.name}" for node in imports for alias in node.names}
    named |= {str(node.module) for node in imports}
    return {name.removeprefix("literature.") for name in named if name.startswith("literature.")} & known


def cycles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Rings of modules, packages left out: their own modules may import a neighbour through them."""
    packages = {name.rpartition(".")[0] for name in graph}
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            found.append([*path[path.index(name) :], name])
        elif name not in done and name not in packages:
            for other in sorted(graph.get(name, ())):
                visit(other, [*path, name])
            done.add(name)

    for name in sorted(graph):
        visit(name, [])
    return found


def test_the_test_sees_a_ring() -> None:
    assert cycles({"a.x": {"b.y"}, "b.y": {"c.z"}, "c.z": {"a.x"}}) == [["a.x", "b.y", "c.z", "a.x"]]
    assert cycles({"a.x": {"b.y", "c.z"}, "b.y": {"c.z"}, "c.z": set()}) == []


def test_every_folder_is_a_layer(root: Path) -> None:
    assert {name.split(".")[0] for name in modules(root)} - {"__init__"} <= set(BELOW)


def test_no_layer_imports_one_that_imports_it() -> None:
    for layer, below in BELOW.items():
        assert all(layer not in BELOW[other] for other in below)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("model.page", "from literature.text import scanner"),
        ("text.scanner", "from literature.sources.pages import PageFile"),
        ("text.scanner", "def f():\n    import literature.library"),
        ("sources.pages", "from literature import render"),
        ("library.build", "from literature.checks import diagnose"),
        ("checks.pages", "from literature.site.site import Site"),
        ("checks.pages", "from literature.styles import ApaStyle"),
        ("styles.apa", "from literature.render import words"),
        ("exports.ris", "from literature.render.linked_text import link_text"),
        ("hosts.mkdocs.plugin", "from literature.cli import main"),
        ("render.text", "from .site import Site"),
        ("render.text", "import mkdocs.structure.files"),
        ("cli.main", "from mkdocs.config import load_config"),
        ("library.build", "def f():\n    from properdocs import x"),
        ("library.load", "open('x')"),
        ("library.load", "path.read_text()"),
        ("cli.main", "(folder / 'x').write_text('')"),
        ("hosts.mkdocs.plugin", "import os"),
        ("hosts.mkdocs.plugin", "from tempfile import mkstemp"),
        ("sources.project", "Path('x').exists()"),
        ("settings", "from literature.sources import disk"),
    ],
)
def test_the_test_sees_a_violation(module: str, source: str) -> None:
    assert len(list(violations(module, source))) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("hosts.mkdocs.plugin", "from mkdocs.plugins import BasePlugin"),
        ("cli.main", "from literature.build.site_build import SiteBuild"),
        ("render.text", "from literature.site.site import Site\nfrom literature.styles import Style"),
        ("sources.disk", "import os\nopen('x')"),
        ("render.site", "from importlib.resources import files\nfiles('literature').joinpath('x').read_text()"),
        ("library.load", "disk.read_text(path, name)"),
        ("cli.main", "from literature import __version__"),
    ],
)
def test_what_is_allowed(module: str, source: str) -> None:
    assert list(violations(module, source)) == []
