"""The sentences that cite a work, by what they cite it for where they say so, else by kind of page; in parts where
there are very many.

`render/pages/reference_pages.py` gives the parts their addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from literature.model import Mention
from literature.render.pages.part_pages import PartNavigation
from literature.render.pages.shared_markup import SharedMarkup
from literature.render.pieces.beside import Neighbour
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.paging import SENTENCES, Part, parts_of
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.folding import slug
from literature.vocabulary.citation_intents import CITATION_INTENTS
from literature.vocabulary.page_kinds import PAGE, page_kind

_OPEN = 5
"""Sentences of a group that are seen before one asks for more."""
_TOGETHER = 7
"""So many are seen at once: to hide one or two would spare no one anything."""

_Kind = tuple[int, str, str]
"""Place, name and word for addresses of what sentences stand under."""
_ByKind = tuple[list[Mention], Counter[_Kind]]


class Sentence(NamedTuple):
    """A citing sentence as its link shows it."""

    link: str
    said: Markup
    page: str
    """Title of its page."""
    heading: str
    """The one above it, where that says something else."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that cite the work for the same, or sentences of pages of one kind."""

    title: str
    count: int
    """Sentences of the group in all parts."""
    first: Sequence[Sentence]
    others: Sequence[Sentence] = ()
    """Those that are seen when one asks for more."""
    word: str = ""
    """The same in every language, where it stands for a kind."""

    @property
    def id(self) -> str:
        """By which one links to the group."""
        return f"cited-in-{self.word}"


class CitingSentences:
    """Sentences of one site by the work that they cite."""

    def __init__(self, site: Site, shared: SharedMarkup) -> None:
        self._site = site
        self._shared = shared
        self._sorted: dict[str, _ByKind] = {}

    @cached_property
    def part_counts(self) -> dict[str, int]:
        """Key to the number of parts, of each work whose sentences stand in more than one."""
        counts = {key: SENTENCES.count(len(mentions)) for key, mentions in self._site.library.mentions.items()}
        return {key: count for key, count in counts.items() if count > 1}

    def parts(self, key: str) -> tuple[Part, ...]:
        """The parts for one work. A page with many of its sentences may go on in the next part."""
        return parts_of([""] * len(self._site.library.mentions.get(key, ())), SENTENCES, self._site.catalog)

    def shown(self, here: Here, key: str, part: Part, links: PartNavigation) -> Markup:
        """HTML of one part for its page. The first one stands on the work's own page."""
        return Markup(fill(here, "citing_sentences.html", groups=self._groups(key, part), parts=links).rstrip("\n"))

    def kinds(self, key: str) -> list[Neighbour]:
        """What a work is cited for and the kinds of page that cite it, with the number of sentences, as links to those
        on its own page."""
        part, (mentions, counts) = self.parts(key)[0], self._by_kind(key)
        groups = (
            Group(kind[1], counts[kind], (), word=kind[2])
            for kind in dict.fromkeys(map(self._kind, mentions[: part.end]))
        )
        number = self._site.catalog.number
        return [Neighbour(f"#{group.id}", group.title, count=number(group.count)) for group in groups]

    def _groups(self, key: str, part: Part) -> list[Group]:
        mentions, counts = self._by_kind(key)
        groups = []
        for kind, of_kind in groupby(mentions[part.start : part.end], key=self._kind):
            sentences = [self._sentence(mention) for mention in of_kind]
            seen = _OPEN if len(sentences) > _TOGETHER else _TOGETHER
            groups.append(Group(kind[1], counts[kind], sentences[:seen], sentences[seen:], kind[2]))
        return groups

    def _by_kind(self, key: str) -> _ByKind:
        """The mentions of a work by group, and how many each has; kept where several parts ask for them."""
        found = self._sorted.get(key)
        if found is None:
            mentions = sorted(self._site.library.mentions.get(key, ()), key=self._kind)
            found = mentions, Counter(map(self._kind, mentions))
            if key in self.part_counts:
                self._sorted[key] = found
        return found

    def _kind(self, mention: Mention) -> _Kind:
        return self._intents[mention.intents[0]] if mention.intents else self._kinds[mention.page_uri]

    @cached_property
    def _intents(self) -> dict[str, _Kind]:
        """Above the kinds of page, in the order of the table."""
        gettext, first = self._site.catalog.gettext, -len(CITATION_INTENTS)
        return {
            name: (first + number, gettext(intent.cited_as), name)
            for number, (name, intent) in enumerate(CITATION_INTENTS.items())
        }

    def _sentence(self, mention: Mention) -> Sentence:
        page = self._site.library.pages[mention.page_uri]
        heading = self._heading(mention)
        link = self._shared.page_link(mention.page_uri) + (mention.anchor and f"#{mention.anchor}")
        return Sentence(link, self._shared.sentence(mention), page.title, "" if heading == page.title else heading)

    @cached_property
    def _kinds(self) -> dict[str, _Kind]:
        """Uri of each page to the place and the name of what it stands under: its kind; a plain page, the index of its
        folder."""
        pages, gettext = self._site.library.pages, self._site.catalog.gettext
        kinds = {}
        for uri, page in pages.items():
            kind = page_kind(page.kind)
            index = pages.get(f"{uri.rpartition('/')[0]}/index.md") if kind is PAGE and "/" in uri else None
            folder = uri.rpartition("/")[0]
            word = slug(index.title) or slug(folder) if index else slug(kind.many)
            kinds[uri] = (kind.cites_at, index.title if index else gettext(kind.many), word or "pages")
        return kinds

    def _heading(self, mention: Mention) -> str:
        """The heading above a sentence in plain words, with what it cites written out."""
        is_plain = "@" not in mention.heading and "[[" not in mention.heading
        return mention.heading if is_plain else spoken(self._site, mention.heading).as_plain()
