"""Makes what stands in a file fit to stand in a message: one line, short, no control characters."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters other than tab and line ends."""

UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\u0590-\U0001ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0001ffff])"
)
"""Characters that nobody sees: soft hyphens, spaces of no width, marks of direction, byte order marks. Joiners and
their opposites belong to the scripts and symbols beyond Hebrew."""

_LONGEST = 60


def excerpt(text: str) -> str:
    """The text in one line, its end cut off beyond sixty characters."""
    line = " ".join(without_controls(text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST and len(text) <= 4 * _LONGEST else f"{line[: _LONGEST - 3]}..."


def without_controls(text: str) -> str:
    """The text with control characters and those that nobody sees left out.

    Controls from U+0080 to U+009F are Windows-1252's dashes and quotation marks, misread as Latin-1 when the file was
    made; they become what they were.
    """
    return text if text.isprintable() else UNSEEN.sub("", CONTROL.sub(lambda match: _meant(match[0]), text))


def _meant(control: str) -> str:
    return control.encode("latin-1").decode("cp1252", errors="ignore") if control > "\x7f" else ""
