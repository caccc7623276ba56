"""What a page of each kind is given beside its own text: a card on top, lists below, as Markdown with HTML blocks."""

from __future__ import annotations

import re

from literature.model import Page
from literature.render.findings_block import render_findings
from literature.render.readings import reading_card
from literature.render.site import Site
from literature.render.words import BASES, VERDICTS

_FIRST_HEADING = re.compile(r"\A\s*#\s[^\n]*(?:\n|\Z)")


def with_panels(site: Site, page: Page, linked_text: str, base: str) -> str:
    """The page's text, links resolved already, with the card of its kind on top and the lists that follow from the
    library below."""
    top = _card(site, page, base)
    below = [_concept_lists(site, page, base), _works_cited(site, page, base)]
    if top:
        heading = _FIRST_HEADING.match(linked_text)
        position = heading.end() if heading else 0
        linked_text = f"{linked_text[:position]}\n{top}\n\n{linked_text[position:]}"
    return "\n\n".join([linked_text.rstrip("\n"), *(part for part in below if part)]) + "\n"


def _card(site: Site, page: Page, base: str) -> str:
    if page.kind == "summary":
        key = site.library.keys.get(page.front.reference, "")
        if not key:
            return ""
        concepts = [site.library.concepts[id_] for id_ in page.front.concepts if id_ in site.library.concepts]
        return site.fill(
            "summary_card.html", key=key, page=page, concepts=concepts, basis=BASES[page.front.basis], base=base
        )
    if page.uri in site.library.reading_lists:
        return reading_card(site, page, base)
    if page.kind == "claim" and page.front.verdict:
        return site.fill("claim_card.html", verdict=page.front.verdict, words=VERDICTS[page.front.verdict])
    return ""


def _concept_lists(site: Site, page: Page, base: str) -> str:
    """Findings, key works, relations and the pages that use the concept, each under its own heading."""
    if page.kind != "concept":
        return ""
    library = site.library
    relations = library.relations[page.id]
    groups = [
        (name, [library.concepts[id_] for id_ in ids])
        for name, ids in (
            ("Broader", relations.broader),
            ("Narrower", relations.narrower),
            ("Related", relations.related),
        )
        if ids
    ]
    works = sorted({library.keys[key] for key in page.front.key_works if key in library.keys}, key=site.style.sort_key)
    used = [library.pages[uri] for uri in library.links.get(page.uri, ())]
    shows_findings = any(block.name == "findings" for block in page.blocks)
    about = () if shows_findings else site.findings_by_concept.get(page.id, ())
    findings = render_findings(site, about, base, name=page.id, has_forest=True)
    parts = []
    if findings:
        parts += ["## Findings", findings]
    if works:
        parts += ["## Key works", site.fill("entries.html", keys=works, base=base, prefix="key-")]
    if groups:
        parts += ["## Related concepts", site.fill("relations.html", groups=groups, base=base)]
    if used:
        parts += ["## Where it is used", site.fill("page_links.html", pages=used, base=base)]
    return "\n\n".join(parts)


def _works_cited(site: Site, page: Page, base: str) -> str:
    cited = site.library.works_cited.get(page.uri, ())
    if not cited or not site.settings.works_cited:
        return ""
    keys = sorted(cited, key=site.style.sort_key)
    return f"## {site.settings.works_cited}\n\n" + site.fill("entries.html", keys=keys, base=base, prefix="ref-")
