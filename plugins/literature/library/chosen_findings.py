"""Which findings a `findings` block asks for.

Rendering and checks both ask here, so that what is checked is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from literature.library.link_targets import FINDING
from literature.model import Finding, Library, Location, Page, Problem, Severity, rule
from literature.sources.block_options import BlockOptions
from literature.sources.findings import read_metric
from literature.text.folding import fold_name

_NOT_WORD = re.compile(r"[^\w]+")
_SORTS: Mapping[str, Callable[[Finding], Any]] = {
    "value": lambda finding: finding.value.number,
    "year": lambda finding: finding.year,
    "k": lambda finding: finding.k.number,
    "n": lambda finding: finding.n.number,
    "construct": lambda finding: fold_name(finding.construct),
    "outcome": lambda finding: fold_name(finding.outcome),
}
GROUPS: Mapping[str, Callable[[Finding], str]] = {
    "construct": lambda finding: finding.construct_group or finding.construct,
    "outcome": lambda finding: finding.outcome_group or finding.outcome,
    "metric": lambda finding: finding.measure.name if finding.measure.is_known else finding.metric,
    "design": lambda finding: finding.design,
    "literature": lambda finding: ", ".join(finding.literature),
    "topic": lambda finding: finding.topic,
}
_OPTIONS = (
    *("ids", "key", "concept", "construct", "outcome", "metric", "literature"),
    *("sort", "group", "plot", "caption", "labels"),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a block shows and how."""

    findings: tuple[Finding, ...]
    group: str = ""
    """A name from `GROUPS`; empty for no groups."""
    is_sorted: bool = False
    """Whether the block says in which order."""
    has_forest: bool = False
    caption: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    """By id of a finding, what stands in place of its construct."""
    problems: tuple[Problem, ...] = ()


def select_findings(library: Library, body: str, origin: Location) -> Selection:
    """The findings that fit every option of a block, `ids` in the order given, others in file order; `origin` is the
    place of its first line.

    An option that cannot be used is left out and reported; a block whose choosing options all fail shows nothing.
    """
    options = BlockOptions(body, origin, invalid_findings_block, _OPTIONS)
    chosen: list[Finding] | None = None
    for name in options:
        if name not in _FILTERS:
            continue
        ids = options.fitting(name, partial(_ids, library, name), _NOTHING[name], _known(library, name))
        if ids is not None:
            wanted = set(ids)
            chosen = [library.findings[id_] for id_ in ids] if chosen is None else [f for f in chosen if f.id in wanted]
    if not chosen and not options.problems:
        nothing = f"the block chooses no findings; expected one of {', '.join(_FILTERS)}"
        options.report("no finding fits all options" if chosen is not None else nothing)
    sort = options.one_of("sort", tuple(_SORTS), reverse=True)
    labels = [word.text for word in options.words("labels")]
    ids = [word.text for word in options.words("ids")] if labels else []
    if labels and len(labels) != len(ids):
        options.report(f"{len(labels)} labels for {len(ids)} ids; expected one each", options.location("labels"))
    return Selection(
        findings=tuple(_sorted(chosen or [], sort)),
        group=options.one_of("group", tuple(GROUPS)),
        is_sorted=bool(sort),
        has_forest=options.one_of("plot", ("forest",)) == "forest",
        caption=options.text("caption"),
        labels=dict(zip(ids, labels, strict=False)),
        problems=tuple(options.problems),
    )


def findings_named(library: Library, page: Page) -> Iterator[Finding]:
    """Findings that the text of a page names, in its order; some may come twice."""
    for link in page.wikilinks:
        named = library.findings.get(link.target.removeprefix(FINDING).strip())
        if link.target.startswith(FINDING) and named:
            yield named


def findings_of_page(library: Library, page: Page) -> Iterator[Finding]:
    """All findings that a page shows, in its blocks, its text and the list of a concept; some may come twice."""
    blocks = [block for block in page.blocks if block.name == "findings"]
    for block in blocks:
        yield from select_findings(library, block.body, Location("")).findings
    yield from findings_named(library, page)
    if page.kind == "concept" and not blocks:
        yield from library.findings_about(page.id)


@rule("FIN012", Severity.ERROR, "A findings block cannot be read.")
def invalid_findings_block(library: Library) -> Iterator[Problem]:
    """The options of a `findings` block must be ones there are, and must choose something."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.name == "findings":
                yield from select_findings(library, block.body, page.locate(block.body_start)).problems


def _ids(library: Library, name: str, word: str) -> Iterator[str]:
    """Ids of the findings that fit a word of an option."""
    return (finding.id for finding in _FILTERS[name](library, word))


def _by_id(library: Library, word: str) -> Iterator[Finding]:
    if word in library.findings:
        yield library.findings[word]


def _by_key(library: Library, word: str) -> Iterator[Finding]:
    return iter(library.findings_of(word.removeprefix("@")))


def _by_concept(library: Library, word: str) -> Iterator[Finding]:
    page = library.concepts.get(word) or library.pages.get(library.names.get(fold_name(word), ""))
    return iter(library.findings_about(page.id) if page and page.kind == "concept" else ())


def _by_construct(library: Library, word: str) -> Iterator[Finding]:
    words = _padded(word).strip()
    return (f for f in library.findings.values() if words in _padded(f"{f.construct} | {f.construct_group}"))


def _by_outcome(library: Library, word: str) -> Iterator[Finding]:
    words = _padded(word).strip()
    return (f for f in library.findings.values() if words in _padded(f"{f.outcome} | {f.outcome_group}"))


def _by_metric(library: Library, word: str) -> Iterator[Finding]:
    metric, _ = read_metric(word)
    for finding in library.findings.values():
        if finding.measure == metric if metric.is_known else fold_name(finding.metric) == fold_name(word):
            yield finding


def _by_literature(library: Library, word: str) -> Iterator[Finding]:
    wanted = fold_name(word)
    return (f for f in library.findings.values() if wanted in map(fold_name, f.literature))


_FILTERS: Mapping[str, Callable[[Library, str], Iterator[Finding]]] = {
    "ids": _by_id,
    "key": _by_key,
    "concept": _by_concept,
    "construct": _by_construct,
    "outcome": _by_outcome,
    "metric": _by_metric,
    "literature": _by_literature,
}
_NOTHING: Mapping[str, str] = {
    "ids": "there is no finding '{}'",
    "key": "no finding is of the work '{}'",
    "concept": "no finding is of the concept '{}'",
    "construct": "no finding's construct holds '{}'",
    "outcome": "no finding's outcome holds '{}'",
    "metric": "no finding has the metric '{}'",
    "literature": "no finding belongs to the literature '{}'",
}


def _known(library: Library, name: str) -> Iterator[str]:
    """The words that an option could have."""
    if name == "concept":
        yield from library.concepts
        return
    for finding in library.findings.values():
        yield from {
            "ids": (finding.id,),
            "key": (finding.key,),
            "construct": (finding.construct, finding.construct_group),
            "outcome": (finding.outcome, finding.outcome_group),
            "metric": (finding.metric,),
            "literature": finding.literature,
        }[name]


def _sorted(findings: list[Finding], sort: str) -> list[Finding]:
    """By a sort's value, findings without one last; `-year` is descending."""
    key = _SORTS.get(sort.removeprefix("-"))
    if key is None:
        return findings
    valued = [finding for finding in findings if key(finding) not in (None, "")]
    rest = [finding for finding in findings if key(finding) in (None, "")]
    return sorted(valued, key=key, reverse=sort.startswith("-")) + rest


def _padded(text: str) -> str:
    """Folded words between single spaces, so that a search finds whole words; `|` keeps cells apart."""
    return " " + " | ".join(_NOT_WORD.sub(" ", fold_name(part)).strip() for part in text.split("|")) + " "
