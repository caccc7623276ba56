"""Title and source of works in periodicals: journals, magazines, newspapers, blogs (APA 7, 9.25 to 9.27, 10.1)."""

from __future__ import annotations

import re

from literature.model import Reference, RichText, Run
from literature.styles.apa import names
from literature.styles.apa.assembly import EMPTY, plain
from literature.styles.apa.body import Body
from literature.styles.apa.descriptions import descriptions
from literature.styles.apa.fields import dashed, letters, status, value
from literature.styles.apa.kinds import Kind, is_news
from literature.styles.apa.titles import cased_title, title_element, with_subtitle

_VOLUME_AND_NUMBER = re.compile(r"(?P<volume>[^()]+?)\s*\((?P<number>[^()]+)\)")
_E_LOCATOR = re.compile(r"e\d+[a-z]?|(?:e-?)?[a-zA-Z]+\d{3,}[a-z]?|\d{5,}", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article(?:\s+(?:No|ID)\.?)?|Art\.|Paper|ID)\s+(?=\S)", re.IGNORECASE)
_SUPPLEMENT = re.compile(r"\bSuppl(?:ement)?\b\.?", re.IGNORECASE)
_PART = re.compile(r"\bP(?:ar)?t\b\.?(?=\s*\d)", re.IGNORECASE)
_VOLUME_WORDS = frozenset({"inpress", "epubaheadofprint", "na", "none", "tbd"})


def periodical_body(reference: Reference, kind: Kind, related: Reference | None) -> Body:
    """An article: upright title, then the periodical."""
    details = []
    translators = reference.people.get("translator")
    if translators:
        details.append(f"{names.upright_list(translators)}, Trans.")
    title = title_element(
        cased_title(reference),
        reference,
        is_italic=False,
        details=details,
        descriptions=descriptions(reference, kind, related),
    )
    sources = [periodical_source(reference)]
    if status(reference) == "advance online" and not value(reference, "volume"):
        sources.append(plain("Advance online publication"))
    return Body(title, tuple(sources))


def special_issue_body(reference: Reference) -> Body:
    """A special issue or section by its editors (10.1).

    BibLaTeX's `issuetitle` is the title of the issue and `title` the journal's; where `journaltitle` is given,
    `title` is the issue's and `issuetitle` says what it is.
    """
    description: RichText
    if reference.text.get("journaltitle"):
        title = cased_title(reference)
        description = reference.rich("issuetitle") or plain("Special issue")
    else:
        title = cased_title(reference, "issuetitle", "issuesubtitle")
        description = reference.rich("titleaddon") or plain("Special issue")
    shown = title_element(title, reference, is_italic=False, descriptions=[description])
    return Body(shown, (periodical_source(reference),))


def periodical_source(reference: Reference) -> RichText:
    """`_Journal_, _14_(1), Article e0209899`"""
    source = periodical_name(reference).italicized()
    volume, number = volume_and_number(reference)
    if volume:
        source = RichText.join(", ", (source, RichText((Run(volume, italic=True),))))
    if number:
        source = source + (f"({number})" if volume else f", ({number})" if source else f"({number})")
    place = place_in(reference)
    return RichText.join(", ", (source, plain(place)))


def periodical_name(reference: Reference) -> RichText:
    """The periodical with its capitals as they are, upright."""
    for name, sub in (("journaltitle", "journalsubtitle"), ("booktitle", "booksubtitle")):
        if reference.text.get(name):
            return with_subtitle(reference.rich(name), reference.rich(sub))
    if reference.type == "periodical":
        return with_subtitle(reference.rich("title"), reference.rich("subtitle"))
    for name in ("organization", "publisher", "institution"):
        if reference.text.get(name):
            return reference.rich(name).stripped()
    site = reference.rich("eprint").stripped()
    return EMPTY if reference.plain("eprinttype") or not letters(site.as_plain()) else site


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
