"""The files of a new site: a configuration, one example of each kind of page, a small bibliography of real works."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from literature.starting.front import scalar

_NAME, _QUOTED_NAME, _THEME = "%SITE_NAME%", '"%SITE_NAME%"', "%THEME%"
_MATERIAL = """
  name: material
  font: false
  features:
    - navigation.indexes
    - navigation.prune"""


def new_site(name: str, *, has_material: bool) -> Iterator[tuple[str, str]]:
    """Path below the site's folder and text of every file. The theme is Material where it can be had."""
    theme = _MATERIAL if has_material else "\n  name: mkdocs"
    for path, text in _texts(files("literature").joinpath("starting/example"), ""):
        text = text.replace(_QUOTED_NAME, scalar(name)).replace(f" {_THEME}", theme)
        yield path, text.replace(_NAME, scalar(name) if path.endswith(".yml") else name)


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from _texts(file, f"{prefix}{file.name}/")
        else:
            yield f"{prefix}{file.name}", file.read_text(encoding="utf-8")
