"""The page of each reference, and the list of all of them in parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from markupsafe import Markup

from literature.library import AuthorIndex, AuthorWorks
from literature.model import Finding, Page
from literature.render.cards import page_description, reference_card
from literature.render.citation_meta import citation_tags
from literature.render.cite_page import reference_tools
from literature.render.corrections import correct_reference
from literature.render.findings_block import render_findings
from literature.render.generated_page import GeneratedPage
from literature.render.notice_marks import notice_words
from literature.render.openings import key_points
from literature.render.paging import WORKS, Part, parts_of
from literature.render.part_pages import part_address, part_navigation, part_words
from literature.render.readings import lists_by_key
from literature.render.sentences import citing_pages, spoken
from literature.render.site import Site
from literature.render.words import TIERS, count, type_name
from literature.render.work_lists import listed_work

FOLDER = "references"
_CITED_WITH = 12
_SAME_AUTHORS = 6
_RECENT = 60
"""Works of one author among which those of several are looked for."""


class ReferenceFolder:
    """The folder of references. What joins them is looked up once, at first use."""

    title = "References"

    def __init__(self, site: Site, authors: Callable[[], AuthorIndex], other_indexes: Mapping[str, str]) -> None:
        """`other_indexes` are the folders that group references otherwise, with their titles."""
        self._site = site
        self._authors = authors
        self._other_indexes = other_indexes

    def words(self) -> Iterator[str]:
        """Last word of the address of every page below the index."""
        yield from self._site.addresses.reference_slugs.values()
        yield from self._part_words[1:]

    def page(self, word: str) -> GeneratedPage | None:
        """The page with that word in its address."""
        key = self._keys.get(word)
        if key is not None:
            return self._reference_page(key)
        return self._index_part(self._part_words.index(word)) if word in self._part_words[1:] else None

    def index_body(self) -> str:
        """HTML below the heading of the index page."""
        return self._listed("references_index.html", self._parts[0], folders=self._other_indexes)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {word: key for key, word in self._site.addresses.reference_slugs.items()}

    @cached_property
    def _part_words(self) -> tuple[str, ...]:
        return part_words({"": WORKS.count(len(self._keys))}, self._keys).get("", ("",))

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._site.library.references, key=self._site.style.sort_key)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return parts_of([self._site.style.filed_under(key) for key in self._sorted], WORKS)

    def _index_part(self, index: int) -> GeneratedPage:
        part = self._parts[index]
        title = f"{self.title}: {part.name}"
        facts = f"{part.start + 1:,} to {part.end:,} of {count(len(self._sorted), 'work')}"
        body = self._listed("references_part.html", part, title=title, facts=facts)
        return GeneratedPage(self._address(part), title, f"Works {facts}.", body)

    def _address(self, part: Part) -> str:
        return part_address(self._site, FOLDER, self._part_words[part.number - 1])

    def _listed(self, template: str, part: Part, **values: object) -> str:
        base = self._address(part)
        works = [listed_work(self._site, key, base) for key in self._sorted[part.start : part.end]]
        parts = part_navigation(self._site, FOLDER, self._part_words, self._parts, part)
        return self._site.fill(template, works=Markup("\n".join(works)), parts=parts, base=base, **values)

    def _reference_page(self, key: str) -> GeneratedPage:
        site, reference = self._site, self._site.library.references[key]
        address = site.addresses.reference(key)
        authors = self._authors().of(key)
        provenance = site.library.provenance.get(key)
        summary = site.library.summaries.get(key)
        title = reference.plain("title") or site.style.label(key).as_plain()
        body = site.fill(
            "reference.html",
            key=key,
            entry=site.entry(key, address),
            title=reference.rich("title") or site.style.label(key),
            reference=reference,
            provenance=provenance,
            tier=TIERS[provenance.tier] if provenance else None,
            summary=summary,
            points=[site.html(spoken(site, point), address) for point in key_points(summary)] if summary else (),
            same_authors=[
                (site.entry(other, address), site.reference_link(other, address), site.style.label(other).as_plain())
                for other in self._same_authors(authors, key)
            ],
            concepts=self._concepts_by_key.get(key, ()),
            citing=list(citing_pages(site, key)),
            cited_with=site.library.cited_with.get(key, ())[:_CITED_WITH],
            authors=[(str(author.person), site.generated_link("authors", author.slug, address)) for author in authors],
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
        abstract = reference.plain("abstract") or (self._summarized(summary) if summary else "")
        head = citation_tags(reference, abstract)
        return GeneratedPage(address, title, site.style.entry(key).as_plain(), body, head, is_described=bool(abstract))

    def _summarized(self, summary: Page) -> str:
        """What a citation manager keeps in place of an abstract that is not known. It would take the page's description
        otherwise, and a reader who finds this among their notes is to see whose words it is."""
        name = self._site.identity.name
        return f"Summary{f' by {name}' if name else ''}: {page_description(self._site, summary)}"

    def _same_authors(self, authors: Iterable[AuthorWorks], key: str) -> list[str]:
        """Other works of a work's authors, those with the most of them first, then the newest."""
        shared: Counter[str] = Counter()
        for author in authors:
            shared.update(other for other in self._recent(author) if other != key)
        references = self._site.library.references
        return sorted(shared, key=lambda other: (-shared[other], -(references[other].year or 0), other))[:_SAME_AUTHORS]

    def _recent(self, author: AuthorWorks) -> tuple[str, ...]:
        """An author's newest works: with all works of those who wrote a thousand, each of their pages would cost as
        much as a thousand."""
        if len(author.keys) <= _RECENT:
            return author.keys
        if author.slug not in self._recent_works:
            references = self._site.library.references
            newest = sorted(author.keys, key=lambda key: (-(references[key].year or 0), key))
            self._recent_works[author.slug] = tuple(newest[:_RECENT])
        return self._recent_works[author.slug]

    @cached_property
    def _recent_works(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _findings_by_key(self) -> dict[str, list[Finding]]:
        library = self._site.library
        by_key: dict[str, list[Finding]] = {}
        for finding in library.findings.values():
            key = library.keys.get(finding.key)
            if key is not None:
                by_key.setdefault(key, []).append(finding)
        return by_key

    @cached_property
    def _lists_by_key(self) -> dict[str, list[Page]]:
        return lists_by_key(self._site)

    @cached_property
    def _concepts_by_key(self) -> dict[str, list[Page]]:
        library = self._site.library
        by_key: dict[str, list[Page]] = {}
        for concept in library.concepts.values():
            for key in concept.front.key_works:
                by_key.setdefault(library.keys.get(key, key), []).append(concept)
        return by_key
