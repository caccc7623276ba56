"""The findings page: every published figure in one table, with where and how surely it was read, and its
address; and the evidence map, its other view.

A long table goes on in further pages, which `assets/findings.js` fetches to search and sort all rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from literature.exports.findings_files import CSV_NAME, JSON_NAME
from literature.model import Finding, escape_text
from literature.render.figures.evidence_map import evidence_map
from literature.render.pages.findings_table import FindingsTable, metric_name
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.part_pages import PartNavigation, part_navigation
from literature.render.pieces.finding_rows import guide_link, markup
from literature.render.templates import fill
from literature.site.finding_addresses import FOLDER, finding_part_address
from literature.site.here import Here
from literature.site.paging import FINDINGS, Part, parts_of
from literature.site.part_addresses import part_word
from literature.site.site import Site
from literature.text.filing import filed
from literature.text.statistics import bare_count, count
from literature.vocabulary.catalog import N_, Catalog

_OWN_WORDS: Mapping[str, Mapping[str, str]] = {
    "metric": {"other": N_("other"), "words": N_("words")},
    "read": {"high": N_("high"), "medium": N_("medium"), "low": N_("low")},
}
"""By column, those values that are words of ours; all others are authors' words and symbols."""
_MOST_OPTIONS = 100
"""Of one choice; names of which there are more are searched for."""
EVIDENCE_MAP_URI = f"{FOLDER}/evidence-map.md"
"""The other view of the findings."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice among the values that a column has."""

    name: str
    label: str
    options: tuple[tuple[str, str, int], ...]
    """Values, as they are told, and the number of rows that have them."""


def findings_page(here: Here) -> str:
    """HTML below the heading of the findings page.

    The table's first part is there without JavaScript, with links to the others; `assets/findings.js` shows the filter
    controls and makes the columns sort. The evidence map has a page of its own.
    """
    site = here.site
    table = FindingsTable.of(site)
    if not table.findings:
        said = site.catalog.gettext("No findings are recorded yet.")
        return f"<p>{escape_text(said)}</p>"
    parts = parts_of([""] * len(table.findings), FINDINGS, site.catalog)
    return fill(
        here,
        "findings_page.html",
        table=table,
        rows=table.rows(here, parts[0]),
        total=len(table.findings),
        whole="",
        guide=guide_link(here),
        further=[here.to(finding_part_address(site, part.number)) for part in parts[1:]],
        parts=_navigation(here, parts, parts[0]),
        filters=_filters(table.findings, site.catalog),
        works=len({finding.key for finding in table.findings}),
        map_href=here.to_generated(FOLDER, "evidence-map"),
        csv_name=CSV_NAME,
        json_name=JSON_NAME,
        text=markup,
        short=bare_count,
        whole_count=count,
    )


def evidence_map_page(here: Here) -> str:
    """HTML below the heading of the evidence map's page. A gap links to the form by which readers report what is
    wrong."""
    map_ = Markup(evidence_map(here, here.site.identity.issues))
    return fill(here, "evidence_map_page.html", map=map_, table_href=here.to_index(FOLDER))


class FindingsFolder:
    """The further parts of the table of findings."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def words(self) -> Iterator[str]:
        """Last word of the address of every page below the index."""
        yield from (part_word("", part.number) for part in self._parts[1:])

    def page(self, word: str) -> GeneratedPage | None:
        """The page with that word in its address."""
        number = self._numbers.get(word, 0)
        return self._page(self._parts[number - 1]) if number else None

    @cached_property
    def _table(self) -> FindingsTable:
        return FindingsTable.of(self._site)

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return parts_of([""] * len(self._site.library.findings), FINDINGS, self._site.catalog)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {part_word("", part.number): part.number for part in self._parts[1:]}

    def _page(self, part: Part) -> GeneratedPage:
        here = Here(self._site, finding_part_address(self._site, part.number))
        catalog = self._site.catalog
        title = catalog.gettext("Findings: %(part)s", part=part.name)
        facts = catalog.ngettext(
            "%(part)s of %(num)s published figure",
            "%(part)s of %(num)s published figures",
            len(self._table.findings),
            part=part.name,
        )
        body = fill(
            here,
            "findings_part.html",
            title=title,
            facts=facts,
            whole=here.to_index(FOLDER),
            further=(),
            table=self._table,
            rows=self._table.rows(here, part),
            parts=_navigation(here, self._parts, part),
            text=markup,
            short=bare_count,
            whole_count=count,
        )
        return GeneratedPage(here.address, title, catalog.gettext("Published figures %(facts)s.", facts=facts), body)


def _navigation(here: Here, parts: Sequence[Part], current: Part) -> PartNavigation:
    words = ["", *(part_word("", part.number) for part in parts[1:])]
    return part_navigation(here, FOLDER, words, parts, current)


def _filters(findings: Iterable[Finding], catalog: Catalog) -> list[Filter]:
    found = tuple(findings)
    columns = (
        ("construct", N_("Construct"), [(finding.construct_family,) for finding in found]),
        ("outcome", N_("Outcome"), [(finding.outcome_family,) for finding in found]),
        ("metric", N_("Metric"), [(metric_name(finding),) for finding in found]),
        ("design", N_("Design"), [(finding.design,) for finding in found]),
        ("literature", N_("Literature"), [finding.literature for finding in found]),
        ("read", N_("Read with certainty"), [(finding.read_certainty,) for finding in found]),
    )
    filters = []
    for name, label, values in columns:
        counts: dict[str, int] = {}
        for value in (value for of_row in values for value in of_row if value):
            counts[value] = counts.get(value, 0) + 1
        if 1 < len(counts) <= _MOST_OPTIONS:
            own = {value: catalog.gettext(words) for value, words in _OWN_WORDS.get(name, {}).items()}
            options = [(value, own.get(value, value), number) for value, number in counts.items()]
            ordered = sorted(options, key=lambda option: filed(option[1], catalog.language))
            filters.append(Filter(name, catalog.gettext(label), tuple(ordered)))
    return filters
