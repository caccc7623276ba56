"""What the option `style` may name: our own styles, and those of other packages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from literature.extensions import Extension, ExtensionPoint, type_of

OUR_STYLES = ("apa", "pybtex", "csl")
"""Names, of which the last two are followed by a colon and a name or file."""


def _fault_of(style: Extension[Any], others: tuple[Callable[..., Any], ...]) -> str:
    if style.name in OUR_STYLES or ":" in style.name:
        return "has a name that stands for other styles"
    return "" if callable(style.value) else f"is {type_of(style.value)}; expected a function that makes a style"


STYLES: ExtensionPoint[Callable[..., Any]] = ExtensionPoint("literature.styles", _fault_of)
"""What makes a citation style, by the name that the option `style` takes."""
