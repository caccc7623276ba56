"""What a change does to a site's literature: pages, works, figures, verdicts and addresses of two libraries compared.

It compares what the files say and not the pages that hosts make of them. `exports/differences.py` writes it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal, TypeVar

from literature.library.permalinks import Name, former_names, page_name, resolving_names
from literature.model import Finding, Interval, Library, Page, Quantity, Reference
from literature.references.publishing import published
from literature.text.markdown.inline import plain_inline

Status = Literal["new", "changed", "removed"]
T = TypeVar("T")

WORDS_PER_MINUTE = 238
"""Of adults who read English non-fiction in silence (Brysbaert, 2019, https://doi.org/10.1016/j.jml.2019.104047)."""

_NOT_COLUMNS = frozenset({"id", "location", "places", "measure", "qualifier"})


@dataclass(frozen=True, slots=True)
class PageDifference:
    """A page that is new, gone, or says something else than before."""

    page: Page
    """As it stands; as it stood, where it is gone."""
    status: Status
    words_before: int
    """Words of its running text; 0 where there was none."""
    words: int
    cited: tuple[str, ...]
    """Keys of works that it did not cite before, in order of first appearance."""
    no_longer_cited: tuple[str, ...]
    citations_added: int
    """Pairs of a sentence and a work that it cites, of which there were fewer before."""
    citations_removed: int
    moved_from: str = ""
    """Uri of a page that is gone and whose address leads here."""

    @property
    def minutes(self) -> float:
        """What it takes to read the page as it stands; 0 where it is gone."""
        return self.words / WORDS_PER_MINUTE


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field of an entry, column of a table or key of front matter: what it said and what it says."""

    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A work by its key, or a figure by its id."""

    id: str
    status: Status
    title: str
    """Of the work; construct and outcome of a figure."""
    fields: tuple[FieldDifference, ...]
    """What changed, in order of the fields; none for what is new or gone. Of works, only fields that are published."""


@dataclass(frozen=True, slots=True)
class VerdictDifference:
    """A claim of before and of now whose verdict, or how sure it is, is another."""

    page: Page
    fields: tuple[FieldDifference, ...]
    """`verdict`, `sure` or both; empty text where there was or is none."""


@dataclass(frozen=True, slots=True)
class Differences:
    """All that a change does, in order of path, key or id."""

    pages: tuple[PageDifference, ...] = ()
    verdicts: tuple[VerdictDifference, ...] = ()
    works: tuple[RecordDifference, ...] = ()
    findings: tuple[RecordDifference, ...] = ()
    lost: tuple[Name, ...] = ()
    """Addresses that led somewhere and lead nowhere now; headings of pages that are gone are left out."""

    @property
    def minutes(self) -> float:
        """What it takes to read the pages that are new or changed."""
        return sum(page.minutes for page in self.pages)

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def differences(before: Library, now: Library, also_published: Collection[str] = ()) -> Differences:
    """What differs between a site's library as it was and as it is; `also_published` are the fields of entries that the
    site adds to those that are always published."""

    def said_of(work: Reference) -> Mapping[str, str]:
        shown = published(work, also_published)
        return {"type": shown.raw_type or shown.type, **shown.raw}

    return Differences(
        pages=tuple(_pages(before, now)),
        verdicts=tuple(_verdicts(before, now)),
        works=tuple(record_differences(before.references, now.references, said_of, lambda work: work.plain("title"))),
        findings=tuple(record_differences(before.findings, now.findings, _columns, _construct_and_outcome)),
        lost=_lost(before, now),
    )


def _pages(before: Library, now: Library) -> Iterator[PageDifference]:
    earlier, later = _citations(before), _citations(now)
    leads_to = {name: page.uri for page in now.pages.values() for name in former_names(page)}
    gone = [uri for uri in before.pages if uri not in now.pages and page_name(uri) in leads_to]
    moved = {leads_to[page_name(uri)]: uri for uri in gone}
    for uri, was, page in _pairs(before.pages, now.pages):
        if was and page and _said(was) == _said(page):
            continue
        cited_before, cited = before.works_cited.get(uri, ()), now.works_cited.get(uri, ())
        of_before, of_now = earlier.get(uri, Counter()), later.get(uri, Counter())
        shown = page or was
        assert shown is not None
        yield PageDifference(
            shown,
            _status(was, page),
            words_before=_words(was),
            words=_words(page),
            cited=tuple(key for key in cited if key not in cited_before),
            no_longer_cited=tuple(key for key in cited_before if key not in cited),
            citations_added=(of_now - of_before).total(),
            citations_removed=(of_before - of_now).total(),
            moved_from=moved.get(uri, ""),
        )


def _said(page: Page) -> tuple[object, ...]:
    return page.kind, page.title, page.front, page.text


def _words(page: Page | None) -> int:
    return sum(len(plain_inline(page.text[start:end]).split()) for start, end in page.prose) if page else 0


def _citations(library: Library) -> Mapping[str, Counter[tuple[str, str]]]:
    """By page, the sentences that cite, each with the key of the work."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for mentions in library.mentions.values():
        for mention in mentions:
            found.setdefault(mention.page_uri, Counter())[mention.key, mention.sentence] += 1
    return found


def _verdicts(before: Library, now: Library) -> Iterator[VerdictDifference]:
    for _, was, page in _pairs(before.pages, now.pages):
        if was and page:
            judged = {"verdict": was.front.verdict, "sure": was.front.sure}
            changed = _changed(judged, {"verdict": page.front.verdict, "sure": page.front.sure})
            if changed:
                yield VerdictDifference(page, changed)


def record_differences(
    before: Mapping[str, T],
    now: Mapping[str, T],
    said_of: Callable[[T], Mapping[str, str]],
    title_of: Callable[[T], str],
) -> Iterator[RecordDifference]:
    """What became of things between two states, told by their ids: `said_of` gives what one says, by field."""
    for id_, was, is_now in _pairs(before, now):
        shown = was if is_now is None else is_now
        assert shown is not None
        changed: tuple[FieldDifference, ...] = ()
        if was is not None and is_now is not None:
            changed = _changed(said_of(was), said_of(is_now))
            if not changed:
                continue
        yield RecordDifference(id_, _status(was, is_now), title_of(shown), changed)


def _columns(finding: Finding) -> Mapping[str, str]:
    """What a row says, by column, but for its id and where it stands."""
    names = [field.name for field in fields(finding) if field.name not in _NOT_COLUMNS]
    return {name: _cell(getattr(finding, name)) for name in names}


def _cell(value: object) -> str:
    if isinstance(value, Quantity):
        return value.text
    if isinstance(value, Interval):
        return f"{value.level:g} % {value.kind}"
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _construct_and_outcome(finding: Finding) -> str:
    return ", ".join(filter(None, (finding.construct, finding.outcome)))


def _lost(before: Library, now: Library) -> tuple[Name, ...]:
    lost = resolving_names(before) - resolving_names(now)
    pages = {name for kind, name in lost if kind == "page"}
    return tuple(sorted(name for name in lost if name[0] != "anchor" or name[1].partition("#")[0] not in pages))


def _pairs(before: Mapping[str, T], now: Mapping[str, T]) -> Iterator[tuple[str, T | None, T | None]]:
    for name in sorted(before.keys() | now.keys()):
        yield name, before.get(name), now.get(name)


def _status(was: object | None, is_now: object | None) -> Status:
    if was is None:
        return "new"
    return "removed" if is_now is None else "changed"


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[FieldDifference, ...]:
    names = [name for name in dict.fromkeys((*before, *now)) if before.get(name, "") != now.get(name, "")]
    return tuple(FieldDifference(name, before.get(name, ""), now.get(name, "")) for name in names)
