"""What is said of an edition in all the forms that archives read: each writes the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from literature.editions.state import EditionState
from literature.model import PartialDate
from literature.site.site import Site
from literature.text.edition_name import first_day
from literature.vocabulary.licenses import spdx_of


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """Only what the site's configuration says; what it does not say is empty, and nothing stands in for it."""

    edition: str
    """Its name: `2026-12`."""
    date: PartialDate
    site: str
    author: str
    url: str
    license: str
    """Its address."""
    counts: tuple[tuple[int, str], ...]
    """How many of what it holds."""

    @classmethod
    def of(cls, site: Site, edition: str, date: PartialDate, state: EditionState) -> EditionFacts:
        """Those of the edition of a site that says `state`."""
        identity = site.identity
        held = ((state.works, "work"), (state.claims, "claim"), (state.findings, "figure"), (state.pages, "page"))
        counts = tuple((len(found), f"{name}s" if len(found) > 1 else name) for found, name in held if found)
        return cls(edition, date, identity.name, identity.author, identity.url, site.settings.license, counts)

    @property
    def title(self) -> str:
        """By which archives list it."""
        return f"{self.site} (edition {self.edition})"

    @property
    def day(self) -> str:
        """Its day, for formats that know no months: of a month, its first (ISO 8601)."""
        return first_day(self.date).isoformat()

    @property
    def description(self) -> str:
        """In one sentence what it is, and how much of what it holds."""
        held = ", ".join(f"{count:,} {name}" for count, name in self.counts)
        return f"What {self.site} says, as data, frozen as edition {self.edition}: {held}."

    @property
    def spdx(self) -> str:
        """The license in SPDX's list; empty where there is none, or none that is known by its address."""
        return spdx_of(self.license)

    def missing(self) -> Iterator[str]:
        """What the configuration does not say, a line each, and what comes of it."""
        if not self.author:
            yield (
                "the option site_author is not set: the edition has no CITATION.cff, which needs an author, and "
                ".zenodo.json and ro-crate-metadata.json name none"
            )
        if not self.license:
            yield (
                "the option license is not set: nothing says how the edition may be used, and Zenodo fills in a "
                "license of its own choice unless you choose one there"
            )
        elif not self.spdx:
            yield f"{self.license} is no license that archives know by its address: choose it by hand at Zenodo"
        if not self.url:
            yield "the option site_url is not set in words: addresses in the edition are from its own folder"
