"""The page of each reference, and the list of all of them in parts. `render/pages/citing_sentences.py` has the
sentences that cite a work, which for some need further pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from markupsafe import Markup

from literature.library import AuthorIndex, AuthorWorks
from literature.render.blocks.findings_block import render_findings
from literature.render.pages.citing_sentences import CitingSentences
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.part_pages import part_navigation
from literature.render.pages.shared_markup import SharedMarkup
from literature.render.pieces.beside import Neighbours, beside
from literature.render.pieces.cards import reference_card
from literature.render.pieces.citation_meta import citation_tags, page_coins
from literature.render.pieces.cite_page import reference_tools
from literature.render.pieces.corrections import correct_reference
from literature.render.pieces.free_links import free_link, free_place
from literature.render.pieces.kicker import reference_kicker
from literature.render.pieces.work_lists import WorkLists
from literature.render.templates import fill
from literature.site.group_addresses import has_group_page
from literature.site.here import Here
from literature.site.notice_marks import notice_words
from literature.site.paging import WORKS, Part, parts_of
from literature.site.part_addresses import further_parts, part_address, part_words
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.openings import key_points
from literature.vocabulary.export_formats import works_formats
from literature.vocabulary.grades import TIERS

FOLDER = "references"
_CITED_WITH = 12
_SAME_AUTHORS = 6
_RECENT = 60
"""Works of one author among which those of several are looked for."""


class ReferenceFolder:
    """The folder of references. What joins them is looked up once, at first use."""

    def __init__(
        self, site: Site, authors: Callable[[], AuthorIndex], other_indexes: Mapping[str, str], lists: WorkLists
    ) -> None:
        """`other_indexes` are the folders that group references otherwise, with their titles."""
        self.title = site.catalog.gettext("References")
        self._site = site
        self._authors = authors
        self._other_indexes = other_indexes
        self._lists = lists
        self._shared = SharedMarkup(site, FOLDER)
        self.citing = CitingSentences(site, self._shared)

    def words(self) -> Iterator[str]:
        """Last word of the address of every page below the index."""
        yield from self._site.addresses.reference_slugs.values()
        yield from self._further

    def page(self, word: str) -> GeneratedPage | None:
        """The page with that word in its address."""
        key = self._keys.get(word)
        if key is not None:
            return self._reference_page(key)
        stem, number = self._further.get(word, ("", 0))
        if stem:
            return self._cited_part(self._keys[stem], number)
        return self._index_part(number) if number else None

    def index_body(self) -> str:
        """HTML below the heading of the index page."""
        part = self._parts[0]
        return self._listed(
            self._index_at(part), "references_index.html", part, folders=self._other_indexes, formats=works_formats()
        )

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {word: key for key, word in self._site.addresses.reference_slugs.items()}

    @cached_property
    def _part_words(self) -> dict[str, tuple[str, ...]]:
        slugs = self._site.addresses.reference_slugs
        cited = {slugs[key]: count for key, count in self.citing.part_counts.items()}
        return part_words({"": WORKS.count(len(self._keys))} | cited, self._keys)

    @cached_property
    def _further(self) -> dict[str, tuple[str, int]]:
        return further_parts(self._part_words)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._site.library.references, key=self._site.style.sort_key)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return parts_of([self._site.style.filed_under(key) for key in self._sorted], WORKS, self._site.catalog)

    def _index_part(self, number: int) -> GeneratedPage:
        part = self._parts[number - 1]
        title = f"{self.title}: {part.name}"
        catalog = self._site.catalog
        facts = catalog.ngettext(
            "%(first)s to %(last)s of %(num)s work",
            "%(first)s to %(last)s of %(num)s works",
            len(self._sorted),
            first=catalog.number(part.start + 1),
            last=catalog.number(part.end),
        )
        here = self._index_at(part)
        body = self._listed(here, "references_part.html", part, title=title, facts=facts)
        return GeneratedPage(here.address, title, catalog.gettext("Works %(facts)s.", facts=facts), body)

    def _index_at(self, part: Part) -> Here:
        return Here(self._site, part_address(self._site, FOLDER, self._index_words[part.number - 1]))

    @property
    def _index_words(self) -> tuple[str, ...]:
        return self._part_words.get("", ("",))

    def _listed(self, here: Here, template: str, part: Part, **values: object) -> str:
        works = self._lists.items(here, self._sorted[part.start : part.end])
        parts = part_navigation(here, FOLDER, self._index_words, self._parts, part)
        return fill(here, template, works=works, parts=parts, **values)

    def _cited_part(self, key: str, number: int) -> GeneratedPage:
        """A further page of the sentences that cite a work."""
        here = Here(self._site, part_address(self._site, FOLDER, self._cited_words(key)[number - 1]))
        part, sentences = self._sentences(here, key, number)
        label = self._site.style.label(key).as_plain()
        catalog = self._site.catalog
        title = catalog.gettext("%(label)s: cited on this site, %(part)s", label=label, part=part.name)
        number = len(self._site.library.mentions[key])
        facts = catalog.ngettext(
            "%(part)s of %(num)s sentence", "%(part)s of %(num)s sentences", number, part=part.name
        )
        values = {"title": title, "label": self._shared.label(key), "facts": facts, "sentences": sentences}
        body = fill(here, "cited_part.html", **values)
        description = catalog.gettext("%(facts)s that cite %(label)s.", facts=facts, label=label)
        return GeneratedPage(here.address, title, description, body)

    def _sentences(self, here: Here, key: str, number: int) -> tuple[Part, Markup]:
        """A part of the sentences that cite a work, with the links to the others."""
        parts = self.citing.parts(key)
        part = parts[number - 1]
        links = part_navigation(here, FOLDER, self._cited_words(key), parts, part)
        return part, self.citing.shown(here, key, part, links)

    def _cited_words(self, key: str) -> tuple[str, ...]:
        slug = self._site.addresses.reference_slugs[key]
        return self._part_words.get(slug, (slug,))

    def _reference_page(self, key: str) -> GeneratedPage:
        site, reference = self._site, self._site.library.references[key]
        here, catalog = Here(site, site.addresses.reference(key)), site.catalog
        authors = self._authors().of(key)
        provenance = site.library.provenance.get(key)
        summary = site.library.summaries.get(key)
        ids = site.library.concepts_of(key)
        concepts = [(site.library.concepts[id_], site.library.is_key_work(key, id_)) for id_ in ids]
        title = reference.plain("title") or site.style.label(key).as_plain()
        body = fill(
            here,
            "reference.html",
            key=key,
            kicker=Markup(reference_kicker(here, key)),
            entry=here.entry(key),
            free=free_link(site, key),
            free_place=free_place(site, key),
            title=reference.rich("title") or site.style.label(key),
            reference=reference,
            provenance=provenance,
            tier=tuple(map(catalog.gettext, TIERS[provenance.tier])) if provenance else None,
            summary=summary,
            points=[here.html(spoken(site, point)) for point in key_points(summary)] if summary else (),
            same_authors=_items(
                f"{here.entry(other)} {self._shared.about(other)}" for other in self._same_authors(authors, key)
            ),
            key_for=[concept for concept, is_key in concepts if is_key],
            also_about=[concept for concept, is_key in concepts if not is_key],
            cited_with=_items(
                f'{self._shared.label(other)} <span class="lit-count">{pages}</span>'
                for other, number in site.library.cited_with.get(key, ())[:_CITED_WITH]
                for pages in (catalog.ngettext("on %(num)s page", "on %(num)s pages", number),)
            ),
            authors=[(str(author.person), self._to_author(here, author)) for author in authors],
            findings=render_findings(here, site.library.findings_of(key), name=key),
            tools=Markup(reference_tools(here, key)),
            coins=Markup(page_coins(reference)),
            correction=correct_reference(here, key),
            card=reference_card(here, key),
            notices=[(notice_words(notice, catalog), notice) for notice in site.library.notices.get(key, ())],
            assigned=[site.library.pages[uri] for uri in site.library.lists_with(key)],
            sentences=self._sentences(here, key, 1)[1] if key in site.library.mentions else "",
            cited=self._number_of_sentences(key),
        )
        cited_in = self.citing.kinds(key) if key in site.library.mentions else []
        near = beside(here, [Neighbours(catalog.gettext("Cited in"), cited_in)]) if cited_in else ""
        head = citation_tags(reference)
        entry, is_described = site.style.entry(key).as_plain(), bool(reference.plain("abstract"))
        return GeneratedPage(here.address, title, entry, body, head, near, is_described=is_described)

    def _to_author(self, here: Here, author: AuthorWorks) -> str:
        """Link to an author's page; empty for the author of this work alone, who has none."""
        has_page = has_group_page(here.site, "authors", author.slug, author.keys)
        return here.to_generated("authors", author.slug) if has_page else ""

    def _number_of_sentences(self, key: str) -> str:
        number = len(self._site.library.mentions.get(key, ()))
        return self._site.catalog.ngettext("%(num)s sentence", "%(num)s sentences", number) if number else ""

    def _same_authors(self, authors: Iterable[AuthorWorks], key: str) -> list[str]:
        """Other works of a work's authors, those with the most of them first, then the newest."""
        shared = Counter(chain.from_iterable(map(self._recent, authors)))
        shared.pop(self._places[key], None)
        # As numbers they are sorted without a function: fewer for more shared works, then for newer ones.
        ages = len(self._newest)
        ranks = sorted([place - ages * number for place, number in shared.items()])
        return [self._newest[rank % ages] for rank in ranks[:_SAME_AUTHORS]]

    def _recent(self, author: AuthorWorks) -> list[int]:
        """Places of an author's newest works: with all works of those who wrote a thousand, each of their pages would
        cost as much as a thousand."""
        recent = self._recent_works.get(author.slug)
        if recent is None:
            recent = self._recent_works[author.slug] = sorted(map(self._places.__getitem__, author.keys))[:_RECENT]
        return recent

    @cached_property
    def _newest(self) -> list[str]:
        """All works by age, the newest first."""
        references = self._site.library.references
        return sorted(references, key=lambda key: (-(references[key].year or 0), key))

    @cached_property
    def _places(self) -> dict[str, int]:
        """Place of each work in `_newest`."""
        return {key: place for place, key in enumerate(self._newest)}

    @cached_property
    def _recent_works(self) -> dict[str, list[int]]:
        return {}


def _items(contents: Iterable[str]) -> Markup:
    """Items of a list, of HTML. So many stand on each page that a template for each would cost a tenth of it."""
    return Markup("\n".join([f"<li>{content}</li>" for content in contents]))
