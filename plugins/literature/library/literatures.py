"""The literatures that a page belongs to. Those of a work are asked of the library."""

from __future__ import annotations

from literature.model import Library, Page
from literature.text.folding import fold


def literatures_of_page(library: Library, page: Page) -> tuple[str, ...]:
    """A page's own literatures, folded, else those of its work, else those of its concepts."""
    found = list(page.front.literature)
    if not found and page.kind == "summary":
        found += library.literatures_of(page.front.reference)
    elif not found:
        concepts = (library.concepts[id_] for id_ in page.front.concepts if id_ in library.concepts)
        found += [name for concept in concepts for name in concept.front.literature]
    return tuple(dict.fromkeys(map(fold, found)))
