"""Reads the templates that a site has in place of ours: HTML files in `literature/` in the theme's `custom_dir`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from literature.model import Location, Problem, Rule, Severity
from literature.sources import disk
from literature.sources.disk import UNREADABLE_FILE
from literature.text.nearest import Nearest

UNKNOWN_TEMPLATE = Rule(
    "SRC013", "unknown-template", Severity.WARNING, "A template of the site has the name of none of the tool's."
)
FOLDER = "literature"
_NEAR = 0.75
"""How near a name is that was probably meant; see `Nearest.to`."""


def read_templates(root: Path, custom_dir: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Text of each template by name, and what cannot be read, which the tool's own stand in for, or is used nowhere.
    `custom_dir` is relative to the folder of the configuration, or absolute; empty where the theme has none."""
    folder = root / custom_dir / FOLDER
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    if not custom_dir or not disk.is_folder(folder):
        return texts, ()
    # Few sites have templates, and every command would wait for the import.
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.meta import find_referenced_templates

    environment = Environment(extensions=["jinja2.ext.i18n"])
    included: set[str | None] = set()
    uris = tuple(disk.other_files(folder))
    for uri in uris:
        if not uri.endswith(".html"):
            continue
        name = disk.relative_name(folder / uri, root)
        text, faults = disk.read_text(folder / uri, name)
        problems += faults
        try:
            included.update(find_referenced_templates(environment.parse(text)))
        except TemplateSyntaxError as error:
            message = f"{name} cannot be read as a template: {error.message}"
            problems.append(UNREADABLE_FILE.problem(message, Location(name, error.lineno)))
        else:
            texts[uri] = text
    # A name that a template works out may be any.
    if None not in included:
        problems += _unknown((uri for uri in uris if uri not in included), root, folder)
    return texts, tuple(problems)


def template_names() -> frozenset[str]:
    """Names of the tool's own templates."""
    folder = files("literature").joinpath("render/templates")
    return frozenset(file.name for file in folder.iterdir() if file.name.endswith(".html"))


def _unknown(uris: Iterable[str], root: Path, folder: Path) -> Iterator[Problem]:
    """Files that stand in place of no template. One that is no HTML may have another purpose, unless its name is near
    that of a template."""
    names = template_names()
    nearest = Nearest(names)
    for uri in uris:
        file = uri.rpartition("/")[2]
        near = nearest.to(file if uri.endswith(".html") else f"{file.partition('.')[0]}.html", most=1, least=_NEAR)
        if uri in names or not (near or uri.endswith(".html")):
            continue
        name = disk.relative_name(folder / uri, root)
        message = f"the tool has no template '{uri}', and none of the site's includes it"
        yield UNKNOWN_TEMPLATE.problem(message, Location(name), near)
