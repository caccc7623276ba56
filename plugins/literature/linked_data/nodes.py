"""Works, claims and the published figures as JSON-LD (W3C, JSON-LD 1.1) in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from literature.exports.findings_files import CSV_NAME, JSON_NAME
from literature.linked_data.files import address_of_work, own_address
from literature.model import Page, Person, Reference
from literature.references.addresses import safe_address
from literature.references.entry_types import foreign_names
from literature.references.fields import value as cleaned
from literature.references.parts import full_title, publisher
from literature.references.periodicals import volume_and_number
from literature.site.finding_addresses import FOLDER
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.sources.schemas import columns_of
from literature.text.doi import RESOLVER
from literature.text.xml import one_line
from literature.vocabulary.grades import CERTAINTIES, VERDICTS, shown
from literature.vocabulary.schema_types import SCHEMA, schema_type

Node: TypeAlias = "dict[str, str | Node | Sequence[str | Node]]"
"""An object of JSON-LD; what is empty is left out when it is written."""

_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_MOST_AUTHORS = 50
"""Of which a head speaks: some works have thousands."""


def as_script(written: str) -> str:
    """A node as JSON for the head of a page: data, which no browser runs, and nothing in it can end the element."""
    return f'<script type="application/ld+json">{{"@context":"{SCHEMA.rstrip("/")}",{written[1:]}</script>'


def as_json(node: Node) -> str:
    """A node as JSON on one line, without what is empty."""
    written = _encode(_filled(node))
    # Most hold none of these, and are looked through faster one by one than by `translate`.
    for sign, code in _ESCAPED.items():
        written = written.replace(sign, code)
    return written


def work_json(site: Site, key: str) -> str:
    """A work as JSON. Its page and a file of many works hold the same, made once."""
    made = site.once("works as JSON-LD", dict[str, str])
    if key not in made:
        made[key] = as_json(work_node(site, key))
    return made[key]


def work_node(site: Site, key: str) -> Node:
    """A work, by its DOI or address where it has one, else by its page here."""
    reference = site.library.references[key]
    page = own_address(site, site.addresses.reference(key))
    type_, house, address = schema_type(foreign_names(reference)), publisher(reference), address_of_work(site, key)
    return {
        "@type": type_,
        "@id": address,
        "name": full_title(reference).as_plain(),
        "author": _people(reference, "author"),
        "editor": _people(reference, "editor"),
        "datePublished": _date(reference),
        "isPartOf": _whole(reference, type_),
        "pagination": cleaned(reference, "pages"),
        "bookEdition": reference.plain("edition") if type_ == "Book" else "",
        "isbn": reference.plain("isbn") if type_ == "Book" else "",
        "publisher": {"@type": "Organization", "name": house} if house else "",
        "sameAs": safe_address(reference) if address.startswith(RESOLVER) else "",
        "mainEntityOfPage": page,
    }


def claim_node(site: Site, page: Page) -> Node:
    """A claim with this site's own judgement of it, which is a review like any other: no fact check of news."""
    front, catalog = page.front, site.catalog
    address = own_address(site, site.addresses.page(page.uri))
    verdict: Node = {
        "@type": "Rating",
        "ratingValue": shown(front.verdict, VERDICTS, catalog),
        "ratingExplanation": spoken(site, front.because).as_plain(),
    }
    certainty: Node = {
        "@type": "Rating",
        "reviewAspect": catalog.gettext("Certainty of the evidence"),
        "ratingValue": shown(front.sure, CERTAINTIES, catalog),
        "ratingExplanation": spoken(site, front.sure_because).as_plain(),
    }
    review: Node = {
        "@type": "Review",
        "author": {"@type": "Organization", "name": site.identity.author or site.identity.name},
        "dateCreated": front.judged,
        "reviewRating": [verdict, certainty] if front.sure else verdict,
    }
    return {
        "@type": "Claim",
        "@id": address,
        "name": page.title,
        "review": review if front.verdict else "",
        "license": site.settings.license,
    }


def findings_node(site: Site) -> Node:
    """The published figures of the site as one data set, with its columns and both of its files."""
    address, identity = own_address(site, site.addresses.index(FOLDER)), site.identity
    files: list[Node] = [
        {"@type": "DataDownload", "contentUrl": own_address(site, f"{FOLDER}/{name}"), "encodingFormat": media}
        for name, media in ((CSV_NAME, "text/csv"), (JSON_NAME, "application/json"))
    ]
    columns: list[Node] = [
        {"@type": "PropertyValue", "name": name, "description": said} for name, said in columns_of("findings")
    ]
    number = site.catalog.ngettext("%(num)s published figure", "%(num)s published figures", len(site.library.findings))
    return {
        "@type": "Dataset",
        "@id": address,
        "name": site.catalog.gettext("Findings of %(site)s", site=identity.name),
        "description": f"{number}. "
        + site.catalog.gettext("Each row is one published figure; nothing is pooled here."),
        "creator": {"@type": "Organization", "name": identity.author or identity.name},
        "license": site.settings.license,
        "url": address,
        "variableMeasured": columns,
        "distribution": files,
    }


def _people(reference: Reference, list_name: str) -> list[Node]:
    return [_person(person) for person in reference.people.get(list_name, ())[:_MOST_AUTHORS]]


def _person(person: Person) -> Node:
    return {"@type": "Organization" if person.is_group else "Person", "@id": person.orcid, "name": str(person)}


def _date(reference: Reference) -> str:
    """As ISO 8601 has it, which knows no years of fewer than four figures."""
    date = reference.dates.get("date")
    start = date.start if date else None
    if start is None or start.year < 0:
        return ""
    parts = [f"{start.year:04d}"]
    if start.month and start.month <= 12:
        parts.append(f"{start.month:02d}")
        if start.day:
            parts.append(f"{start.day:02d}")
    return "-".join(parts)


def _whole(reference: Reference, type_: str) -> Node | str:
    """What a work is a part of: a volume's issue of a periodical, or a book."""
    journal = full_title(reference, "journal").as_plain()
    if journal:
        whole: Node = {"@type": "Periodical", "name": journal, "issn": reference.plain("issn")}
        volume, issue = volume_and_number(reference)
        if volume:
            whole = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": whole}
        return {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": whole} if issue else whole
    book = (full_title(reference, "book") or full_title(reference, "main")).as_plain()
    is_within = book and type_ != "Book"
    return {"@type": "Book", "name": book, "isbn": reference.plain("isbn")} if is_within else ""


def _filled(node: Node) -> dict[str, object]:
    """A node without what is empty, in any depth; text on one line."""
    found: dict[str, object] = {}
    for name, value in node.items():
        if isinstance(value, str):
            if value and (text := one_line(value)):
                found[name] = text
        elif isinstance(value, dict):
            found[name] = _filled(value)
        elif value:
            items = [one_line(item) if isinstance(item, str) else _filled(item) for item in value]
            found[name] = items[0] if len(items) == 1 else items
    return found
