"""Reads the places that follow a key in a citation: `, pp. 3-5, for this` is a page range and a suffix.

Used by `text/markdown/citations.py` on what stands between a key and the next semicolon or bracket.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from literature.model import Locator
from literature.vocabulary.locators import LOCATORS, PAGE, TIMESTAMP

_KINDS: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        label: (form.name, bool(is_plural))
        for form in LOCATORS.values()
        for is_plural, labels in enumerate(form.written)
        for label in labels.split()
    }
)
_NEEDS_STOP = frozenset(label for form in LOCATORS.values() for label in form.needs_stop.split())

_SPACE = r"(?:[\s~\u00a0]|&nbsp;)"
_NUMBER = r"(?:\d+(?:[.:]\d+)*(?:\s?ff?\b\.?|n\d+|[A-Za-z])?(?!\w)(?:\(\w{1,4}\))*)"
_COUNTED = rf"(?:[A-Za-z]{{0,2}}[.-]?{_NUMBER})"
_ROMAN = r"(?:\([ivxlcdm]+\)|(?:[ivxlcdm]+|[IVXLCDM]+)(?!\w)(?!\.?\s*\d))"
_LETTER = r"(?:[A-Z](?!\w))"
_DASH = r"\s*[-–—]{1,3}\s*"
_COMMA = rf"(?:\s*,{_SPACE}*(?:(?:and|&){_SPACE}+)?|{_SPACE}+(?:and|&){_SPACE}+)"


def _listing(first: str, more: str) -> str:
    """Pattern of ranges that are joined by commas or by `and`."""
    any_unit = f"(?:{_COUNTED}|{_ROMAN}|{_LETTER})"
    return rf"{first}(?:{_DASH}{any_unit})?(?:{_COMMA}{more}(?:{_DASH}{any_unit})?)*"


_LABEL = re.compile(rf"(?P<label>[^\W\d_]+|¶+|§+)(?P<stop>\.?)(?P<gap>{_SPACE}*)")
_VALUE = re.compile(
    "|".join((_listing(_COUNTED, _NUMBER), _listing(_ROMAN, f"(?:{_ROMAN}|{_NUMBER})"), _listing(_LETTER, _LETTER)))
)
_BARE_VALUE = re.compile(_listing(_NUMBER, _NUMBER))
_TIME = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[-–—]{1,3}\d{1,3}:[0-5]\d(?::[0-5]\d)?)?")
_LEAD = re.compile(rf"{_SPACE}*,?{_SPACE}*")
_NEXT = re.compile(rf"{_SPACE}*[,;]?{_SPACE}*(?:(?:and|&){_SPACE}+)?")
_BRACED = re.compile(r"\{((?:[^{}]|\{[^{}]*\})*)\}")
_SEVERAL = re.compile(r"[-–—,&]|\band\b|\d\s?ff?\b")
_NUMBERING = re.compile(r"[A-Za-z]{1,2}-(?=\d)")


def parse_locators(text: str) -> tuple[tuple[Locator, ...], int]:
    """Locators at the start of what follows a key, and the number of characters they take.

    Pandoc's rules (manual, "Citation syntax"): a comma may come first; a number without a label is a page; braces
    hold a locator as it is, and empty braces hold the reader back from seeing one. Beyond Pandoc, several locators
    may follow each other (`vol. 2, p. 33`), and hours and minutes (`1:30:40`, `2:12`) are a timestamp.
    """
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    if braced := _BRACED.match(text, at):
        return _braced(braced[1].strip()), braced.end()
    return _integrated(text, at)


def _braced(inside: str) -> tuple[Locator, ...]:
    if not inside:
        return ()
    locators, consumed = _integrated(inside, 0)
    if consumed == len(inside):
        return locators
    if labelled := _labelled(inside, 0):
        kind, is_plural, value_start = labelled
        return (_locator(kind, inside[value_start:].strip(), is_plural),)
    return (_locator(PAGE, inside, False),)


def _integrated(text: str, at: int) -> tuple[tuple[Locator, ...], int]:
    locators: list[Locator] = []
    consumed = 0
    while True:
        if labelled := _labelled(text, at):
            kind, is_plural, value_start = labelled
            value = _VALUE.match(text, value_start)
            if not value:
                break
            locators.append(_locator(kind, value[0], is_plural))
        elif not locators and (value := _BARE_VALUE.match(text, at)):
            locators.append(_locator(TIMESTAMP if _TIME.fullmatch(value[0]) else PAGE, value[0], False))
        else:
            break
        consumed = value.end()
        separator = _NEXT.match(text, consumed)
        at = separator.end() if separator else consumed
    return tuple(locators), consumed


def _labelled(text: str, at: int) -> tuple[str, bool, int] | None:
    """Kind and number of the label at an offset, and where its value starts."""
    match = _LABEL.match(text, at)
    if not match:
        return None
    label = match["label"].lower()
    if label not in _KINDS or not (match["stop"] or match["gap"] or label[0] in "¶§"):
        return None
    if label in _NEEDS_STOP and not match["stop"]:
        return None
    return *_KINDS[label], match.end()


def _locator(kind: str, value: str, is_plural: bool) -> Locator:
    return Locator(kind, value, is_plural or bool(_SEVERAL.search(_NUMBERING.sub("", value))))
