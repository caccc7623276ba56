"""The sentences that cite a work, by page, in parts where there are very many: `render/pages/reference_pages.py`
gives the parts their addresses."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from literature.model import Mention
from literature.render.pages.part_pages import PartNavigation
from literature.render.pages.shared_markup import SharedMarkup
from literature.render.pieces.sentences import spoken
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.paging import SENTENCES, Part, parts_of
from literature.site.site import Site


class CitingSentences:
    """Sentences of one site by the work that they cite."""

    def __init__(self, site: Site, shared: SharedMarkup) -> None:
        self._site = site
        self._shared = shared

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
        mentions = self._site.library.mentions.get(key, ())[part.start : part.end]
        own = key if part.number == 1 else ""
        citing = [
            (
                self._site.library.pages[uri].title,
                self._shared.page_link(uri),
                [(self._heading(mention), self._shared.sentence(mention, own)) for mention in on_page],
            )
            for uri, on_page in groupby(mentions, key=attrgetter("page_uri"))
        ]
        return Markup(fill(here, "citing_sentences.html", citing=citing, parts=links).rstrip("\n"))

    def _heading(self, mention: Mention) -> str:
        """The heading above a sentence in plain words, with what it cites written out."""
        is_plain = "@" not in mention.heading and "[[" not in mention.heading
        return mention.heading if is_plain else spoken(self._site, mention.heading).as_plain()
