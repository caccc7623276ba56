"""The table of rules: code, name, severity, what it says, and the function that finds it.

Faults that the readers and the joins meet have no function here: they come with the library under the rule's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from literature.checks import (
    bibliography,
    citations,
    concepts,
    duplicates,
    fields,
    findings,
    identifiers,
    links,
    names,
    notices,
    pages,
    permalinks,
    readings,
    structure,
    wording,
)
from literature.model import Library, Problem


class Severity(StrEnum):
    """How grave a finding is: errors make `check` fail, warnings a strict build; notes show only when asked for."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Find = Callable[[Library], Iterable[Problem]]
"""Finds what is wrong in a library."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong."""

    code: str
    """Area and number, permanent: `BIB007`."""
    name: str
    """What one would write after "allow"."""
    severity: Severity
    summary: str
    """What is wrong, in one sentence."""
    find: Find | None = None
    """Finds it in a library; None where readers and joins do."""


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: tuple[Rule, ...] = (
    Rule("SRC001", "unreadable-file", _ERROR, "A file cannot be read."),
    Rule("SRC002", "missing-file", _ERROR, "A configured bibliography file does not exist."),
    Rule("SRC003", "not-utf8", _ERROR, "A file is not encoded in UTF-8."),
    Rule("SRC004", "invalid-option", _ERROR, "An option of the plugin is unknown or has a value it cannot use."),
    Rule("SRC005", "unknown-column", _WARNING, "A table has a column that no reader knows."),
    Rule("SRC006", "missing-column", _ERROR, "A table lacks a column it needs."),
    Rule("SRC007", "uneven-row", _ERROR, "A row of a table has too many or too few cells."),
    Rule("SRC008", "unknown-allowance", _WARNING, "An allowance names a rule that does not exist."),
    Rule("SRC009", "allowance-without-reason", _WARNING, "An allowance does not say why."),
    Rule("SRC010", "unused-allowance", _WARNING, "An allowance allows nothing."),
    Rule("SRC011", "invalid-cell", _WARNING, "A cell does not match the schema of its column."),
    Rule("BIB001", "broken-entry", _ERROR, "An entry of the bibliography cannot be read."),
    Rule("BIB002", "missing-key", _ERROR, "An entry has no key."),
    Rule("BIB003", "duplicate-key", _ERROR, "Two entries have the same key."),
    Rule("BIB004", "key-case-clash", _ERROR, "Two keys differ only in case."),
    Rule("BIB005", "unsafe-key", _ERROR, "A key holds characters that addresses or citations cannot hold."),
    Rule("BIB006", "alias-clash", _ERROR, "An earlier key in `ids` is in use as a key or alias elsewhere."),
    Rule("BIB007", "undefined-macro", _ERROR, "A field uses a macro that is not defined."),
    Rule("BIB008", "missing-comma", _ERROR, "A comma is missing between two fields."),
    Rule("BIB009", "duplicate-field", _WARNING, "A field stands twice in an entry."),
    Rule("BIB010", "unknown-crossref", _ERROR, "`crossref` or `xdata` names an entry that does not exist."),
    Rule("BIB011", "cyclic-crossref", _ERROR, "Entries inherit from each other in a circle."),
    Rule("BIB012", "malformed-date", _WARNING, "A date cannot be understood."),
    Rule("BIB013", "malformed-name", _WARNING, "A name cannot be understood."),
    Rule("BIB014", "unknown-latex", _WARNING, "A field holds a LaTeX command that is not known."),
    Rule("BIB015", "control-character", _WARNING, "A field holds a control character."),
    Rule("BIB016", "unsafe-url", _ERROR, "An address has a scheme that browsers may run."),
    Rule("BIB017", "unknown-type", _WARNING, "An entry's type is not known.", bibliography.unknown_type),
    Rule("BIB018", "missing-field", _WARNING, "An entry lacks what its type needs.", bibliography.missing_field),
    Rule("BIB019", "missing-provenance", _WARNING, "An entry was not checked.", bibliography.missing_provenance),
    Rule("BIB020", "unknown-provenance-key", _ERROR, "The provenance table describes a key that does not exist."),
    Rule("BIB021", "duplicate-provenance", _ERROR, "The provenance table describes a key twice."),
    Rule("BIB022", "invalid-tier", _ERROR, "A tier is not A, B, C or D."),
    Rule("BIB023", "unknown-notice-key", _ERROR, "A notice is about a work that is not in the bibliography."),
    Rule("BIB024", "invalid-notice", _ERROR, "A notice is of no known kind, or its date is none."),
    Rule("BIB025", "retracted-work", _WARNING, "A retracted or doubted work is cited.", notices.retracted_work),
    Rule("BIB026", "malformed-doi", _WARNING, "A DOI is none.", identifiers.malformed_doi),
    Rule("BIB027", "doi-as-address", _WARNING, "A DOI holds the address of its resolver.", identifiers.doi_as_address),
    Rule("BIB028", "doi-in-url", _WARNING, "An address holds a DOI, and the entry has none.", identifiers.doi_in_url),
    Rule("BIB029", "duplicate-doi", _WARNING, "Two entries have the same DOI.", duplicates.duplicate_doi),
    Rule("BIB030", "duplicate-work", _WARNING, "A work stands under two keys.", duplicates.duplicate_work),
    Rule("BIB031", "invalid-isbn", _WARNING, "The check digit of an ISBN is wrong.", identifiers.invalid_isbn),
    Rule("BIB032", "invalid-issn", _WARNING, "The check digit of an ISSN is wrong.", identifiers.invalid_issn),
    Rule("BIB033", "url-without-scheme", _WARNING, "An address has no scheme.", identifiers.url_without_scheme),
    Rule("BIB034", "implausible-year", _WARNING, "A year makes no sense.", fields.implausible_year),
    Rule(
        "BIB035",
        "conflicting-dates",
        _WARNING,
        "Two dates of an entry contradict each other.",
        fields.conflicting_dates,
    ),
    Rule("BIB036", "reversed-pages", _WARNING, "Pages run backwards.", fields.reversed_pages),
    Rule("BIB037", "hyphen-range", _NOTE, "A range of pages is written with one hyphen.", fields.hyphen_range),
    Rule("BIB038", "title-in-capitals", _WARNING, "A title is written in capitals.", fields.title_in_capitals),
    Rule("BIB039", "title-with-full-stop", _NOTE, "A title ends in a full stop.", fields.title_with_full_stop),
    Rule("BIB040", "html-in-field", _WARNING, "A field holds HTML.", fields.html_in_field),
    Rule("BIB041", "empty-field", _NOTE, "A field is empty.", fields.empty_field),
    Rule("BIB042", "misspelled-field", _WARNING, "The name of a field is misspelled.", fields.misspelled_field),
    Rule("BIB043", "journal-variant", _WARNING, "A journal is written in two ways.", names.journal_variant),
    Rule("BIB044", "author-spelling", _WARNING, "An author is written in two ways.", names.author_spelling),
    Rule("BIB045", "author-initials", _NOTE, "An author has more initials elsewhere.", names.author_initials),
    Rule("BIB046", "spaced-key", _NOTE, "White space stands around a key."),
    Rule("CIT001", "unknown-key", _ERROR, "A citation names a key that is not in the bibliography."),
    Rule("CIT002", "unused-key", _NOTE, "Nothing leads to an entry.", citations.unused_key),
    Rule("CIT003", "outdated-key", _NOTE, "A citation uses an earlier key.", citations.outdated_key),
    Rule(
        "CIT004",
        "quotation-without-locator",
        _WARNING,
        "A quotation does not say where it stands.",
        citations.quotation_without_locator,
    ),
    Rule("CIT005", "repeated-citation", _WARNING, "A citation names a work twice.", citations.repeated_citation),
    Rule(
        "CIT006", "author-named-twice", _WARNING, "A citation repeats the name before it.", citations.author_named_twice
    ),
    Rule(
        "CIT007",
        "locator-outside-work",
        _WARNING,
        "A work does not have the page that is cited.",
        citations.locator_outside_work,
    ),
    Rule("PAG001", "malformed-front-matter", _ERROR, "Front matter cannot be read."),
    Rule("PAG002", "unknown-front-matter", _WARNING, "Front matter holds a key that its kind of page does not have."),
    Rule("PAG003", "invalid-front-matter", _ERROR, "A value in front matter is not what its key takes."),
    Rule("PAG004", "missing-front-matter", _ERROR, "Front matter lacks what its kind of page needs."),
    Rule("PAG005", "unknown-reference", _ERROR, "Front matter names a key that is not in the bibliography."),
    Rule("PAG006", "duplicate-summary", _ERROR, "Two summaries are of the same work."),
    Rule("PAG007", "uncited-summary", _WARNING, "No other page leads to a summary.", pages.uncited_summary),
    Rule("PAG008", "duplicate-name", _WARNING, "Two pages go by the same name."),
    Rule("PAG009", "orphan-page", _NOTE, "No page leads to a page.", pages.orphan_page),
    Rule(
        "PAG010",
        "summary-without-provenance",
        _WARNING,
        "A summary leans on a work that was not checked.",
        pages.summary_without_provenance,
    ),
    Rule("PAG011", "uncited-claim", _WARNING, "A claim cites nothing.", pages.uncited_claim),
    Rule("PAG012", "stale-review", _NOTE, "A page was last reviewed long ago.", pages.stale_review),
    Rule("PAG013", "future-review", _WARNING, "A page was reviewed on a day to come.", pages.future_review),
    Rule("PAG014", "missing-review", _NOTE, "A page does not say when it was reviewed.", pages.missing_review),
    Rule("PAG015", "heading-jump", _WARNING, "A heading skips a level.", structure.heading_jump),
    Rule("PAG016", "second-title", _WARNING, "A page has two titles.", structure.second_title),
    Rule("PAG017", "empty-section", _WARNING, "A section is empty.", structure.empty_section),
    Rule(
        "PAG018",
        "image-without-alternative",
        _WARNING,
        "An image has no alternative text.",
        structure.image_without_alternative,
    ),
    Rule("PAG019", "avoided-wording", _WARNING, "A page uses words that the site avoids.", wording.avoided_wording),
    Rule("PAG020", "unfinished-text", _WARNING, "A note to oneself was left in a page.", wording.unfinished_text),
    Rule("PAG021", "vague-link", _NOTE, "The words of a link do not say where it leads.", wording.vague_link),
    Rule("CON001", "unknown-concept", _ERROR, "Front matter names a concept that does not exist."),
    Rule("CON002", "concept-cycle", _ERROR, "A concept is broader than itself.", concepts.concept_cycle),
    Rule("CON003", "missing-definition", _WARNING, "A concept has no definition.", concepts.missing_definition),
    Rule(
        "CON004", "redundant-broader", _NOTE, "A broader concept follows from another one.", concepts.redundant_broader
    ),
    Rule("CON005", "concept-without-works", _NOTE, "A concept names no works.", concepts.concept_without_works),
    Rule("CON006", "redundant-alias", _NOTE, "An alias adds nothing.", concepts.redundant_alias),
    Rule("CON007", "uncited-definition", _WARNING, "A definition names no work.", concepts.uncited_definition),
    Rule("LNK001", "unknown-target", _ERROR, "A link names a page that does not exist."),
    Rule("LNK002", "unknown-finding", _ERROR, "A link names a finding that does not exist."),
    Rule("LNK003", "malformed-lock", _ERROR, "A line of the lock file cannot be read."),
    Rule("LNK004", "vanished-permalink", _ERROR, "A published name leads nowhere.", permalinks.vanished_permalink),
    Rule("LNK005", "changed-year-letter", _ERROR, "A year letter lost its year.", permalinks.changed_year_letter),
    Rule("LNK006", "broken-link", _ERROR, "A link leads to a file that does not exist.", links.broken_link),
    Rule("LNK007", "broken-anchor", _WARNING, "A link leads to a heading that does not exist.", links.broken_anchor),
    Rule(
        "LNK008",
        "link-to-built-page",
        _WARNING,
        "A link leads to an address instead of a file.",
        links.link_to_built_page,
    ),
    Rule("LNK009", "linked-doi", _WARNING, "A DOI is linked that could be cited.", links.linked_doi),
    Rule("LNK010", "undefined-label", _WARNING, "A link names a label that is not defined.", links.undefined_label),
    Rule("LST001", "malformed-readings", _ERROR, "A readings block cannot be read."),
    Rule("LST002", "unknown-reading-option", _WARNING, "A readings block has an option that does not exist."),
    Rule("LST003", "unknown-reading-key", _ERROR, "A list names what does not exist.", readings.unknown_reading_key),
    Rule("LST004", "repeated-reading", _WARNING, "A session names a work twice.", readings.repeated_reading),
    Rule("LST005", "unordered-sessions", _WARNING, "Sessions are not in order.", readings.unordered_sessions),
    Rule(
        "LST006",
        "malformed-bibliography-block",
        _ERROR,
        "A bibliography block cannot be used.",
        readings.malformed_bibliography_block,
    ),
    Rule("FIN001", "missing-finding-id", _ERROR, "A finding has no id."),
    Rule("FIN002", "duplicate-finding", _ERROR, "Two findings have the same id."),
    Rule("FIN003", "unknown-finding-key", _ERROR, "A finding names a key that is not in the bibliography."),
    Rule("FIN004", "invalid-confidence", _ERROR, "A finding's confidence is not high, medium or low."),
    Rule("FIN005", "invalid-interval", _ERROR, "The kind or level of an interval cannot be read."),
    Rule(
        "FIN006",
        "interval-without-value",
        _ERROR,
        "An interval does not hold its value.",
        findings.interval_without_value,
    ),
    Rule("FIN007", "impossible-value", _ERROR, "A value cannot occur for its metric.", findings.impossible_value),
    Rule("FIN008", "unreadable-count", _WARNING, "k or n holds no number.", findings.unreadable_count),
    Rule(
        "FIN009",
        "low-confidence-finding-in-summary",
        _WARNING,
        "A summary leans on a figure of low confidence.",
        findings.low_confidence_finding,
    ),
    Rule("FIN010", "typed-figure", _WARNING, "A figure is typed that a finding holds.", findings.typed_figure),
    Rule(
        "FIN011",
        "unknown-finding-form",
        _ERROR,
        "A finding is asked for in no known form.",
        findings.unknown_finding_form,
    ),
    Rule(
        "FIN012", "invalid-findings-block", _ERROR, "A findings block cannot be read.", findings.invalid_findings_block
    ),
    Rule("FIN013", "unused-finding", _NOTE, "No page uses a finding.", findings.unused_finding),
)

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule:
    """The rule of this name. Raises KeyError for a name that no rule has."""
    return _BY_NAME[name]
