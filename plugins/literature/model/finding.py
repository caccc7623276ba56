"""A published figure: a row of `findings.csv`. Read by `sources/findings.py`, written in APA's form by
`text/statistics.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from literature.model.places import Location
from literature.vocabulary.catalog import N_

ReadCertainty = Literal["high", "medium", "low"]
Relation = Literal["", ">", "<", "\u2248"]
IntervalKind = Literal["confidence", "credibility", "prediction"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was published, or the words that stand in its place."""

    text: str
    """As written in the file: `.28`, `>30000`, `two-thirds`."""
    number: float | None
    """Its value; `None` when the text is no single number."""
    relation: Relation = ""
    """How the value relates to the number: `>` in `>30000`; empty when they are equal."""
    unit: str = ""
    """What was counted, as written: `trainees` in `276 trainees`."""
    decimals: int = 0
    """Digits after the point, as written."""

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and nothing qualifies it."""
        return self.number is not None and not self.relation


@dataclass(frozen=True, slots=True)
class Metric:
    """A kind of figure: what its numbers can be and how it is written."""

    id: str
    """`r`, `d`, `or`, `percent`, ...; `words` for a result without a statistic, `other` for one that is not known."""
    name: str
    symbol: str = ""
    """As APA writes it; empty when the figure stands without one."""
    is_italic: bool = False
    """A Latin letter that stands for a variable; abbreviations and Greek letters are upright (APA 7, section 6.44)."""
    least: float | None = None
    most: float | None = None
    """Bounds of what is possible, both included; `None` for no bound."""
    no_effect: float | None = None
    """The value that means no effect; `None` when there is none."""
    is_ratio: bool = False
    """Greater than 0, and compared by division: drawn on a logarithmic axis."""

    @property
    def can_exceed_one(self) -> bool:
        """Whether a leading zero is written (APA 7, section 6.36)."""
        return self.most is None or self.most > 1

    @property
    def is_known(self) -> bool:
        """Whether it is a statistic."""
        return self.id not in ("words", "other")

    @property
    def is_drawable(self) -> bool:
        """Whether it can stand on the axis of a plot: an effect size or a share, no test statistic."""
        return self.no_effect is not None or self.id == "percent"

    @property
    def is_in_raw_units(self) -> bool:
        """Its numbers have the unit of what was measured, so that those of two outcomes share no axis."""
        return self.id == "md"

    @property
    def is_tied_to_outcome(self) -> bool:
        """Its numbers compare only within one outcome: percentages of different things, raw units."""
        return self.id == "percent" or self.is_in_raw_units


WORDS = Metric("words", N_("result in words"))
OTHER = Metric("other", N_("other figure"))
METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("r", N_("correlation"), "r", is_italic=True, least=-1, most=1, no_effect=0),
        Metric("d", N_("standardized mean difference (d)"), "d", is_italic=True, no_effect=0),
        Metric("g", N_("standardized mean difference (g)"), "g", is_italic=True, no_effect=0),
        Metric("smd", N_("standardized mean difference"), "SMD", no_effect=0),
        Metric("md", N_("mean difference"), "MD", no_effect=0),
        Metric("or", N_("odds ratio"), "OR", least=0, no_effect=1, is_ratio=True),
        Metric("rr", N_("risk ratio"), "RR", least=0, no_effect=1, is_ratio=True),
        Metric("hr", N_("hazard ratio"), "HR", least=0, no_effect=1, is_ratio=True),
        Metric("percent", N_("percentage"), least=0, most=100),
        Metric("kappa", N_("kappa"), "\u03ba", least=-1, most=1, no_effect=0),
        Metric("beta", N_("standardized coefficient"), "\u03b2", no_effect=0),
        Metric("alpha", N_("Cronbach's alpha"), "\u03b1", most=1),
        Metric("eta2", N_("eta squared"), "\u03b7\u00b2", least=0, most=1, no_effect=0),
        Metric("r2", N_("variance explained"), "R\u00b2", is_italic=True, least=0, most=1, no_effect=0),
        Metric("f", N_("F test"), "F", is_italic=True, least=0),
        Metric("t", N_("t test"), "t", is_italic=True),
        Metric("z", N_("z score"), "z", is_italic=True),
        WORDS,
        OTHER,
    )
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Kind and level of a finding's interval."""

    kind: IntervalKind = "confidence"
    level: float = 95
    """Percent."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One published figure, with where it was seen and how surely it was read."""

    id: str
    key: str
    """Key of the reference that reports it."""
    topic: str
    construct: str
    outcome: str
    metric: str
    """As written: `r`, `d`, `g`, `OR`, `%`, or words for results that are no effect size."""
    value: Quantity
    ci_low: Quantity
    ci_high: Quantity
    k: Quantity
    """Number of studies or samples."""
    n: Quantity
    """Number of people, unless the text says otherwise."""
    heterogeneity: str
    year: str
    locator: str
    """Where in the work: `abstract`, `p. 12`."""
    source: str
    """Where the figure was seen: addresses, separated by ` ; `."""
    read_certainty: ReadCertainty
    """How surely the figure was read where it was seen; nothing about how good the study is."""
    notes: str
    location: Location
    measure: Metric = OTHER
    """The metric, recognized."""
    qualifier: str = ""
    """What the metric's text says beyond its name: `expert estimate`; the degrees of freedom of a test."""
    interval: Interval = Interval()
    """What `ci_low` and `ci_high` bound."""
    direction: str = ""
    """What a positive value (above 1 for a ratio) means, where the source or the names of construct and outcome say."""
    design: str = ""
    """Kind of study: `meta-analysis`, `cohort`, ..."""
    literature: tuple[str, ...] = ()
    """Which literatures it belongs to."""
    construct_group: str = ""
    """Family of constructs, for tables and the evidence map."""
    outcome_group: str = ""
    """Family of outcomes, for tables and the evidence map."""
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where the cells stand that can be wrong, by column."""

    def locate(self, column: str) -> Location:
        """The place of a cell; the row's own when it is not known."""
        return self.places.get(column, self.location)

    @property
    def has_interval(self) -> bool:
        """Whether both bounds are numbers."""
        return self.ci_low.is_exact and self.ci_high.is_exact

    @property
    def construct_family(self) -> str:
        """What the evidence map and filters file its construct under."""
        return self.construct_group or self.topic or self.construct

    @property
    def outcome_family(self) -> str:
        """What they file its outcome under."""
        return self.outcome_group or self.outcome

    @property
    def is_drawable(self) -> bool:
        """Whether it can stand on an axis: one exact number of a metric that can."""
        value = self.value.number
        if not self.measure.is_drawable or value is None or not self.value.is_exact:
            return False
        return value > 0 if self.measure.is_ratio else True

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Both ends of the interval where they can be drawn."""
        low, high = self.ci_low.number, self.ci_high.number
        if not self.has_interval or low is None or high is None or (self.measure.is_ratio and low <= 0):
            return None
        return low, high
