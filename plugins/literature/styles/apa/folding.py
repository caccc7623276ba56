"""Keys for the order of a reference list: letter by letter, accents dropped (APA 7, sections 9.44 to 9.49)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_ARTICLES = re.compile(r"^(?:the|an|a)\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_LETTERS: Mapping[int, str] = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ħ": "h"}
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Letters and digits alone, lower case, without accents: `López de Molina` as `lopezdemolina`."""
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
        lowered = "".join(char for char in decomposed if not unicodedata.combining(char))
    return "".join(filter(str.isalnum, lowered))


def fold_title(title: str) -> str:
    """A title for sorting: leading article dropped, numerals as if spelled out (9.49)."""
    text = _ARTICLES.sub("", title.lstrip("“\"'‘([¿¡… "))
    if any(char.isdigit() for char in text):
        text = _NUMBER.sub(lambda match: _spelled(match[0].replace(",", "")), text)
    return fold(text)


def _spelled(digits: str) -> str:
    if len(digits) > 6 or not digits.isascii():
        return digits
    number = int(digits)
    if len(digits) == 4 and 1100 <= number < 2000:
        rest = _under_thousand(number % 100) if number % 100 else "hundred"
        return f"{_under_thousand(number // 100)} {rest}"
    thousands, rest_number = divmod(number, 1000)
    words = f"{_under_thousand(thousands)} thousand " if thousands else ""
    return words + (_under_thousand(rest_number) if rest_number or not thousands else "")


def _under_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    ones, tens = _ONES.split(), _TENS.split()
    words = f"{ones[hundreds]} hundred " if hundreds else ""
    if rest or not hundreds:
        words += ones[rest] if rest < 20 else tens[rest // 10] + (f" {ones[rest % 10]}" if rest % 10 else "")
    return words
