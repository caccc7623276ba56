"""Which kind of reference an entry is: the manual's groups of chapter 10, told from BibLaTeX's types and fields."""

from __future__ import annotations

import re

from literature.model import Reference
from literature.references.fields import letters
from literature.references.periodicals import NEWS, subtype
from literature.vocabulary.entry_types import ApaKind, entry_type

Kind = ApaKind

_REPOSITORY = re.compile(
    r"^([A-Za-z]*[aA]r[Xx]iv|[A-Za-z]+Rxiv|OSF Preprints|SSRN|Research Square|Preprints\.org|HAL)"
    r"(?:\s+(?:e-?prints?|preprints?))?(?:[\s,:]+(?:arXiv:)?(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7}))?$"
)
_POSTS = frozenset(
    {"tweet", "statusupdate", "post", "facebookpost", "instagrampost", "onlineforumpost", "redditpost", "tiktok"}
    | {"mastodonpost", "blueskypost", "linkedinpost", "toot", "xpost", "instagramphoto", "instagramvideo"}
)
_EPISODES = frozenset({"tvepisode", "podcastepisode", "radioepisode", "tvseriesepisode", "audiopodcastepisode"})


def repository(name: str) -> tuple[str, str] | None:
    """Name and article id of a preprint archive in a journal's place: `arXiv preprint arXiv:1706.03762`."""
    match = _REPOSITORY.match(name)
    return (match[1], match["id"] or "") if match else None


def kind_of(reference: Reference) -> Kind:
    """The group of chapter 10 that a reference is written after."""
    sub = subtype(reference)
    if sub.startswith("personal"):
        return "personal"
    kind = entry_type(reference.type).apa
    match kind:
        case "periodical":
            return "preprint" if repository(reference.plain("journaltitle")) else kind
        case "special issue":
            has_issue = reference.text.get("issuetitle") or reference.text.get("journaltitle")
            return kind if has_issue else "book"
        case "chapter":
            return _kind_of_chapter(reference)
        case "unpublished":
            return "presentation" if reference.text.get("eventtitle") else kind
        case "media":
            return "episode" if sub in _EPISODES or reference.text.get("maintitle") else kind
        case "web" | "other":
            return _kind_of_page(reference, sub, kind)
    return kind


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
    if reference.type == "letter" and not any(text.get(name) for name in ("url", "doi", "location", "howpublished")):
        return "personal"
    if text.get("eprint") and letters(reference.plain("eprinttype")) in {"arxiv", "biorxiv", "medrxiv", "psyarxiv"}:
        return "preprint"
    if kind == "other" and text.get("eventtitle"):
        return "presentation"
    return kind
