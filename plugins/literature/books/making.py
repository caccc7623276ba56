"""Books of a site: of a page, of a reading list with the pages that its sessions are about, of the whole site, and of
works with what the site says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from literature.books.annotations import annotation
from literature.books.joining import with_links, works_linked
from literature.books.lines import from_rich
from literature.books.linking import BookLinking
from literature.books.model import Book, Chapter, Entries, Entry, IndexPart, Labels, clean, inlines_of
from literature.books.questions import questions_of
from literature.books.reading import MarkdownReader, ReadText
from literature.data.page_text import linked_markdown
from literature.data.places import has_markdown
from literature.library.permalinks import page_name
from literature.model import Page
from literature.site.here import Here
from literature.site.notice_marks import notice_words
from literature.site.site import Site
from literature.styles.pybtex_style import PybtexStyle
from literature.teaching.course_pages import course_pages
from literature.text.folding import distinct_words, fold
from literature.vocabulary.page_kinds import page_kind, page_kinds

_WORKS = "references"
_OF_A_SITE = frozenset({"overview", "recent"})
"""Blocks of pages that lead into a site and say nothing of their own."""
Placed = tuple[str, Page]
"""A page with the title of the part that it stands in."""


@dataclass(frozen=True, slots=True)
class Made:
    """A book, and what it could not hold."""

    book: Book
    left_out: tuple[str, ...] = ()
    """A line for each page with something that was left out, for its author."""


def page_book(site: Site, page: Page) -> Made:
    """A page with the works that it cites."""
    return _made(
        site, page_name(page.uri), page.title, site.identity.whole(site.addresses.page(page.uri)), [("", page)]
    )


def reading_book(site: Site, page: Page) -> Made:
    """A reading list with the concepts and claims that it is about, and with the summaries of its works."""
    library = site.library
    reading = library.reading_lists[page.uri]
    keys = library.resolve_all(work.key for work in reading.works())
    summaries = (library.summaries[key] for key in dict.fromkeys(keys) if key in library.summaries)
    found = dict.fromkeys(one.uri for one in (*course_pages(library, reading), *summaries))
    pages = [library.pages[uri] for uri in found if uri != page.uri]
    address = site.identity.whole(site.addresses.page(page.uri))
    return _made(site, page_name(page.uri), page.title, address, [("", page), *_by_kind(site, pages)])


def site_book(site: Site) -> Made:
    """All pages that searches find, kind by kind."""
    pages = [page for page in site.library.pages.values() if not _leads_in(page)]
    return _made(site, "", site.identity.name or "Literature", site.identity.url, _by_kind(site, pages))


def works_book(site: Site, keys: Iterable[str], title: str = "") -> Made:
    """An annotated bibliography: the entries of works in the order of their keys, each with what the site says of it.
    Works that the style has in no list are left out."""
    keys = tuple(dict.fromkeys(keys))
    site, reader = _numbered(site, keys), MarkdownReader()
    title = title or site.catalog.gettext("Annotated bibliography")
    in_lists = frozenset(site.style.order(keys))
    listed = [key for key in keys if key in in_lists]
    ids = {key: f"work-{site.addresses.reference_slugs[key]}" for key in listed}
    entries = []
    for key in listed:
        linking = BookLinking(Here(site, site.addresses.reference(key)))
        about = reader.read(annotation(linking, key), linking.figures, ids[key]).blocks
        entries.append(replace(_entry(site, key, ids[key]), about=about))
    chapter = Chapter(_WORKS, title, (Entries(tuple(entries)),))
    others = [key for key in works_linked([chapter]) if key not in ids]
    return _book(site, "works|" + " ".join(sorted(listed)), title, site.identity.url, [chapter], {}, ids, others)


def _leads_in(page: Page) -> bool:
    return any(block.name in _OF_A_SITE for block in page.blocks)


def _by_kind(site: Site, pages: Iterable[Page]) -> list[Placed]:
    """Pages that are published as text, kind by kind, in order of their titles."""
    found = [page for page in pages if has_markdown(site, page)]
    order = sorted(("page", *page_kinds()), key=lambda name: page_kind(name).cites_at)
    place = {name: number for number, name in enumerate(dict.fromkeys(order))}
    found.sort(key=lambda page: (place[page.kind], fold(page.title), page.uri))
    return [(site.catalog.gettext(page_kind(page.kind).many), page) for page in found]


def _numbered(site: Site, keys: Iterable[str]) -> Site:
    """The site whose style numbers works as they come in the book, where it numbers them."""
    if not isinstance(site.style, PybtexStyle):
        return site
    return replace(site, style=site.style.for_page(list(dict.fromkeys(keys))))


def _made(site: Site, name: str, title: str, address: str, placed: list[Placed]) -> Made:
    pages = [page for _, page in placed]
    site = _numbered(site, (key for page in pages for key in site.library.works_cited.get(page.uri, ())))
    ids = dict(zip((page.uri for page in pages), distinct_words(map(_word, pages), "page"), strict=True))
    chapters, left_out = [], []
    for part, page in placed:
        read = _read(site, page, ids[page.uri])
        chapters.append(Chapter(ids[page.uri], read.title or clean(page.title), read.blocks, part))
        if read.left_out:
            names = ", ".join(f"<{one}>" for one in read.left_out)
            left_out.append(f"{page.path}: books leave out HTML of the page: {names}; expected Markdown")
    keys = works_linked(chapters)
    made = _book(site, name, title, address, chapters, ids, {}, keys)
    return Made(made.book, tuple(left_out))


def _read(site: Site, page: Page, id_: str) -> ReadText:
    """The text of a page and its questions, read once for all books that have it under the same id. Raises ValueError
    for one that is nested too deep."""
    texts = site.once("pages read for books", dict[tuple[str, str], ReadText])
    if (page.uri, id_) not in texts:
        reader = site.once("reader of books", MarkdownReader)
        linking = BookLinking(Here(site, site.addresses.page(page.uri), page.uri))
        try:
            read = reader.read(linked_markdown(linking, page, has_works=False), linking.figures, id_)
        except RecursionError:
            raise ValueError(f"{page.path}: quotes or lists stand too deep within each other for a book") from None
        asked = reader.read(questions_of(linking, page), {}, f"{id_}.quiz").blocks
        texts[page.uri, id_] = replace(read, blocks=(*read.blocks, *asked))
    return texts[page.uri, id_]


def _word(page: Page) -> str:
    return "page-" + "".join(char if char.isascii() and char.isalnum() else "-" for char in page_name(page.uri))


def _book(
    site: Site,
    name: str,
    title: str,
    address: str,
    chapters: list[Chapter],
    pages: Mapping[str, str],
    works: Mapping[str, str],
    cited: Iterable[str],
) -> Made:
    """A book of chapters, behind which the works stand that these cite, with an index where it has several pages."""
    library, gettext = site.library, site.catalog.gettext
    order = site.style.order(cited)
    ids = {**works, **{key: f"work-{site.addresses.reference_slugs[key]}" for key in order}}
    if order:
        entries = tuple(_entry(site, key, ids[key]) for key in order)
        title_of_works = gettext("References")
        chapters = [*chapters, Chapter(_WORKS if not works else f"{_WORKS}-2", title_of_works, (Entries(entries),))]
    linked = with_links(chapters, pages, ids, lambda uri: _address(site, uri))
    concepts = sorted((one for one in library.concepts.values() if one.uri in pages), key=lambda one: fold(one.title))
    index = [
        IndexPart(gettext("Concepts"), tuple((clean(one.title), pages[one.uri]) for one in concepts)),
        IndexPart(gettext("Works"), tuple((clean(site.style.label(key).as_plain()), ids[key]) for key in order)),
    ]
    days = [library.pages[uri].front.reviewed for uri in pages] or [
        one.front.reviewed for one in library.pages.values()
    ]
    book = Book(
        title=clean(title),
        author=clean(site.identity.author),
        site=clean(site.identity.name),
        address=address,
        name=f"{site.identity.url or site.identity.name}|{name}",
        language=site.catalog.language,
        is_rtl=site.catalog.is_rtl,
        day=max(filter(None, days), default=None),
        license=site.settings.license,
        chapters=linked,
        index=tuple(_used(index, linked)) if len(pages) > 1 else (),
        labels=Labels(
            gettext("Contents"),
            gettext("Index"),
            gettext("Notes"),
            gettext("Headings, lists and tables are marked up as such, and every figure has a description in words."),
        ),
    )
    return Made(book)


def _used(index: list[IndexPart], chapters: tuple[Chapter, ...]) -> Iterable[IndexPart]:
    """Rows to which something in the text leads."""
    targets = {words.target for chapter in chapters for words in inlines_of(chapter.blocks)}
    for part in index:
        if rows := tuple(row for row in part.rows if f"#{row[1]}" in targets):
            yield IndexPart(part.title, rows)


def _address(site: Site, uri: str) -> str:
    """The whole address of a page, or nothing."""
    return site.identity.whole(site.addresses.page_urls[uri]) if uri in site.addresses.page_urls else ""


def _entry(site: Site, key: str, id_: str) -> Entry:
    """The entry of a work, and what was said of it since."""
    words = from_rich(site.style.entry(key))
    for notice in site.library.notices.get(key, ()):
        words = (*words, *from_rich(" "), *from_rich(notice_words(notice, site.catalog), is_bold=True))
    return Entry(id_, words)
