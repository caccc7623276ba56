"""Which findings a `findings` block asks for.

Rendering and checks both ask here, so that what is checked is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from literature.model import Finding, Library
from literature.sources.findings import read_metric
from literature.text.folding import fold_name
from literature.text.nearest import Nearest

_NOT_WORD = re.compile(r"[^\w]+")
_LISTS = ("ids", "key", "construct", "outcome", "metric", "literature")
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
_OPTIONS = (*_LISTS, "concept", "sort", "group", "plot", "caption")


@dataclass(frozen=True, slots=True)
class Fault:
    """An option of a block that cannot be used."""

    message: str
    line: int = 0
    """Line within the block's body, from 0."""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a block shows and how."""

    findings: tuple[Finding, ...]
    group: str = ""
    """A name from `GROUPS`; empty for no groups."""
    has_forest: bool = False
    caption: str = ""
    faults: tuple[Fault, ...] = ()


def select_findings(library: Library, body: str) -> Selection:
    """The findings that fit every option of a block, `ids` in the order given, others in file order.

    An option that cannot be used is left out and reported; a block whose choosing options all fail shows nothing.
    """
    options, faults = _read_options(body)
    lines = body.splitlines()
    chosen: list[Finding] | None = None
    for name, words in options.items():
        if name not in (*_LISTS, "concept"):
            continue
        fitting, wrong = _fitting(library, name, words)
        faults += [Fault(message, _line_of(lines, name), near) for message, near in wrong]
        ids = {finding.id for finding in fitting}
        chosen = fitting if chosen is None else [finding for finding in chosen if finding.id in ids]
    if chosen is None and not faults:
        faults.append(Fault(f"the block chooses no findings; expected one of {', '.join(_LISTS)}, concept"))
    if chosen is not None and not chosen and not faults:
        faults.append(Fault("no finding fits all options"))
    faults += [
        Fault(message, _line_of(lines, name), Nearest(known).to(_first(options.get(name))))
        for name, known, message in _wrong_words(options)
    ]
    group = _first(options.get("group"))
    return Selection(
        findings=tuple(_sorted(chosen or [], _first(options.get("sort")))),
        group=group if group in GROUPS else "",
        has_forest=_first(options.get("plot")) == "forest",
        caption=_first(options.get("caption")),
        faults=tuple(faults),
    )


def _read_options(body: str) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Options as tuples of words, in the order written."""
    try:
        # Every scalar stays text: an id such as `007` or a year is no number here.
        written = yaml.load(body, Loader=yaml.BaseLoader)
    except RecursionError:
        return {}, [Fault("the block's options are nested too deeply")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or "it cannot be read")
        return {}, [Fault(f"the block's options are no YAML: {reason}", mark.line if mark else 0)]
    if written is None:
        return {}, []
    if not isinstance(written, dict):
        return {}, [Fault("the block's options are no list of names and values such as 'ids: [cf-f01, cf-f02]'")]
    lines = body.splitlines()
    options: dict[str, tuple[str, ...]] = {}
    faults = []
    for name, value in written.items():
        values = value if isinstance(value, list) and name in _LISTS else [value]
        if name not in _OPTIONS:
            message = f"there is no option '{name}'; known are {', '.join(_OPTIONS)}"
            faults.append(Fault(message, _line_of(lines, str(name)), Nearest(_OPTIONS).to(str(name))))
        elif not values or not all(isinstance(one, str) and one.strip() for one in values):
            expected = "text or a list of texts" if name in _LISTS else "text"
            faults.append(Fault(f"option '{name}' is {value!r}; expected {expected}", _line_of(lines, name)))
        else:
            options[name] = tuple(one.strip() for one in values)
    return options, faults


def _fitting(
    library: Library, name: str, words: Iterable[str]
) -> tuple[list[Finding], list[tuple[str, tuple[str, ...]]]]:
    """The findings that fit one of an option's words, and a message for each word that none fits."""
    found: dict[str, Finding] = {}
    wrong = []
    for word in words:
        fitting = list(_FILTERS[name](library, word))
        found.update((finding.id, finding) for finding in fitting)
        if not fitting:
            wrong.append((_NOTHING[name].format(word), Nearest(_known(library, name)).to(word)))
    return list(found.values()), wrong


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


def _wrong_words(options: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Options that take a word from a list, where they hold another."""
    for name, known in (("sort", tuple(_SORTS)), ("group", tuple(GROUPS)), ("plot", ("forest",))):
        word = _first(options.get(name))
        if word and (word.removeprefix("-") if name == "sort" else word) not in known:
            yield name, known, f"option '{name}' is '{word}'; expected {', '.join(known)}"


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


def _line_of(lines: list[str], name: str) -> int:
    return next((number for number, line in enumerate(lines) if line.lstrip().startswith(f"{name}:")), 0)


def _first(words: tuple[str, ...] | None) -> str:
    return words[0] if words else ""
