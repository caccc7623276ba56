"""The evidence map: constructs by outcomes, a mark for each figure in a cell, and where nothing is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from markupsafe import Markup

from literature.model import Finding, ReadCertainty
from literature.render.pieces.finding_rows import markup
from literature.render.templates import fill
from literature.site.here import Here
from literature.vocabulary.catalog import N_, Catalog

_MOST_CONSTRUCTS, _MOST_OUTCOMES = 60, 20
_MOST_CELLS = 600
"""With its link, a cell weighs a third of a kilobyte."""
_CERTAINTIES: tuple[ReadCertainty, ...] = get_args(ReadCertainty)
_CERTAINTY_WORDS: Mapping[ReadCertainty, str] = {
    "high": N_("read with high certainty"),
    "medium": N_("read with medium certainty"),
    "low": N_("read with low certainty"),
}
_WIDTH, _HEIGHT, _STEP, _ROW = 4.2, 12, 5.5, 15
"""A mark of a figure read with high certainty, and the distance from one to the next, in pixels."""
_IN_A_ROW = 16


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one construct and one outcome."""

    href: str
    """Link to the rows; for a gap, to the form that starts a contribution, or empty."""
    number: int = 0
    """Findings in the cell; 0 is a gap."""
    marks: str = ""
    """HTML: a mark for each: full where it was read with high certainty, half as high for medium, hollow for
    low."""
    words: str = ""
    """The cell for those who do not see its marks."""


def evidence_map(here: Here, issue_form: str = "") -> str:
    """A table for the page; empty without findings.

    Rows and columns are the findings' groups of constructs and outcomes. `issue_form` is the address (http or https) of
    a form that starts a contribution; a gap links to it with `title`, `construct` and `outcome` in its query.
    """
    findings = tuple(here.site.library.findings.values())
    if not findings:
        return ""
    outcomes = _most((finding.outcome_family for finding in findings), _MOST_OUTCOMES)
    most_constructs = min(_MOST_CONSTRUCTS, _MOST_CELLS // len(outcomes))
    constructs = _most((finding.construct_family for finding in findings), most_constructs)
    cells: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        cells.setdefault((finding.construct_family, finding.outcome_family), []).append(finding)
    form = issue_form if issue_form.startswith(("https://", "http://")) else ""

    def cell(construct: str, outcome: str) -> Cell:
        inside = cells.get((construct, outcome), ())
        if not inside:
            return Cell(_form_link(form, construct, outcome, here.site.catalog))
        counts = Counter(finding.read_certainty for finding in inside)
        query = urlencode({"construct": construct, "outcome": outcome})
        return Cell(
            href=here.to_finding(inside[0].id, query),
            number=len(inside),
            marks=certainty_marks([finding.read_certainty for finding in inside]),
            words=_words(counts, here.site.catalog),
        )

    rows = [(construct, [cell(construct, outcome) for outcome in outcomes]) for construct in constructs]
    hidden = sum(1 for construct, outcome in cells if construct not in constructs or outcome not in outcomes)
    return fill(
        here,
        "evidence_map.html",
        rows=rows,
        outcomes=outcomes,
        samples=[(_CERTAINTY_WORDS[one], certainty_marks([one])) for one in _CERTAINTIES],
        hidden=hidden,
        text=markup,
    )


def certainty_marks(certainties: Iterable[ReadCertainty]) -> Markup:
    """Upright marks in one drawing, the surest first, in rows of sixteen."""
    ordered = sorted(certainties, key=_CERTAINTIES.index)
    paths: dict[ReadCertainty, str] = {}
    for number, certainty in enumerate(ordered):
        x, y = number % _IN_A_ROW * _STEP, number // _IN_A_ROW * _ROW + 1
        height = _HEIGHT if certainty != "medium" else _HEIGHT / 2
        inset = 0.6 if certainty == "low" else 0
        paths[certainty] = paths.get(certainty, "") + (
            f"M{x + inset:g} {y + _HEIGHT - height + inset:g}h{_WIDTH - 2 * inset:g}v{height - 2 * inset:g}"
            f"h{2 * inset - _WIDTH:g}z"
        )
    drawn = "".join(f'<path class="lit-{certainty}" d="{path}"/>' for certainty, path in paths.items())
    width = round(min(len(ordered), _IN_A_ROW) * _STEP)
    height = -(-len(ordered) // _IN_A_ROW) * _ROW - 1
    return Markup(f'<svg class="lit-marks" width="{width}" height="{height}" aria-hidden="true">{drawn}</svg>')


def _words(counts: Mapping[ReadCertainty, int], catalog: Catalog) -> str:
    findings = catalog.ngettext("%(num)s finding", "%(num)s findings", sum(counts.values()))
    if len(counts) == 1:
        return f"{findings}, {catalog.gettext(_CERTAINTY_WORDS[next(iter(counts))])}"
    of_each = (
        f"{catalog.number(counts[certainty])} {catalog.gettext(_CERTAINTY_WORDS[certainty])}"
        for certainty in _CERTAINTIES
        if counts.get(certainty)
    )
    return f"{findings}: {', '.join(of_each)}"


def _most(names: Iterable[str], most: int) -> list[str]:
    """The names in order of first appearance; of too many, those that occur most often."""
    counts = Counter(names)
    kept = {name for name, _ in counts.most_common(most)}
    return [name for name in counts if name in kept]


def _form_link(form: str, construct: str, outcome: str, catalog: Catalog) -> str:
    if not form:
        return ""
    title = catalog.gettext("Finding: %(construct)s and %(outcome)s", construct=construct, outcome=outcome)
    query = urlencode({"title": title, "construct": construct, "outcome": outcome})
    return f"{form}{'&' if '?' in form else '?'}{query}"
