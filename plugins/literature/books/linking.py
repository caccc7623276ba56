"""Links as the text of a book has them: to what stands in it, as far as is known when the text is read; and what pages
show of findings, drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from literature.books.forest import forest
from literature.books.model import Figure
from literature.books.reading import FIGURE
from literature.data.linking import Linking
from literature.data.markdown import as_markdown, escaped
from literature.model import Finding, Page, RichText
from literature.render.figures.intervals import Axes, Axis
from literature.text.statistics import count, interval, statistics

PAGE, WORK = "book-page:", "book-work:"
"""Schemes of links to pages, by uri, and to works, by key."""


@dataclass(frozen=True, slots=True)
class BookLinking(Linking):
    """The site as a page of a book sees it."""

    figures: dict[str, Figure] = field(default_factory=dict)
    """What the text of the page names by `FIGURE`, gathered while it is made."""

    def to(self, address: str) -> str:
        """The whole address; empty where the site's own is not known."""
        return self.here.site.identity.whole(address)

    def to_page(self, uri: str, anchor: str = "") -> str:
        """A page, in the book or not."""
        return f"{PAGE}{quote(uri)}" + (anchor and f"#{quote(anchor)}")

    def to_work(self, key: str) -> str:
        """A work, which stands in the book's list of references."""
        return f"{WORK}{quote(key, safe='')}"

    def entry(self, key: str) -> str:
        """The entry of a work, which leads to the list of references."""
        runs = self.here.site.style.entry(key).runs
        return self.rich(RichText(tuple(run if run.url else run._replace(key=key) for run in runs)))

    def findings(self, page: Page, findings: tuple[Finding, ...]) -> str:
        """Findings drawn on one axis for each metric, and all of them as a table."""
        axes = Axes.of_page(self.here.site.library, page, *findings)
        drawn: dict[int, tuple[Axis, list[Finding]]] = {}
        for finding in findings:
            if axis := axes.axis(finding):
                drawn.setdefault(id(axis), (axis, []))[1].append(finding)
        parts = [self._drawn(axis, those) for axis, those in drawn.values()]
        return "\n\n".join((*parts, self._table(findings))) if findings else ""

    def _drawn(self, axis: Axis, findings: list[Finding]) -> str:
        number = f"{FIGURE}{len(self.figures)}"
        by_size = sorted(findings, key=lambda finding: -(finding.value.number or 0))
        works = {finding.id: self._work(finding).as_plain() for finding in by_size}
        self.figures[number.removeprefix(FIGURE)] = forest(axis, by_size, works, self.here.site.catalog)
        return f"![]({number})"

    def _table(self, findings: tuple[Finding, ...]) -> str:
        gettext = self.here.site.catalog.gettext
        head = [gettext("Construct and work"), gettext("Figure"), gettext("Studies"), gettext("People")]
        rows = [head, ["---"] * len(head)]
        for finding in findings:
            what = f"**{escaped(finding.construct)}** → {escaped(finding.outcome)} ({self.rich(self._work(finding))})"
            figure = ", ".join(
                filter(None, (as_markdown(statistics(finding, "short")), as_markdown(interval(finding))))
            )
            rows.append([what, figure, escaped(count(finding.k)), escaped(count(finding.n))])
        return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)

    def _work(self, finding: Finding) -> RichText:
        key = self.here.site.library.resolve(finding.key)
        return self.here.site.style.label(key).linked(key=key) if key else RichText.from_plain(finding.key)
