"""The pages no one writes: one per reference, author, year, type and venue, and the index pages above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from literature.library import AuthorWorks, authors_of, types_of, venues_of, years_of
from literature.model import Finding, Page, Reference
from literature.render.cards import reference_card
from literature.render.citation_meta import citation_tags
from literature.render.cite_page import reference_tools
from literature.render.corrections import correct_reference
from literature.render.findings_block import render_findings
from literature.render.findings_page import findings_page
from literature.render.notice_marks import notice_words
from literature.render.openings import key_points
from literature.render.readings import lists_by_key
from literature.render.sentences import citing_pages, spoken
from literature.render.site import Site
from literature.render.words import TIERS, count, type_name
from literature.text.folding import distinct_words, slug

_CITED_WITH = 12
_SAME_AUTHORS = 6


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page, ready to be put into the theme's frame."""

    address: str
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    body: str
    """HTML, heading included."""
    head: str = ""
    """HTML for the head of this page alone."""
    is_described: bool = True
    """Whether the description is told to search engines; citation managers take it for an abstract."""


@dataclass(frozen=True, slots=True)
class Group:
    """References that share an author, a year, a type or a venue."""

    slug: str
    name: str
    keys: tuple[str, ...]
    note: str = ""


class GeneratedPages:
    """Everything generated for one site. The indexes are made once, at first use."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._folders: dict[str, tuple[str, Callable[[], tuple[Group, ...]]]] = {
            "authors": ("Authors", lambda: self._author_groups),
            "years": ("Years", lambda: self._year_groups),
            "types": ("Types of work", lambda: self._type_groups),
            "venues": ("Journals and books", lambda: self._venue_groups),
        }

    @property
    def index_folders(self) -> dict[str, str]:
        """Folders that have an index page, with its title."""
        findings = {"findings": "Findings"} if self.site.library.findings else {}
        return {"references": "References"} | findings | {folder: title for folder, (title, _) in self._folders.items()}

    def index_body(self, folder: str) -> str:
        """HTML below the heading of a folder's index page."""
        base = self.site.addresses.index(folder)
        if folder == "findings":
            return findings_page(self.site, base, self.site.identity.issues)
        if folder == "references":
            keys = sorted(self.site.library.references, key=self.site.style.sort_key)
            return self.site.fill("references_index.html", keys=keys, base=base, folders=self._folders)
        groups = self._folders[folder][1]()
        return self.site.fill("groups_index.html", groups=groups, folder=folder, base=base, count=count)

    def addresses(self) -> Iterator[str]:
        """Address of every page that `pages` gives."""
        site = self.site
        yield from (site.addresses.reference(key) for key in site.library.references)
        yield from (site.addresses.generated("authors", author.slug) for author in self._authors)
        for folder in ("years", "types", "venues"):
            yield from (site.addresses.generated(folder, group.slug) for group in self._folders[folder][1]())

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page but the indexes, one at a time."""
        for reference in self.site.library.references.values():
            yield self._reference_page(reference)
        for author in self._authors:
            yield self._author_page(author)
        for folder in ("years", "types", "venues"):
            title, groups = self._folders[folder]
            for group in groups():
                yield self._group_page(folder, title, group)

    def _reference_page(self, reference: Reference) -> GeneratedPage:
        site, key = self.site, reference.key
        address = site.addresses.reference(key)
        provenance = site.library.provenance.get(key)
        summary = site.library.summaries.get(key)
        title = reference.plain("title") or site.style.label(key).as_plain()
        body = site.fill(
            "reference.html",
            key=key,
            title=reference.rich("title") or site.style.label(key),
            reference=reference,
            provenance=provenance,
            tier=TIERS[provenance.tier] if provenance else None,
            summary=summary,
            points=[site.html(spoken(site, point), address) for point in key_points(summary)] if summary else (),
            same_authors=self._same_authors(key),
            concepts=self._concepts_by_key.get(key, ()),
            citing=list(citing_pages(site, key)),
            cited_with=site.library.cited_with.get(key, ())[:_CITED_WITH],
            authors=self._authors_by_key.get(key, ()),
            findings=render_findings(site, self._findings_by_key.get(key, ()), address, name=key),
            base=address,
            type_name=type_name(reference.type),
            tools=Markup(reference_tools(site, key)),
            correction=correct_reference(site, key),
            card=reference_card(site, key),
            notices=[(notice_words(notice), notice) for notice in site.library.notices.get(key, ())],
            assigned=self._lists_by_key.get(key, ()),
            count=count,
        )
        abstract = reference.plain("abstract") or (summary.front.description if summary else "")
        head = citation_tags(reference, abstract)
        return GeneratedPage(address, title, site.style.entry(key).as_plain(), body, head, is_described=bool(abstract))

    def _same_authors(self, key: str) -> list[str]:
        """Other works of a work's authors, those with the most of them first, then the newest."""
        shared: Counter[str] = Counter()
        for author in self._authors_by_key.get(key, ()):
            shared.update(other for other in author.keys if other != key)
        references = self.site.library.references
        return sorted(shared, key=lambda other: (-shared[other], -(references[other].year or 0), other))[:_SAME_AUTHORS]

    def _author_page(self, author: AuthorWorks) -> GeneratedPage:
        site = self.site
        address = site.addresses.generated("authors", author.slug)
        people = [(self._authors_by_slug[slug_], number) for slug_, number in author.coauthors]
        body = site.fill(
            "author.html",
            author=author,
            keys=sorted(author.keys, key=site.style.sort_key),
            coauthors=people,
            with_coins=True,
            prefix="",
            base=address,
            count=count,
        )
        name = str(author.person)
        return GeneratedPage(address, name, f"{count(len(author.keys), 'work')} by {name} in this library.", body)

    def _group_page(self, folder: str, folder_title: str, group: Group) -> GeneratedPage:
        site = self.site
        address = site.addresses.generated(folder, group.slug)
        body = site.fill(
            "group.html",
            with_coins=True,
            group=group,
            folder=folder,
            folder_title=folder_title,
            keys=sorted(group.keys, key=site.style.sort_key),
            prefix="",
            base=address,
        )
        return GeneratedPage(address, group.name, f"{count(len(group.keys), 'work')} under {group.name}.", body)

    @cached_property
    def _authors(self) -> tuple[AuthorWorks, ...]:
        return authors_of(self.site.library.references.values())

    @cached_property
    def _authors_by_slug(self) -> dict[str, AuthorWorks]:
        return {author.slug: author for author in self._authors}

    @cached_property
    def _authors_by_key(self) -> dict[str, list[AuthorWorks]]:
        """In the order in which the work names them."""
        by_name = {name: author for author in self._authors for name in author.names}
        return {
            key: [by_name[person] for person in dict.fromkeys(reference.creators)]
            for key, reference in self.site.library.references.items()
        }

    @cached_property
    def _findings_by_key(self) -> dict[str, list[Finding]]:
        by_key: dict[str, list[Finding]] = {}
        for finding in self.site.library.findings.values():
            key = self.site.library.keys.get(finding.key)
            if key is not None:
                by_key.setdefault(key, []).append(finding)
        return by_key

    @cached_property
    def _lists_by_key(self) -> dict[str, list[Page]]:
        return lists_by_key(self.site)

    @cached_property
    def _concepts_by_key(self) -> dict[str, list[Page]]:
        by_key: dict[str, list[Page]] = {}
        for concept in self.site.library.concepts.values():
            for key in concept.front.key_works:
                by_key.setdefault(self.site.library.keys.get(key, key), []).append(concept)
        return by_key

    @cached_property
    def _author_groups(self) -> tuple[Group, ...]:
        return tuple(
            Group(author.slug, _inverted(author), author.keys, _years(author.first_year, author.last_year))
            for author in self._authors
        )

    @cached_property
    def _year_groups(self) -> tuple[Group, ...]:
        years = years_of(self.site.library.references.values())
        return tuple(
            Group(str(year) if year is not None else "undated", str(year) if year is not None else "No date", keys)
            for year, keys in years.items()
        )

    @cached_property
    def _type_groups(self) -> tuple[Group, ...]:
        types = types_of(self.site.library.references.values())
        words = distinct_words(map(slug, types), "type")
        return tuple(
            Group(word, type_name(type_), keys) for word, (type_, keys) in zip(words, types.items(), strict=True)
        )

    @cached_property
    def _venue_groups(self) -> tuple[Group, ...]:
        venues = venues_of(self.site.library.references.values())
        words = distinct_words(map(slug, venues), "venue")
        return tuple(Group(word, name, keys) for word, (name, keys) in zip(words, venues.items(), strict=True))


def _inverted(author: AuthorWorks) -> str:
    person = author.person
    return ", ".join(part for part in (person.surname, person.given, person.suffix) if part)


def _years(first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"
