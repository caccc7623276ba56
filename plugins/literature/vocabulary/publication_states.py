"""What can be said of a work on its way to print: BibLaTeX's keys for `pubstate`, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PUBSTATES: Mapping[str, str] = MappingProxyType(
    {
        "inpreparation": "in preparation",
        "submitted": "submitted",
        "forthcoming": "forthcoming",
        "inpress": "in press",
        "prepublished": "advance online publication",
    }
)
"""Keys in words (BibLaTeX manual, section 4.9.2.11)."""

_KEYS: Mapping[str, str] = MappingProxyType(
    {
        **{words.replace(" ", ""): key for key, words in PUBSTATES.items()},
        "accepted": "inpress",
        "underreview": "submitted",
        "aheadofprint": "prepublished",
        "epubaheadofprint": "prepublished",
        "advanceonline": "prepublished",
        "articleinpress": "inpress",
        "earlyaccess": "prepublished",
    }
)


def pubstate(words: str) -> str:
    """The key for the words of another format; empty for words that say no state."""
    letters = "".join(filter(str.isalpha, words.lower()))
    return letters if letters in PUBSTATES else _KEYS.get(letters, "")
