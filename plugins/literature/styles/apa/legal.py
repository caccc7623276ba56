"""Legal works, which follow the Bluebook and not the author-date pattern (APA 7, chapter 11): the common forms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from literature.model import Reference, RichText
from literature.references.fields import value
from literature.references.pages import page_ends
from literature.styles.apa.assembly import EMPTY, Sentences, parenthesized, plain
from literature.styles.apa.dates import WorkDate
from literature.styles.apa.links import link
from literature.styles.apa.titles import with_subtitle

_CONSTITUTIONS: Mapping[str, str] = {"us": "U.S.", "unitednations": "U.N."}
_KINDS: Mapping[str, str] = {"constitution": "Const.", "charter": "Charter"}
_NUMBERED: Mapping[str, str] = {
    "resolution": "Res.",
    "report": "Rep. No.",
    "execorder": "Exec. Order No.",
}
_PUBLIC_LAW = re.compile(r"\d{2,3}[-–]\d+")
_OWN_REPORTERS = frozenset({"U.S.", "S. Ct.", "S.Ct.", "L. Ed.", "L. Ed. 2d"})
"""Reporters of the Supreme Court, which is not named beside them."""
_CHAMBERS: Mapping[str, str] = {"senate": "S.", "houseofrepresentatives": "H.R."}


def legal_title(reference: Reference) -> RichText:
    """Name of a case, statute or document with its capitals, as the text cites it; a short title where given."""
    short = reference.rich("shorttitle").stripped()
    return short or with_subtitle(reference.rich("title"), reference.rich("subtitle")) or _numbered(reference)


def legal_entry(reference: Reference, date: WorkDate) -> RichText:
    """`Brown v. Board of Education, 347 U.S. 483 (1954). https://...` (11.4); statutes and documents likewise."""
    name = with_subtitle(reference.rich("title"), reference.rich("subtitle")) or _numbered(reference)
    addon = reference.rich("titleaddon").stripped()
    name = RichText.join(" ", (name, addon))
    court = (reference.plain("organization") or reference.plain("institution")).strip()
    if reference.plain("journaltitle").strip() in _OWN_REPORTERS:
        court = ""
    places = [*_listed(reference.rich("citation")), *_listed(reference.rich("location")), *_reporter(reference)]
    when = date.year if date.year != "n.d." else ""
    element = RichText.join(", ", (name, *places)) + parenthesized([" ".join(filter(None, (court, when)))])
    note = reference.rich("note").stripped()
    element = element + parenthesized([note])
    sentences = Sentences()
    sentences.add(element)
    sentences.add(link(reference, has_retrieval=False), is_closed=True)
    return sentences.built()


def _reporter(reference: Reference) -> list[RichText]:
    """`347 U.S. 483`, `42 U.S.C. § 12101`, `Pub. L. No. 101-336`: what Zotero writes apart (11.4, 11.5)."""
    found: list[RichText] = []
    number = value(reference, "number")
    if number and reference.text.get("title") and not reference.text.get("citation"):
        is_law = reference.type == "legislation" and _PUBLIC_LAW.fullmatch(number)
        is_docket = reference.type == "jurisdiction" and number[:1].isdigit()
        found.append(plain(f"Pub. L. No. {number}" if is_law else f"No. {number}" if is_docket else number))
    reporter = reference.plain("journaltitle").strip()
    if reporter:
        section = value(reference, "section").removeprefix("§").strip()
        place = page_ends(value(reference, "pages"))[0] or (f"§ {section}" if section else "")
        found.append(plain(" ".join(filter(None, (value(reference, "volume"), reporter, place)))))
        if reference.type == "jurisdiction" and place:
            found = found[-1:]
    return found


def _listed(text: RichText) -> list[RichText]:
    """Parts of a list, which the bibliography separates by `and`."""
    words = text.as_plain()
    if any(run.italic for run in text.runs):
        return [text.stripped()]
    return [plain(part.strip()) for part in re.split(r"\s+and\s+|;\s+", words) if part.strip()]


def _numbered(reference: Reference) -> RichText:
    """A document that goes by number (`S. Res. 438`) or a constitution (`U.S. Const. art. I, § 3`; 11.9)."""
    source = reference.plain("source").strip()
    kind = reference.plain("type").strip()
    if reference.type == "constitution":
        parts = [f"{_CONSTITUTIONS.get(source, source)} {_KINDS.get(kind, kind or 'Const.')}".strip()]
        for name, word in (("article", "art."), ("amendment", "amend.")):
            if reference.text.get(name):
                parts[0] += f" {word} {reference.plain(name)}"
        for name, word in (("section", "§"), ("part", "para.")):
            if reference.text.get(name):
                parts.append(f"{word} {reference.plain(name)}")
        return plain(", ".join(parts))
    number = reference.plain("number").strip()
    words = " ".join(filter(None, (_CHAMBERS.get(source, source), _NUMBERED.get(kind, kind), number)))
    return plain(words) if words else EMPTY
