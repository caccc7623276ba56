"""Who cites and links to what, and in which sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from literature.model import Mention, Page, Problem
from literature.text.folding import fold_name
from literature.text.inline import plain_inline
from literature.text.nearest import Nearest
from literature.text.sentences import sentence_at

Mentions = dict[str, tuple[Mention, ...]]
FINDING = "finding:"


def find_mentions(pages: Iterable[Page], keys: Mapping[str, str], nearest: Nearest) -> tuple[Mentions, list[Problem]]:
    """Every citation by key, a sentence that cites a work twice counted once; and a problem for each unknown key.

    Pages without backlinks (a manual with examples, say) are checked and not counted.
    """
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    problems = []
    for page in pages:
        seen: set[tuple[str, int]] = set()
        for citation in page.citations:
            start, end = sentence_at(page.text, page.prose, citation.start)
            for item in citation.items:
                place = page.locate(item.start)
                if item.key not in keys:
                    message = f"'{item.key}' is not in the bibliography"
                    problems.append(Problem("unknown-key", message, place, nearest.to(item.key)))
                    continue
                key = keys[item.key]
                if (key, start) in seen or not page.front.has_backlinks:
                    continue
                seen.add((key, start))
                above = page.heading_at(citation.start)
                heading = plain_inline(above.text) if above else ""
                mentions[key].append(Mention(key, page.uri, heading, page.text[start:end], place))
    return {key: tuple(of_key) for key, of_key in mentions.items()}, problems


def count_cited_with(cited_by_page: Iterable[Collection[str]]) -> dict[str, tuple[tuple[str, int], ...]]:
    """For each work, the works cited on the same pages, with the number of those pages, most first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for cited in cited_by_page:
        for key in cited:
            counts[key].update(other for other in cited if other != key)
    return {key: tuple(sorted(others.items(), key=lambda item: (-item[1], item[0]))) for key, others in counts.items()}


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
                    problems.append(Problem("unknown-finding", message, place, nearest_finding.to(finding)))
                continue
            uri = names.get(fold_name(link.target))
            if uri is None:
                message = f"no page is named '{link.target}'"
                problems.append(Problem("unknown-target", message, place, nearest.to(fold_name(link.target))))
            elif uri != page.uri and page.front.has_backlinks:
                linking[uri].add(page.uri)
        for concept in page.front.concepts:
            uri = names.get(fold_name(concept))
            if uri is not None and uri != page.uri:
                linking[uri].add(page.uri)
    return {uri: tuple(sorted(sources)) for uri, sources in linking.items()}, problems
