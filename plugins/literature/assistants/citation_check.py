"""Holds the citations of a text against the library: keys, and works that are named by authors and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from literature.assistants.answers import Fault
from literature.assistants.published_site import PublishedSite
from literature.data.values import ReferenceRecord
from literature.model import Citation, Scan
from literature.text.folding import fold
from literature.text.nearest import Nearest
from literature.text.typed_citations import TypedCitation, typed_citations

_MOST_NAMED = 5
_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """A citation with what was found."""

    start: int
    end: int
    fault: Fault
    found: str
    works: tuple[ReferenceRecord, ...] = ()
    """Those that are meant; with a fault, the nearest."""
    is_narrative: bool = False
    """Whether the authors are part of the sentence: `Ash (1988)`, `@ash1988harbor`."""

    @property
    def is_known(self) -> bool:
        """Whether its works are those that the text means."""
        return self.fault in ("none", "earlier key", "retracted")


class CitationCheck:
    """The citations that one site knows."""

    def __init__(self, site: PublishedSite) -> None:
        self._site = site

    def of(self, text: str, scanned: Scan) -> Iterator[CheckedCitation]:
        """Every citation of a text, in order."""
        keys = (
            replace(self._key(item.key, item.start, item.end), is_narrative=token.is_narrative)
            for token in scanned.tokens
            if isinstance(token, Citation)
            for item in token.items
        )
        typed = (replace(self._typed(one), is_narrative=one.is_narrative) for one in typed_citations(text))
        yield from sorted([*keys, *typed], key=lambda one: (one.start, one.end))

    def _key(self, key: str, start: int, end: int) -> CheckedCitation:
        today = self._site.earlier_keys.get(key, key)
        if work := self._site.works.get(today):
            if today != key:
                return CheckedCitation(start, end, "earlier key", f"'{key}' is called '{today}' today", (work,))
            return self._right(start, end, (work,))
        near = self._site.nearest_keys(key)
        said = f"no work has the key '{key}'" + (f"; the nearest is '{near[0]}'" if near else "")
        works = tuple(dict.fromkeys(self._site.work(one) for one in near))
        return CheckedCitation(start, end, "unknown key", said, works)

    def _right(self, start: int, end: int, works: Sequence[ReferenceRecord]) -> CheckedCitation:
        for work in works:
            for notice in work.notices:
                if notice.kind == "retraction":
                    said = f"{work.label} was retracted" + (f" on {notice.date}" if notice.date else "")
                    return CheckedCitation(start, end, "retracted", said, tuple(works))
        said = "in the library" if len(works) == 1 else f"{len(works)} works of the library are named so"
        return CheckedCitation(start, end, "none", said, tuple(works))

    def _typed(self, cited: TypedCitation) -> CheckedCitation:
        by_name = self._by_name.get(fold(cited.name), ())
        if not by_name:
            return self._unknown(cited)
        fitting = [work for work in by_name if cited.is_entry or _fits(work, cited.others)]
        of_year = [work for work in fitting if work.year == cited.year]
        lettered = [work for work in of_year if _letter(work) == cited.letter] if cited.letter else of_year
        if lettered:
            return self._right(cited.start, cited.end, lettered)
        if of_year:
            said = f"the letter is another one: {_labels(of_year)}"
            return CheckedCitation(cited.start, cited.end, "wrong year", said, tuple(of_year))
        others = [work for work in by_name if work.year == cited.year]
        if others:
            said = f"the authors of {cited.year} are others: {_labels(others)}"
            return CheckedCitation(cited.start, cited.end, "other authors", said, tuple(others))
        near = sorted(fitting or by_name, key=lambda work: (abs((work.year or 0) - cited.year), work.key))[:_MOST_NAMED]
        if fitting:
            said = f"the library has no work of {cited.year} by these authors; it has {_labels(near)}"
            return CheckedCitation(cited.start, cited.end, "wrong year", said, tuple(near))
        said = f"no such work is in the library; by {cited.name} it has {_labels(near)}"
        return CheckedCitation(cited.start, cited.end, "unknown work", said, tuple(near))

    def _unknown(self, cited: TypedCitation) -> CheckedCitation:
        near = [
            work
            for name in self._names.to(fold(cited.name), 3, _NEAR)
            for work in self._by_name[name]
            if cited.is_entry or _fits(work, cited.others)
        ]
        near.sort(key=lambda work: abs((work.year or 0) - cited.year))
        near = near[:_MOST_NAMED]
        said = "no such work is in the library" + (f"; spelled much like it: {_labels(near)}" if near else "")
        return CheckedCitation(cited.start, cited.end, "unknown work", said, tuple(near))

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[ReferenceRecord]]:
        """By the last word of the first author's name."""
        found: defaultdict[str, list[ReferenceRecord]] = defaultdict(list)
        for work in self._site.works.values():
            if work.people:
                found[_last_word(work.people[0].family)].append(work)
        return found

    @cached_property
    def _names(self) -> Nearest:
        return Nearest(self._by_name)


def _fits(work: ReferenceRecord, others: str) -> bool:
    """Whether a work has as many authors as the words behind the first one's name say, and a second of that name."""
    if not others:
        return len(work.people) == 1
    if "et al" in others:
        return len(work.people) > 1
    return len(work.people) > 1 and _last_word(work.people[1].family) in fold(others)


def _last_word(family: str) -> str:
    return fold(family.rpartition(" ")[2])


def _letter(work: ReferenceRecord) -> str:
    return work.label[-1] if work.label[-1:].isalpha() and work.label[-2:-1].isdigit() else ""


def _labels(works: Iterable[ReferenceRecord]) -> str:
    labels = list(dict.fromkeys(work.label for work in works))
    more = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
    return "; ".join(labels[:_MOST_NAMED]) + more
