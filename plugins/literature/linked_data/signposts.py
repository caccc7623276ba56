"""The typed links of a page, as FAIR Signposting has them (level 2 of the profile at signposting.org): how it is cited,
what it is of, whose, under which license, and which files describe it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from literature.exports.findings_files import CSV_NAME, JSON_NAME
from literature.linked_data.files import CLAIMS, FINDINGS, PAGES_LINKS, address_of_work, own_address, work_files
from literature.model import Page
from literature.references.entry_types import foreign_names
from literature.site.finding_addresses import FOLDER
from literature.site.record_files import records_of_findings, records_of_page, records_of_works
from literature.site.site import Site
from literature.vocabulary.citation_intents import CITATION_INTENTS, CITES
from literature.vocabulary.schema_types import SCHEMA, schema_type

LINKSET = "application/linkset+json"
JSON_LD = "application/ld+json"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Signpost:
    """A typed link."""

    relation: str
    """Of the link relations that IANA registers, or an address."""
    target: str
    """A whole address; empty where the site does not know its own."""
    media_type: str = ""


def signposts_of_work(site: Site, key: str) -> Iterator[Signpost]:
    """Those of the page of a work, which is about it and is cited by the work's own lasting address."""
    reference = site.library.references[key]
    described, links = work_files(site)[key]
    yield Signpost("cite-as", address_of_work(site, key))
    yield from _types(schema_type(foreign_names(reference)))
    yield from (Signpost("author", person.orcid) for person in reference.people.get("author", ()) if person.orcid)
    yield from _files(site, described, records_of_works(site), links)


def signposts_of_page(site: Site, page: Page) -> Iterator[Signpost]:
    """Those of an authored page; none of one that searches do not find."""
    if not page.front.is_found:
        return
    yield Signpost("cite-as", own_address(site, site.addresses.page(page.uri)))
    is_claim = page.kind == "claim"
    yield from _types("Claim" if is_claim else "")
    yield from _license(site)
    yield from _files(site, CLAIMS if is_claim else "", records_of_page(site, page), PAGES_LINKS)


def signposts_of_findings(site: Site) -> Iterator[Signpost]:
    """Those of the page of all figures, whose files hold what it shows."""
    yield Signpost("cite-as", own_address(site, site.addresses.index(FOLDER)))
    yield from _types("Dataset")
    yield from _license(site)
    for name, media in ((CSV_NAME, "text/csv"), (JSON_NAME, JSON)):
        yield Signpost("item", own_address(site, f"{FOLDER}/{name}"), media)
    yield from _files(site, FINDINGS, records_of_findings(site), PAGES_LINKS)


def citations(site: Site) -> Mapping[str, Sequence[Signpost]]:
    """By uri of a page what it cites, by the relations of CiTO: for what, where the page says it."""
    found: defaultdict[str, dict[tuple[str, str], Signpost]] = defaultdict(dict)
    for key, mentions in site.library.mentions.items():
        target = address_of_work(site, key)
        for mention in mentions:
            for relation in [CITATION_INTENTS[name].cito for name in mention.intents] or [CITES]:
                found[mention.page_uri][relation, target] = Signpost(relation, target)
    return {uri: tuple(signposts.values()) for uri, signposts in found.items()}


def _types(of: str) -> Iterator[Signpost]:
    yield Signpost("type", f"{SCHEMA}AboutPage" if of else f"{SCHEMA}WebPage")
    if of:
        yield Signpost("type", SCHEMA + of)


def _license(site: Site) -> Iterator[Signpost]:
    if site.settings.license:
        yield Signpost("license", site.settings.license)


def _files(site: Site, described: str, records: str, links: str) -> Iterator[Signpost]:
    if described:
        yield Signpost("describedby", own_address(site, described), JSON_LD)
    if records:
        yield Signpost("describedby", own_address(site, records), JSON)
    yield Signpost("linkset", own_address(site, links), LINKSET)
