"""Rules about findings: figures that cannot be, pages that misuse them, rows that no page uses. What the reader of
`findings.csv` finds wrong with the table itself is reported there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import inf

from literature.library.chosen_findings import select_findings
from literature.library.link_targets import FINDING
from literature.model import Finding, Library, Page, Problem, Quantity, Rule, Severity, rule
from literature.references.free_texts import standing_of
from literature.text.excerpt import excerpt
from literature.text.markdown.sentences import Sentences
from literature.text.nearest import Nearest
from literature.text.plain_figures import plain_figure
from literature.text.statistics import FORMS

_COUNT = re.compile(r"(?<![\w.,\u2212-])[0-9][0-9,]*(?![\w]|[.,][0-9])")
_TYPED = re.compile(
    r"(?<![\w@])(?:[*_]{0,2}(?:r|d|g|k|N|OR|RR|HR|SMD|kappa|\u03ba|beta|\u03b2)[*_]{0,2}\s*[=\u2248<>]\s*"
    r"[-\u2212\u2013]?[0-9]*\.?[0-9]+|[0-9]{2}\s?%\s(?:CI|confidence interval|credib\w+ interval))"
)
_PERCENT = re.compile(r"(?<![\w.,])(?P<number>[0-9]+(?:\.[0-9]+)?)\s?(?:%|percent\b|per cent\b)")
_EMPHASIS = re.compile(r"[*_]+")
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+")
_SIGN = re.compile(r"[=\u2248<>%]|per ?cent")
"""What every figure has."""


@rule("FIN006", Severity.ERROR, "An interval does not hold its value.")
def interval_without_value(library: Library) -> Iterator[Problem]:
    """An interval must hold its value, run from low to high, and have two bounds."""
    for finding in library.findings.values():
        low, high, value = finding.ci_low, finding.ci_high, finding.value
        if bool(low) != bool(high):
            present, missing = ("ci_low", "ci_high") if low else ("ci_high", "ci_low")
            yield _wrong(interval_without_value, finding, present, f"'{missing}' is empty; an interval has two bounds")
            continue
        if not low:
            continue
        for column, bound in (("ci_low", low), ("ci_high", high)):
            if not bound.is_exact:
                yield _wrong(interval_without_value, finding, column, f"'{bound.text}' is not one number")
        if low.number is None or high.number is None or not finding.has_interval:
            continue
        if low.number > high.number:
            message = f"the interval runs from {low.text} down to {high.text}"
            yield _wrong(interval_without_value, finding, "ci_low", message)
        elif value.is_exact and value.number is not None and not low.number <= value.number <= high.number:
            message = f"value {value.text} lies outside its interval, {low.text} to {high.text}"
            yield _wrong(interval_without_value, finding, "value", message)


@rule("FIN007", Severity.ERROR, "A value cannot occur for its metric.")
def impossible_value(library: Library) -> Iterator[Problem]:
    """A value or bound must be one that its metric can have: |r| at most 1, OR above 0, % from 0 to 100."""
    for finding in library.findings.values():
        metric = finding.measure
        for column, quantity in (("value", finding.value), ("ci_low", finding.ci_low), ("ci_high", finding.ci_high)):
            number = quantity.number
            if number is None:
                continue
            too_low = metric.least is not None and (number < metric.least or (metric.is_ratio and number == 0))
            if too_low or (metric.most is not None and number > metric.most):
                message = f"'{quantity.text}' cannot be: {_range(finding)}"
                yield _wrong(impossible_value, finding, column, message)


@rule("FIN008", Severity.WARNING, "k or n holds no number.")
def unreadable_count(library: Library) -> Iterator[Problem]:
    """`k` and `n` must hold a whole number; words may stand beside it (`48 (40 samples)`)."""
    for finding in library.findings.values():
        for column, quantity in (("k", finding.k), ("n", finding.n)):
            if quantity and not _is_count(quantity):
                message = f"'{quantity.text}' is no count; expected a whole number such as '295' or '>30000'"
                yield _wrong(unreadable_count, finding, column, message)


@rule("FIN009", Severity.WARNING, "A summary leans on a figure that was not read in its work.")
def unread_finding_in_summary(library: Library) -> Iterator[Problem]:
    """A summary must not rest on a figure that was read with low certainty."""
    for page in library.pages.values():
        if page.kind != "summary":
            continue
        for finding, offset in _uses(library, page):
            if finding.read_certainty == "low":
                message = (
                    f"finding '{finding.id}' was read with low certainty; leave it out, or examine it on a claim page"
                )
                yield unread_finding_in_summary.problem(message, page.locate(offset))


@rule("FIN010", Severity.WARNING, "A figure is typed that a finding holds.")
def typed_figure(library: Library) -> Iterator[Problem]:
    """A figure must not be typed beside the citation of a work that has findings: it would have two homes."""
    by_key: dict[str, list[Finding]] = {}
    for finding in library.findings.values():
        by_key.setdefault(library.resolve(finding.key) or finding.key, []).append(finding)
    for page in library.pages.values():
        figures = sorted(_figures(page), key=_start)
        sentences = Sentences(page.text, page.prose)
        seen: set[int] = set()
        asked: set[tuple[int, frozenset[str]]] = set()
        for citation in page.citations if figures else ():
            keys = frozenset(library.resolve(item.key) or item.key for item in citation.items)
            beside = [finding for key in keys for finding in by_key.get(key, ())]
            if not beside:
                continue
            start, end = sentences.at(citation.start)
            if (start, keys) in asked:
                continue
            asked.add((start, keys))
            percents = {finding.value.number for finding in beside if finding.measure.id == "percent"}
            first, last = (bisect_left(figures, place, key=_start) for place in (start, end))
            for figure, percent in figures[first:last]:
                offset = figure.start()
                is_meant = percent is None or percent in percents
                if is_meant and offset not in seen and figure.end() <= end:
                    seen.add(offset)
                    typed = _EMPHASIS.sub("", figure[0])
                    message = f"'{typed}' is typed beside a work whose findings are recorded; link the finding"
                    ids = tuple(f"[[{FINDING}{finding.id}]]" for finding in _nearest(beside, typed)[:3])
                    yield typed_figure.problem(message, page.locate(offset), ids)


@rule("FIN011", Severity.ERROR, "A finding is asked for in no known form.")
def unknown_finding_form(library: Library) -> Iterator[Problem]:
    """The form in `[[finding:id|form]]` must be one there is; any other prints the full figure."""
    nearest = Nearest(FORMS)
    for page in library.pages.values():
        for link in page.wikilinks:
            if link.target.startswith(FINDING) and link.label and link.label not in FORMS:
                message = f"there is no form '{link.label}'; known are {', '.join(FORMS)}"
                yield unknown_finding_form.problem(message, page.locate(link.start), nearest.to(link.label))


@rule("FIN016", Severity.ERROR, "A figure has no plain form.")
def no_plain_form(library: Library) -> Iterator[Problem]:
    """`[[finding:id|plain]]` needs one number of a metric that can be told as so many of a hundred."""
    for page in library.pages.values():
        for link in page.wikilinks:
            finding = library.findings.get(link.target.removeprefix(FINDING).strip())
            if finding and link.target.startswith(FINDING) and link.label == "plain" and not plain_figure(finding):
                said = f"'{finding.metric} {finding.value.text}' of finding '{finding.id}' has no plain form"
                message = f"{said}; expected a correlation, a standardized difference or a percentage"
                yield no_plain_form.problem(message, page.locate(link.start))


_ADDRESS = re.compile(r"https?://[^\s;)]+")


@rule("FIN017", Severity.NOTE, "A figure was seen at an upload site.")
def figure_at_upload_site(library: Library) -> Iterator[Problem]:
    """`source` names an upload site or a mirror alone, and no publisher, index or repository."""
    for finding in library.findings.values():
        addresses = _ADDRESS.findall(finding.source)
        if addresses and all(standing_of(address) == "upload site" for address in addresses):
            message = f"finding '{finding.id}' was seen at {excerpt(addresses[0])}, an upload site or a mirror"
            expected = "expected the DOI, an index such as PubMed, the publisher or a repository"
            yield figure_at_upload_site.problem(f"{message}; {expected}", finding.location)


_DESIGNS = frozenset(
    "analysis analyses book case chapter cohort commentary development estimate experiment interview measure "
    "meta-analysis meta-analyses observation reanalysis report review statement study studies survey synthesis theory "
    "trial trials validation follow-up guideline".split()
)
"""Words of which one stands in the name of a design."""


@rule("FIN015", Severity.WARNING, "A design is of no known kind.")
def unknown_design(library: Library) -> Iterator[Problem]:
    """The `design` of a finding holds no word for a kind of study, and one is near: a slip of the pen."""
    nearest = Nearest(_DESIGNS)
    for finding in library.findings.values():
        words = finding.design.lower().split()
        if words and not _DESIGNS.intersection(words):
            near = [(word, found) for word in words for found in nearest.to(word, 1, 0.8)]
            if near:
                word, found = near[0]
                message = f"finding '{finding.id}': '{finding.design}' is no known design"
                meant = finding.design.lower().replace(word, found)
                yield unknown_design.problem(message, finding.location, (meant,))


@rule("FIN013", Severity.NOTE, "No page uses a finding.")
def unused_finding(library: Library) -> Iterator[Problem]:
    """A finding that no page links to and no block shows."""
    used = {finding.id for page in library.pages.values() for finding, _ in _uses(library, page)}
    for finding in library.findings.values():
        if finding.id not in used:
            yield unused_finding.problem(f"no page uses finding '{finding.id}'", finding.location)


def _uses(library: Library, page: Page) -> Iterator[tuple[Finding, int]]:
    """Findings that a page's text links to or shows in a block, with the offset."""
    for link in page.wikilinks:
        finding = library.findings.get(link.target.removeprefix(FINDING).strip())
        if finding is not None and link.target.startswith(FINDING):
            yield finding, link.start
    for block in page.blocks:
        if block.name == "findings":
            for chosen in select_findings(library, block.body, page.locate(block.body_start)).findings:
                yield chosen, block.start


def _nearest(findings: Sequence[Finding], typed: str) -> list[Finding]:
    """Findings with the number that was typed first, then in the order of their ids."""
    number = float(_NUMBER.findall(typed)[-1])

    def distance(finding: Finding) -> tuple[float, str]:
        value = finding.value.number
        return (abs(abs(value) - number) if value is not None else inf, finding.id)

    return sorted(findings, key=distance)


def _figures(page: Page) -> Iterator[tuple[re.Match[str], float | None]]:
    """Figures in a page's prose: statistics of any kind, and percentages with their number."""
    for start, end in page.prose:
        # Few stretches hold any of them, and a search for one sign is twenty times as quick.
        if not _SIGN.search(page.text, start, end):
            continue
        for match in _TYPED.finditer(page.text, start, end):
            yield match, None
        for match in _PERCENT.finditer(page.text, start, end):
            yield match, float(match["number"])


def _start(figure: tuple[re.Match[str], float | None]) -> int:
    return figure[0].start()


def _is_count(quantity: Quantity) -> bool:
    if quantity.number is not None:
        return quantity.number >= 0 and quantity.number == int(quantity.number)
    return bool(_COUNT.search(quantity.text))


def _range(finding: Finding) -> str:
    metric = finding.measure
    if metric.is_ratio:
        return f"an {metric.name} is above 0" if metric.name[0] in "aeiou" else f"a {metric.name} is above 0"
    if metric.most is None:
        return f"{metric.name} is at least {metric.least:g}"
    if metric.least is None:
        return f"{metric.name} is at most {metric.most:g}"
    return f"{metric.name} lies between {metric.least:g} and {metric.most:g}"


def _wrong(rule: Rule, finding: Finding, column: str, message: str) -> Problem:
    return rule.problem(f"finding '{finding.id}': {message}", finding.locate(column))
