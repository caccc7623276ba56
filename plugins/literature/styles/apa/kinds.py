"""Which kind of reference an entry is: the manual's groups of chapter 10, told from BibLaTeX's types and fields."""

from __future__ import annotations

import re

from literature.model import Reference
from literature.references.fields import package_note, patent_note, value
from literature.references.periodicals import NEWS, subtype
from literature.references.preprints import preprint_in, preprint_of
from literature.vocabulary.entry_type import ApaKind
from literature.vocabulary.entry_types import entry_type

Kind = ApaKind

_POSTS = frozenset(
    {"tweet", "statusupdate", "post", "facebookpost", "instagrampost", "onlineforumpost", "redditpost", "tiktok"}
    | {"mastodonpost", "blueskypost", "linkedinpost", "toot", "xpost", "instagramphoto", "instagramvideo"}
)
_SPECIAL = re.compile(r"\bspecial (?:issue|section)\b|\b(?:themen|sonder)heft\b|\bnuméro spécial\b", re.IGNORECASE)
_FOUND = ("url", "doi", "location", "howpublished", "institution", "organization", "library", "publisher", "eprint")
"""Fields that say where readers can find a letter; one that they cannot find is not listed (8.9)."""
_EPISODES = frozenset({"tvepisode", "podcastepisode", "radioepisode", "tvseriesepisode", "audiopodcastepisode"})


def kind_of(reference: Reference) -> Kind:
    """The group of chapter 10 that a reference is written after."""
    sub = subtype(reference)
    if sub.startswith("personal"):
        return "personal"
    kind = entry_type(reference.type).apa
    match kind:
        case "periodical":
            return _kind_of_article(reference)
        case "special issue":
            has_issue = reference.text.get("issuetitle") or reference.text.get("journaltitle")
            return kind if has_issue else "book"
        case "chapter":
            return _kind_of_chapter(reference)
        case "unpublished":
            if reference.text.get("eventtitle"):
                return "presentation"
            return "preprint" if preprint_of(reference) else kind
        case "book" if reference.type == "manual" and package_note(reference):
            return "software"
        case "media":
            return "episode" if sub in _EPISODES or reference.text.get("maintitle") else kind
        case "web" | "other":
            return _kind_of_page(reference, sub, kind)
    return kind


def is_special_issue(reference: Reference) -> bool:
    """Whether an article is a whole issue or section by its editors (10.1)."""
    said = (reference.plain(name) for name in ("titleaddon", "entrysubtype", "type", "issuetitle", "note"))
    return not reference.people.get("author") and any(_SPECIAL.search(words) for words in said)


def _kind_of_article(reference: Reference) -> Kind:
    if preprint_in(reference.plain("journaltitle")):
        return "preprint"
    return "special issue" if reference.people.get("editor") and is_special_issue(reference) else "periodical"


def _kind_of_chapter(reference: Reference) -> Kind:
    text = reference.text
    if reference.type == "inproceedings":
        if not text.get("booktitle") and not text.get("maintitle"):
            return "presentation" if text.get("eventtitle") else "periodical" if text.get("journaltitle") else "chapter"
        if _is_serial(reference):
            return "periodical"
    if reference.type == "inbook" and not text.get("booktitle"):
        # BibTeX's own @inbook: the title is the book's, and `chapter` may hold the title of the part.
        return "chapter" if _is_worded(reference.plain("chapter")) else "book"
    return "chapter"


def _is_serial(reference: Reference) -> bool:
    """Proceedings that appear like a journal: a volume, no editor, no publisher, no series (10.5)."""
    absent = ("publisher", "series", "organization", "maintitle")
    return bool(
        reference.text.get("volume")
        and reference.text.get("pages")
        and not reference.people.get("editor")
        and not any(reference.text.get(name) for name in absent)
    )


def _is_worded(chapter: str) -> bool:
    return sum(char.isalpha() for char in chapter) > 5


def _kind_of_page(reference: Reference, sub: str, kind: Kind) -> Kind:
    text = reference.text
    if sub in _POSTS:
        return "post"
    if sub in NEWS:
        return "periodical"
    if reference.type == "letter" and not any(text.get(name) for name in _FOUND):
        return "personal"
    if preprint_of(reference):
        return "preprint"
    if kind == "other" and package_note(reference):
        return "software"
    if kind == "other" and patent_note(reference):
        return "patent"
    if kind == "other" and text.get("eventtitle"):
        return "presentation"
    if reference.type == "misc" and text.get("journaltitle") and value(reference, "volume"):
        return "periodical"
    return kind
