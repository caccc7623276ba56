"""What belongs together: the concepts, literatures, findings and reading lists of each work, and the findings of each
concept. Worked out here alone; whoever needs it asks the `Library`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

from literature.library.paths import stops_on_paths
from literature.model import Library
from literature.text.folding import fold_name

_NOT_WORD = re.compile(r"[^\w]+")
_EDGE = "|"
"""Stands between the cells of a finding, and at both ends of a name that has to be a whole cell."""


def with_joins(library: Library) -> Library:
    """The library with what follows from joining its parts. What names an unknown work or concept is left out."""
    resolve = library.resolve
    concepts_by_finding = _concepts_by_finding(library)
    of_work = ((resolve(finding.key), id_) for id_, finding in library.findings.items())
    about = ((concept, id_) for id_ in library.findings for concept in concepts_by_finding.get(id_, ()))
    library = replace(
        library,
        findings_by_work=_grouped((key, id_) for key, id_ in of_work if key),
        findings_by_concept=_grouped(about),
        concepts_by_finding=concepts_by_finding,
        lists_by_work=_grouped(_assigned(library)),
        stops=stops_on_paths(library),
    )
    library = replace(library, concepts_by_work=_grouped(_concepts_of_works(library)))
    return replace(library, literatures_by_work=_literatures_by_work(library))


def _concepts_of_works(library: Library) -> Iterator[tuple[str, str]]:
    """Work and concept, for each reason that joins them."""
    for id_, concept in library.concepts.items():
        yield from ((key, id_) for key in library.resolve_all(concept.front.key_works))
    for key, summary in library.summaries.items():
        yield from ((key, id_) for id_ in summary.front.concepts if id_ in library.concepts)
    for key in library.findings_by_work:
        yield from ((key, id_) for finding in library.findings_of(key) for id_ in library.concepts_named_by(finding.id))
    uris = {concept.uri: id_ for id_, concept in library.concepts.items()}
    words = {word for tags in library.tags.values() for word in tags} if uris else ()
    named = {word: uris.get(library.names.get(fold_name(word), "")) for word in words}
    for key, tags in library.tags.items():
        yield from ((key, about) for word in tags if (about := named.get(word)))


def _literatures_by_work(library: Library) -> dict[str, tuple[str, ...]]:
    """Whoever files a work under a literature has decided; otherwise what was written about it has to tell. Literatures
    that differ only in case, accents or hyphens are one, named as it is first written."""
    concepts = library.concepts
    names: dict[str, str] = {}
    of_findings = (finding.literature for finding in library.findings.values())
    for name in chain(*(page.front.literature for page in concepts.values()), *of_findings):
        names.setdefault(fold_name(name), name)
    paths = {work.location.path for work in library.references.values()}
    filed = {path: names.get(fold_name(PurePosixPath(path).stem)) for path in paths}
    found: dict[str, tuple[str, ...]] = {}
    for key, work in library.references.items():
        own = filed[work.location.path]
        if own is not None:
            found[key] = (own,)
            continue
        said = [name for finding in library.findings_of(key) for name in finding.literature]
        said += [name for id_ in library.concepts_of(key) for name in concepts[id_].front.literature]
        if said:
            found[key] = tuple(sorted({names[fold_name(one)] for one in said}))
    return found


def _assigned(library: Library) -> Iterator[tuple[str, str]]:
    """Work and page for each work of a reading list."""
    known = [uri for uri in library.reading_lists if uri in library.pages]
    for uri in sorted(known, key=lambda uri: (library.pages[uri].title, uri)):
        works = library.resolve_all(work.key for work in library.reading_lists[uri].works())
        yield from ((key, uri) for key in works)


def _concepts_by_finding(library: Library) -> dict[str, tuple[str, ...]]:
    """The concepts whose title or an alias is held by the finding's construct or outcome, or the group of either: a
    name of several words anywhere in the cell, a name of one word as the whole cell.

    Key works do not decide: a work often reports on several constructs. A name is looked up as a row of words, so that
    the cost does not grow with the number of concepts.
    """
    by_name: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for id_, page in library.concepts.items():
        for name in (page.title.partition("(")[0], id_, *page.front.aliases):
            words = _words(name)
            # `tide` is part of too many constructs to say that they are all about it.
            by_name[words if len(words) > 1 else (_EDGE, *words, _EDGE)].add(id_)
    by_name.pop((_EDGE, _EDGE), None)
    places = {id_: place for place, id_ in enumerate(library.concepts)}
    lengths = sorted({len(name) for name in by_name})
    found = {}
    for finding in library.findings.values():
        cells = (finding.construct, finding.construct_group, finding.outcome, finding.outcome_group)
        words = _words(f"|{'|'.join(cells)}|")
        rows = (words[start : start + length] for length in lengths for start in range(len(words) - length + 1))
        if named := {id_ for row in rows for id_ in by_name.get(row, ())}:
            found[finding.id] = tuple(sorted(named, key=places.__getitem__))
    return found


def _words(text: str) -> tuple[str, ...]:
    """Folded words; `|` is one of its own and keeps cells apart."""
    return tuple(f" {_EDGE} ".join(_NOT_WORD.sub(" ", fold_name(part)) for part in text.split(_EDGE)).split())


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What stands second by what stands first, each once, in order of first appearance."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for first, second in pairs:
        found[first][second] = None
    return {first: tuple(seconds) for first, seconds in found.items()}
