"""Works in periodicals: whether one is dated to the day, its volume and issue, its place on the pages (APA 7, 9.14
and 9.25 to 9.27)."""

from __future__ import annotations

import re

from literature.model import Reference
from literature.references.fields import dashed, letters, value
from literature.references.pages import full_pages

_VOLUME_AND_NUMBER = re.compile(r"(?P<volume>[^()]+?)\s*\((?P<number>[^()]+)\)")
_VOLUME_LABEL = re.compile(
    r"^(?:vol(?:ume|umen|\.)?|v\.|bd\.?|band|tom[eo]?|t\.|jg\.?|jahrgang)\s*(?=\d)", re.IGNORECASE
)
_NUMBER_LABEL = re.compile(
    r"^(?:n(?:o|r|um|úm)?\s?[.°º]|no|nr|number|num|issue|iss\.?|heft|h\.|#|núm|numéro|numero|nummer)\s*(?=\d)",
    re.IGNORECASE,
)
_VOLUME_WITH_LABEL = re.compile(
    r"(?P<volume>\d+)\s*,?\s*(?:no?\.|nr\.|number|issue|iss\.?|heft|n°|#)\s*(?P<number>[\d–/]+)", re.IGNORECASE
)
_VOLUME_AND_YEAR = re.compile(r"(?P<volume>\d+)\s*(?:–|,|/|\(|\[)\s*(?P<year>\d{4})[)\]]?")
_E_LOCATOR = re.compile(r"e\d+[a-z]?|(?:e-?)?[a-zA-Z]+\d{3,}[a-z]?|\d{5,}", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:Art(?:icle|ikel|\.)?(?:[\s-]*(?:No|Nr|ID|Number)\b\.?:?)?|ARTN|UNSP|Paper(?:\s+No\.)?|ID)\s+(?=\S)",
    re.IGNORECASE,
)
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
    """Volume and issue as printed, without labels (`Vol. 12`, `Heft 3`); a volume written `75(3)` holds both.

    The year behind a volume (`Volume 10 - 2019`, `10 (2019)`) is that of the work and stands elsewhere.
    """
    volume = value(reference, "volume")
    number = value(reference, "number") or value(reference, "issue")
    if not (volume + number).strip("0123456789"):
        return volume, number
    volume = _without_year(_VOLUME_LABEL.sub("", dashed(volume)), reference.year)
    if letters(volume) in _VOLUME_WORDS:
        volume = ""
    both = _VOLUME_AND_NUMBER.fullmatch(volume) or _VOLUME_WITH_LABEL.fullmatch(volume)
    if both and (not number or number == both["number"].strip()):
        volume, number = both["volume"].strip(" ,"), both["number"].strip()
    number = _NUMBER_LABEL.sub("", number)
    number = _PART.sub("Pt.", _SUPPLEMENT.sub("Suppl.", dashed(number)))
    return volume, number


def _without_year(volume: str, year: int | None) -> str:
    match = _VOLUME_AND_YEAR.fullmatch(volume)
    return match["volume"] if match and int(match["year"]) == year else volume


def place_in(reference: Reference) -> str:
    """Pages in full, or `Article` with its number (9.27).

    An article number is what `eid` holds, or in `pages` a single token that is letters and digits (`e1001454`) or
    has five digits or more; pages of newspapers (`C1`) and supplements (`S12`) are pages.
    """
    if eid := value(reference, "eid"):
        return f"Article {_ARTICLE.sub('', eid)}"
    pages = value(reference, "pages")
    if not pages:
        return ""
    if _ARTICLE.match(pages):
        return f"Article {_ARTICLE.sub('', pages)}"
    if _E_LOCATOR.fullmatch(pages) and not is_news(reference):
        return f"Article {pages}"
    return full_pages(pages)
