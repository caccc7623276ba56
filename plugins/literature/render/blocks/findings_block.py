"""A `findings` block, and the findings of a work or a concept, as a table with forest plots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from literature.library.chosen_findings import GROUPS, select_findings
from literature.model import Block, Finding, IntervalKind, Location, Page
from literature.render.blocks.twins import digest, name_of
from literature.render.figures.forest import ForestRow, forest_plot
from literature.render.pieces.finding_rows import FindingRow, finding_rows, guide_link, markup
from literature.render.templates import fill
from literature.site.here import Here
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
_MOST_ROWS = 12
"""Of a table below a plot of the same figures; a longer one is folded away."""


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
        name=name_of(page, block),
        caption=selection.caption,
        group=selection.group,
        has_forest=selection.has_forest,
    )


def render_findings(
    here: Here,
    findings: Sequence[Finding],
    *,
    name: str,
    caption: str = "",
    group: str = "",
    has_forest: bool = False,
) -> str:
    """A table of findings, in groups where asked, and a forest plot per metric where asked; empty without findings.

    `name` is what the ids in the HTML are made from: it must differ between two calls for one page. `group` is a name
    from `literature.library.chosen_findings.GROUPS`.
    """
    if not findings:
        return ""
    id_ = f"lit-f-{digest(name, 8)}"
    rows, catalog = finding_rows(here, findings), here.site.catalog
    plots = list(_plots(rows, id_, caption, catalog)) if has_forest else []
    html = fill(
        here,
        "findings_block.html",
        id_=id_,
        number=len(rows),
        is_folded=bool(plots) and len(rows) > _MOST_ROWS,
        caption=caption or catalog.gettext("Published figures (%(number)s)", number=catalog.number(len(rows))),
        groups=_grouped(rows, group, catalog),
        plots=plots,
        guide=guide_link(here),
        undrawn=sum(1 for row in rows if not row.is_drawable) if has_forest else 0,
        text=markup,
    )
    # No blank and no indented line: either would end an HTML block in Markdown.
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def _grouped(rows: Iterable[FindingRow], group: str, catalog: Catalog) -> list[tuple[str, list[FindingRow]]]:
    """Rows by group in order of first appearance; one group without a name when none was asked for."""
    if not group:
        return [("", list(rows))]
    groups: dict[str, list[FindingRow]] = {}
    for row in rows:
        groups.setdefault(GROUPS[group](row.finding) or catalog.gettext("Not stated"), []).append(row)
    return list(groups.items())


def _plots(rows: Sequence[FindingRow], id_: str, caption: str, catalog: Catalog) -> Iterable[dict[str, object]]:
    """A plot for each metric, never two metrics on one axis; percentages and raw units only within one outcome."""
    axes: dict[tuple[str, ...], list[FindingRow]] = {}
    for row in rows:
        if row.is_drawable:
            metric = row.finding.measure
            outcome = row.finding.outcome if metric.is_tied_to_outcome else ""
            qualifier = row.finding.qualifier if row.finding.qualifier not in ("mean", "weighted") else ""
            axes.setdefault((metric.id, qualifier, outcome), []).append(row)
    for number, ((_, qualifier, outcome), drawn) in enumerate(axes.items(), start=1):
        metric = drawn[0].finding.measure
        title = ": ".join(part for part in (caption, catalog.gettext(metric.name), qualifier, outcome) if part)
        has_k = any(row.finding.k.number for row in drawn)
        plot_rows = [_plot_row(row, has_k) for row in drawn]
        svg = forest_plot(
            plot_rows,
            metric,
            catalog,
            id_=f"{id_}-{number}",
            title=catalog.gettext("Forest plot, %(title)s", title=title),
            description=_description(drawn, catalog),
        )
        yield {
            "svg": svg,
            "title": title[:1].upper() + title[1:],
            "legend": _legend(drawn, plot_rows, has_k, catalog),
            "directions": [(row.label, row.finding.direction) for row in drawn if row.finding.direction],
        }


def _plot_row(row: FindingRow, has_k: bool) -> ForestRow:
    finding = row.finding
    value = finding.value.number
    size = finding.k.number if has_k else finding.n.number
    has_whiskers = _has_whiskers(finding)
    assert value is not None  # chosen by `is_drawable`
    return ForestRow(
        id=finding.id,
        label=row.label,
        words=f"{finding.construct}; {finding.outcome}",
        figure=row.figure,
        value=value,
        low=finding.ci_low.number if has_whiskers else None,
        high=finding.ci_high.number if has_whiskers else None,
        size=size if size and size > 0 else None,
        href=row.work_link,
        is_dashed=finding.interval.kind != "confidence",
    )


def _has_whiskers(finding: Finding) -> bool:
    low = finding.ci_low.number
    return finding.has_interval and low is not None and (low > 0 or not finding.measure.is_ratio)


def _description(rows: Sequence[FindingRow], catalog: Catalog) -> str:
    values = sorted(rows, key=lambda row: row.finding.value.number or 0.0)
    least, most = (row.figure.partition(" [")[0] for row in (values[0], values[-1]))
    return catalog.ngettext(
        "%(num)s finding, value %(least)s. The table holds the same numbers.",
        "%(num)s findings, values from %(least)s to %(most)s. The table holds the same numbers.",
        len(rows),
        least=least,
        most=most,
    )


def _legend(rows: Sequence[FindingRow], plotted: Sequence[ForestRow], has_k: bool, catalog: Catalog) -> str:
    """What the marks mean, naming only those that occur."""
    sentences = []
    intervals = {
        (row.finding.interval.kind, f"{row.finding.interval.level:g}")
        for row, plot in zip(rows, plotted, strict=True)
        if plot.low is not None
    }
    if intervals:
        names = [catalog.gettext(_INTERVALS[kind], level=level) for kind, level in sorted(intervals)]
        joined = reduce(lambda one, other: catalog.gettext("%(one)s or %(other)s", one=one, other=other), names)
        sentences.append(catalog.gettext("Squares with whiskers: the value and its %(interval)s.", interval=joined))
    if any(plot.low is None for plot in plotted):
        sentences.append(catalog.gettext("Open circles: no interval is recorded."))
    if any(plot.size for plot in plotted):
        sentences.append(catalog.gettext(_SIZES[has_k]))
    return " ".join(sentences)
