"""Works in periodicals: whether one is dated to the day, its volume and issue, its place on the pages (APA 7, 9.14
and 9.25 to 9.27)."""

from __future__ import annotations

import re

from literature.model import Reference
from literature.references.fields import dashed, letters, value

_VOLUME_AND_NUMBER = re.compile(r"(?P<volume>[^()]+?)\s*\((?P<number>[^()]+)\)")
_E_LOCATOR = re.compile(r"e\d+[a-z]?|(?:e-?)?[a-zA-Z]+\d{3,}[a-z]?|\d{5,}", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article(?:\s+(?:No|ID)\.?)?|Art\.|Paper|ID)\s+(?=\S)", re.IGNORECASE)
_SUPPLEMENT = re.compile(r"\bSuppl(?:ement)?\b\.?", re.IGNORECASE)
_PART = re.compile(r"\bP(?:ar)?t\b\.?(?=\s*\d)", re.IGNORECASE)
_VOLUME_WORDS = frozenset({"inpress", "epubaheadofprint", "na", "none", "tbd"})
NEWS = frozenset(
    {"magazine", "newspaper", "nonacademic", "newsletter", "news", "magazinearticle", "newspaperarticle", "blog"}
    | {"blogpost", "comment"}
)
"""Values of `entrysubtype`, letters alone in lower case, of what is dated to the day."""


def subtype(reference: Reference) -> str:
    """`entrysubtype`, letters alone in lower case."""
    return letters(reference.plain("entrysubtype"))


def is_news(reference: Reference) -> bool:
    """Whether a periodical is dated to the day: a magazine, newspaper, newsletter or blog (9.14).

    Told by `entrysubtype`, else by a date with a day where there is no volume, number or DOI.
    """
    if subtype(reference) in NEWS:
        return True
    date = reference.dates.get("date")
    if not (date and date.start and date.start.day):
        return False
    return not any(reference.text.get(name) for name in ("volume", "number", "issue", "eid", "doi", "pubstate"))


def volume_and_number(reference: Reference) -> tuple[str, str]:
    """Volume and issue as printed; a volume written `75(3)` holds both."""
    volume = dashed(value(reference, "volume"))
    number = value(reference, "number") or value(reference, "issue")
    if letters(volume) in _VOLUME_WORDS:
        volume = ""
    both = _VOLUME_AND_NUMBER.fullmatch(volume)
    if both and not number:
        volume, number = both["volume"], both["number"].strip()
    number = _PART.sub("Pt.", _SUPPLEMENT.sub("Suppl.", dashed(number)))
    return volume, number


def place_in(reference: Reference) -> str:
    """Pages, or `Article` with its number (9.27).

    An article number is what `eid` holds, or in `pages` a single token that is letters and digits (`e1001454`) or
    has five digits or more; pages of newspapers (`C1`) and supplements (`S12`) are pages.
    """
    eid = value(reference, "eid") or value(reference, "articleno")
    if eid:
        return f"Article {_ARTICLE.sub('', eid)}"
    pages = value(reference, "pages")
    if not pages:
        return ""
    if _ARTICLE.match(pages):
        return f"Article {_ARTICLE.sub('', pages)}"
    if _E_LOCATOR.fullmatch(pages) and not is_news(reference):
        return f"Article {pages}"
    return re.sub(r"^pp?\.\s*", "", dashed(pages))
