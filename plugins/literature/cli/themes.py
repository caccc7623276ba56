"""The theme of a new site: one that is there, and the package that brings it."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec

import click

from literature.text.nearest import Nearest

_MATERIAL = "material"


def theme_of(name: str | None) -> tuple[str, tuple[str, ...]]:
    """A theme, and the packages that bring it. Raises a usage error for one that no one knows."""
    if name is None:
        return (_MATERIAL if find_spec(_MATERIAL) is not None else "mkdocs"), ()
    installed: dict[str, EntryPoint] = {found.name: found for found in entry_points(group="mkdocs.themes")}
    if name == _MATERIAL:
        return name, ()
    if name not in installed:
        known = {*installed, _MATERIAL}
        near = Nearest(known).to(name, most=1)
        hint = f"did you mean '{near[0]}'?" if near else f"installed are {', '.join(sorted(known))}"
        raise click.UsageError(f"no theme '{name}' is installed; {hint}")
    package = installed[name].dist
    is_own = package is None or package.name.lower() == "mkdocs"
    return name, () if is_own or package is None else (f"{package.name}=={package.version}",)
