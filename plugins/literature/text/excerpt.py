"""Makes what stands in a file fit to stand in a message: one line, short, no control characters."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters other than tab and line ends."""

_LONGEST = 60


def excerpt(text: str) -> str:
    """The text in one line, its end cut off beyond sixty characters."""
    line = " ".join(without_controls(text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST and len(text) <= 4 * _LONGEST else f"{line[: _LONGEST - 3]}..."


def without_controls(text: str) -> str:
    """The text with control characters left out.

    Those from U+0080 to U+009F are Windows-1252's dashes and quotation marks, misread as Latin-1 when the file was
    made; they become what they were.
    """
    return text if text.isprintable() else CONTROL.sub(lambda match: _meant(match[0]), text)


def _meant(control: str) -> str:
    return control.encode("latin-1").decode("cp1252", errors="ignore") if control > "\x7f" else ""
