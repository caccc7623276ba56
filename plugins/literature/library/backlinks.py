"""Who cites and links to what, and in which sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from literature.library.citing_sentences import citing_sentences
from literature.library.intents import intents_on
from literature.library.link_targets import FINDING, page_and_heading, uri_named
from literature.model import CitationItem, Mention, Page, Problem, Rule, Severity
from literature.rebuilding.build_cache import BuildCache
from literature.text.folding import fold_name
from literature.text.markdown.inline import plain_inline
from literature.text.nearest import Nearest
from literature.vocabulary.citation_intents import known_intents

UNKNOWN_KEY = Rule("CIT001", "unknown-key", Severity.ERROR, "A citation names a key that is not in the bibliography.")
UNKNOWN_TARGET = Rule("LNK001", "unknown-target", Severity.ERROR, "A link names a page that does not exist.")
UNKNOWN_FINDING = Rule("LNK002", "unknown-finding", Severity.ERROR, "A link names a finding that does not exist.")


class Mentions(Mapping[str, tuple[Mention, ...]]):
    """For each work, every citation by key, a sentence that cites it twice counted once, for all that it cites it for.
    Sentences are looked for when they are asked for: a check asks for hardly any."""

    def __init__(self, pages: Iterable[Page], keys: Mapping[str, str], cache: BuildCache) -> None:
        """Pages without backlinks (a manual with examples, say) are not counted."""
        self._keys = keys
        self._cache = cache
        self._citing: dict[str, dict[str, Page]] = {}
        """By key and uri, the pages that cite a work."""
        self._on_page: dict[str, Mapping[str, Sequence[Mention]]] = {}
        self._found: dict[str, tuple[Mention, ...]] = {}
        for page in pages:
            for item in _items(page) if page.front.has_backlinks else ():
                if item.key in keys:
                    self._citing.setdefault(keys[item.key], {})[page.uri] = page

    def __getitem__(self, key: str) -> tuple[Mention, ...]:
        if key not in self._found:
            self._found[key] = tuple(mention for page in self._citing[key].values() for mention in self._on(page)[key])
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._citing

    def __iter__(self) -> Iterator[str]:
        return iter(self._citing)

    def __len__(self) -> int:
        return len(self._citing)

    def _on(self, page: Page) -> Mapping[str, Sequence[Mention]]:
        """What a page cites, by key."""
        if page.uri not in self._on_page:
            written = self._cache.of(("cited on", page.uri), page, partial(_cited_on, page))
            self._on_page[page.uri] = _by_key(written, self._keys)
        return self._on_page[page.uri]


def unknown_citations(pages: Iterable[Page], keys: Collection[str], nearest: Nearest) -> Iterator[Problem]:
    """A problem for each citation of what is no key, on pages without backlinks too."""
    for page in pages:
        for item in _items(page):
            if item.key not in keys:
                message = f"'{item.key}' is not in the bibliography"
                yield UNKNOWN_KEY.problem(message, page.locate(item.start), nearest.to(item.key))


def _items(page: Page) -> Iterator[CitationItem]:
    return (item for citation in page.citations for item in citation.items)


def _by_key(written: Iterable[Mention], keys: Mapping[str, str]) -> dict[str, list[Mention]]:
    """What one page cites, by key: each sentence once for a work, with all that it cites it for."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    seen: dict[tuple[str, int], int] = {}
    for mention in written:
        key = keys.get(mention.key)
        if key is None:
            continue
        of_key, place = found[key], (key, mention.start)
        if place not in seen:
            seen[place] = len(of_key)
            of_key.append(mention if mention.key == key else replace(mention, key=key))
        elif mention.intents:
            earlier = of_key[seen[place]]
            of_key[seen[place]] = replace(earlier, intents=known_intents(earlier.intents + mention.intents))
    return found


def _cited_on(page: Page) -> list[Mention]:
    """What a page cites, under the keys that it writes."""
    found: list[Mention] = []
    sentences = citing_sentences(page.text, page.prose, page.citations)
    intents = intents_on(page)
    said_of = {one.start: page.text[one.start : one.end] for one in sentences.values()}
    words = {heading.start: plain_inline(heading.text) for heading in page.headings}
    for citation in page.citations:
        sentence = sentences[citation.start]
        above = page.heading_at(citation.start)
        heading = words[above.start] if above else ""
        said = said_of[sentence.start]
        found += [
            Mention(
                item.key,
                page.uri,
                heading,
                said,
                sentence.start,
                sentence.id,
                page.locate(item.start),
                intents(item),
            )
            for item in citation.items
        ]
    return found


class CitedWith(Mapping[str, tuple[tuple[str, int], ...]]):
    """For each work, the works cited on the same pages, with the number of those pages, most first. Counted when asked
    for: a work that is cited everywhere stands beside every other one."""

    def __init__(self, cited_by_page: Iterable[Collection[str]]) -> None:
        self._pages: defaultdict[str, list[Collection[str]]] = defaultdict(list)
        for cited in cited_by_page:
            for key in cited:
                self._pages[key].append(cited)

    def __getitem__(self, key: str) -> tuple[tuple[str, int], ...]:
        if key not in self._pages:
            raise KeyError(key)
        others = Counter(chain.from_iterable(self._pages[key]))
        del others[key]
        return tuple(sorted(others.items(), key=lambda item: (-item[1], item[0])))

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def find_links(
    pages: Iterable[Page], names: Mapping[str, str], finding_ids: Collection[str]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """For each page the pages that link to it by name or list it among their concepts; and a problem for each target
    that is no page or finding."""
    linking: defaultdict[str, set[str]] = defaultdict(set)
    problems = []
    nearest = Nearest(name for name in names if "/" not in name)
    nearest_finding = Nearest(finding_ids)
    for page in pages:
        for link in page.wikilinks:
            place = page.locate(link.start)
            if link.target.startswith(FINDING):
                finding = link.target.removeprefix(FINDING).strip()
                if finding not in finding_ids:
                    message = f"there is no finding '{finding}'"
                    problems.append(UNKNOWN_FINDING.problem(message, place, nearest_finding.to(finding)))
                continue
            uri = uri_named(link.target, names, page.uri)
            if not uri:
                name, heading = page_and_heading(link.target, names)
                near = nearest.to(fold_name(name))
                if heading:
                    near = tuple(f"{found}#{heading}" for found in near)
                problems.append(UNKNOWN_TARGET.problem(f"no page is named '{name}'", place, near, "not_found"))
            elif uri != page.uri and page.front.has_backlinks:
                linking[uri].add(page.uri)
        for concept in page.front.concepts:
            uri = names.get(fold_name(concept), "")
            if uri and uri != page.uri:
                linking[uri].add(page.uri)
    return {uri: tuple(sorted(sources)) for uri, sources in linking.items()}, problems
