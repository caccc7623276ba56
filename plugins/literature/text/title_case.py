"""Sentence case and title case for rich text, keeping what the bibliography protects with braces.

APA 7, section 6.17: in sentence case the first word of the title, of each subtitle, proper nouns and nouns that a
numeral follows are capitalized; in title case all words but the minor ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from literature.model import RichText

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SEGMENT_BREAK = re.compile(r"[:?!][”\"’')\]]*\s|—|\s[–-]{1,3}\s|(?<!\.)\.[”\"’')\]]*\s")
_FULL_STOP = re.compile(r"(?<!\.)\.[”\"’')\]]*\s")
_VERBATIM = re.compile(r"(?<!\S)\S*(?:@|://)\S*|#\S+|(?<![^\W_])[^\W_]+\.(?:com|org|net|edu|gov|io)\b")
_NUMERAL = re.compile(r"\s+(?:\d|[IVXLC]+\b|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b)")
_SERIES_LETTER = re.compile(r"[B-Z]\b")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A full stop after one of these ends no sentence.
_ABBREVIATIONS = _set("vs etc cf al ed eds vol vols no nos pt pts dr mr mrs ms st jr sr prof rev eg ie ca pp")
_HONORIFICS = frozenset({"Dr", "Mr", "Mrs", "Ms", "St", "Prof"})
# Nouns that keep their capital before a numeral (APA 7, section 6.19); `type` and `grade` do not.
_NUMBERED = _set(
    "Study Studies Experiment Experiments Part Parts Pt Phase Chapter Volume Vol Vols Wave Waves Trial Trials Table "
    "Figure Section Season Episode Appendix No Nos Session Book Axis Cluster Title Day Step Module"
)
# A single `A` after one of these is a name and no article.
_LETTERED = frozenset({"type", "vitamin", "hepatitis", "cluster", "influenza"})
# Articles, short conjunctions and short prepositions (APA 7, section 6.17).
_MINOR = _set("a an the and as but for if nor or so yet at by in of off on per to up via vs de la le du von van der et")
# Names that keep their capital in sentence case wherever they stand; `March` and `May` are words too.
_NAMES = _set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays "
    "Sundays January February April June July September October November December Christmas Easter Ramadan"
)
_FUNCTION = _MINOR | _set(
    "about after among before between beyond during from into over that their them these this those through toward "
    "towards under upon what when where which while whose with within without your than then there does have"
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    is_first: bool
    """First of the title or of a subtitle."""
    is_second_part: bool
    """Follows a hyphen."""


@lru_cache(maxsize=20_000)
def sentence_case(text: RichText) -> RichText:
    """The text in sentence case. A work's title is asked for by its entry and by each export.

    Protected characters, words with a digit or with two capitals (`fMRI`, `PTSD`, `McAdams`), single letters and
    nouns before a numeral stay as written. A title that is in sentence case already keeps its capitals: they are
    proper nouns.
    """
    plain = text.as_plain()
    if not plain:
        return text
    protected = _protection(text, plain)
    words = _words(plain)
    is_shouted = _is_shouted(plain, words, protected)
    keeps_capitals = not is_shouted and _is_sentence_case(words, protected)
    chars = list(plain)
    previous = ""
    for word in words:
        is_small = keeps_capitals or word.text.islower()
        if not is_small and not _keeps_case(word, plain, protected, previous, is_shouted):
            _put_small(word, chars, protected)
        is_raised = word.is_first and not _is_named_small(word, words, plain)
        if is_raised and not protected[word.start] and (is_shouted or not _has_inner_capital(word.text)):
            chars[word.start] = _upper(chars[word.start])
        previous = word.text
    return _rebuilt(text, chars)


def title_case(text: RichText) -> RichText:
    """The text in title case: a word of four letters or more and every word that is not minor gets a capital."""
    plain = text.as_plain()
    protected = _protection(text, plain)
    chars = list(plain)
    for word in _words(plain):
        is_minor = word.text.lower() in _MINOR and not word.is_first
        if protected[word.start] or _has_inner_capital(word.text):
            continue
        if is_minor and len(word.text) > 1:
            chars[word.start] = _lower(chars[word.start])
        elif not is_minor:
            chars[word.start] = _upper(chars[word.start])
    return _rebuilt(text, chars)


def _protection(text: RichText, plain: str) -> bytearray:
    protected = bytearray(len(plain))
    start = 0
    for run in text.runs:
        end = start + len(run.text)
        if run.is_protected or run.position:
            protected[start:end] = b"\x01" * (end - start)
        start = end
    if "@" in plain or "#" in plain or "://" in plain or "." in plain:
        for match in _VERBATIM.finditer(plain):
            protected[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return protected


def _words(plain: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    previous = ""
    for match in _WORD.finditer(plain):
        gap = plain[end : match.start()]
        is_first = not words or (gap != " " and gap != "-" and _breaks(gap, previous))
        words.append(_Word(match.start(), match.end(), match[0], is_first, gap in {"-", "‐", "‑"}))
        end = match.end()
        previous = match[0]
    return words


def _breaks(gap: str, previous: str) -> bool:
    if not _SEGMENT_BREAK.search(gap):
        return False
    if not _FULL_STOP.match(gap):
        return True
    return (len(previous) > 1 and previous.lower() not in _ABBREVIATIONS) or previous.isdigit()


def _is_shouted(plain: str, words: list[_Word], protected: bytearray) -> bool:
    # The first word with a small letter says it of nearly every title.
    if not all(word.text == word.text.upper() for word in words if not protected[word.start]):
        return False
    return sum(len(word.text) > 3 for word in words if not protected[word.start]) > 1


def _is_sentence_case(words: list[_Word], protected: bytearray) -> bool:
    """Whether most of the longer words, or half of several, start with a small letter where title case has a capital.

    The first word of a subtitle counts only when it is small: both cases have a capital there.
    """
    major = [
        word.text
        for word in words[1:]
        if len(word.text) > 3
        and not (word.is_first and word.text[0].isupper())
        and not word.is_second_part
        and not protected[word.start]
        and not _is_code(word)
        and word.text.lower() not in _FUNCTION
    ]
    small = sum(text[0].islower() for text in major)
    return small * 2 > len(major) or (small > 1 and small * 2 == len(major))


def _keeps_case(word: _Word, plain: str, protected: bytearray, previous: str, is_shouted: bool) -> bool:
    text = word.text
    if len(text) == 1:
        return _keeps_letter(word, plain, previous)
    if text[0] == "I" and text[1] in "'’":
        return True
    if not text.isalpha() and any(char.isdigit() for char in text):
        return True
    if is_shouted:
        return False
    capitals = (char.isupper() for index, char in enumerate(text, word.start) if not protected[index])
    if not text[1:].islower() and sum(capitals) > 1:
        return True
    if text in _NAMES or (text[0].islower() and _has_inner_capital(text)):
        return True
    if text in _HONORIFICS and plain[word.end : word.end + 1] == ".":
        return True
    if text in _NUMBERED:
        tail = plain[word.end :].removeprefix(".")
        return bool(_NUMERAL.match(tail)) or (text in {"Cluster", "Appendix"} and bool(_SERIES_LETTER.match(tail[1:])))
    return False


def _keeps_letter(word: _Word, plain: str, previous: str) -> bool:
    following = plain[word.end : word.end + 1]
    if following in {"-", "‐", "‑"}:
        return word.text not in {"A", "E"}
    if word.text == "A":
        return following == "." or previous.lower() in _LETTERED
    return True


def _is_code(word: _Word) -> bool:
    """Whether the letters are what matters, so that they say nothing of the case of the title: `lme4`, `kHz`."""
    return word.text[0].islower() and (_has_inner_capital(word.text) or not word.text.isalpha())


def _is_named_small(word: _Word, words: list[_Word], plain: str) -> bool:
    """Whether a small word is meant so where a capital would stand: a name before a colon (`lavaan: An R package`), a
    name with a digit (`lme4`)."""
    text = word.text
    if not text[0].islower():
        return False
    if any(char.isdigit() for char in text):
        return text.isalnum()
    is_alone = word is words[0] and plain.startswith(": ", word.end) and len(words) > 2
    return is_alone and words[1].text[0].isupper()


def _put_small(word: _Word, chars: list[str], protected: bytearray) -> None:
    if word.text.isascii() and 1 not in protected[word.start : word.end]:
        chars[word.start : word.end] = word.text.lower()
        return
    for index in range(word.start, word.end):
        if not protected[index]:
            chars[index] = _lower(chars[index])


def _has_inner_capital(text: str) -> bool:
    return not text[1:].islower() and any(char.isupper() for char in text[1:])


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


def _upper(char: str) -> str:
    raised = char.upper()
    return raised if len(raised) == 1 else char


def _rebuilt(text: RichText, chars: list[str]) -> RichText:
    runs = []
    start = 0
    for run in text.runs:
        end = start + len(run.text)
        changed = "".join(chars[start:end])
        runs.append(run if changed == run.text else run.with_text(changed))
        start = end
    return RichText(tuple(runs))
