"""The evidence map: constructs by outcomes, how much is known in each cell, and where nothing is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

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
_SMALLEST_EM, _LARGEST_EM = 0.5, 1.9


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one construct and one outcome."""

    href: str
    """Link to the rows; for a gap, to the form that starts a contribution, or empty."""
    number: int = 0
    """Findings in the cell; 0 is a gap."""
    largest_k: int = 0
    """Studies behind the finding that rests on most. Not a sum: findings share studies."""
    certainty: ReadCertainty = "low"
    """The best certainty of reading in the cell."""
    width: float = _SMALLEST_EM
    """Width of the mark in em; its area grows with `largest_k`."""

    words: str = ""
    """The cell for those who do not see its mark."""


def evidence_map(here: Here, issue_form: str = "") -> str:
    """A table for the page; empty without findings.

    Rows and columns are the findings' groups of constructs and outcomes. `issue_form` is the address (http or https) of
    a form that starts a contribution; a gap links to it with `title`, `construct` and `outcome` in its query.
    """
    findings = tuple(here.site.library.findings.values())
    if not findings:
        return ""
    outcomes = _most((_outcome(finding) for finding in findings), _MOST_OUTCOMES)
    most_constructs = min(_MOST_CONSTRUCTS, _MOST_CELLS // len(outcomes))
    constructs = _most((_construct(finding) for finding in findings), most_constructs)
    cells: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        cells.setdefault((_construct(finding), _outcome(finding)), []).append(finding)
    largest = max((_largest_k(inside) for inside in cells.values()), default=0)
    form = issue_form if issue_form.startswith(("https://", "http://")) else ""

    def cell(construct: str, outcome: str) -> Cell:
        inside = cells.get((construct, outcome), ())
        if not inside:
            return Cell(_form_link(form, construct, outcome, here.site.catalog))
        k = _largest_k(inside)
        certainty = min((finding.read_certainty for finding in inside), key=_CERTAINTIES.index)
        query = urlencode({"construct": construct, "outcome": outcome})
        return Cell(
            href=here.to_finding(inside[0].id, query),
            number=len(inside),
            largest_k=k,
            certainty=certainty,
            width=_width(k, largest),
            words=_words(len(inside), k, certainty, here.site.catalog),
        )

    rows = [(construct, [cell(construct, outcome) for outcome in outcomes]) for construct in constructs]
    hidden = sum(1 for construct, outcome in cells if construct not in constructs or outcome not in outcomes)
    return fill(
        here,
        "evidence_map.html",
        rows=rows,
        outcomes=outcomes,
        gaps=sum(1 for _, of_row in rows for one in of_row if not one.number),
        hidden=hidden,
        text=markup,
    )


def _words(number: int, k: int, certainty: ReadCertainty, catalog: Catalog) -> str:
    size = catalog.gettext("largest k %(k)s", k=catalog.number(k)) if k else ""
    studies = size or catalog.gettext("number of studies not stated")
    findings = catalog.ngettext("%(num)s finding", "%(num)s findings", number)
    return f"{findings}, {studies}, {catalog.gettext(_CERTAINTY_WORDS[certainty])}"


def _construct(finding: Finding) -> str:
    return finding.construct_group or finding.topic or finding.construct


def _outcome(finding: Finding) -> str:
    return finding.outcome_group or finding.outcome


def _most(names: Iterable[str], most: int) -> list[str]:
    """The names in order of first appearance; of too many, those that occur most often."""
    counts = Counter(names)
    kept = {name for name, _ in counts.most_common(most)}
    return [name for name in counts if name in kept]


def _largest_k(findings: Sequence[Finding]) -> int:
    return int(max((finding.k.number or 0 for finding in findings), default=0))


def _width(k: int, largest: int) -> float:
    if k <= 0 or largest <= 0:
        return _SMALLEST_EM
    return round(math.sqrt(_SMALLEST_EM**2 + (_LARGEST_EM**2 - _SMALLEST_EM**2) * k / largest), 2)


def _form_link(form: str, construct: str, outcome: str, catalog: Catalog) -> str:
    if not form:
        return ""
    title = catalog.gettext("Finding: %(construct)s and %(outcome)s", construct=construct, outcome=outcome)
    query = urlencode({"title": title, "construct": construct, "outcome": outcome})
    return f"{form}{'&' if '?' in form else '?'}{query}"
