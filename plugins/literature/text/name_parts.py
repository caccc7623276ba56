"""The small signs of names: initials, suffixes, and the commas that part them.

`text/name_forms.py`, `text/name_groups.py` and `text/names.py` read names by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.vocabulary.name_words import ASIAN_SURNAMES

SUFFIX = re.compile(r"(?i:jr|sr)\.?|(?i:junior|senior)|II|III|IV|VI|2nd|3rd|[4-6]th|(?i:2d|3d)")
_LONGEST_BLOCK = 3
_MOST_INITIALS = 4


def is_initials(token: str) -> bool:
    """`J`, `J.`, `JA`, `J.A.`, `J.-P.`, but not `LI`, which is a name in capitals."""
    letters = re.sub(r"[.‐‑-]", "", token)
    if not letters.isalpha() or not letters.isupper():
        return False
    if len(letters) == 1:
        return True
    if "." in token or "-" in token:
        return len(letters) <= _MOST_INITIALS and all(len(piece) <= 1 for piece in re.split(r"[.‐‑-]", token))
    if letters.casefold() in ASIAN_SURNAMES or SUFFIX.fullmatch(token):
        return False
    return len(letters) == 2 or (len(letters) <= _LONGEST_BLOCK and not _is_syllable(letters))


def _is_syllable(letters: str) -> bool:
    """Whether three capitals may be a name: `Jan BOS`."""
    return any(letter in "AEIOUYÄÖÜÉ" for letter in letters[1:2])


def split_commas(name: str) -> Iterator[str]:
    """The parts between commas outside braces."""
    depth = start = 0
    for position, char in enumerate(name):
        if char == "{":
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
        elif char == "," and depth == 0:
            yield name[start:position]
            start = position + 1
    yield name[start:]
