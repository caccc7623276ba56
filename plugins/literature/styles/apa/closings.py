"""What closes an entry in parentheses: first publication, reprints, retractions, addenda (APA 7, 9.40, 9.41, 10.1)."""

from __future__ import annotations

import re

from literature.model import Reference, RichText, Run
from literature.references.fields import letters, value
from literature.references.pages import full_pages
from literature.references.periodicals import place_in, volume_and_number
from literature.styles.apa import names
from literature.styles.apa.assembly import EMPTY, plain
from literature.styles.apa.dates import WorkDate, span_years
from literature.styles.apa.kinds import kind_of
from literature.styles.apa.leads import lead_of
from literature.styles.apa.links import link
from literature.styles.apa.periodicals import periodical_name
from literature.styles.apa.publishers import publisher
from literature.styles.apa.titles import cased_title, without_stop
from literature.text.date_forms import first_published

_NOTICE = re.compile(
    r"(?:Retraction|Retracted|Erratum|Correction|Corrected|Expression of concern|Original work)\b", re.IGNORECASE
)
_REPRINT = frozenset({"reprintfrom", "reprintof", "origpubin"})
_NOTICES = {"retraction": "Retraction", "retractedby": "Retraction", "erratum": "Erratum", "correction": "Correction"}


def is_reprint(reference: Reference) -> bool:
    """Whether `related` names the work that this one reprints."""
    return letters(reference.plain("relatedtype")) in _REPRINT


def closings(reference: Reference, date: WorkDate, related: Reference | None) -> list[RichText]:
    """Closing parentheses in the order they are printed, parentheses included."""
    found: list[RichText] = []
    if related is not None and is_reprint(reference):
        found.append(_reprinted(related))
    elif date.original:
        found.append(plain(f"Original work published {date.original}"))
    if related is not None:
        word = _NOTICES.get(letters(reference.plain("relatedtype")))
        if word:
            found.append(_notice(word, related))
    for name in ("retraction", "note"):
        note = reference.rich(name).stripped()
        is_told = bool(date.original) and first_published(note.as_plain()) == date.original
        if note and _NOTICE.match(note.as_plain()) and not is_told:
            found.append(note)
    addendum = reference.rich("addendum").stripped()
    if addendum:
        found.append(addendum)
    return [_in_parentheses(text) for text in found]


def _in_parentheses(text: RichText) -> RichText:
    words = text.as_plain()
    if words.startswith("(") and words.rstrip(".").endswith(")"):
        return text
    return "(" + without_stop(text) + ")"


def _reprinted(origin: Reference) -> RichText:
    """`Reprinted from “Title,” 1981, _Journal_, _51_[3], 391–402, https://...` (10.1, 10.3)."""
    kind = kind_of(origin)
    title = cased_title(origin)
    span = origin.dates.get("date")
    year = span_years(span) if span else "n.d."
    address = link(origin, has_retrieval=False)
    if kind in {"periodical", "chapter"}:
        quoted = "“" + title + ",”"
        source = _bracket_issue(origin) if kind == "periodical" else EMPTY
        return "Reprinted from " + RichText.join(", ", (quoted + f" {year}", source, address))
    lead = lead_of(origin, kind)
    by = f"by {names.upright_list(lead.people)}{f', {lead.role}' if lead.role else ''}" if lead.people else ""
    pages = full_pages(value(origin, "pages"))
    place = f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else ""
    parts = (title.italicized(), plain(place), plain(by), plain(year), publisher(origin, lead), address)
    return "Reprinted from " + RichText.join(", ", parts)


def _notice(word: str, notice: Reference) -> RichText:
    """`Retraction published 2012, _Journal_, _38_[10], 1378` (10.1)."""
    span = notice.dates.get("date")
    start = f"{word} published {span_years(span)}" if span else f"{word} published"
    return RichText.join(", ", (plain(start), _bracket_issue(notice)))


def _bracket_issue(reference: Reference) -> RichText:
    """A periodical within parentheses: its issue number stands in brackets."""
    volume, number = volume_and_number(reference)
    issue = RichText((Run(volume, italic=True), Run(f"[{number}]" if number else "")))
    return RichText.join(", ", (periodical_name(reference).italicized(), issue, plain(place_in(reference))))
