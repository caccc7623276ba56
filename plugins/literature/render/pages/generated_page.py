"""A generated page, as `render/pages/generated.py` makes it and `render/frame/frame.py` puts it into the
theme's frame."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page, ready to be put into the theme's frame."""

    address: str
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    body: str
    """HTML, heading included."""
    head: str = ""
    """HTML for the head of this page alone."""
    beside: str = ""
    """HTML for beside the page, where the theme has room for it."""
    is_described: bool = True
    """Whether the description is told to search engines; citation managers take it for an abstract."""
