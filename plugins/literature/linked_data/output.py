"""The output `linked-data`: what stands in heads of pages, and its files."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from literature.linked_data.files import CLAIMS, FINDINGS, PAGES_LINKS, own_address, work_shards
from literature.linked_data.nodes import as_json, as_script, claim_node, findings_node, work_json
from literature.linked_data.signposts import (
    Signpost,
    citations,
    signposts_of_findings,
    signposts_of_page,
    signposts_of_work,
)
from literature.model import Page, escape_attribute
from literature.site.finding_addresses import FOLDER
from literature.site.here import Here
from literature.site.site import Site
from literature.vocabulary.schema_types import SCHEMA
from literature.vocabulary.site_outputs import SiteOutput


def head(here: Here) -> str:
    """Typed links, and JSON-LD on pages of works, claims and the figures; nothing on any other generated page."""
    site, page = here.site, here.page
    if here.work:
        return _links(signposts_of_work(site, here.work)) + as_script(work_json(site, here.work))
    if here.address == site.addresses.index(FOLDER) and site.library.findings:
        return _links(signposts_of_findings(site)) + as_script(as_json(findings_node(site)))
    if page is None or not page.front.is_found:
        return ""
    return _links(signposts_of_page(site, page)) + (
        as_script(as_json(claim_node(site, page))) if page.kind == "claim" else ""
    )


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Descriptions as JSON-LD, and all typed links as link sets (RFC 9264); none where the site does not know its
    address, by which they name everything."""
    if not site.identity.url:
        return
    for described, links, keys in work_shards(site):
        yield described, _graph(work_json(site, key) for key in keys)
        addresses = (own_address(site, site.addresses.reference(key)) for key in keys)
        yield links, _linkset(zip(addresses, (signposts_of_work(site, key) for key in keys), strict=True))
    pages = [page for page in site.library.pages.values() if page.front.is_found]
    if claims := [as_json(claim_node(site, page)) for page in pages if page.kind == "claim"]:
        yield CLAIMS, _graph(claims)
    if site.library.findings:
        yield FINDINGS, _graph([as_json(findings_node(site))])
    yield PAGES_LINKS, _linkset(_contexts(site, pages))


def _contexts(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, Iterable[Signpost]]]:
    """Address and links of the pages that are no work's."""
    table, cited = site.addresses.index(FOLDER), citations(site)
    if site.library.findings:
        yield own_address(site, table), signposts_of_findings(site)
    for page in pages:
        address = site.addresses.page(page.uri)
        if address != table or not site.library.findings:
            yield own_address(site, address), (*signposts_of_page(site, page), *cited.get(page.uri, ()))


def _links(signposts: Iterable[Signpost]) -> str:
    return "".join(
        f'<link rel="{one.relation}" href="{escape_attribute(one.target)}"'
        + (f' type="{one.media_type}"' if one.media_type else "")
        + ">"
        for one in signposts
        if one.target
    )


def _graph(nodes: Iterable[str]) -> str:
    lines = ",\n".join(nodes)
    return f'{{"@context":"{SCHEMA.rstrip("/")}","@graph":[\n{lines}\n]}}\n'


def _linkset(contexts: Iterable[tuple[str, Iterable[Signpost]]]) -> str:
    lines = ",\n".join(_context(anchor, signposts) for anchor, signposts in contexts)
    return f'{{"linkset":[\n{lines}\n]}}\n'


def _context(anchor: str, signposts: Iterable[Signpost]) -> str:
    """The links of one page. The link set itself is none of them."""
    links: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for one in signposts:
        if one.target and one.relation != "linkset":
            media_type = {"type": one.media_type} if one.media_type else {}
            links[one.relation].append({"href": one.target} | media_type)
    return json.dumps({"anchor": anchor} | links, ensure_ascii=False, separators=(",", ":"))


LINKED_DATA = SiteOutput("linked-data", files=files, head=head)
