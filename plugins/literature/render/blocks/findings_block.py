"""A `findings` block, and the findings of a work or a concept, as tables with drawn rows: forest plots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType

from markupsafe import Markup

from literature.library.chosen_findings import GROUPS, select_findings
from literature.model import Block, Finding, IntervalKind, Location, Page
from literature.render.blocks.twins import digest, name_of
from literature.render.figures.intervals import Axes, Axis
from literature.render.pieces.finding_rows import FindingRow, finding_rows, guide_link, markup
from literature.render.pieces.inline import one_block
from literature.render.templates import fill
from literature.site.here import Here
from literature.text.statistics import symbol
from literature.vocabulary.catalog import N_, Catalog

_INTERVALS: Mapping[IntervalKind, str] = {
    "confidence": N_("%(level)s%% confidence interval"),
    "credibility": N_("%(level)s%% credibility interval (dashed)"),
    "prediction": N_("%(level)s%% prediction interval (dashed)"),
}
_SIZES = {
    True: N_("The area of a mark grows with k, the number of studies; the smallest marks include those without it."),
    False: N_("The area of a mark grows with N, the number of people; the smallest marks include those without it."),
}
"""What is said of marks by whether they stand for studies."""
_FEWEST_TO_SORT = 4
"""Rows of a table that is worth another order."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A finding in a table."""

    row: FindingRow
    drawing: str = ""
    """HTML that `Axis.drawing` gives; empty in a table without an axis."""
    outcome: str = ""
    """Empty where the title of the table says it of all rows."""


@dataclass(frozen=True, slots=True)
class FindingTable:
    """Findings that stand below one axis, or those without any."""

    id: str
    title: str
    groups: tuple[tuple[str, tuple[DrawnRow, ...]], ...]
    """Rows by the name of their group; one without a name where none was asked for."""
    axis: Axis | None = None
    axis_name: str = ""
    is_sortable: bool = False


def render_findings_block(here: Here, page: Page, block: Block) -> str:
    """HTML for the block; one that chooses nothing becomes a marked note."""
    selection = select_findings(here.site.library, block.body, Location(""))
    if not selection.findings:
        problem = selection.problems[0] if selection.problems else None
        # What is wrong with a block is told to authors, in the words of `check`.
        reason = problem.message if problem else here.site.catalog.gettext("no finding fits")
        if problem and problem.suggestions:
            reason += f"; did you mean '{problem.suggestions[0]}'?"
        said = here.site.catalog.gettext("No findings are shown here: %(reason)s.", reason=reason)
        return f'<p class="lit-missing">{markup(said)}</p>'
    return render_findings(
        here,
        selection.findings,
        name=name_of(block),
        axes=Axes.of_page(here.site.library, page) if selection.has_forest else None,
        caption=selection.caption,
        group=selection.group,
        labels=selection.labels,
        is_sorted=selection.is_sorted,
    )


def render_findings(
    here: Here,
    findings: Sequence[Finding],
    *,
    name: str,
    axes: Axes | None = None,
    caption: str = "",
    group: str = "",
    labels: Mapping[str, str] = MappingProxyType({}),
    is_sorted: bool = False,
) -> str:
    """Tables of findings, one for each metric where there are `axes` to draw on, in groups where asked; empty without
    findings.

    `name` is what the ids in the HTML are made from: it must differ between two calls for one page. `group` is a name
    from `literature.library.chosen_findings.GROUPS`. `labels` stand in place of constructs, by id. Drawn
    rows stand by size unless they are sorted already.
    """
    if not findings:
        return ""
    id_ = f"lit-f-{digest(name, 8)}"
    rows, catalog = finding_rows(here, findings), here.site.catalog
    drawn = [row for row in rows if axes and axes.axis(row.finding)]
    rest = [row for row in rows if row not in drawn]
    tables: list[FindingTable] = []
    if axes:
        by_size = drawn if is_sorted else sorted(drawn, key=lambda row: -(row.finding.value.number or 0))
        tables += _drawn_tables(by_size, axes, id_, caption, group, catalog)
    published = catalog.gettext("Published figures (%(number)s)", number=catalog.number(len(rows)))
    if rest:
        in_words = catalog.gettext("In words, ranges and tests")
        title = ": ".join(filter(None, (caption, in_words if tables else ""))) or published
        plain = [DrawnRow(row, outcome=row.finding.outcome) for row in rest]
        tables.append(FindingTable(f"{id_}-0", title, _grouped(plain, group, catalog)))
    legend = _legend(drawn, catalog) if drawn else ""
    return one_block(
        fill(
            here,
            "findings_block.html",
            id_=id_,
            tables=tables,
            labels=labels,
            legend=legend,
            guide=guide_link(here),
            text=markup,
        )
    )


def _grouped(rows: Iterable[DrawnRow], group: str, catalog: Catalog) -> tuple[tuple[str, tuple[DrawnRow, ...]], ...]:
    """Rows by group in order of first appearance; one group without a name when none was asked for."""
    if not group:
        return (("", tuple(rows)),)
    groups: dict[str, list[DrawnRow]] = {}
    for row in rows:
        groups.setdefault(GROUPS[group](row.row.finding) or catalog.gettext("Not stated"), []).append(row)
    return tuple((name, tuple(members)) for name, members in groups.items())


def _drawn_tables(
    rows: Sequence[FindingRow], axes: Axes, id_: str, caption: str, group: str, catalog: Catalog
) -> Iterable[FindingTable]:
    """A table for each metric, never two metrics on one axis; percentages and raw units only within one outcome."""
    tables: dict[tuple[str, ...], list[FindingRow]] = {}
    for row in rows:
        metric = row.finding.measure
        outcome = row.finding.outcome if metric.is_tied_to_outcome else ""
        qualifier = row.finding.qualifier if row.finding.qualifier not in ("mean", "weighted") else ""
        tables.setdefault((metric.id, qualifier, outcome), []).append(row)
    by_length = sorted(tables.items(), key=lambda item: -len(item[1]))
    for number, ((_, qualifier, _), members) in enumerate(by_length, start=1):
        first = members[0].finding
        axis = axes.axis(first)
        assert axis is not None  # `render_findings` chose them so
        outcomes = {row.finding.outcome for row in members}
        sizes = [(row.finding.k if _has_k(members) else row.finding.n).number or 0 for row in members]
        drawn = [
            DrawnRow(row, axis.drawing(row.finding, size, max(sizes)), row.finding.outcome if len(outcomes) > 1 else "")
            for row, size in zip(members, sizes, strict=True)
        ]
        metric_name = catalog.gettext(first.measure.name)
        # What all rows share is said above them, the metric where something else does not tell the tables apart.
        named = [caption, metric_name if len(tables) > 1 or not caption else "", qualifier]
        title = ": ".join(part for part in (*named, *(outcomes if len(outcomes) == 1 else ())) if part)
        yield FindingTable(
            id=f"{id_}-{number}",
            title=title[:1].upper() + title[1:],
            groups=_grouped(drawn, group, catalog),
            axis=axis,
            axis_name=_axis_name(axis, metric_name, catalog),
            is_sortable=len(members) >= _FEWEST_TO_SORT and not group,
        )


def _axis_name(axis: Axis, name: str, catalog: Catalog) -> Markup:
    """`Correlation (r)`."""
    name = name[:1].upper() + name[1:]
    sign = symbol(axis.metric)
    named = markup(name)
    if sign and f"({sign.as_plain()})" not in name:
        named += Markup(" ({})").format(Markup(sign.as_html()))
    return Markup(catalog.gettext("%(metric)s, logarithmic axis", metric=named)) if axis.scale.is_log else named


def _has_k(rows: Sequence[FindingRow]) -> bool:
    """Whether the marks of a table stand for studies, and not for people."""
    return any(row.finding.k.number for row in rows)


def _legend(rows: Sequence[FindingRow], catalog: Catalog) -> str:
    """What the marks mean, naming only those that occur."""
    sentences = []
    findings = [row.finding for row in rows]
    intervals = {(one.interval.kind, f"{one.interval.level:g}") for one in findings if one.bounds}
    if intervals:
        names = [catalog.gettext(_INTERVALS[kind], level=level) for kind, level in sorted(intervals)]
        joined = reduce(lambda one, other: catalog.gettext("%(one)s or %(other)s", one=one, other=other), names)
        sentences.append(catalog.gettext("Squares with whiskers: the value and its %(interval)s.", interval=joined))
    if not all(one.bounds for one in findings):
        sentences.append(catalog.gettext("Open circles: no interval is recorded."))
    if any(one.measure.no_effect is not None for one in findings):
        sentences.append(catalog.gettext("Dashed line: no effect."))
    if any(one.k.number or one.n.number for one in findings):
        sentences.append(catalog.gettext(_SIZES[_has_k(rows)]))
    return " ".join(sentences)
