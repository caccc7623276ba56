"""A site as its published files have it: the records with look-ups by key, id and name, and the texts of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, TypeVar, cast
from urllib.parse import urljoin

from literature.data.published import Published
from literature.data.values import (
    AuthoredPageRecord,
    ClaimRecord,
    ConceptRecord,
    FindingRecord,
    IndexRecord,
    MentionRecord,
    ReferenceRecord,
)
from literature.text.excerpt import excerpt
from literature.text.folding import fold_name
from literature.text.nearest import Nearest

R = TypeVar("R")
_ADDRESSES = frozenset({"address", "definition_address", "markdown", "summary"})
"""Fields that are addresses below the site's root, or whole."""


class NotThereError(LookupError):
    """Something was asked for by a name that nothing has; the message says what is near."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the published files are."""

    read: Callable[[str], str]
    """The text of a file by its path below the site's root; raises `UnreadableError`."""
    base: str = ""
    """Address of the site's root with a `/` at its end, where it is read from a server."""
    state: Callable[[], object] = tuple
    """What compares unequal once the files have changed."""


class PublishedSite:
    """All that the server knows of a site. Each kind of records is read when it is first asked for."""

    def __init__(self, source: Source) -> None:
        """Reads the index; raises `UnreadableError` where there is none, or one of another version."""
        self._source = source
        self._published = Published(source.read)
        self.index: IndexRecord = self._published.index()

    @cached_property
    def works(self) -> Mapping[str, ReferenceRecord]:
        """By key."""
        return {one.key: self._with_addresses(one) for one in self._published.references()}

    @cached_property
    def earlier_keys(self) -> Mapping[str, str]:
        """Today's key of a work by each that it had."""
        return {key: one.key for one in self.works.values() for key in one.earlier_keys}

    @cached_property
    def concepts(self) -> Mapping[str, ConceptRecord]:
        """By id."""
        return {one.id: self._with_addresses(one) for one in self._published.concepts()}

    @cached_property
    def claims(self) -> Mapping[str, ClaimRecord]:
        """By id."""
        return {one.id: self._with_addresses(one) for one in self._published.claims()}

    @cached_property
    def pages(self) -> Mapping[str, AuthoredPageRecord]:
        """By name."""
        return {one.page: self._with_addresses(one) for one in self._published.pages()}

    @cached_property
    def findings(self) -> Mapping[str, FindingRecord]:
        """By id."""
        return {one.id: self._with_addresses(one) for one in self._published.findings()}

    @cached_property
    def findings_by_work(self) -> Mapping[str, Sequence[FindingRecord]]:
        """By key."""
        return _grouped(self.findings.values(), lambda one: one.key)

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[MentionRecord]]:
        """The sentences that cite, by key of the work."""
        return _grouped(map(self._with_addresses, self._published.mentions()), lambda one: one.key)

    @cached_property
    def mentions_by_page(self) -> Mapping[str, Sequence[MentionRecord]]:
        """By name of the page, each sentence once."""
        grouped: defaultdict[str, dict[tuple[str, str], MentionRecord]] = defaultdict(dict)
        for mentions in self.mentions.values():
            for one in mentions:
                grouped[one.page].setdefault((one.anchor, one.sentence), one)
        return {page: tuple(found.values()) for page, found in grouped.items()}

    def work(self, named: str) -> ReferenceRecord:
        """The work that a key, an earlier key, a DOI or a label (`Ash, 1988`) names."""
        key = named.strip().removeprefix("@").strip("[]@ ")
        key = self.earlier_keys.get(key, key)
        if key in self.works:
            return self.works[key]
        return self._named(named, self._works_by_name, "no work", self.nearest_keys(key))

    def concept(self, named: str) -> ConceptRecord:
        """The concept of an id, a page or a name."""
        return self._named(named, self._concepts_by_name, "no concept")

    def claim(self, named: str) -> ClaimRecord:
        """The claim of an id, a page or a title."""
        return self._named(named, self._claims_by_name, "no claim")

    def page(self, named: str) -> AuthoredPageRecord:
        """The page of a name, a title or an address."""
        return self._named(named, self._pages_by_name, "no page")

    def text_of(self, page: str) -> str:
        """The Markdown of a page; raises `UnreadableError`."""
        address = self.pages[page].markdown
        for root in (self.index.address, self._source.base):
            if root and address.startswith(root):
                address = address.removeprefix(root)
        return self._source.read(address)

    def nearest_keys(self, key: str) -> tuple[str, ...]:
        """Keys that are spelled much like this one."""
        return self._keys.to(key)

    def whole(self, address: str) -> str:
        """An address as the site gives it: whole where the site's own is known, or where it is read from."""
        return urljoin(self._source.base, address) if self._source.base and address else address

    @cached_property
    def _keys(self) -> Nearest:
        return Nearest([*self.works, *self.earlier_keys])

    @cached_property
    def _works_by_name(self) -> Mapping[str, ReferenceRecord]:
        return _by_name(
            (name, one) for one in self.works.values() for name in (one.doi, one.link, one.label, one.title)
        )

    @cached_property
    def _concepts_by_name(self) -> Mapping[str, ConceptRecord]:
        return _by_name(
            (name, one) for one in self.concepts.values() for name in (one.id, one.page, one.title, *one.other_names)
        )

    @cached_property
    def _claims_by_name(self) -> Mapping[str, ClaimRecord]:
        return _by_name((name, one) for one in self.claims.values() for name in (one.id, one.page, one.title))

    @cached_property
    def _pages_by_name(self) -> Mapping[str, AuthoredPageRecord]:
        return _by_name(
            (name, one)
            for one in self.pages.values()
            for name in (one.page, one.address, one.markdown, one.title, *one.other_names)
        )

    def _named(self, named: str, known: Mapping[str, R], missing: str, near: Sequence[str] = ()) -> R:
        name = fold_name(named).strip("/")
        if name in known:
            return known[name]
        near = near or tuple(dict.fromkeys(_name(known[one]) for one in Nearest(known).to(name, 6)))[:3]
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else "; search for it first"
        raise NotThereError(f"{missing} is called '{excerpt(named)}' here{hint}")

    def _with_addresses(self, record: R) -> R:
        """The record with whole addresses."""
        if not self._source.base or self.index.address:
            return record
        names = [one.name for one in fields(cast(Any, record)) if one.name in _ADDRESSES]
        return cast(R, replace(cast(Any, record), **{name: self.whole(getattr(record, name)) for name in names}))


def _by_name(named: Iterable[tuple[str, R]]) -> Mapping[str, R]:
    """By folded name; where several have one, the first."""
    found: dict[str, R] = {}
    for name, one in named:
        found.setdefault(fold_name(name).strip("/"), one)
    found.pop("", None)
    return found


def _name(record: object) -> str:
    """By what a record is asked for."""
    names = (getattr(record, name, "") for name in ("key", "id", "page"))
    return next(filter(None, names), "")


def _grouped(records: Iterable[R], of: Callable[[R], str]) -> Mapping[str, Sequence[R]]:
    grouped: defaultdict[str, list[R]] = defaultdict(list)
    for one in records:
        grouped[of(one)].append(one)
    return grouped
