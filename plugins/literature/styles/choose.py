"""Makes the style that the setting `style` names: `apa`, `pybtex:<name>` or `csl:<file or name>`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from literature.model import Citation, Reference
from literature.styles.apa import ApaStyle
from literature.styles.csl_style import CslStyle, read_csl
from literature.styles.pybtex_style import PybtexStyle
from literature.styles.style import Style


@dataclass(frozen=True, slots=True)
class ChosenStyle:
    """A style and what has to be said about it."""

    style: Style
    fault: str = ""
    """Why the style asked for cannot be used; APA stands in for it."""
    messages: tuple[str, ...] = ()
    """What the style was not followed in."""


def choose_style(
    name: str,
    references: Iterable[Reference],
    *,
    letters: Mapping[str, str],
    citations: Iterable[Citation],
    read_text: Callable[[str], str | None],
    former: Style | None = None,
) -> ChosenStyle:
    """The style for a library. `citations` are all that its pages hold: some styles format them in one go.

    `letters` are the year letters to keep, `read_text` gives the text of a file of the site or None, `former` is
    the style of the library before it changed.
    """
    works = tuple(references)
    kind, _, which = name.partition(":")
    try:
        if kind == "pybtex":
            return ChosenStyle(PybtexStyle(which, works))
        if kind == "csl":
            style = CslStyle(read_csl(which, read_text), works)
            style.prepare(citations)
            return ChosenStyle(style, messages=style.messages)
    except ValueError as error:
        return ChosenStyle(ApaStyle(works, letters), fault=str(error))
    return ChosenStyle(ApaStyle(works, letters, former=former if isinstance(former, ApaStyle) else None))
