"""What Zotero makes of a page, by a small model of its translators.

The model follows their published rules (Embedded Metadata, RDF, COinS): which tag decides the type of an item, which
fields tags fill, and how names are divided.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from tests.cases import read_cases

from literature.model import Library, Reference, RichText
from literature.references.addresses import lasting_address
from literature.references.entry_types import foreign_names
from literature.render.pages.generated import GeneratedPages
from literature.render.pieces.citation_meta import citation_tags, coins, page_coins
from literature.site.site import Site
from literature.sources.bibtex import read_bibliography
from literature.vocabulary.entry_types import ENTRY_TYPES

CASES = read_cases(Path(__file__).with_name("citation_meta.yml"))
DECIDING = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_journal_abbrev": "journalAbbreviation",
    "citation_inbook_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_series_title": "series",
    "citation_conference_title": "conferenceName",
    "citation_dissertation_institution": "university",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_isbn": "ISBN",
    "citation_issn": "ISSN",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
    "prism.publicationName": "publicationTitle",
    "prism.edition": "edition",
}
KEV = {
    "rft.volume": "volume", "rft.issue": "issue", "rft.stitle": "journalAbbreviation", "rft.date": "date",
    "rft.pages": "pages", "rft.isbn": "ISBN", "rft.issn": "ISSN", "rft.publisher": "publisher", "rft.place": "place",
    "rft.edition": "edition", "rft.series": "series", "rft.inst": "publisher", "rft.jtitle": "publicationTitle",
    "rft.source": "publicationTitle",
}  # fmt: skip


@dataclass
class Item:
    type: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    creators: list[list[str]] = field(default_factory=list)


class Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, str]] = []
        self.spans: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in given:
            self.tags.append((given["name"], given.get("content", "")))
        if tag == "span" and given.get("class") == "Z3988":
            self.spans.append(given["title"])


def person(role: str, name: str, *, has_comma: bool) -> list[str]:
    name = re.sub(r"[\s,/\[\]:.]+$", "", name) if not re.search(r"\.\s*$", name) else name.strip()
    if has_comma:
        family, _, given = name.partition(", ")
        return [role, family, given]
    given, _, family = name.rpartition(" ")
    return [role, family, given]


def from_tags(markup: str) -> Item:
    """The item that a page's meta tags give."""
    reader = Head()
    reader.feed(markup)
    item, decided, first, last = Item(), "", "", ""
    for name, value in reader.tags:
        decided = DECIDING.get(name, decided)
        if name == "z:itemType":
            item.type = value
        elif name in FIELDS:
            item.fields.setdefault(FIELDS[name], value)
        elif name == "citation_firstpage":
            first = value
        elif name == "citation_lastpage":
            last = value
        elif name == "citation_keywords":
            item.fields["tags"] = value.split(";")
    item.type = decided or item.type
    if first:
        item.fields["pages"] = f"{first}-{last}" if last else first
    for role in ("author", "editor"):
        nodes = [value for name, value in reader.tags if name == f"citation_{role}"]
        for node in nodes:
            names = re.split(r"\s*;\s*", node)
            by_comma = re.split(r"\s*,\s*", names[0])
            if len(names) == 1 and len(nodes) == 1 and len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
                names = by_comma
            item.creators += [person(role, name, has_comma="," in name) for name in names if name.strip()]
    return item


def from_coins(markup: str) -> Item:
    """The item that a ContextObject gives."""
    reader = Head()
    reader.feed(markup)
    (span,) = reader.spans
    pairs = [(name, unquote(value)) for name, _, value in (part.partition("=") for part in span.split("&"))]
    keys = dict(pairs)
    genre = keys.get("rft.genre", "")
    formats = {
        "journal": "journalArticle",
        "book": {"bookitem": "bookSection", "proceeding": "conferencePaper", "report": "report"}.get(genre, "book"),
        "dissertation": "thesis",
        "dc": "webpage",
    }
    item = Item(formats[keys["rft_val_fmt"].removeprefix("info:ofi/fmt:kev:mtx:")])
    for name, value in pairs:
        if name == "rft_id" and value.startswith("info:doi/"):
            item.fields["DOI"] = value.removeprefix("info:doi/")
        elif name == "rft.type":
            item.type = value
        elif name in ("rft.atitle", "rft.title"):
            item.fields["title"] = value
        elif name == "rft.btitle":
            item.fields["title" if item.type in ("book", "report") else "publicationTitle"] = value
        elif name == "rft.identifier" and value.startswith("http"):
            item.fields["url"] = value
        elif name in KEV:
            item.fields[KEV[name]] = value
        elif name in ("rft.au", "rft.contributor"):
            role = "author" if name == "rft.au" else "contributor"
            item.creators.append(person(role, value, has_comma="," in value))
        elif name == "rft.aucorp":
            item.creators.append(["author", value, ""])
    return item


def reference_of(entry: str) -> Reference:
    (reference,) = read_bibliography([("t.bib", entry)]).references
    return reference


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["entry"][:60])
def test_item_of_a_page(case: dict[str, Any]) -> None:
    item = from_tags(citation_tags(reference_of(case["entry"])))
    assert item.type == case["type"]
    assert {name: item.fields.get(name) for name in case.get("page", {})} == case.get("page", {})
    if "creators" in case:
        assert item.creators == case["creators"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["entry"][:60])
def test_item_of_a_list(case: dict[str, Any]) -> None:
    item = from_coins(coins(reference_of(case["entry"])))
    assert item.type == case["type"]
    assert {name: item.fields.get(name) for name in case.get("list", {})} == case.get("list", {})
    if "creators" in case:
        assert item.creators == case.get("list_creators", case["creators"])


def test_the_table_covers_every_item_type(corpus_types: set[str]) -> None:
    assert {case["type"] for case in CASES} >= corpus_types


@pytest.fixture
def corpus_types() -> set[str]:
    """Item types of every entry type that BibLaTeX knows."""
    return {foreign_names(Reference("k", name)).zotero for name in ENTRY_TYPES}


def test_values_cannot_leave_their_attribute() -> None:
    title = "\"><script>alert(1)</script> & ' \x00 <i>"
    reference = Reference("k", "book", text={"title": RichText.from_plain(title)})
    for markup in (citation_tags(reference), coins(reference)):
        assert "<script" not in markup
    reader = Head()
    reader.feed(citation_tags(reference))
    assert dict(reader.tags)["citation_title"] == "\"><script>alert(1)</script> & ' <i>"
    assert from_coins(coins(reference)).fields["title"].startswith('"><script>')


def test_tags_stand_on_reference_pages_and_spans_on_lists_alone(toy_site: Site, toy_library: Library) -> None:
    for page in GeneratedPages(toy_site).pages():
        kind = page.address.partition("/")[0]
        assert ("citation_title" in page.head) == (kind == "references")
        reference = toy_library.references.get(page.address.split("/")[1]) if kind == "references" else None
        has_own = reference is None or not (lasting_address(reference) or reference.people.get("editor"))
        assert ('class="Z3988"' in page.body) == has_own, page.address


def test_the_page_of_a_work_without_abstract_has_no_description(toy_site: Site) -> None:
    for page in GeneratedPages(toy_site).pages():
        assert page.is_described == ("citation_abstract" in page.head or not page.head)


def test_a_summary_is_no_abstract(toy_site: Site) -> None:
    page = GeneratedPages(toy_site).page_at("references/bowman1988base/")
    assert page is not None
    assert "abstractNote" not in from_tags(page.head).fields
    assert not page.is_described


@pytest.mark.parametrize(
    ("entry", "has_span"),
    [
        ("@book{k, author={A, B}, title={T}}", True),
        ("@book{k, author={A, B}, title={T}, doi={10.1/x}}", False),
        ("@book{k, author={A, B}, title={T}, url={https://x.example/}}", False),
        ("@collection{k, editor={A, B}, title={T}}", False),
    ],
)
def test_a_work_without_an_address_does_not_get_that_of_its_page(entry: str, has_span: bool) -> None:
    """Zotero gives the page's address to what it makes of tags, and none to what it makes of a span."""
    assert bool(page_coins(reference_of(entry))) == has_span


def test_a_span_has_keywords_as_tags() -> None:
    span = coins(
        reference_of("@article{k, author={A, B}, title={T}, journal={J}, keywords={one, two words}, eid={e1}}")
    )
    pairs = parse_qsl(html.unescape(span).partition('title="')[2].removesuffix('"></span>'))
    assert [value for name, value in pairs if name == "rft.subject"] == ["one", "two words"]
    assert ("rft.pages", "e1") in pairs


def test_escaped_quotes_stay_readable() -> None:
    markup = citation_tags(reference_of("@book{k, title={``Quoted'' & more}}"))
    assert html.unescape(markup).count("citation_title") == 1
    assert from_tags(markup).fields["title"] == "“Quoted” & more"
