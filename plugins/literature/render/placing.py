"""What puts everything of ours into the HTML that a host has made of a page's Markdown. It is plain data, which another
process can be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from literature.render.frame.contents import PageHeading, headings_of, with_contents
from literature.render.inserts import ids_of, with_inserts
from literature.render.pieces.kicker import with_kicker
from literature.render.pieces.margin_notes import with_margin_notes


@dataclass(frozen=True, slots=True)
class Placing:
    """What belongs into one page."""

    pieces: tuple[str, ...] = ()
    """HTML that belongs in the places of the marks."""
    notes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Of the margin, as `pieces/margin_notes.py` makes and places them."""
    contents: str = ""
    """Title of the contents that are folded below the page's own; empty for a page that has none."""
    kicker: str = ""
    """The line above its title."""
    has_headings: bool = False
    """Whether headings of ours belong to the contents that the theme shows."""

    def html(self, html: str) -> str:
        """The page with everything in its place."""
        whole = with_margin_notes(with_inserts(html, self.pieces), self.notes)
        whole = with_contents(whole, self.contents) if self.contents else whole
        return with_kicker(whole, self.kicker)

    def headings(self, html: str) -> tuple[PageHeading, ...]:
        """All headings of a page, whose HTML `html` gave, where some of them are ours and the host knows nothing of
        them; none elsewhere."""
        return headings_of(html) if self.has_headings else ()

    def ids(self) -> frozenset[str]:
        """Ids in what is put in place."""
        return ids_of(self.pieces)
