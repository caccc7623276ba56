"""What pages and tables say of works by their keys: joined where the key exists, reported where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from literature.library.relations import UNKNOWN_CONCEPT
from literature.model import Finding, Notice, Page, Problem, Provenance, Rule, Severity
from literature.text.nearest import Nearest

UNKNOWN_PROVENANCE_KEY = Rule(
    "BIB020", "unknown-provenance-key", Severity.ERROR, "The provenance table describes a key that does not exist."
)
UNKNOWN_NOTICE_KEY = Rule(
    "BIB023", "unknown-notice-key", Severity.ERROR, "A notice is about a work that is not in the bibliography."
)
UNKNOWN_REFERENCE = Rule(
    "PAG005", "unknown-reference", Severity.ERROR, "Front matter names a key that is not in the bibliography."
)
DUPLICATE_SUMMARY = Rule("PAG006", "duplicate-summary", Severity.ERROR, "Two summaries are of the same work.")
UNKNOWN_FINDING_KEY = Rule(
    "FIN003", "unknown-finding-key", Severity.ERROR, "A finding names a key that is not in the bibliography."
)


def summaries_of(pages: Iterable[Page], keys: Mapping[str, str]) -> tuple[dict[str, Page], list[Problem]]:
    """The summary of each work by key, and a problem for each further one."""
    summaries: dict[str, Page] = {}
    problems = []
    for page in pages:
        key = keys.get(page.front.reference, "") if page.kind == "summary" else ""
        if key and key in summaries:
            message = f"'{key}' is summarized in {summaries[key].path} already"
            problems.append(DUPLICATE_SUMMARY.problem(message, page.front_location("reference")))
        elif key:
            summaries[key] = page
    return summaries, problems


def unknown_keys(
    pages: Iterable[Page],
    findings: Iterable[Finding],
    provenance: Iterable[Provenance],
    keys: Mapping[str, str],
    concepts: Mapping[str, Page],
    nearest_key: Nearest,
) -> Iterator[Problem]:
    """Keys and concept ids that name nothing, outside citations."""
    nearest_concept = Nearest(concepts)
    for page in pages:
        front = page.front
        for name, key in [("reference", front.reference), *(("key_works", key) for key in front.key_works)]:
            if key and key not in keys:
                message = f"'{name}' names '{key}', which is not in the bibliography"
                yield UNKNOWN_REFERENCE.problem(message, page.front_location(name), nearest_key.to(key))
        for concept in front.concepts:
            if concept not in concepts:
                message = f"'concepts' names '{concept}', which is no concept's id"
                yield UNKNOWN_CONCEPT.problem(message, page.front_location("concepts"), nearest_concept.to(concept))
    for finding in findings:
        if finding.key not in keys:
            message = f"finding '{finding.id}' names '{finding.key}', which is not in the bibliography"
            yield UNKNOWN_FINDING_KEY.problem(message, finding.location, nearest_key.to(finding.key))
    for row in provenance:
        if row.key not in keys:
            message = f"'{row.key}' is not in the bibliography"
            yield UNKNOWN_PROVENANCE_KEY.problem(message, row.location, nearest_key.to(row.key))


def join_notices(
    notices: Iterable[Notice], keys: Mapping[str, str], nearest_key: Nearest
) -> tuple[dict[str, tuple[Notice, ...]], list[Problem]]:
    """Notices by key, and a problem for each that is about no work in the bibliography."""
    by_key: dict[str, tuple[Notice, ...]] = {}
    problems = []
    for notice in notices:
        if notice.key in keys:
            key = keys[notice.key]
            by_key[key] = (*by_key.get(key, ()), notice)
        else:
            message = f"'{notice.key}' is not in the bibliography"
            problems.append(UNKNOWN_NOTICE_KEY.problem(message, notice.location, nearest_key.to(notice.key)))
    return by_key, problems
