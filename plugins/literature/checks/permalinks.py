"""Rules that keep what was published under a lasting name."""

from __future__ import annotations

from collections.abc import Iterator

from literature.library.permalinks import resolving_names
from literature.model import Library, PermalinkKind, Problem, Severity, rule
from literature.text.nearest import Nearest

_REMEDY: dict[PermalinkKind, str] = {
    "anchor": "give the heading or statement back its id with {#id}",
    "finding": "findings keep their ids",
    "group": "such a line begins with authors/, years/, types/ or venues/; take it out with `literature lock --forget`",
    "letter": "name the old key in the entry's 'ids'",
    "page": "name it in the 'aliases' of the page that takes its place",
    "reference": "name it in the 'ids' of the entry that takes its place",
}
_WORDS: dict[PermalinkKind, str] = {
    "anchor": "heading or statement",
    "finding": "finding",
    "group": "group of works",
    "letter": "work with a year letter",
    "page": "page",
    "reference": "reference",
}


@rule("LNK004", Severity.ERROR, "A published name leads nowhere.")
def vanished_permalink(library: Library) -> Iterator[Problem]:
    """Something that readers may link to is gone, and nothing leads on from its name."""
    if not library.permalinks:
        return
    names = resolving_names(library)
    nearest: dict[PermalinkKind, Nearest] = {}
    for link in library.permalinks:
        is_there = bool(library.resolve(link.name)) if link.kind == "letter" else (link.kind, link.name) in names
        if not is_there:
            message = f"the {_WORDS[link.kind]} '{link.name}' was published and is gone; {_REMEDY[link.kind]}"
            if link.kind not in nearest:
                nearest[link.kind] = Nearest(name for kind, name in sorted(names) if kind == link.kind)
            yield vanished_permalink.problem(message, link.location, nearest[link.kind].to(link.name, 1))


@rule("LNK005", Severity.ERROR, "A year letter lost its year.")
def changed_year_letter(library: Library) -> Iterator[Problem]:
    """A work was published as `1969a` and now has another year: the letter no longer says what readers quoted, and may
    clash with another work's."""
    for link in library.permalinks:
        reference = library.work(link.name)
        if link.kind == "letter" and reference is not None:
            year = str(reference.year or "")
            if link.value.rstrip("abcdefghijklmnopqrstuvwxyz") != year:
                message = f"'{link.name}' was published as {link.value}; its year is now {year or 'not given'}"
                yield changed_year_letter.problem(message, reference.location)
