"""What assistants ask with: how long it may be. What is longer is no question, and its answer, which names what is not
known, would be as long."""

from __future__ import annotations

from collections.abc import Mapping

from literature.sources.kept_values import is_text

TEXT = "text"
"""Name of the parameter that takes a whole text."""
_LONGEST = 2_000
_LONGEST_TEXT = 200_000
_MOST = 500


class UnfitError(ValueError):
    """An argument that cannot be answered; the message says what can be."""


def refuse_unfit(arguments: Mapping[str, object]) -> None:
    """Raises `UnfitError` for arguments, by their names, that are too long, or hold halves of characters, which no
    answer can repeat."""
    for name, value in arguments.items():
        if isinstance(value, list) and len(value) > _MOST:
            raise UnfitError(f"'{name}' has {len(value):,} items; give at most {_MOST:,} at once")
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str):
                _refuse_unfit_text(name, one)


def _refuse_unfit_text(name: str, text: str) -> None:
    longest = _LONGEST_TEXT if name == TEXT else _LONGEST
    if len(text) > longest:
        raise UnfitError(f"'{name}' has {len(text):,} characters; give at most {longest:,} at once")
    if not is_text(text):
        raise UnfitError(f"'{name}' holds half of a character (a surrogate alone), which is no text")
