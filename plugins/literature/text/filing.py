"""How a language files names and titles in an alphabet: which letters stand on their own, and which articles do not
count. `text/folding.py` is for comparing names, which is the same in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from literature.text.folding import fold

_LETTERS: Mapping[str, str] = {"es": "ñ"}
"""By language, letters with an accent that follow the letter without it in the alphabet (CLDR's collations)."""
_ARTICLES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"(?:a|an|the)\s+(?=\S)", re.IGNORECASE),
    "de": re.compile(r"(?:der|die|das|dem|den|des|eine?[mnrs]?)\s+(?=\S)", re.IGNORECASE),
    "es": re.compile(r"(?:el|la|lo|los|las|una?|unos|unas)\s+(?=\S)", re.IGNORECASE),
    "fr": re.compile(r"(?:(?:les?|la|une?|des)\s+|l['\u2019])(?=\S)", re.IGNORECASE),
    # Nouns of the pattern of iltizam begin with the same letters.
    "ar": re.compile(r"ال(?!ت(?:زام|هاب|ماس|فات|حاق|قاء|باس|واء|ئام))(?=\w{2})"),
}
"""By language, the articles that a title's place in an alphabet passes over."""
_OPENING = "\"'“”„«»‘’‚‹›¿¡ \u00a0\u202f"


def filed(text: str, language: str = "en") -> str:
    """What a name is sorted by: folded, but for letters that the language counts as letters of their own."""
    own = _LETTERS.get(_base(language), "")
    if not own or text.isascii():
        return fold(text)
    pieces = re.split(f"([{own}])", unicodedata.normalize("NFC", text).lower())
    # The accent behind its letter comes after all letters that may follow it.
    return "".join(unicodedata.normalize("NFD", piece) if at % 2 else fold(piece) for at, piece in enumerate(pieces))


def filed_title(title: str, language: str = "en") -> str:
    """What a title is sorted by: without the marks of a quotation and the article that it begins with."""
    bare = title.lstrip(_OPENING)
    articles = _ARTICLES.get(_base(language))
    return filed(articles.sub("", bare, count=1) if articles and articles.match(bare) else bare, language)


def first_letter(filed_text: str) -> str:
    """The letter, in capitals, that stands above what is filed under it; empty for an empty text."""
    length = 2 if filed_text[1:2] and unicodedata.combining(filed_text[1]) else 1
    return unicodedata.normalize("NFC", filed_text[:length]).upper()


def _base(language: str) -> str:
    return re.split("[-_]", language)[0].lower()
