r"""Names as indexes, catalogs and people write them, brought into the forms that BibTeX knows.

`text/names.py` parses what comes of it. What is changed here can be meant in one way only; what cannot be told is left
as it stands, and `names.py` reports it.
"""

from __future__ import annotations

import re

from literature.text.latex.reader import decode
from literature.text.name_groups import is_group
from literature.text.name_parts import SUFFIX, is_initials, split_commas
from literature.vocabulary.name_words import (
    DEGREES,
    GIVEN_NAMES,
    NO_NAMES,
    SHORT_DEGREES,
    TITLES,
)

_ORDINALS = {"2nd": "II", "2d": "II", "3rd": "III", "3d": "III", "4th": "IV", "5th": "V", "6th": "VI"}
_OTHERS = re.compile(
    r"[,;\s]*(?:(?<=[\s,;{}])|^)[\[({]*(?:(?:and|&)\s+)?(?:et\.?\s*al(?:ii|ia|\.)?|et\s+coll\.?|(?-i:u\.\s?a\.)|others\.?)"
    r"[\])}]*[.,]?$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"[\[({]*(?:\.\s?\.\s?\.|…|\\l?dots(?:\{\})?)[\])}]*")
_LETTER = re.compile(
    r"(?<!\\)\\(?:['`^\"~=.]|(?:[HvcukrdbtG]|U)(?![A-Za-z]))\s*(?:\{\s*\\?[A-Za-z]{1,2}\s*\}|\\[ij](?![A-Za-z])\s?|[A-Za-z])"
    r"|(?<!\\)\\(?:OE|oe|AE|ae|AA|aa|O|o|L|l|ss|i|j|DH|dh|TH|th|DJ|dj|NG|ng)(?![A-Za-z])(?:\{\}|\s+)?"
)
_SILENT = re.compile(r"'?\\(?:(?:relax|protect)(?![A-Za-z])\s*|[hv]space\*?\s*\{[^{}]*\})")
_BRACED_LETTER = re.compile(rf"\{{\s*({_LETTER.pattern})\s*\}}")
_HANDLE = re.compile(r"^(?P<name>.*?)\s*(?:\[(?P<a>@[^\[\]]+|u/[^\[\]]+)\]|\((?P<b>@[^()]+|u/[^()]+)\))$", re.DOTALL)
_NUMBERED = re.compile(r"(?<=[^\W\d])\s+0\d{3}$")
_MARKS = re.compile(r"(?:(?<=[^\W\d_])|(?<=\.))(?:[*†‡§¶]|\\textsuperscript\{[^{}]*\}|\$\^\{?[^$]*\}?\$)+$")
_ROLE = re.compile(
    r"\s*[\[(](?:eds?|editors?|comps?|trans|hrsg|hg|éds?|dirs?|coords?|orgs?|übers)\.?[\])]\.?$", re.IGNORECASE
)
_ASIAN_WORD = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af々・]+"
_ASIAN = re.compile(rf"{_ASIAN_WORD}(?:\s+{_ASIAN_WORD})+")
_PATRONYMIC = re.compile(r"\w+(?:ович|евич|ьич|овна|евна|ична|івна|ївна)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST_INITIALS = 4


def with_letters(source: str) -> str:
    r"""Accents and letters of LaTeX as the letters they are, whether braces or a blank follow: `Sz\H ol\H o`."""
    if "\\" not in source:
        return source
    source = _SILENT.sub(lambda match: decode(match[0]).rich.as_plain(), source)
    source = _BRACED_LETTER.sub(lambda match: _letter(match[1]), source)
    return _LETTER.sub(lambda match: _letter(match[0]), source)


def _letter(latex: str) -> str:
    return decode(latex.rstrip()).rich.as_plain()


def without_others(name: str) -> tuple[str, bool]:
    """The name without `et al.` in any form, and whether there was one; the name is empty where it was all."""
    if _ELLIPSIS.fullmatch(name):
        return "", True
    match = _OTHERS.search(name)
    return (name[: match.start()].rstrip(" ,;"), True) if match else (name, False)


def is_no_name(name: str) -> bool:
    """Whether words stand here that say that there is no name: `[No author]`, `n/a`, `s.n.`"""
    bare = name.strip().strip("{}").strip().strip("[]()<>").strip()
    return bare.casefold().replace(".", " ").strip() in NO_NAMES or (
        bool(bare) and " ".join(bare.casefold().replace(".", " ").split()) in NO_NAMES
    )


def without_handle(name: str) -> tuple[str, str]:
    """The name and the handle behind it: `Ash, Ben [@benash]`."""
    match = _HANDLE.match(name)
    if not match:
        return name, ""
    return match["name"].strip(" ,"), (match["a"] or match["b"]).strip()


def without_role(name: str) -> tuple[str, str]:
    """The name and a role in brackets behind it: `Oak, C. (Ed.)`."""
    match = _ROLE.search(name)
    return (name[: match.start()].rstrip(" ,"), match[0].strip()) if match else (name, "")


def normal(name: str) -> str:
    """A name that is not in braces, in BibTeX's form `von Last, Jr, First` or as it stands.

    Numbers of namesakes (`Ben Ash 0001`), marks of footnotes, titles and degrees go; initials behind a family name
    (`Ash BC`, `Ash B. C. 3rd`, `Иванов И. И.`) and patronymics find their place; single letters are capitals.
    """
    name = _MARKS.sub("", _NUMBERED.sub("", name))
    if _ASIAN.fullmatch(name):
        return "{" + "".join(name.split()) + "}"
    name = _without_titles(name)
    if "," not in name:
        name = _with_initials_behind(name)
    return name


def _without_titles(name: str) -> str:
    parts = [part.strip() for part in split_commas(name)]
    words = parts[0].split()
    while len(words) > (2 if len(parts) == 1 else 1) and _is_title(words[0]):
        words.pop(0)
    parts[0] = " ".join(words)
    for index in range(1, len(parts)):
        words = parts[index].split()
        while words and _is_title(words[0]) and (len(words) > 1 or index > 1):
            words.pop(0)
        while words and words[-1].replace(".", "").casefold() in DEGREES and "med" not in words[-1].casefold():
            words.pop()
        parts[index] = " ".join(words)
    last = parts[-1].replace(".", "").casefold()
    if last in SHORT_DEGREES and (len(parts) > 2 or (len(parts) == 2 and _is_spelled(parts[0]))):
        parts.pop()
    if len(parts) == 1:
        words = parts[0].split()
        while len(words) > 2 and words[-1].replace(".", "").casefold() in DEGREES:
            words.pop()
        parts[0] = " ".join(words)
    kept = [part for index, part in enumerate(parts) if part or index == 0]
    return name if kept == parts and ", ".join(parts) == name else ", ".join(kept) + ("," if name.endswith(",") else "")


def _is_title(word: str) -> bool:
    folded = word.casefold()
    if word.isupper() and len(word.rstrip(".")) > 1:
        return False
    return folded in TITLES or (folded.endswith(".") and folded.rstrip(".") in TITLES)


def _is_spelled(words: str) -> bool:
    """Whether these words are a whole name, given name first: `John Q. Smith`."""
    tokens = words.split()
    if len(tokens) < 2 or is_initials(tokens[-1]):
        return False
    return tokens[0].casefold() in GIVEN_NAMES or any(is_initials(token) for token in tokens[:-1])


def _with_initials_behind(name: str) -> str:
    tokens = name.split()
    suffix = ""
    if len(tokens) > 2 and SUFFIX.fullmatch(tokens[-1]) and is_initials(tokens[-2]):
        suffix = tokens[-1]
        tokens = tokens[:-1]
    split = family_words(tokens)
    if split:
        family, given = " ".join(tokens[:split]), " ".join(tokens[split:])
        return ", ".join(part for part in (family, suffix, given) if part)
    if len(tokens) == 3 and _PATRONYMIC.fullmatch(tokens[2]) and not _PATRONYMIC.fullmatch(tokens[1]):
        return f"{tokens[0]}, {tokens[1]} {tokens[2]}"
    if len(tokens) > 1 and re.fullmatch(r"[a-z]\.", tokens[-2]):
        tokens[:-1] = [token.upper() if re.fullmatch(r"[a-z]\.", token) else token for token in tokens[:-1]]
        return " ".join(tokens)
    return " ".join(_with_capital_initials(tokens))


def _with_capital_initials(tokens: list[str]) -> list[str]:
    """Single letters at the beginning are initials: `a M Kelly`, `P a Steerenberg`; `Thomas a Kempis` stays."""
    found = list(tokens)
    for index, token in enumerate(tokens[:-1]):
        if len(token) > 1:
            break
        found[index] = token.upper()
    return found


def family_words(tokens: list[str]) -> int:
    """How many words of `Ash BC` are the family name; 0 where the initials do not stand behind."""
    end = len(tokens)
    while end > 1 and is_initials(tokens[end - 1]):
        end -= 1
    if end == len(tokens) or is_initials(tokens[0]):
        return 0
    letters = sum(char.isalpha() for token in tokens[end:] for char in token)
    if letters > _MOST_INITIALS or not any(char.islower() for char in tokens[end - 1]):
        return 0
    return 0 if end == 1 and tokens[0].casefold() in GIVEN_NAMES else end


def apart(name: str) -> list[str]:
    """The names in a list that no ` and ` separates, each as BibTeX writes it; empty where that cannot be told.

    Told are `Smith, J., Jones, A. B., & Brown, C.`, `Smith J, Jones AB`, `J. Smith, A. B. Jones`, `John Smith, Bob
    Jones, Carl Brown`, and names between semicolons.
    """
    pieces = [piece.strip(" ,") for piece in re.split(r";|(?:^|(?<=\s)|,)\\?&(?=\s|$)", name)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1:
        found: list[str] = []
        for piece in pieces:
            within = _by_commas(piece)
            if not within and (is_group(piece) or piece.count(",") > 2 or len(piece.split()) < 2):
                return []
            found.extend(within or [piece])
        return found
    return _by_commas(name)


def _by_commas(name: str) -> list[str]:
    parts = [part.strip() for part in split_commas(name) if part.strip()]
    if len(parts) < 2:
        return []
    if pairs := _pairs(parts):
        return pairs
    words = [part.split() for part in parts]
    if all(family_words(tokens) for tokens in words):
        return parts
    if all(len(tokens) > 1 and is_initials(tokens[0]) and not is_initials(tokens[-1]) for tokens in words):
        return parts
    if any(SUFFIX.fullmatch(part) or is_group(part) for part in parts):
        return []
    are_whole = all(len(tokens) in (2, 3, 4) and all(_is_name_word(token) for token in tokens) for tokens in words)
    if not are_whole or all(is_initials(token) for token in words[-1]):
        return []
    if len(parts) > 2:
        return parts
    return parts if _is_spelled(parts[0]) and len(words[1]) > 1 and not is_initials(words[1][-1]) else []


def _is_name_word(token: str) -> bool:
    return bool(_WORD.fullmatch(token))


def _pairs(parts: list[str]) -> list[str]:
    """`Smith, J., Jones, A. B.` by two, suffixes with them; more than one name, else nothing."""
    found: list[str] = []
    index = 0
    while index + 1 < len(parts):
        family, given = parts[index], parts[index + 1]
        if all(is_initials(token) for token in family.split()) or not all(is_initials(t) for t in given.split()):
            return []
        index += 2
        if index < len(parts) and SUFFIX.fullmatch(parts[index]):
            family = f"{family}, {parts[index]}"
            index += 1
        found.append(f"{family}, {given}")
    return found if index == len(parts) and len(found) > 1 else []


def suffix_of(word: str) -> str:
    """`3rd` as `III`, any other suffix as written."""
    return _ORDINALS.get(word.casefold(), word)
