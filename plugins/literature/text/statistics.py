"""Writes a finding in APA's form for statistics (APA 7, sections 6.36 to 6.45). The same for every citation style."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from literature.model import Finding, Metric, Quantity, RichText, Run
from literature.text.plain_figures import plain_figure

FORMS = ("full", "short", "value", "interval", "plain")
"""What `[[finding:id|form]]` may ask for."""

MINUS = "\u2212"
_NUMBER_IN_TEXT = re.compile(r"(?<![\w.,-])[-\u2212]?(?:\d+\.?\d*|\.\d+)(?![\w,]|\.\d)")
_HYPHEN_MINUS = re.compile(r"(?<![\w.)\]-])-(?=\.?\d)")
_ONLY_NUMBERS = re.compile(r"[\s\d.,;/()+\u2212-]*(?:\bto\b[\s\d.,;/()+\u2212-]*)?")
_WORD = re.compile(r"[^\W\d_]{4,}")


def statistics(finding: Finding, form: str = "full") -> RichText:
    """The figure as a sentence prints it.

    `full`: *r* = .28, 95% CI [.26, .30], *k* = 295, *N* > 30,000; `interval`: value and interval; `short`: *r* = .28;
    `value`: .28; `plain`: 59 of 100 pairs (50 by chance), where the metric has such a form (`text/plain_figures.py`).
    Digits are rounded, never added. A form that is not in `FORMS`, or that the metric does not have, counts as `full`.
    """
    if form == "plain" and (plain := plain_figure(finding)):
        return RichText.from_plain(plain)
    if form == "value":
        return RichText.from_plain(_value_text(finding))
    parts = [_statistic(finding)]
    if form != "short":
        parts.append(interval(finding))
    if form not in ("short", "interval"):
        parts += [_count("k", finding.k), _count("N", finding.n)]
    return RichText.join(", ", parts)


def interval(finding: Finding) -> RichText:
    """`95% CI [.26, .30]`; empty without both bounds.

    APA has an abbreviation for the confidence interval alone, and units are not repeated in brackets (section 6.45).
    """
    if not (finding.ci_low and finding.ci_high):
        return RichText()
    kind = "CI" if finding.interval.kind == "confidence" else f"{finding.interval.kind} interval"
    low, high = (number(bound, finding.measure) for bound in (finding.ci_low, finding.ci_high))
    return RichText.from_plain(f"{finding.interval.level:g}% {kind} [{low}, {high}]")


def number(quantity: Quantity, metric: Metric) -> str:
    """A number of this metric: at most two decimals, three below .05 in size when as many were published; no zero
    before the point when the value cannot exceed 1 (section 6.36). Words stay, with true minus signs."""
    if quantity.number is None:
        return _words(quantity.text, metric)
    decimals = min(quantity.decimals, 3 if 0 < abs(quantity.number) < 0.05 else 2)
    rounded = _rounded(quantity.number, decimals)
    return f"{quantity.relation} {rounded}".strip() if metric.can_exceed_one else _bare(quantity.relation, rounded)


def bare_count(quantity: Quantity) -> str:
    """A number of studies or people without what was counted, where one is given: `> 30,000`, `276`; else the words."""
    return count(quantity).removesuffix(quantity.unit).rstrip() if quantity.number is not None else count(quantity)


def plain_number(value: float, decimals: int, metric: Metric) -> str:
    """A number that was computed, such as an axis label, in the metric's form."""
    if not value:
        return "0"
    text = _rounded(value, decimals)
    return text if metric.can_exceed_one else _bare("", text)


def count(quantity: Quantity) -> str:
    """A number of studies or people, thousands with commas (section 6.38): `> 30,000`, `276 trainees`."""
    if quantity.number is None or quantity.number % 1:
        return _HYPHEN_MINUS.sub(MINUS, quantity.text)
    return " ".join(part for part in (quantity.relation, f"{quantity.number:,.0f}", quantity.unit) if part)


def symbol(metric: Metric, qualifier: str = "") -> RichText:
    """The metric's symbol: variables italic, abbreviations (OR, CI) and Greek letters upright (section 6.44); a test
    with its degrees of freedom."""
    letters = metric.symbol.rstrip("\u00b2")
    rest = metric.symbol[len(letters) :]
    text = RichText((Run(letters, italic=metric.is_italic), Run(rest))) if metric.symbol else RichText()
    return text + f"({qualifier})" if qualifier and metric.id in ("f", "t") else text


def _statistic(finding: Finding) -> RichText:
    value, metric = finding.value, finding.measure
    note = f" ({finding.qualifier})" if finding.qualifier and metric.id not in ("f", "t") else ""
    if metric.symbol:
        sign = f" {value.relation} " if value.relation else " = "
        text = number(value, metric).removeprefix(value.relation).strip()
        return symbol(metric, finding.qualifier) + (sign + text + note)
    return RichText.from_plain(_value_text(finding) + note)


def _value_text(finding: Finding) -> str:
    value, metric = finding.value, finding.measure
    text = number(value, metric)
    if metric.id == "percent" and "%" not in text:
        return f"{text}%" if _ONLY_NUMBERS.fullmatch(text) and "(" not in text else f"{text} (percent)"
    if metric.id == "other" and not _names_metric(text, finding.metric):
        return f"{text} ({finding.metric})"
    return text


def _names_metric(text: str, metric: str) -> bool:
    """Whether the words of a value say what they are, so that the metric need not be repeated."""
    return not metric or bool({w.lower() for w in _WORD.findall(text)} & {w.lower() for w in _WORD.findall(metric)})


def _count(letter: str, quantity: Quantity) -> RichText:
    if not quantity:
        return RichText()
    text = count(quantity).removeprefix(quantity.relation).strip()
    return RichText.from_plain(letter, italic=True) + f" {quantity.relation or '='} {text}"


def _words(text: str, metric: Metric) -> str:
    """Words as published; numbers in them take the metric's form when there are only numbers (`.36 to .53`)."""
    text = _HYPHEN_MINUS.sub(MINUS, text)
    if metric.is_known and _ONLY_NUMBERS.fullmatch(text):
        return _NUMBER_IN_TEXT.sub(lambda match: _in_form(match[0], metric), text)
    return text


def _in_form(text: str, metric: Metric) -> str:
    digits = text.lstrip("-" + MINUS)
    sign = MINUS if digits != text else ""
    digits = f"0{digits}" if digits.startswith(".") else digits
    return sign + digits if metric.can_exceed_one else sign + _bare("", digits)


def _rounded(value: float, decimals: int) -> str:
    # The shortest decimal that stands for the float is the published one, so that .275 rounds to .28 as by hand.
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(exact):,f}"
    return f"{MINUS}{text}" if exact < 0 else text


def _bare(relation: str, text: str) -> str:
    sign = MINUS if text.startswith(MINUS) else ""
    digits = text.removeprefix(MINUS)
    return f"{relation} {sign}{digits.removeprefix('0') if digits.startswith('0.') else digits}".strip()
