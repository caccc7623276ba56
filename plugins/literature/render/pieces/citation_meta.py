"""What browsers' citation managers read: `citation_*` tags for the page of one work, COinS for lists of works.

One COinS span on a page makes Zotero overlook the tags, which say more: so tags stand on reference pages and spans on
lists. A work that has no address of its own is the exception: of tags Zotero would make an item with the address of the
page, of a span one without. Rules are those of Zotero's translators "Embedded Metadata", "RDF" and "COinS".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup

from literature.model import DateSpan, Person, Reference
from literature.references.addresses import doi_of, lasting_address, safe_address
from literature.references.entry_types import foreign_names
from literature.references.fields import value as cleaned
from literature.references.pages import page_ends
from literature.references.parts import full_title, publisher
from literature.references.periodicals import volume_and_number
from literature.site.site import Site
from literature.text.xml import one_line, xml_attribute

Fields = Iterator[tuple[str, str]]

_KEPT = ":/?,()"
"""Signs that may stand in a query as they are (RFC 3986, section 3.4) and that part nothing in a span."""
_UNRESERVED = re.compile(rf"[A-Za-z0-9_.~{_KEPT}-]*")
_IN_BOOKS = frozenset({"bookSection", "conferencePaper"})
_IN_PERIODICALS = frozenset({"magazineArticle", "newspaperArticle", "encyclopediaArticle", "blogPost"})


def citation_tags(reference: Reference) -> str:
    """Meta tags for the head of the page about one work. Without an abstract Zotero takes the page's description."""
    given = (*_tags(reference), ("citation_abstract", reference.plain("abstract")))
    return "".join([f'<meta name="{name}" content={xml_attribute(value)}>\n' for name, value in given if value.strip()])


def coins(reference: Reference) -> str:
    """An empty span that holds the work as a ContextObject (OpenURL, NISO Z39.88-2004, key/encoded-value format).

    All that is quoted for a query needs nothing more in an attribute: no name of a sign of HTML begins like `&rft`.
    """
    pairs = "&".join([f"{name}={_quoted(one_line(value))}" for name, value in _context(reference) if value.strip()])
    return f'<span class="Z3988" title="{pairs}"></span>'


def page_coins(reference: Reference) -> str:
    """The span for the page of a work without an address of its own; empty for any other, and for one with editors,
    whom a span can only call contributors."""
    return "" if lasting_address(reference) or reference.people.get("editor") else coins(reference)


def listed_coins(site: Site, key: str) -> Markup:
    """The same of a work that stands in several lists."""
    reference = site.library.references[key]
    made = site.once("coins", dict[str, Markup])
    if key not in made:
        made[key] = Markup(coins(reference))
    return made[key]


def _quoted(value: str) -> str:
    # Most values are numbers and single words, which stay as they are.
    return value if _UNRESERVED.fullmatch(value) else quote(value, safe=_KEPT)


def _tags(reference: Reference) -> Fields:
    plain = reference.plain
    kind = foreign_names(reference).zotero
    # Says the type where the tags alone would make an article of it: books, reports without institution, films, ...
    yield "z:itemType", kind
    yield "citation_title", full_title(reference).as_plain()
    authors = reference.people.get("author", ())
    yield from (("citation_author", _inverted(person, is_only=len(authors) == 1)) for person in authors)
    editors = reference.people.get("editor", ())
    yield from (("citation_editor", _inverted(person, is_only=len(editors) == 1)) for person in editors)
    yield "citation_publication_date", _date(reference.dates.get("date"), "/")
    yield from _containers(reference, kind)
    if kind in ("journalArticle", "magazineArticle", "newspaperArticle"):
        volume, issue = volume_and_number(reference)
        yield "citation_volume", volume
        yield "citation_issue", issue
    else:
        yield "citation_volume", cleaned(reference, "volume")
    first, last = page_ends(cleaned(reference, "pages"))
    yield "citation_firstpage", first or plain("eid")
    yield "citation_lastpage", last
    yield "citation_series_title", plain("series")
    yield "prism.edition", plain("edition") or plain("version")
    if kind != "thesis":
        yield "citation_publisher", publisher(reference)
    yield "z:place", plain("location")
    yield "citation_isbn", plain("isbn")
    yield "citation_issn", plain("issn")
    yield "citation_doi", doi_of(reference)
    yield "citation_public_url", safe_address(reference)
    yield "citation_language", plain("langid") or plain("language")
    yield "citation_keywords", ";".join(reference.keywords)


def _containers(reference: Reference, kind: str) -> Fields:
    """What the work stands in or comes from; the last of these tags decides the type of the item."""
    plain = reference.plain
    journal = full_title(reference, "journal").as_plain()
    book = (full_title(reference, "book") or full_title(reference, "main")).as_plain()
    if kind == "journalArticle":
        yield "citation_journal_title", journal or book
        yield "citation_journal_abbrev", plain("shortjournal")
    elif kind == "bookSection":
        yield "citation_book_title", book
    elif kind == "conferencePaper":
        yield "citation_inbook_title", book
        yield "citation_conference_title", plain("eventtitle") or book
    elif kind in _IN_PERIODICALS:
        # `citation_journal_title` and `citation_book_title` would make it a journal article or a chapter.
        yield "prism.publicationName", journal or book
    elif kind == "thesis":
        yield "citation_dissertation_institution", publisher(reference)
    elif kind == "report":
        yield "citation_technical_report_institution", publisher(reference)
        yield "citation_technical_report_number", plain("number")


def _context(reference: Reference) -> Fields:
    kind = foreign_names(reference).zotero
    plain = reference.plain
    title = full_title(reference).as_plain()
    yield "ctx_ver", "Z39.88-2004"
    if doi := doi_of(reference):
        yield "rft_id", f"info:doi/{doi}"
    if kind == "journalArticle":
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield "rft.genre", "article"
        yield "rft.atitle", title
        yield "rft.jtitle", full_title(reference, "journal").as_plain()
        yield "rft.stitle", plain("shortjournal")
        volume, issue = volume_and_number(reference)
        yield "rft.volume", volume
        yield "rft.issue", issue
    elif kind in ("book", "report", *_IN_BOOKS):
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", {"bookSection": "bookitem", "conferencePaper": "proceeding"}.get(kind, kind)
        yield "rft.atitle" if kind in _IN_BOOKS else "rft.btitle", title
        if kind in _IN_BOOKS:
            yield "rft.btitle", (full_title(reference, "book") or full_title(reference, "main")).as_plain()
        yield "rft.edition", plain("edition")
        yield "rft.series", plain("series")
        yield "rft.publisher", publisher(reference)
    elif kind == "thesis":
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"
        yield "rft.title", title
        yield "rft.inst", publisher(reference)
    else:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield "rft.type", kind
        yield "rft.title", title
        yield "rft.source", full_title(reference, "journal").as_plain() or full_title(reference, "book").as_plain()
        yield "rft.publisher", publisher(reference)
    yield from _names(reference)
    yield "rft.place", plain("location")
    yield "rft.date", _date(reference.dates.get("date"), "-")
    yield "rft.pages", plain("pages").replace("–", "-") or plain("eid")
    yield "rft.isbn", plain("isbn")
    yield "rft.issn", plain("issn")
    yield "rft.language", plain("langid") or plain("language")
    yield "rft.identifier", safe_address(reference)
    yield from (("rft.subject", word) for word in reference.keywords)


def _names(reference: Reference) -> Fields:
    for person in reference.people.get("author", ()):
        yield ("rft.aucorp", person.family) if person.is_group else ("rft.au", _inverted(person, is_only=False))
    for person in reference.people.get("editor", ()):
        # There is no key for editors; as contributors they are not taken for authors.
        yield "rft.contributor", _inverted(person, is_only=False)


def _inverted(person: Person, *, is_only: bool) -> str:
    """`Family, Given`; the comma also tells a reader not to split the name of a group at its spaces.

    A single name with spaces on both sides of the comma would be read as two people; a semicolon closes it.
    """
    particle = person.particle if person.is_particle_last else ""
    given = " ".join(part for part in (person.given, particle, person.suffix) if part)
    if person.is_group or not given:
        return f"{person.surname}," if " " in person.surname else person.surname
    name = f"{person.surname}, {given}"
    return f"{name};" if is_only and " " in person.surname and " " in given else name


def _date(span: DateSpan | None, separator: str) -> str:
    """`1988`, `1988/05` or `1988/05/12`; words where there is no date."""
    if span is None or span.start is None:
        return span.literal if span else ""
    start = span.start
    parts = [
        f"{start.year:04d}",
        *(f"{part:02d}" for part in (start.month, start.day if start.month else None) if part),
    ]
    return separator.join(parts)
