"""A book for Word, by pandoc: the same bytes for the same book and the same pandoc."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile

from literature.books.model import Book
from literature.books.pandoc_tree import pandoc_tree
from literature.text.zip_files import zipped

_DAYS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_ADDRESS = re.compile(rb'descr="data:[^"]*"')
"""The whole drawing again, where a program reads its description."""
_DRAWING = re.compile(rb'<a:blip>(<a:extLst>(?:(?!</a:extLst>).)*?<asvg:svgBlip [^>]*r:embed="(rId\d+)")', re.DOTALL)
_PROPERTIES, _TEXT, _RELATIONS = "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_PNG = b'<Default Extension="png" ContentType="image/png" />'
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DOTS = 200
"""To an inch."""


def as_docx(book: Book) -> bytes:
    """The book as a document of Word. Pandoc reads and writes no file and no address.

    Raises LookupError where pandoc is not installed, ValueError where it fails.
    """
    try:
        import pypandoc
    except ImportError:
        raise LookupError("books for Word need pandoc: pip install 'mkdocs-literature[csl]'") from None
    try:
        command = [pypandoc.get_pandoc_path(), "--from=json", "--to=docx", "--sandbox", "--quiet", "--output=-"]
        made = subprocess.run(command, input=pandoc_tree(book).encode("utf-8"), capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        raise ValueError(f"pandoc cannot write '{book.title}': {said.decode('utf-8', 'replace').strip()}") from None
    return zipped(_files(made, book), is_packed=True)


def _files(made: bytes, book: Book) -> dict[str, bytes]:
    """The files of a document that has the day of the book, if any, in place of today's."""
    days = rf"\g<1>{book.iso_day}T00:00:00Z\g<3>".encode() if book.day else b""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[_PROPERTIES] = _DAYS.sub(days, files[_PROPERTIES])
    files[_TEXT] = _ADDRESS.sub(b'descr=""', files[_TEXT])
    return _with_pictures(files)


def _with_pictures(files: dict[str, bytes]) -> dict[str, bytes]:
    """Drawings as pictures besides, for programs that know no drawings, such as LibreOffice; as they are where typst is
    not installed, which draws them."""
    try:
        import typst
    except ImportError:
        return files
    names = dict.fromkeys(match[2].decode() for match in _DRAWING.finditer(files[_TEXT]))
    relations = b""
    for name in names:
        svg = files[f"word/media/{name}.svg"].decode("utf-8").replace("\\", "\\\\").replace('"', '\\"')
        source = f'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes("{svg}"), format: "svg")'
        fonts = typst.Fonts(include_system_fonts=False)
        picture = typst.compile(source.encode("utf-8"), font_paths=fonts, format="png", ppi=_DOTS)
        files[f"word/media/{name}.png"] = bytes(picture)
        relations += f'<Relationship Type="{_IMAGE}" Id="{name}p" Target="media/{name}.png"/>'.encode()
    files[_TEXT] = _DRAWING.sub(rb'<a:blip r:embed="\2p">\1', files[_TEXT])
    if names:
        files[_TYPES] = files[_TYPES].replace(b"<Override", _PNG + b"<Override", 1)
    files[_RELATIONS] = files[_RELATIONS].replace(b"</Relationships>", relations + b"</Relationships>")
    return files
