"""How to cite a page, and a work: text to copy, BibTeX to read, records to save. `assets/copy.js` adds the buttons."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from literature.exports.records import records_of
from literature.exports.site_files import page_keys
from literature.model import DateSpan, Edition, Page, PartialDate, Person, Reference, RichText
from literature.render.templates import fill
from literature.site.addresses import file_stem
from literature.site.book_files import book_file, formats_of_page
from literature.site.embed_files import embeds_of, frame
from literature.site.here import Here
from literature.site.site import Site
from literature.styles import ApaStyle
from literature.text.folding import slug
from literature.vocabulary.export_formats import ExportFormat, page_formats, works_formats


def page_tools(here: Here, page: Page) -> str:
    """What stands at the end of an authored page: its works as files, and its own citation.

    Empty where the site has no name to be cited by and the page cites nothing.
    """
    library = here.site.library
    # Reading lists offer their files on top.
    works = [] if page.uri in library.reading_lists else page_keys(library, page.uri)
    files = _works_files(here, page) if works else []
    cited = page_reference(here.site, page)
    edition = last_edition(here, page) if cited else None
    books = [] if page.uri in library.reading_lists else _books(here, page)
    frames = [frame(here.site, page, name) for name in embeds_of(here.site, page)]
    if not files and not books and not frames and cited is None:
        return ""
    return _compact(
        fill(
            here,
            "page_tools.html",
            files=files,
            books=books,
            frames=frames,
            works=",".join(works),
            name=page.id,
            entry=here.html(_entry(cited)) if cited else "",
            edition=edition.name if edition else "",
            as_of=here.html(_entry(as_of(cited, edition))) if cited and edition else "",
            records=[(one, _shown(text)) for one, text in _records(here.site, cited)] if cited else (),
        )
    )


def reference_tools(here: Here, key: str) -> str:
    """Copy and save for the page of a reference. It holds what is read and copied; the records of other formats, which
    are saved alone, the browser takes from those of the search."""
    made = records_of(here.site)
    written = [one for one in works_formats() if made.record(one, key)]
    records = [(one, _shown(made.text(one, [key]))) for one in written if _is_held(one)]
    fetched = " ".join(one.ending for one in written if not _is_held(one))
    return fill(here, "reference_tools.html", name=key, records=records, fetched=fetched)


def _is_held(one: ExportFormat) -> bool:
    return one.is_copied or not one.stands_alone


def _works_files(here: Here, page: Page) -> list[tuple[str, str]]:
    """Name and link of each file with a page's works."""
    stem = file_stem(here.site.addresses.page(page.uri), page.id)
    return [(one.label, here.to(f"{stem}.{one.ending}")) for one in page_formats()]


def _records(site: Site, cited: Reference) -> Iterator[tuple[ExportFormat, str]]:
    """A page's own citation in each format that can be read."""
    for one in works_formats():
        if not one.is_json and (text := records_of(site).text_of(one, cited)):
            yield one, text


def _books(here: Here, page: Page) -> list[tuple[str, str]]:
    """Name and link of each book of a page."""
    site = here.site
    made = formats_of_page(site, page)
    return [(site.catalog.gettext(one.label), here.to(book_file(site, page, one))) for one in made]


def page_reference(site: Site, page: Page) -> Reference | None:
    """The page as a work by the site's authors, of the day it was last reviewed (APA 7, section 10.16)."""
    identity = site.identity
    if not identity.name:
        return None
    author = Person(identity.author or identity.name, is_group=True)
    text = {"title": page.title}
    # The site is named once: as author, or as publisher when someone else is the author.
    if identity.author and identity.author != identity.name:
        text["organization"] = identity.name
    if identity.url:
        text["url"] = identity.absolute(site.addresses.page(page.uri))
    return Reference(
        key=slug(page.id) or "page",
        type="online",
        people={"author": (author,)},
        dates={"date": _date(page.front.reviewed)} if page.front.reviewed else {},
        text={name: RichText.from_plain(value) for name, value in text.items()},
    )


def last_edition(here: Here, page: Page) -> Edition | None:
    """The last edition of the site, where it has the page; none where its folder is not there to be looked at."""
    editions = here.site.library.editions
    return editions[-1] if editions and page.front.is_found and here.beside("md") in editions[-1].files else None


def as_of(cited: Reference, edition: Edition) -> Reference:
    """A page as a work of an edition, by whose DOI it is cited where there is one."""
    named = {"edition": edition.name, **({"doi": edition.doi} if edition.doi else {})}
    kept = {name: value for name, value in cited.text.items() if name != "url" or not edition.doi}
    text = {**kept, **{name: RichText.from_plain(value) for name, value in named.items()}}
    return replace(cited, dates={"date": DateSpan(edition.date)}, text=text)


def _shown(text: str) -> str:
    """A work in a format as a page holds it."""
    return text.replace("\r\n", "\n").rstrip()


def _entry(reference: Reference) -> RichText:
    return ApaStyle([reference]).entry(reference.key)


def _date(day: datetime.date) -> DateSpan:
    return DateSpan(PartialDate(day.year, day.month, day.day))


def _compact(html: str) -> str:
    """Without blank lines, which would end an HTML block in Markdown; indentation within `pre` stays."""
    return "\n".join(line for line in html.splitlines() if line.strip())
