"""The concepts that one is related to, as pages and texts name them: in the order to read them in."""

from __future__ import annotations

from collections.abc import Sequence

from literature.library.relations import read_before
from literature.model import Page
from literature.site.site import Site


def related_concepts(site: Site, id_: str) -> list[tuple[str, Sequence[Page]]]:
    """What relations of a concept are called, each with the concepts that it leads to; none without any. What is to be
    read before it is not said to be related, too."""
    library, gettext = site.library, site.catalog.gettext
    relations = library.relations[id_]
    wider = read_before(library.relations, id_)
    named = (
        (gettext("Before this (broader)"), wider),
        (gettext("After this (narrower)"), relations.narrower),
        (gettext("Related"), [other for other in relations.related if other not in wider]),
    )
    return [(name, [library.concepts[other] for other in ids]) for name, ids in named if ids]
