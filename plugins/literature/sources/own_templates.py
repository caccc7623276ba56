"""Reads the templates that a site has in place of ours: HTML files in `literature/` in the theme's `custom_dir`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from literature.model import Location, Problem
from literature.sources import disk
from literature.sources.disk import UNREADABLE_FILE

FOLDER = "literature"


def read_templates(root: Path, custom_dir: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Text of each template by name, and what cannot be read; the tool's own stands in for that. `custom_dir` is
    relative to the folder of the configuration, or absolute; empty where the theme has none."""
    folder = root / custom_dir / FOLDER
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    if not custom_dir or not disk.is_folder(folder):
        return texts, ()
    for uri in disk.other_files(folder):
        if not uri.endswith(".html"):
            continue
        name = disk.relative_name(folder / uri, root)
        text, faults = disk.read_text(folder / uri, name)
        problems += faults
        try:
            Environment().parse(text)
        except TemplateSyntaxError as error:
            message = f"{name} cannot be read as a template: {error.message}"
            problems.append(UNREADABLE_FILE.problem(message, Location(name, error.lineno)))
        else:
            texts[uri] = text
    return texts, tuple(problems)
