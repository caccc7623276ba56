"""`build`: the one function that makes a library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from literature.library.backlinks import CitedWith, Mentions, find_links, unknown_citations
from literature.library.handles import handles_in, without_handles
from literature.library.joins import with_joins
from literature.library.named_keys import join_notices, summaries_of, unknown_keys
from literature.library.names import index_names
from literature.library.relations import relate_concepts
from literature.model import (
    Allowance,
    Edition,
    Finding,
    Library,
    Notice,
    Page,
    Permalink,
    Policy,
    Problem,
    Provenance,
    ReadingList,
    Reference,
)
from literature.rebuilding.build_cache import BuildCache, same_parts
from literature.text.nearest import Nearest


def build(
    references: Sequence[Reference],
    pages: Sequence[Page] = (),
    findings: Sequence[Finding] = (),
    provenance: Sequence[Provenance] = (),
    problems: Iterable[Problem] = (),
    *,
    notices: Sequence[Notice] = (),
    reading_lists: Sequence[ReadingList] = (),
    permalinks: Sequence[Permalink] = (),
    editions: Sequence[Edition] = (),
    allowances: Iterable[Allowance] = (),
    files: Iterable[str] = (),
    policy: Policy | None = None,
    cache: BuildCache | None = None,
) -> Library:
    """Join what was read. `problems` are the readers'; those of the joins follow them. Parts that came out as in an
    earlier build with the same `cache` are the same objects."""
    cache = cache or BuildCache()
    found = list(problems)
    by_key = {reference.key: reference for reference in references}
    keys = {alias: reference.key for reference in references for alias in reference.aliases} | {
        key: key for key in by_key
    }
    nearest_key = Nearest(keys)

    rules = policy or Policy()
    handles = handles_in(pages, keys, nearest_key) if rules.has_narrative else frozenset()
    pages = without_handles(pages, handles, has_narrative=rules.has_narrative)
    pages_by_uri = {page.uri: page for page in pages}
    names, clashes = index_names(pages)
    concepts = {page.id: page for page in pages if page.kind == "concept"}
    summaries, doubled = summaries_of(pages, keys)
    links, dangling = find_links(pages, names, {finding.id for finding in findings})
    relations, unrelated = relate_concepts(concepts)
    works_cited = {
        page.uri: tuple(dict.fromkeys(keys[item.key] for c in page.citations for item in c.items if item.key in keys))
        for page in pages
    }
    cited_together = [cited for uri, cited in works_cited.items() if pages_by_uri[uri].front.has_backlinks]
    found += [*clashes, *doubled, *unknown_citations(pages, keys, nearest_key), *dangling, *unrelated]
    found += unknown_keys(pages, findings, provenance, keys, concepts, nearest_key)
    notices_by_key, unplaced = join_notices(notices, keys, nearest_key)
    found += unplaced
    library = Library(
        references=by_key,
        keys=keys,
        tags={reference.key: words for reference in references if (words := reference.keywords)},
        provenance={keys[row.key]: row for row in provenance if row.key in keys},
        findings={finding.id: finding for finding in findings},
        pages=pages_by_uri,
        names=names,
        summaries=summaries,
        concepts=concepts,
        relations=relations,
        mentions=Mentions(pages, keys, cache),
        cited_with=cache.of("cited with", cited_together, lambda: CitedWith(cited_together)),
        links=links,
        works_cited={uri: cited for uri, cited in works_cited.items() if cited},
        notices=notices_by_key,
        reading_lists={reading.page_uri: reading for reading in reading_lists},
        permalinks=tuple(permalinks),
        editions=tuple(editions),
        problems=tuple(found),
        allowances=tuple(allowances),
        files=frozenset(files),
        policy=rules,
        handles=handles,
    )
    return same_parts(with_joins(library), cache)
