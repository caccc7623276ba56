"""Makes what stands in a file fit to stand in a message: one line, short, no control characters."""

from __future__ import annotations

import re
import reprlib

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters other than tab and line ends."""

UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\u0590-\U0001ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U0001ffff])"
)
"""Characters that nobody sees: soft hyphens, spaces of no width, marks of direction, byte order marks. Joiners and
their opposites belong to the scripts and symbols beyond Hebrew."""

_LONGEST = 60
_LONGEST_VALUE = 100


def excerpt(text: str) -> str:
    """The text in one line, its end cut off beyond sixty characters."""
    line = " ".join(without_controls(text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST and len(text) <= 4 * _LONGEST else f"{line[: _LONGEST - 3]}..."


def value_excerpt(value: object) -> str:
    """A value as Python writes it, its end cut off beyond a hundred characters. Names of YAML let a short text stand
    for a value without end, and Python writes no number of thousands of digits."""
    written = _SHORT.repr(value)
    return written if len(written) <= _LONGEST_VALUE else f"{written[: _LONGEST_VALUE - 3]}..."


class _Short(reprlib.Repr):
    """What stands within lists and mappings, each cut off beyond some items and levels."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 4
        self.maxlist = self.maxdict = self.maxset = 8
        self.maxstring = self.maxother = _LONGEST_VALUE

    def repr_int(self, x: int, level: int) -> str:
        """A number, or that it is one."""
        return str(x) if x.bit_length() < 128 else "a number of many digits"


_SHORT = _Short()


def without_controls(text: str) -> str:
    """The text with control characters and those that nobody sees left out.

    Controls from U+0080 to U+009F are Windows-1252's dashes and quotation marks, misread as Latin-1 when the file was
    made; they become what they were.
    """
    return text if text.isprintable() else UNSEEN.sub("", CONTROL.sub(lambda match: _meant(match[0]), text))


def _meant(control: str) -> str:
    return control.encode("latin-1").decode("cp1252", errors="ignore") if control > "\x7f" else ""
