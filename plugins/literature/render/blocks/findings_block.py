"""A `findings` block, and the findings of a work or a concept, as a table with forest plots."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from literature.library.chosen_findings import GROUPS, select_findings
from literature.model import Finding
from literature.render.figures.forest import ForestRow, forest_plot
from literature.render.pieces.finding_rows import FindingRow, finding_rows, markup
from literature.render.templates import fill
from literature.site.site import Site
from literature.vocabulary.words import count

_MOST_ROWS = 12
"""Of a table below a plot of the same figures; a longer one is folded away."""


def render_findings_block(site: Site, body: str, base: str) -> tuple[str, tuple[str, ...]]:
    """HTML for a block with the options `body` on the page at address `base`, and a message for each option that cannot
    be used. A block that chooses nothing becomes a marked note."""
    selection = select_findings(site.library, body)
    faults = tuple(
        fault.message + (f"; did you mean '{fault.suggestions[0]}'?" if fault.suggestions else "")
        for fault in selection.faults
    )
    if not selection.findings:
        reason = markup(faults[0] if faults else "no finding fits")
        return f'<p class="lit-missing">No findings are shown here: {reason}.</p>', faults
    html = render_findings(
        site,
        selection.findings,
        base,
        name=body,
        caption=selection.caption,
        group=selection.group,
        has_forest=selection.has_forest,
    )
    return html, faults


def render_findings(
    site: Site,
    findings: Sequence[Finding],
    base: str,
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
    id_ = f"lit-f-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    rows = finding_rows(site, findings, base)
    plots = list(_plots(rows, id_, caption)) if has_forest else []
    html = fill(
        site,
        "findings_block.html",
        id_=id_,
        number=len(rows),
        is_folded=bool(plots) and len(rows) > _MOST_ROWS,
        caption=caption or f"Published figures ({len(rows):,})",
        groups=_grouped(rows, group),
        plots=plots,
        undrawn=sum(1 for row in rows if not row.is_drawable) if has_forest else 0,
        text=markup,
        count=count,
    )
    # No blank and no indented line: either would end an HTML block in Markdown.
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def _grouped(rows: Iterable[FindingRow], group: str) -> list[tuple[str, list[FindingRow]]]:
    """Rows by group in order of first appearance; one group without a name when none was asked for."""
    if not group:
        return [("", list(rows))]
    groups: dict[str, list[FindingRow]] = {}
    for row in rows:
        groups.setdefault(GROUPS[group](row.finding) or "Not stated", []).append(row)
    return list(groups.items())


def _plots(rows: Sequence[FindingRow], id_: str, caption: str) -> Iterable[dict[str, object]]:
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
        title = ": ".join(part for part in (caption, metric.name, qualifier, outcome) if part)
        has_k = any(row.finding.k.number for row in drawn)
        plot_rows = [_plot_row(row, has_k) for row in drawn]
        svg = forest_plot(
            plot_rows,
            metric,
            id_=f"{id_}-{number}",
            title=f"Forest plot, {title}",
            description=_description(drawn),
        )
        yield {
            "svg": svg,
            "title": title[:1].upper() + title[1:],
            "legend": _legend(drawn, plot_rows, has_k),
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


def _description(rows: Sequence[FindingRow]) -> str:
    values = sorted(rows, key=lambda row: row.finding.value.number or 0.0)
    least, most = (row.figure.partition(" [")[0] for row in (values[0], values[-1]))
    span = f"value {least}" if len(rows) == 1 else f"values from {least} to {most}"
    return f"{count(len(rows), 'finding')}, {span}. The table holds the same numbers."


def _legend(rows: Sequence[FindingRow], plotted: Sequence[ForestRow], has_k: bool) -> str:
    """What the marks mean, naming only those that occur."""
    sentences = []
    kinds = sorted(
        {
            (row.finding.interval.kind, f"{row.finding.interval.level:g}% {row.finding.interval.kind} interval")
            for row, plot in zip(rows, plotted, strict=True)
            if plot.low is not None
        }
    )
    if kinds:
        names = [name + (" (dashed)" if kind != "confidence" else "") for kind, name in kinds]
        sentences.append(f"Squares with whiskers: the value and its {' or '.join(names)}.")
    if any(plot.low is None for plot in plotted):
        sentences.append("Open circles: no interval is recorded.")
    if any(plot.size for plot in plotted):
        measure = "k, the number of studies" if has_k else "N, the number of people"
        sentences.append(f"The area of a mark grows with {measure}; the smallest marks include those without it.")
    return " ".join(sentences)
