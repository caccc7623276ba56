"""The APA style of one library: decides once what depends on all of its references, then answers by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from literature.model import Citation, Reference, RichText
from literature.rebuilding.garbage_collector import without_collection
from literature.styles.apa.clusters import Cited, cluster_text, inline
from literature.styles.apa.entries import Work, entry_of, work_of
from literature.styles.apa.labels import Label, labels_of, sort_key
from literature.styles.style import Inline, placeholder

_LAST: tuple[Any, ...] = (((chr(0x10FFFF), "", 0),),)


class ApaStyle:
    """Labels, citations and entries in APA 7.

    Entries, sort keys and citations are made when first asked for and kept.
    """

    def __init__(
        self,
        references: Iterable[Reference],
        letters: Mapping[str, str] | None = None,
        *,
        former: ApaStyle | None = None,
    ) -> None:
        """Decide labels over the whole library.

        `letters` holds year letters already published, by key: they stay, and new works take the next free letter.
        Entries that the `former` style of the library has made are taken over for works that have not changed.
        """
        with without_collection():
            self._decide(references, letters or {})
        if former is not None:
            self._take_over(former)

    def _decide(self, references: Iterable[Reference], letters: Mapping[str, str]) -> None:
        by_key: dict[str, Reference] = {}
        for reference in references:
            by_key.setdefault(reference.key, reference)
        self._works: dict[str, Work] = {key: work_of(reference, by_key) for key, reference in by_key.items()}
        self._labels: dict[str, Label] = labels_of(self._works, letters)
        self._entries: dict[str, RichText] = {}
        self._clusters: dict[object, RichText] = {}
        self._sort_keys: dict[str, tuple[Any, ...]] = {}

    def label(self, key: str, *, narrative: bool = False) -> RichText:
        """The work as a sentence names it: `Darwin, 1859`, in the narrative `Darwin (1859)`."""
        label = self._labels.get(key)
        if label is None:
            return placeholder(key)
        if not narrative:
            return (label.led + label.year).merged()
        return (label.narrative + (f" ({label.year})" if label.year else "")).merged()

    def cluster(self, citation: Citation, render: Inline = inline, *, introduced: set[str] | None = None) -> RichText:
        """A whole citation with its parentheses (8.11 to 8.13).

        `render` turns the Markdown of prefixes and suffixes into rich text. With `introduced` (a set kept for one
        page and added to) a group's abbreviation is introduced where it first appears and used from then on (8.21);
        without it groups are named in full.
        """
        if introduced is not None or render is not inline:
            return cluster_text(citation, Cited(self._labels, self.sort_key, render, introduced))
        # A sentence stands on its page, on those of the works it cites, and in the index of the search.
        written = _written(citation)
        cluster = self._clusters.get(written)
        if cluster is None:
            cluster = self._clusters[written] = cluster_text(citation, Cited(self._labels, self.sort_key, render))
        return cluster

    def entry(self, key: str) -> RichText:
        """The work in the reference list; empty for a personal communication, which is not listed (8.9)."""
        work = self._works.get(key)
        if work is None:
            return placeholder(key)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = entry_of(work, self._labels[key].letter)
        return entry

    def filed_under(self, key: str) -> str:
        """The first name, or the title, letters alone: `vandenberg`; empty for an unknown key."""
        return str(self.sort_key(key)[0][0][0]) if key in self._works else ""

    def sort_key(self, key: str) -> tuple[Any, ...]:
        """Place in the reference list (9.44 to 9.49), comparable with every other key's; unknown keys come last."""
        found = self._sort_keys.get(key)
        if found is None:
            work = self._works.get(key)
            found = (*_LAST, key) if work is None else sort_key(work, self._labels[key].letter)
            self._sort_keys[key] = found
        return found

    def order(self, keys: Iterable[str]) -> list[str]:
        """The works of `keys` that are listed, each once, in the order of the reference list."""
        known = {key for key in keys if key in self._works}
        return sorted((key for key in known if self._works[key].kind != "personal"), key=self.sort_key)

    def year_letters(self) -> dict[str, str]:
        """Year letters in use by key, to be kept for the next build."""
        return {key: label.letter for key, label in self._labels.items() if label.letter}

    def basis(self, key: str) -> object:
        """What all that the style says of one work follows from: equal for two libraries that have it said alike."""
        work = self._works.get(key)
        if work is None:
            return None
        return self._labels[key], work.lead, work.reference.unplaced, work.related and work.related.unplaced

    def _take_over(self, former: ApaStyle) -> None:
        for key, entry in former._entries.items():
            if key in self._works and former.basis(key) == self.basis(key):
                self._entries[key] = entry

    def abbreviation(self, key: str) -> str:
        """Abbreviation of the group that is the author of a work; empty when there is none (8.21)."""
        label = self._labels.get(key)
        return label.abbreviation if label else ""


def _written(citation: Citation) -> object:
    """All of a citation but where it stands."""
    items = tuple(
        (item.key, item.prefix, item.locators, item.suffix, item.is_author_suppressed) for item in citation.items
    )
    return items, citation.is_narrative, citation.possessive, citation.nesting
