"""The description in brackets: what a work outside the peer-reviewed literature is (APA 7, section 9.21)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from literature.model import Reference, RichText
from literature.references.fields import letters, package_note, status, value
from literature.references.periodicals import is_news, subtype
from literature.styles.apa import names
from literature.styles.apa.assembly import EMPTY, plain, quoted
from literature.styles.apa.kinds import Kind, kind_of
from literature.styles.apa.leads import lead_of
from literature.styles.apa.titles import cased_title
from literature.vocabulary.entry_types import entry_type

_WORDS: Mapping[str, str] = {
    "tvseries": "TV series",
    "tvepisode": "TV series episode",
    "tvseriesepisode": "TV series episode",
    "podcast": "Audio podcast",
    "podcastepisode": "Audio podcast episode",
    "audiopodcastepisode": "Audio podcast episode",
    "radioepisode": "Radio broadcast",
    "speech": "Speech audio recording",
    "powerpoint": "PowerPoint slides",
    "slides": "PowerPoint slides",
    "statusupdate": "Status update",
    "facebookpost": "Status update",
    "onlineforumpost": "Online forum post",
    "redditpost": "Online forum post",
    "mobileapp": "Mobile app",
    "clipart": "Clip art",
    "dataset": "Data set",
    "computersoftware": "Computer software",
    "software": "Computer software",
    "unpublishedrawdata": "Unpublished raw data",
}
_TALK = "Conference presentation"
_SILENT = frozenset(
    {"", "magazine", "newspaper", "nonacademic", "newsletter", "news", "blog", "blogpost", "magazinearticle"}
    | {"newspaperarticle", "journal", "article", "book", "ebook", "report", "techreport", "resreport"}
    | {"technicalreport", "researchreport", "presentation", "misc", "online", "webpage", "website", "phdthesis"}
    | {"mastersthesis", "edited", "inpress"}
)
_OF_INDEXES = frozenset(
    {
        "review",
        "journalarticle",
        "researcharticle",
        "originalarticle",
        "note",
        "shortsurvey",
        "conferencepaper",
        "letter",
    }
    | {"proceedingspaper", "articleinpress", "articleearlyaccess", "reviewearlyaccess", "bookchapter", "datapaper"}
    | {"articleproceedingspaper", "reviewarticle", "systematicreview", "bookreview", "text", "academicjournal"}
)
"""Types by which Scopus, the Web of Science and others sort articles; they describe nothing."""
_STAND_ALONE = frozenset({"book", "media", "report", "software", "data", "thesis", "image"})
_RELATED: Mapping[str, str] = {"reviewof": "Review of the ", "commenton": "Comment on the "}
_NOUNS: Mapping[str, str] = {"book": "book", "periodical": "article", "media": "film", "episode": "TV series episode"}
_STAGES = frozenset({"submitted", "in preparation", "unpublished"})
_PRESENTED = re.compile(
    r"(?:paper|poster|talk|lecture|symposium|keynote)\b.{0,20}\b(?:presented|given|held)\b", re.IGNORECASE
)
_URL = re.compile(r"https?://|www\.")

_NOT_TYPED: frozenset[Kind] = frozenset({"report", "thesis", "patent", "legal"})
_NOTED: frozenset[Kind] = frozenset({"media", "episode"})


def descriptions(reference: Reference, kind: Kind, related: Reference | None = None) -> list[RichText]:
    """Descriptions in the order they are printed: `titleaddon`, then the form of the work.

    `related` is the work that a review or comment is about (BibLaTeX's `related`).
    """
    found: list[RichText] = []
    addon = reference.rich("titleaddon").stripped()
    if addon:
        found.append(addon)
    if related is not None:
        subject = _subject(reference, related)
        if subject:
            found.append(subject)
    form = _form(reference, kind, has_addon=bool(found))
    if kind in _NOTED and form and reference.text.get("note"):
        form = form + "; " + reference.rich("note").stripped()
    if form and letters(form.as_plain()) not in {letters(text.as_plain()) for text in found}:
        found.append(form)
    return found


def _form(reference: Reference, kind: Kind, *, has_addon: bool) -> RichText:
    sub = subtype(reference)
    if sub not in _SILENT:
        return _worded(reference.rich("entrysubtype"))
    if kind == "unpublished":
        return EMPTY if has_addon else plain(_unpublished(reference))
    if has_addon:
        return EMPTY
    written = letters(reference.plain("type"))
    is_sorted = kind in {"periodical", "chapter"} and written in _OF_INDEXES
    is_numbered = kind == "other" and bool(value(reference, "number"))
    if written not in _SILENT and kind not in _NOT_TYPED and not is_sorted and not is_numbered:
        return _worded(reference.rich("type"))
    if kind == "software" and (package := package_note(reference)):
        return plain(package[0])
    if kind == "other" and status(reference) in _STAGES:
        return plain(_unpublished(reference))
    if kind in {"other", "web"} and not is_news(reference):
        how = reference.rich("howpublished")
        if how and not status(reference) and not _URL.search(how.as_plain()):
            return _worded(how)
    return plain(entry_type(reference.type).described or (_TALK if kind == "presentation" else ""))


def _worded(text: RichText) -> RichText:
    """Stock words for BibLaTeX's keys, else as written with a capital."""
    text = text.stripped()
    known = _WORDS.get(letters(text.as_plain()))
    if known:
        return plain(known)
    words = text.as_plain()
    return plain(words[0].upper() + words[1:]) if words and not any(run.italic for run in text.runs) else text


def _unpublished(reference: Reference) -> str:
    """How far an unpublished manuscript has come (10.8)."""
    match status(reference):
        case "submitted":
            return "Manuscript submitted for publication"
        case "in preparation":
            return "Manuscript in preparation"
    for name in ("note", "type", "howpublished"):
        words = reference.plain(name).strip()
        if letters(words).startswith("unpublished") or _PRESENTED.match(words):
            return words.rstrip(".")
    return "Unpublished manuscript"


def _subject(reference: Reference, related: Reference) -> RichText:
    """`Review of the book _Title_, by A. Author` (10.7)."""
    lead_in = _RELATED.get(letters(reference.plain("relatedtype")))
    if lead_in is None:
        return EMPTY
    kind = kind_of(related)
    words = reference.plain("relatedstring").strip() or lead_in + _NOUNS.get(kind, "work")
    title = cased_title(related)
    lead = lead_of(related, kind)
    by = names.upright_list(lead.people, has_others=lead.has_others)
    roles = " ".join((lead.role, *lead.roles))
    is_reviewed = bool(by) and lead_in.startswith("Review")
    separator = "," if is_reviewed else ""
    shown = title.italicized() + separator if kind in _STAND_ALONE else quoted(title, separator)
    post = ", Dir." if "Director" in roles else f", {lead.role}" if lead.role else ""
    return f"{words} " + shown + (f" by {by}{post}" if is_reviewed else "")
