"""The findings page: every published figure in one table, with where and how surely it was read, and its address.

A long table goes on in further pages, which `assets/findings.js` fetches to search and sort all rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

from literature.exports.findings_files import CSV_NAME, JSON_NAME
from literature.model import Finding, escape_text
from literature.render.figures.evidence_map import evidence_map
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.part_pages import PartNavigation, part_navigation
from literature.render.pieces.finding_rows import FindingRow, finding_rows, guide_link, markup
from literature.render.templates import fill
from literature.site.finding_addresses import FOLDER, finding_anchor, finding_part_address
from literature.site.here import Here
from literature.site.paging import FINDINGS, Part, parts_of
from literature.site.part_addresses import part_word
from literature.site.site import Site
from literature.vocabulary.catalog import N_, Catalog

_OWN_WORDS: Mapping[str, Mapping[str, str]] = {
    "metric": {"other": N_("other"), "words": N_("words")},
    "read": {"high": N_("high"), "medium": N_("medium"), "low": N_("low")},
}
"""By column, those values that are words of ours; all others are authors' words and symbols."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice among the values that a column has."""

    name: str
    label: str
    options: tuple[tuple[str, str, int], ...]
    """Values, as they are told, and the number of rows that have them."""


def findings_page(here: Here, issue_form: str = "") -> str:
    """HTML below the heading of the findings page.

    The table's first part is there without JavaScript, with links to the others; `assets/findings.js` shows the filter
    controls and makes the columns sort. `issue_form` is passed on to the evidence map.
    """
    site = here.site
    findings = tuple(site.library.findings.values())
    if not findings:
        said = site.catalog.gettext("No findings are recorded yet.")
        return f"<p>{escape_text(said)}</p>"
    parts = parts_of([""] * len(findings), FINDINGS, site.catalog)
    return fill(
        here,
        "findings_page.html",
        map=Markup(evidence_map(here, issue_form)),
        rows=_rows(here, findings, parts[0]),
        total=len(findings),
        whole="",
        further=[here.to(finding_part_address(site, part.number)) for part in parts[1:]],
        parts=_navigation(here, parts, parts[0]),
        filters=_filters(findings, site.catalog),
        works=len({finding.key for finding in findings}),
        csv_name=CSV_NAME,
        json_name=JSON_NAME,
        guide=guide_link(here),
        text=markup,
    )


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
    def _findings(self) -> tuple[Finding, ...]:
        return tuple(self._site.library.findings.values())

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
            len(self._findings),
            part=part.name,
        )
        body = fill(
            here,
            "findings_part.html",
            title=title,
            facts=facts,
            whole=here.to_index(FOLDER),
            further=(),
            rows=_rows(here, self._findings, part),
            parts=_navigation(here, self._parts, part),
            guide=guide_link(here),
            text=markup,
        )
        return GeneratedPage(here.address, title, catalog.gettext("Published figures %(facts)s.", facts=facts), body)


def _rows(here: Here, findings: Sequence[Finding], part: Part) -> list[dict[str, object]]:
    return [_cells(here, row) for row in finding_rows(here, findings[part.start : part.end])]


def _navigation(here: Here, parts: Sequence[Part], current: Part) -> PartNavigation:
    words = ["", *(part_word("", part.number) for part in parts[1:])]
    return part_navigation(here, FOLDER, words, parts, current)


def _cells(here: Here, row: FindingRow) -> dict[str, object]:
    finding = row.finding
    summary = here.site.library.summaries.get(row.key)
    reference = here.site.library.references.get(row.key)
    year = finding.year or (str(reference.year) if reference and reference.year is not None else "")
    return {
        "finding": finding,
        "anchor": finding_anchor(finding.id),
        "work": row.work,
        "statistic": row.statistic,
        "interval": row.interval,
        "k": row.k,
        "n": row.n,
        "year": year,
        "metric": _metric_name(finding),
        "construct_group": finding.construct_group or finding.topic or finding.construct,
        "outcome_group": finding.outcome_group or finding.outcome,
        "summary": here.to_page(summary.uri) if summary else "",
        "source": _sources(finding.source),
        "remarks": [remark for remark in (finding.direction, finding.heterogeneity, finding.notes) if remark],
    }


def _metric_name(finding: Finding) -> str:
    metric = finding.measure
    if metric.id == "other":
        return "other"
    return "words" if metric.id == "words" else metric.symbol or "%"


def _filters(findings: Iterable[Finding], catalog: Catalog) -> list[Filter]:
    found = tuple(findings)
    columns = (
        ("outcome", N_("Outcome"), [(finding.outcome_group or finding.outcome,) for finding in found]),
        ("metric", N_("Metric"), [(_metric_name(finding),) for finding in found]),
        ("design", N_("Design"), [(finding.design,) for finding in found]),
        ("literature", N_("Literature"), [finding.literature for finding in found]),
        ("read", N_("Read with certainty"), [(finding.read_certainty,) for finding in found]),
    )
    filters = []
    for name, label, values in columns:
        counts: dict[str, int] = {}
        for value in (value for of_row in values for value in of_row if value):
            counts[value] = counts.get(value, 0) + 1
        if len(counts) > 1:
            own = {value: catalog.gettext(words) for value, words in _OWN_WORDS.get(name, {}).items()}
            options = [(value, own.get(value, value), number) for value, number in counts.items()]
            ordered = sorted(options, key=lambda option: option[1].casefold())
            filters.append(Filter(name, catalog.gettext(label), tuple(ordered)))
    return filters


def _sources(source: str) -> Markup:
    """Where the figure was seen: addresses by their host's name, words as they are."""
    return Markup("; ").join(_source(part.strip()) for part in source.split(" ; ") if part.strip())


def _source(text: str) -> Markup:
    match = _ADDRESS.search(text)
    if not match:
        return markup(text)
    host = _host(match[0])
    link = Markup(f'<a href="{escape(match[0])}" rel="nofollow">') + markup(host) + Markup("</a>")
    return markup(text[: match.start()]) + link + markup(text[match.end() :])


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host or address).removeprefix("www.")
