"""Reads `findings.csv`: one row, one published figure. Numbers are typed, words are kept as words; nothing is converted
from one metric to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from literature.model import (
    METRICS,
    OTHER,
    WORDS,
    Finding,
    Interval,
    IntervalKind,
    Location,
    Metric,
    Problem,
    Quantity,
    ReadCertainty,
    Relation,
    Rule,
    Severity,
)
from literature.sources.schemas import TableSchema
from literature.sources.tables import Row, read_table

MISSING_FINDING_ID = Rule("FIN001", "missing-finding-id", Severity.ERROR, "A finding has no id.")
DUPLICATE_FINDING = Rule("FIN002", "duplicate-finding", Severity.ERROR, "Two findings have the same id.")
INVALID_READ_CERTAINTY = Rule(
    "FIN004",
    "invalid-read-certainty",
    Severity.ERROR,
    "The certainty of reading is not high, medium or low.",
)
INVALID_INTERVAL = Rule(
    "FIN005", "invalid-interval", Severity.ERROR, "The kind or level of an interval cannot be read."
)

_SCHEMA = TableSchema.of("findings")
COLUMNS = _SCHEMA.columns
"""Columns a file may have, in the order in which they are written."""

_FORMER = {"confidence": "read_certainty"}
"""Names that columns had, and what they are called now."""
_LOCATED = ("key", "metric", "value", "ci_low", "ci_high", "k", "n", "interval")
_CERTAINTIES: dict[str, ReadCertainty] = {"high": "high", "medium": "medium", "low": "low", "": "medium"}

_QUANTITY = re.compile(
    r"(?P<relation>>|<|\u2248|~|(?:over|more than|under|less than|about|approximately|nearly|almost)\b)?\s*"
    r"(?P<number>[-+\u2212]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.(?P<decimals>[0-9]+))?)"
    r"(?:\s+(?P<unit>[^\W\d_(][^\d;,.%/=<>]*|\([^\d;,.%/=<>]*\)))?",
    re.IGNORECASE,
)
_TEST = re.compile(r"(?P<symbol>[Ftz])\s*\(\s*(?P<df>[0-9.]+(?:\s*,\s*[0-9.]+)*)\s*\)")
_METRIC = re.compile(r"(?P<name>[^()]*?)\s*(?:\((?P<qualifier>[^()]*)\))?")
_INTERVAL = re.compile(r"(?P<level>[0-9]{1,2}(?:\.[0-9]+)?)\s*%\s*(?P<kind>[a-z]+)(?:\s+interval)?", re.IGNORECASE)

_TOO_LARGE = 1e15
"""From here on a float no longer holds every digit that was written."""

_METRIC_NAMES: Mapping[str, Metric] = {
    **METRICS,
    "%": METRICS["percent"],
    "percentage": METRICS["percent"],
    "odds ratio": METRICS["or"],
    "risk ratio": METRICS["rr"],
    "relative risk": METRICS["rr"],
    "hazard ratio": METRICS["hr"],
    "correlation": METRICS["r"],
    "cohen's d": METRICS["d"],
    "hedges' g": METRICS["g"],
    "\u03ba": METRICS["kappa"],
    "\u03b2": METRICS["beta"],
    "\u03b1": METRICS["alpha"],
    "\u03b7\u00b2": METRICS["eta2"],
    "r\u00b2": METRICS["r2"],
    **dict.fromkeys(
        (
            "comparison",
            "direction",
            "growth model",
            "interaction",
            "mediation",
            "moderator test",
            "multilevel",
            "multilevel model",
            "multilevel test",
            "n",
            "narrative synthesis",
            "prediction",
            "rct result",
            "systematic review",
            "test",
            "within-patient effects",
        ),
        WORDS,
    ),
}
_INTERVAL_KINDS: dict[str, IntervalKind] = {
    "ci": "confidence",
    "confidence": "confidence",
    "credibility": "credibility",
    "credible": "credibility",
    "prediction": "prediction",
    "pi": "prediction",
}


def read_findings(path: str, text: str) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Findings in file order, the first of each id, and what is wrong with the table."""
    table = read_table(path, text, COLUMNS, _SCHEMA.required, _FORMER)
    problems = [*table.problems, *_SCHEMA.faults(table.rows)]
    findings: dict[str, Finding] = {}
    for row in table.rows:
        if not row["id"]:
            problems.append(MISSING_FINDING_ID.problem("this row has no id", row.locate("id")))
            continue
        if row["id"] in findings:
            first = findings[row["id"]].location
            message = f"id '{row['id']}' is taken by line {first.line}; the first row counts"
            problems.append(DUPLICATE_FINDING.problem(message, row.locate("id")))
            continue
        problems.extend(_check(row))
        findings[row["id"]] = _finding(row)
    return tuple(findings.values()), tuple(problems)


def read_quantity(text: str) -> Quantity:
    """One number with an optional sign, thousands separators and decimals, a word or sign of relation before it, and
    what was counted after it; anything else is kept as words.

    `48 (40 samples)` and `.36 to .53` hold more than one number, so they are words.
    """
    match = _QUANTITY.fullmatch(text)
    if not match or not any(character.isdigit() for character in match["number"]):
        return Quantity(text, None)
    number = float(match["number"].replace(",", "").replace("\u2212", "-"))
    if abs(number) >= _TOO_LARGE:
        return Quantity(text, None)
    relation = _relation((match["relation"] or "").lower())
    return Quantity(text, number, relation, (match["unit"] or "").strip(), len(match["decimals"] or ""))


def read_metric(text: str) -> tuple[Metric, str]:
    """The metric a name stands for and what else the text says of it.

    `r (mean)` is a correlation with the qualifier `mean`, `F(1,1236)` a test with its degrees of freedom. Case counts
    for single letters: `N` is no `n`, `R` no `r`.
    """
    test = _TEST.fullmatch(text)
    if test:
        return METRICS[test["symbol"].lower()], re.sub(r"\s*,\s*", ", ", test["df"])
    match = _METRIC.fullmatch(text)
    name, qualifier = (match["name"], match["qualifier"] or "") if match else (text, "")
    metric = _METRIC_NAMES.get(name.lower().replace("\u2019", "'"), OTHER)
    if len(name) == 1 and metric.symbol.lower() == name.lower() and metric.symbol != name:
        metric = OTHER
    return metric, qualifier if metric.is_known else ""


def read_interval(text: str) -> Interval | None:
    """`95% CI`, `80% credibility`, `90% prediction interval`; a 95% confidence interval when empty; else `None`."""
    if not text:
        return Interval()
    match = _INTERVAL.fullmatch(text)
    kind = _INTERVAL_KINDS.get(match["kind"].lower()) if match else None
    return Interval(kind, float(match["level"])) if match and kind and 0 < float(match["level"]) < 100 else None


def _relation(word: str) -> Relation:
    if word in ("", ">", "<"):
        return ">" if word == ">" else "<" if word == "<" else ""
    return ">" if word in ("over", "more than") else "<" if word in ("under", "less than") else "\u2248"


def _check(row: Row) -> Iterator[Problem]:
    if row["read_certainty"].lower() not in _CERTAINTIES:
        message = f"read_certainty is '{row['read_certainty']}'; expected high, medium or low"
        yield INVALID_READ_CERTAINTY.problem(message, row.locate("read_certainty"))
    if read_interval(row["interval"]) is None:
        message = f"interval is '{row['interval']}'; expected a level and a kind such as '95% CI' or '80% credibility'"
        yield INVALID_INTERVAL.problem(message, row.locate("interval"))


def _finding(row: Row) -> Finding:
    measure, qualifier = read_metric(row["metric"])
    location = row.locate("id")
    return Finding(
        id=row["id"],
        key=row["key"],
        topic=row["topic"],
        construct=row["construct"],
        outcome=row["outcome"],
        metric=row["metric"],
        value=read_quantity(row["value"]),
        ci_low=read_quantity(row["ci_low"]),
        ci_high=read_quantity(row["ci_high"]),
        k=read_quantity(row["k"]),
        n=read_quantity(row["n"]),
        heterogeneity=row["heterogeneity"],
        year=row["year"],
        locator=row["locator"],
        source=row["source"],
        read_certainty=_CERTAINTIES.get(row["read_certainty"].lower(), "low"),
        notes=row["notes"],
        location=location,
        measure=measure,
        qualifier=qualifier,
        interval=read_interval(row["interval"]) or Interval(),
        direction=row["direction"],
        design=row["design"],
        literature=tuple(part.strip() for part in row["literature"].split(";") if part.strip()),
        construct_group=row["construct_group"],
        outcome_group=row["outcome_group"],
        places=_places(row),
    )


def _places(row: Row) -> dict[str, Location]:
    return {column: row.locate(column) for column in _LOCATED if column in row.cells}
