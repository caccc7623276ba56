"""Rules over authored pages."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Library, Problem


def uncited_summary(library: Library) -> Iterator[Problem]:
    """A summary that no other page cites or links to: readers will not find it."""
    for key, page in library.summaries.items():
        citing = {mention.page_uri for mention in library.mentions.get(key, ())}
        linking = set(library.links.get(page.uri, ()))
        key_work = any(key in concept.front.key_works for concept in library.concepts.values())
        if not (citing | linking) - {page.uri} and not key_work:
            message = f"no other page cites '{key}' or links to its summary"
            yield Problem("uncited-summary", message, page.front_location("reference"))
