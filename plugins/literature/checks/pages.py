"""Rules over authored pages as a whole: who leads to them, what they lean on, when they were reviewed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from literature.checks.links import pages_linked
from literature.model import Library, Page, Problem, Severity, rule
from literature.text.excerpt import excerpt
from literature.text.markdown.sentences import Sentences
from literature.vocabulary.grades import CERTAINTIES
from literature.vocabulary.page_kinds import PLAIN, page_kind

_REASON = 240
"""Characters of a sentence that is taken in at a glance."""


@rule("PAG007", Severity.WARNING, "No other page leads to a summary.")
def uncited_summary(library: Library) -> Iterator[Problem]:
    """A summary that no other page cites or links to: readers will not find it."""
    key_works = {library.resolve(key) or key for page in library.pages.values() for key in page.front.key_works}
    citing_pages: defaultdict[str, set[str]] = defaultdict(set)
    for uri, keys in library.works_cited.items():
        for key in keys if library.pages[uri].front.has_backlinks else ():
            citing_pages[key].add(uri)
    for key, page in library.summaries.items():
        citing = citing_pages.get(key, set())
        linking = set(library.links.get(page.uri, ()))
        if not (citing | linking) - {page.uri} and key not in key_works:
            message = f"no other page cites '{key}' or links to its summary"
            yield uncited_summary.problem(message, page.front_location("reference"))


@rule("PAG009", Severity.NOTE, "No page leads to a page.")
def orphan_page(library: Library) -> Iterator[Problem]:
    """No other page leads to a concept, a claim or a reading list, apart from the index of all of them."""
    linked = pages_linked(library)
    for page in library.pages.values():
        if not page_kind(page.kind).needs_links or library.links.get(page.uri) or page.uri in linked:
            continue
        relations = library.relations.get(page.id) if page.kind == "concept" else None
        if relations is None or not (relations.broader or relations.narrower or relations.related):
            yield orphan_page.problem(f"no other page leads to this {page.kind}", page.front_location("title"))


@rule("PAG010", Severity.WARNING, "A summary leans on a work that was not checked.")
def summary_without_provenance(library: Library) -> Iterator[Problem]:
    """A summary leans on a work of which nothing says how it was checked, where other works have that."""
    if not library.provenance:
        return
    for key, page in library.summaries.items():
        if key not in library.provenance:
            message = f"nothing says how '{key}' was checked; a summary leans on it"
            yield summary_without_provenance.problem(message, page.front_location("reference"))


@rule("PAG011", Severity.WARNING, "A claim cites nothing.")
def uncited_claim(library: Library) -> Iterator[Problem]:
    """A claim is examined without a single citation or finding."""
    for page in library.pages.values():
        has_evidence = bool(page.citations or page.blocks) or any("finding:" in link.target for link in page.wikilinks)
        if page.kind == "claim" and not has_evidence:
            yield uncited_claim.problem(
                "a claim needs the works that it is examined by", page.front_location("verdict")
            )


@rule("PAG026", Severity.NOTE, "A claim does not say why its verdict is so, or what to say instead.")
def verdict_without_reason(library: Library) -> Iterator[Problem]:
    """A claim has a verdict without `because` or without `instead`."""
    for page in library.pages.values():
        if page.kind != "claim" or not page.front.verdict:
            continue
        for name, value in (("because", page.front.because), ("instead", page.front.instead)):
            if not value.strip():
                message = f"the verdict stands without '{name}', a sentence beside it"
                yield verdict_without_reason.problem(message, page.front_location("verdict"))


@rule("PAG027", Severity.WARNING, "What stands beside a verdict is longer than a sentence.")
def long_reason(library: Library) -> Iterator[Problem]:
    """`because`, `instead` or `sure_because` of a claim is more than one sentence, or longer than 240 characters."""
    for page in library.pages.values():
        front = page.front
        beside = {"because": front.because, "instead": front.instead, "sure_because": front.sure_because}
        for name, value in beside.items():
            said = value.strip()
            if not said:
                continue
            _, end = Sentences(said, ((0, len(said)),)).at(0)
            if end < len(said):
                message = f"'{name}' goes on after its first sentence: '{excerpt(said[end:].strip())}'"
                yield long_reason.problem(message, page.front_location(name))
            elif len(said) > _REASON:
                message = f"'{name}' has {len(said)} characters; expected at most {_REASON}"
                yield long_reason.problem(message, page.front_location(name))


@rule("PAG028", Severity.NOTE, "A claim does not say how sure its evidence is.")
def claim_without_certainty(library: Library) -> Iterator[Problem]:
    """A claim has a verdict without `sure`."""
    for page in library.pages.values():
        if page.kind == "claim" and page.front.verdict and not page.front.sure:
            grades = ", ".join(filter(None, CERTAINTIES))
            message = f"the verdict stands without 'sure', the grade of its evidence: {grades}"
            yield claim_without_certainty.problem(message, page.front_location("verdict"))


@rule("PAG029", Severity.WARNING, "How sure a claim's evidence is stands without a reason or a month.")
def unexplained_certainty(library: Library) -> Iterator[Problem]:
    """A claim has `sure` without `sure_because` or `judged`, or one of these without `sure`."""
    for page in library.pages.values():
        front = page.front
        given = {"sure": front.sure, "sure_because": front.sure_because.strip(), "judged": front.judged}
        missing = [name for name, value in given.items() if not value]
        if missing and len(missing) < len(given):
            at = next(name for name, value in given.items() if value)
            message = f"'{at}' stands without {' and '.join(repr(name) for name in missing)}"
            yield unexplained_certainty.problem(message, page.front_location(at))


@rule("PAG012", Severity.NOTE, "A page was last reviewed long ago.")
def stale_review(library: Library) -> Iterator[Problem]:
    """A page was last reviewed longer ago than the option `review_months` says."""
    today, months = library.policy.today, library.policy.review_months
    if today is None or not months:
        return
    for page in _reviewed(library):
        reviewed = page.front.reviewed
        if reviewed is not None and _months_between(reviewed, today) >= months:
            message = f"last reviewed on {reviewed.isoformat()}, more than {months} months ago"
            yield stale_review.problem(message, page.front_location("reviewed"))


@rule("PAG013", Severity.WARNING, "A page was reviewed on a day to come.")
def future_review(library: Library) -> Iterator[Problem]:
    """A page says it was reviewed on a day that has not come. One day is given for time zones."""
    today = library.policy.today
    for page in _reviewed(library):
        reviewed = page.front.reviewed
        if today is not None and reviewed is not None and reviewed > today + datetime.timedelta(days=1):
            message = f"reviewed on {reviewed.isoformat()}, which has not come"
            yield future_review.problem(message, page.front_location("reviewed"))


@rule("PAG014", Severity.NOTE, "A page does not say when it was reviewed.")
def missing_review(library: Library) -> Iterator[Problem]:
    """A summary, concept or claim does not say when it was last reviewed."""
    for page in _reviewed(library):
        if page.front.reviewed is None and "reviewed" not in page.front_locations:
            yield missing_review.problem(f"this {page.kind} has no 'reviewed'", page.front_location("title"))


@rule("PAG025", Severity.NOTE, "A page does not say how readers ask for it.")
def missing_asked_as(library: Library) -> Iterator[Problem]:
    """A concept or claim has no `asked_as`, or a page of no kind in a folder where other such pages have it."""
    authored = [page for page in library.pages.values() if not page.uri.endswith("index.md")]
    folders = {_folder(page) for page in authored if page.kind == PLAIN and page.front.asked_as}
    for page in authored:
        is_asked_for = page.kind in ("concept", "claim") or (page.kind == PLAIN and _folder(page) in folders)
        if is_asked_for and not page.front.asked_as:
            message = f"this {page.kind} has no 'asked_as': phrases by which readers ask who do not know its name"
            yield missing_asked_as.problem(message, page.front_location("asked_as"))


def _folder(page: Page) -> str:
    return page.uri.rpartition("/")[0]


def _reviewed(library: Library) -> Iterator[Page]:
    yield from (page for page in library.pages.values() if page_kind(page.kind).is_reviewed)


def _months_between(earlier: datetime.date, later: datetime.date) -> int:
    """Whole months from one day to another."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
