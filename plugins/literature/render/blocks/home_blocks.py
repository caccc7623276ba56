"""Blocks for a site's front page: how large the library is (`overview`), what was reviewed last (`recent`), and what
was found of all claims (`verdicts`)."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from markupsafe import Markup

from literature.library.chosen_claims import choose_claims
from literature.model import Block, Location, Page, escape_text
from literature.render.pages.kind_indexes import kind_index_uris
from literature.render.pieces.cards import page_description
from literature.render.pieces.inline import one_block
from literature.render.pieces.verdicts import verdict_mark, verdict_words
from literature.render.templates import fill
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.vocabulary.catalog import NN_, Catalog
from literature.vocabulary.grades import VERDICT_MEANINGS, VERDICTS, shown
from literature.vocabulary.page_kinds import PLAIN, page_kinds

_WORKS = NN_("<strong>%(num)s</strong> work", "<strong>%(num)s</strong> works")
_FINDINGS = NN_("<strong>%(num)s</strong> finding", "<strong>%(num)s</strong> findings")

_RECENT = 6


def render_overview(here: Here, page: Page, block: Block) -> str:
    """Numbers of works, pages of each kind, and findings, each a link to what is counted."""
    if block.body.strip():
        return _note(here, block)
    site, library = here.site, here.site.library
    indexes = {site.settings.kinds[uri.removesuffix("/index.md")]: uri for uri in kind_index_uris(site)}
    rows = [(_counted(site.catalog, _WORKS, len(library.references)), here.to_index("references"))]
    for kind in page_kinds().values():
        number = sum(1 for other in library.pages.values() if other.kind == kind.name and not _is_index(other))
        if kind.name in indexes:
            href = here.to_index(indexes[kind.name].removesuffix("/index.md"))
            rows.append((_counted(site.catalog, kind.counted, number), href))
    if library.findings:
        rows.append((_counted(site.catalog, _FINDINGS, len(library.findings)), here.to_index("findings")))
    return one_block(fill(here, "overview.html", rows=rows))


def _counted(catalog: Catalog, words: tuple[str, str], number: int) -> Markup:
    """A number with its noun, of which one and many have a form."""
    return Markup(catalog.ngettext(*words, number))


def render_recent(here: Here, page: Page, block: Block) -> str:
    """The pages of the knowledge base that were reviewed last; of one day, the kinds by turns."""
    if block.body.strip():
        return _note(here, block)
    site = here.site
    dated = [
        (other.front.reviewed, other)
        for other in site.library.pages.values()
        if other.front.reviewed
        and other.kind != PLAIN
        and other.uri in site.addresses.page_urls
        and not _is_index(other)
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].uri), reverse=True)
    pages: list[Page] = []
    for _, same_day in groupby(dated, key=lambda pair: pair[0]):
        pages += _by_turns([other for _, other in same_day])
    rows = [(other, here.kind_word(other), page_description(site, other)) for other in pages[:_RECENT]]
    return one_block(fill(here, "recent.html", rows=rows))


def render_verdicts(here: Here, page: Page, block: Block) -> str:
    """All claims by verdict: a mark for each, the word and their number, which leads to them in their index; or of each
    claim that is chosen, its verdict and why."""
    site = here.site
    if block.body.strip():
        chosen = choose_claims(site.library, block.body, Location(""))
        if not chosen.claims:
            said = site.catalog.gettext("No claim is shown here: %(reason)s.", reason=chosen.problems[0].message)
            return f'<p class="lit-missing">{escape_text(said)}</p>'
        told = [
            (
                here.to_page(claim.uri),
                verdict_words(claim.front.verdict, site.catalog),
                here.html(spoken(site, claim.front.because)),
            )
            for claim in chosen.claims
        ]
        return one_block(fill(here, "verdicts_told.html", told=told))
    claims = [other for other in site.library.pages.values() if other.front.verdict]
    folder = site.settings.folder_of("claim")
    if not claims or not folder:
        return ""
    index = here.to_index(folder)
    counts = Counter[str](claim.front.verdict for claim in claims)
    rows = [
        (verdict, verdict_mark(verdict), shown(verdict, VERDICTS, site.catalog), counts[verdict], f"{index}#{verdict}")
        for verdict in VERDICT_MEANINGS
        if counts[verdict]
    ]
    return one_block(fill(here, "verdicts.html", rows=rows, number=len(claims)))


def _note(here: Here, block: Block) -> str:
    """What stands in place of a block with options, which neither takes."""
    said = here.site.catalog.gettext("The block %(name)s takes no options.", name=block.name)
    return f'<p class="lit-missing">{escape_text(said)}</p>'


def _is_index(page: Page) -> bool:
    return page.uri.endswith("/index.md")


def _by_turns(pages: list[Page]) -> list[Page]:
    """One page of each kind, then the next of each, and so on."""
    places: dict[str, int] = {}
    order: list[tuple[int, int, Page]] = []
    for page in pages:
        places[page.kind] = places.get(page.kind, 0) + 1
        order.append((places[page.kind], len(order), page))
    return [page for _, _, page in sorted(order, key=lambda item: item[:2])]
