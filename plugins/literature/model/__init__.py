"""The values everything else passes around: frozen, without behaviour that needs a file or a host."""

from literature.model.allowance import Allowance
from literature.model.by_field import ByField, FieldTexts, FieldValues
from literature.model.dates import DateSpan, PartialDate, Season
from literature.model.edition import Edition
from literature.model.finding import (
    METRICS,
    OTHER,
    WORDS,
    Finding,
    Interval,
    IntervalKind,
    Metric,
    Quantity,
    ReadCertainty,
    Relation,
)
from literature.model.library import Library, Mention, Relations
from literature.model.mentions import (
    Block,
    Citation,
    CitationItem,
    Destination,
    Heading,
    IntentMark,
    Locator,
    Nesting,
    Scan,
    Token,
    Wikilink,
)
from literature.model.notice import Notice, NoticeKind
from literature.model.page import Basis, Certainty, Front, Page, Verdict
from literature.model.people import Person
from literature.model.permalink import Permalink, PermalinkKind
from literature.model.places import FieldPlaces, LinkFault, Location, Problem
from literature.model.policy import Level, Policy
from literature.model.question import Choice, Pair, Question, QuestionKind, Quiz
from literature.model.reading import ReadingList, ReadingPage, ReadingPart, ReadingWork, Session, SessionUnit, Stop
from literature.model.reference import Provenance, Reference, Tier
from literature.model.richtext import RichText, Run, escape_attribute, escape_text
from literature.model.rule import Find, Rule, Severity, rule
from literature.model.steps import Steps, uncounted

__all__ = [
    "METRICS",
    "OTHER",
    "WORDS",
    "Allowance",
    "Basis",
    "Block",
    "ByField",
    "Certainty",
    "Choice",
    "Citation",
    "CitationItem",
    "DateSpan",
    "Destination",
    "Edition",
    "FieldPlaces",
    "FieldTexts",
    "FieldValues",
    "Find",
    "Finding",
    "Front",
    "Heading",
    "IntentMark",
    "Interval",
    "IntervalKind",
    "Level",
    "Library",
    "LinkFault",
    "Location",
    "Locator",
    "Mention",
    "Metric",
    "Nesting",
    "Notice",
    "NoticeKind",
    "Page",
    "Pair",
    "PartialDate",
    "Permalink",
    "PermalinkKind",
    "Person",
    "Policy",
    "Problem",
    "Provenance",
    "Quantity",
    "Question",
    "QuestionKind",
    "Quiz",
    "ReadCertainty",
    "ReadingList",
    "ReadingPage",
    "ReadingPart",
    "ReadingWork",
    "Reference",
    "Relation",
    "Relations",
    "RichText",
    "Rule",
    "Run",
    "Scan",
    "Season",
    "Session",
    "SessionUnit",
    "Severity",
    "Steps",
    "Stop",
    "Tier",
    "Token",
    "Verdict",
    "Wikilink",
    "escape_attribute",
    "escape_text",
    "rule",
    "uncounted",
]
