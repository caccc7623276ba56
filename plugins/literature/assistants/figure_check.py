"""Holds the statistics of a text against the recorded figures of the works that are cited beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal

from literature.assistants.answers import Fault
from literature.assistants.citation_check import CheckedCitation
from literature.assistants.published_site import PublishedSite
from literature.data.values import FindingRecord, QuantityRecord
from literature.model import Scan
from literature.model.finding import METRICS
from literature.text.markdown.sentences import Sentences

_SYMBOLS = {metric.symbol: metric.id for metric in METRICS.values() if metric.symbol}
_COUNTS = {"k": "k", "N": "n", "n": "n"}
# Bounded: a row of digits that ends otherwise would be looked at from each of them anew.
_NUMBER = r"[-\u2212\u2013]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{0,12}[.,]?[0-9]{1,12})"
_NAMES = "|".join(re.escape(name) for name in sorted({*_SYMBOLS, *_COUNTS}, key=len, reverse=True))
_STATISTIC = re.compile(
    rf"(?<![\w@.])[*_]{{0,2}}(?P<name>{_NAMES})[*_]{{0,2}}(?:\([^()\n]{{0,20}}\))?\s?(?P<relation>[=\u2248<>])\s?"
    rf"(?P<number>{_NUMBER})(?![\w])"
)
_INTERVAL = re.compile(
    rf"\s?(?P<level>[0-9]{{2}})\s?%\s?(?:CI|confidence interval)\s?[\[(]\s?(?P<low>{_NUMBER})\s?(?:[,;]|to|\u2013)\s?"
    rf"(?P<high>{_NUMBER})\s?[\])]"
)
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_EXACT = Context(prec=400)
"""Room for any recorded number with as many decimals as a typed one has."""
_MOST_NAMED = 5
_ALIKE = frozenset({"d", "g", "smd"})
"""Metrics that texts name by each other's letters."""


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A statistic with what was found."""

    start: int
    end: int
    fault: Fault
    found: str
    findings: tuple[FindingRecord, ...] = ()
    """Those that are meant; with a fault, the nearest."""


@dataclass(slots=True)
class _Beside:
    """What the statistics that stand together have been found to mean so far."""

    sentence: tuple[int, int] = (-1, -1)
    findings: Sequence[FindingRecord] = field(default_factory=tuple)
    """Of the last effect size; those that counts and intervals behind it belong to."""


def check_figures(
    site: PublishedSite, text: str, scanned: Scan, cited: Sequence[CheckedCitation]
) -> Iterator[CheckedFigure]:
    """Every statistic and interval of a text, in order; a figure belongs to the works that its sentence cites, else to
    those cited last in its paragraph."""
    sentences = Sentences(text, scanned.prose)
    beside = _Beside()
    matches = sorted([*_STATISTIC.finditer(text), *_INTERVAL.finditer(text)], key=lambda one: one.start())
    for match in matches:
        sentence = sentences.at(match.start())
        if beside.sentence != sentence:
            beside = _Beside(sentence)
        owners = _cited_beside(text, sentence, match.start(), cited)
        recorded = [finding for key in owners for finding in site.findings_by_work.get(key, ())]
        if match.re is _INTERVAL:
            yield _interval(match, beside.findings or recorded)
            continue
        number = _number(match["number"])
        if match["name"] in _COUNTS:
            count = _COUNTS[match["name"]]
            among = beside.findings or recorded
            yield _checked(match, owners, [one for one in among if getattr(one, count)], count, number, site)
            continue
        kind = _SYMBOLS[match["name"]]
        kinds = _ALIKE if kind in _ALIKE else {kind}
        same = [one for one in recorded if one.metric in kinds and one.value and one.value.number is not None]
        checked = _checked(match, owners, same, "value", number, site, kinds)
        beside.findings = (
            checked.findings if checked.fault == "none" else [one for one in same if one.key in owners[:1]]
        )
        yield checked


def _cited_beside(text: str, sentence: tuple[int, int], at: int, cited: Sequence[CheckedCitation]) -> list[str]:
    """Keys of the works that a figure may be of, the likeliest first: what the sentence names before it, else what it
    cites in brackets behind it."""
    start, end = sentence
    known = [one for one in cited if one.is_known]
    before = [one for one in known if start <= one.start < at][::-1]
    after = [one for one in known if at <= one.start < end]
    if not before and not after:
        paragraph = text.rfind("\n\n", 0, at) + 1
        before = [one for one in known if paragraph <= one.start < at][-1:]
    nearest = [*before, *after] if before and (before[0].is_narrative or not after) else [*after, *before]
    return list(dict.fromkeys(work.key for one in nearest for work in one.works))


def _checked(
    match: re.Match[str],
    keys: Sequence[str],
    recorded: Sequence[FindingRecord],
    name: str,
    number: Decimal,
    site: PublishedSite,
    kinds: Iterable[str] = (),
) -> CheckedFigure:
    """A number held against the field `name` of recorded figures. Where none has it, those of the first of the `keys`
    are told, whose it is most likely."""
    start, end = match.span()
    if not keys:
        alike = [one for one in site.findings.values() if one.metric in kinds and _is_same(getattr(one, name), number)][
            :_MOST_NAMED
        ]
        said = "no work of the library is cited beside it"
        if alike:
            said += f"; such a figure is recorded of {', '.join(dict.fromkeys(one.label for one in alike))}"
        return CheckedFigure(start, end, "figure without work", said, tuple(alike))
    equal = [one for one in recorded if _is_same(getattr(one, name), number)]
    if equal:
        return CheckedFigure(start, end, "none", "as recorded", tuple(equal[:_MOST_NAMED]))
    label = site.works[keys[0]].label
    own = [one for one in recorded if one.key == keys[0]]
    if not own:
        return CheckedFigure(start, end, "figure not recorded", f"the library records no such figure of {label}")
    near = sorted(own, key=lambda one: abs((getattr(one, name).number or 0.0) - float(number)))[:_MOST_NAMED]
    texts = "; ".join(dict.fromkeys(one.statistics for one in near))
    return CheckedFigure(start, end, "figure differs", f"recorded of {label}: {texts}", tuple(near))


def _interval(match: re.Match[str], recorded: Sequence[FindingRecord]) -> CheckedFigure:
    start, end = match.span()
    having = [one for one in recorded if one.interval]
    if not having:
        return CheckedFigure(start, end, "figure not recorded", "no interval is recorded of what is cited beside it")
    low, high = _number(match["low"]), _number(match["high"])
    equal = [
        one for one in having if one.interval and (one.interval.low, one.interval.high) == (float(low), float(high))
    ]
    if equal:
        return CheckedFigure(start, end, "none", "as recorded", tuple(equal[:_MOST_NAMED]))
    texts = "; ".join(dict.fromkeys(one.statistics for one in having[:_MOST_NAMED]))
    return CheckedFigure(start, end, "figure differs", f"recorded: {texts}", tuple(having[:_MOST_NAMED]))


def _is_same(recorded: QuantityRecord | None, number: Decimal) -> bool:
    """Whether a recorded number is the typed one, or is rounded so in the text."""
    if recorded is None or recorded.number is None:
        return False
    exact = Decimal(repr(recorded.number))
    rounded = exact.quantize(Decimal(1).scaleb(int(number.as_tuple().exponent)), ROUND_HALF_UP, _EXACT)
    return number in (exact, rounded)


def _number(typed: str) -> Decimal:
    """A number as texts write it: `\u2212.30`, `0,3`, `1,234`."""
    text = typed.replace("\u2212", "-").replace("\u2013", "-")
    return Decimal(text.replace(",", "") if _GROUPED.fullmatch(text) else text.replace(",", "."))
