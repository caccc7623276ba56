"""A book as EPUB 3.3, with what readers of screens are told of it (EPUB Accessibility 1.1), and the same bytes for the
same book."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from importlib.resources import files

from literature.books.model import Book, Figure, IndexPart, chapters_linking_to, named_ids
from literature.books.xhtml import ChapterWriter, document
from literature.model import escape_attribute, escape_text
from literature.text.zip_files import FIRST_DAY, zipped

_FOLDER = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FEATURES = ("alternativeText", "structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")


def as_epub(book: Book) -> bytes:
    """The book as a file. Its language and direction are those of the site; nothing in it leads out but links."""
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, **_files(book)}
    return zipped(files, is_packed=True)


def _files(book: Book) -> dict[str, str]:
    names = {chapter.id: f"chapter-{number}.xhtml" for number, chapter in enumerate(book.chapters, start=1)}
    places = {id_: f"{names[chapter.id]}#{id_}" for chapter in book.chapters for id_ in named_ids(chapter)}
    drawings: dict[str, str] = {}

    def figure_file(figure: Figure) -> str:
        return drawings.setdefault(figure.svg, f"figure-{len(drawings) + 1}.svg")

    texts = {"title.xhtml": document(book, book.title, _title(book)), "nav.xhtml": _nav(book, names)}
    for chapter in book.chapters:
        writer = ChapterWriter(places.__getitem__, figure_file, book.labels.notes)
        texts[names[chapter.id]] = document(book, chapter.title, writer.body(chapter))
    if book.index:
        texts["index.xhtml"] = document(book, book.labels.index, _index(book, names, places))
    style = files("literature.books").joinpath("book.css").read_text("utf-8")
    made = {**texts, "book.css": style, **{name: svg for svg, name in drawings.items()}}
    return {
        f"{_FOLDER}/{name}": text for name, text in (("package.opf", _package(book, texts, drawings)), *made.items())
    }


def _title(book: Book) -> str:
    lines = [f"<h1>{escape_text(book.title)}</h1>"]
    lines += [f"<p>{escape_text(one)}</p>" for one in (book.site, book.author) if one and one != book.title]
    lines += [f"<p>{book.iso_day}</p>"] if book.day else []
    for address in filter(None, (book.address, book.license)):
        lines.append(f'<p><a href="{escape_attribute(address)}">{escape_text(address)}</a></p>')
    return '<section epub:type="titlepage">\n' + "\n".join(lines) + "\n</section>"


def _nav(book: Book, names: dict[str, str]) -> str:
    contents = escape_text(book.labels.contents)
    lines = [f'<nav epub:type="toc" id="toc" role="doc-toc">\n<h1>{contents}</h1>\n<ol>']
    for part, chapters in book.parts():
        items = "\n".join(_link(names[one.id], one.title) for one in chapters)
        lines.append(f"<li><span>{escape_text(part)}</span>\n<ol>\n{items}\n</ol></li>" if part else items)
    lines += [_link("index.xhtml", book.labels.index)] if book.index else []
    first = names[book.chapters[0].id] if book.chapters else "title.xhtml"
    marks = f'<li><a epub:type="bodymatter" href="{first}">{escape_text(book.title)}</a></li>'
    lines.append(f'</ol>\n</nav>\n<nav epub:type="landmarks" hidden="hidden">\n<ol>\n{marks}\n</ol>\n</nav>')
    return document(book, book.labels.contents, "\n".join(lines))


def _link(file: str, words: str) -> str:
    return f'<li><a href="{file}">{escape_text(words)}</a></li>'


def _index(book: Book, names: dict[str, str], places: dict[str, str]) -> str:
    """Each row leads to what it names, and to the chapters that lead there."""
    found = chapters_linking_to(book)

    def rows(part: IndexPart) -> Iterator[str]:
        for words, id_ in part.rows:
            there = "; ".join(_anchor(names[one.id], one.title) for one in found.get(id_, ()))
            yield f"<li>{_anchor(places[id_], words)}: {there}</li>"

    parts = (f"<h2>{escape_text(one.title)}</h2>\n<ul>\n" + "\n".join(rows(one)) + "\n</ul>" for one in book.index)
    title = f"<h1>{escape_text(book.labels.index)}</h1>"
    return '<section epub:type="index">\n' + "\n".join((title, *parts)) + "\n</section>"


def _anchor(place: str, words: str) -> str:
    return f'<a href="{escape_attribute(place)}">{escape_text(words)}</a>'


def _package(book: Book, texts: dict[str, str], drawings: dict[str, str]) -> str:
    items = [
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"'
        + (' properties="nav"' if name == "nav.xhtml" else "") + "/>"
        for number, name in enumerate(texts)
    ]  # fmt: skip
    items.append('<item id="css" href="book.css" media-type="text/css"/>')
    items += [f'<item id="{n[:-4]}" href="{n}" media-type="image/svg+xml"/>' for n in drawings.values()]
    spine = "".join(f'<itemref idref="i{number}"/>\n' for number in range(len(texts)))
    direction = ' page-progression-direction="rtl"' if book.is_rtl else ""
    language = escape_attribute(book.language.replace("_", "-"))
    metadata = "\n".join(_metadata(book, has_drawings=bool(drawings)))
    lines = "\n".join(items)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{language}" dir="{"rtl" if book.is_rtl else "ltr"}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        f"<manifest>\n{lines}\n</manifest>\n<spine{direction}>\n{spine}</spine>\n</package>\n"
    )


def _metadata(book: Book, *, has_drawings: bool) -> Iterator[str]:
    id_ = uuid.uuid5(uuid.NAMESPACE_URL, book.name)
    yield f'<dc:identifier id="id">urn:uuid:{id_}</dc:identifier>'
    for name, value in (
        ("title", book.title), ("language", book.language.replace("_", "-")), ("creator", book.author),
        ("publisher", book.site), ("date", book.iso_day), ("source", book.address), ("rights", book.license),
    ):  # fmt: skip
        if value:
            yield f"<dc:{name}>{escape_text(value)}</dc:{name}>"
    # EPUB asks for a day. Where the book has none, this is that of the archive's files.
    yield f'<meta property="dcterms:modified">{(book.day or FIRST_DAY).isoformat()}T00:00:00Z</meta>'
    modes = ("textual", "visual") if has_drawings else ("textual",)
    yield from (f'<meta property="schema:accessMode">{mode}</meta>' for mode in modes)
    yield '<meta property="schema:accessModeSufficient">textual</meta>'
    features = (*_FEATURES, *(("index",) if book.index else ()))
    yield from (f'<meta property="schema:accessibilityFeature">{one}</meta>' for one in features)
    yield '<meta property="schema:accessibilityHazard">none</meta>'
    yield f'<meta property="schema:accessibilitySummary">{escape_text(book.labels.accessibility)}</meta>'
