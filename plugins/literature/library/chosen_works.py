"""Which works a `bibliography` block asks for. Rendering and checks both ask here, so that what is checked is what is
shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from literature.model import Library, Location, Page, Problem, Reference, Severity, rule
from literature.sources.block_options import BlockOptions
from literature.text.folding import fold, fold_name

GROUPS = ("year", "decade", "author", "type", "literature")
SORTS = ("apa", "year", "-year")
CITED, _ALL = "cited", "all"
_WHICH = (CITED, _ALL)
_LISTS = ("keys", "author", "type", "concept", "literature", "tag")
_OPTIONS = ("works", *_LISTS, "years", "group", "sort")
_YEARS = re.compile(r"(?P<first>\d{4})?\s*(?P<dash>\.\.|[-–])?\s*(?P<last>\d{4})?")


@dataclass(frozen=True, slots=True)
class ChosenWorks:
    """What a block shows and how."""

    keys: tuple[str, ...]
    """In the order of the option `keys`, otherwise of the library."""
    group: str = ""
    """A name from `GROUPS`; empty for no groups."""
    sort: str = "apa"
    """A name from `SORTS`; empty for the order of `keys`."""
    problems: tuple[Problem, ...] = ()


def choose_works(library: Library, body: str, origin: Location, page_uri: str) -> ChosenWorks:
    """The works that fit every option of a block on a page; `origin` is the place of the block's first line.

    An option that cannot be used is left out and reported; a block whose options choose nothing shows nothing, which
    is no fault of one that asks for what its page cites.
    """
    options = BlockOptions(body, origin, malformed_bibliography_block, _OPTIONS)
    chosen: list[str] | None = None
    for name in options:
        if name in ("group", "sort"):
            continue
        if name == "works":
            fitting = _which(library, options, page_uri)
        else:
            fitting = _in_years(library, options) if name == "years" else _fitting(library, name, options)
        if fitting is not None:
            chosen = fitting if chosen is None else [key for key in chosen if key in set(fitting)]
    is_of_page = "works" in options and options.text("works") == CITED
    if not chosen and not options.problems and not (is_of_page and chosen is not None):
        nothing = f"the block chooses no works; expected one of works, {', '.join(_LISTS)}, years"
        options.report("no work fits all options" if chosen is not None else nothing)
    group = options.one_of("group", GROUPS)
    sort = options.one_of("sort", SORTS, "" if "keys" in options else "apa")
    return ChosenWorks(tuple(chosen or ()), group, sort, tuple(options.problems))


@rule("LST006", Severity.ERROR, "A bibliography block cannot be used.")
def malformed_bibliography_block(library: Library) -> Iterator[Problem]:
    """A bibliography block has an option that cannot be used, or chooses no works."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.name == "bibliography":
                yield from choose_works(library, block.body, page.locate(block.body_start), page.uri).problems


def lists_works_cited(library: Library, page: Page) -> bool:
    """Whether a block on the page lists all that the page cites, so that no list need be added to it."""
    bodies = (block.body for block in page.blocks if block.name == "bibliography" and CITED in block.body)
    cited = set(library.works_cited.get(page.uri, ()))
    return any(cited <= set(choose_works(library, body, Location(""), page.uri).keys) for body in bodies)


def _which(library: Library, options: BlockOptions, page_uri: str) -> list[str] | None:
    """Keys of all works, or of those that the page cites; None for a word that is neither."""
    which = options.one_of("works", _WHICH)
    return {CITED: list(library.works_cited.get(page_uri, ())), _ALL: list(library.references)}.get(which)


def _fitting(library: Library, name: str, options: BlockOptions) -> list[str] | None:
    """Keys of the works that fit one of the option's words; None for an option without words."""
    known = {"keys": library.keys, "concept": library.concepts}.get(name, ())
    return options.fitting(name, partial(_FILTERS[name], library), _NOTHING[name], known)


def _in_years(library: Library, options: BlockOptions) -> list[str]:
    """Keys of the works of the years; none for words that are no years."""
    written = options.text("years")
    match = _YEARS.fullmatch(written)
    if (
        match is None
        or not (match["first"] or match["last"])
        or (match["first"] and match["last"] and not match["dash"])
    ):
        if written:
            expected = "expected a year or a range such as 1990-2005"
            options.report(f"'years' is '{written}'; {expected}", options.location("years"))
        return []
    first = int(match["first"] or 0)
    last = int(match["last"] or (9999 if match["dash"] else first))
    return [key for key, reference in library.references.items() if first <= (reference.year or -1) <= last]


def _by_key(library: Library, word: str) -> Iterable[str]:
    key = library.resolve(word.removeprefix("@"))
    return (key,) if key else ()


def _by_author(library: Library, word: str) -> Iterable[str]:
    wanted = fold(word)
    return _where(
        library,
        lambda work: any(
            wanted in (fold(p.family), fold(p.surname), fold(str(p)), fold(f"{p.surname}, {p.given}"))
            for p in work.creators
        ),
    )


def _by_type(library: Library, word: str) -> Iterable[str]:
    return _where(library, lambda work: word.lower() in (work.type, work.raw_type))


def _by_tag(library: Library, word: str) -> Iterable[str]:
    wanted = fold_name(word)
    return (key for key, words in library.tags.items() if wanted in map(fold_name, words))


def _by_concept(library: Library, word: str) -> Iterable[str]:
    page = library.concepts.get(word) or library.pages.get(library.names.get(fold_name(word), ""))
    if page is None or page.kind != "concept":
        return ()
    return [key for key in library.references if page.id in library.concepts_of(key)]


def _by_literature(library: Library, word: str) -> Iterable[str]:
    wanted = fold_name(word)
    return [key for key in library.references if wanted in map(fold_name, library.literatures_of(key))]


def _where(library: Library, fits: Callable[[Reference], bool]) -> list[str]:
    return [key for key, reference in library.references.items() if fits(reference)]


_FILTERS: Mapping[str, Callable[[Library, str], Iterable[str]]] = {
    "keys": _by_key,
    "author": _by_author,
    "type": _by_type,
    "concept": _by_concept,
    "literature": _by_literature,
    "tag": _by_tag,
}
_NOTHING: Mapping[str, str] = {
    "keys": "'{}' is not in the bibliography",
    "author": "no work is by an author named '{}'",
    "type": "no work is of the type '{}'",
    "concept": "there is no concept '{}', or it names no works",
    "literature": "no work belongs to the literature '{}'",
    "tag": "no work has the keyword '{}'",
}
