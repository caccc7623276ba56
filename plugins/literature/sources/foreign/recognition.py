"""Tells by its content which format a file has, whatever its name; and what else it is, where none can be read."""

from __future__ import annotations

import re

from literature.model import Location, Problem
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.text.excerpt import excerpt
from literature.vocabulary.import_formats import IMPORT_FORMATS

_SIGN = re.compile(
    r"""^(?:
      [ \t]*(?P<bibtex>@[ \t]*[A-Za-z]+\s*[{(])
    | (?P<ris>TY\ \ ?-)
    | (?P<pubmed>(?:PMID|NLMUID)\ {0,2}-\ )
    | (?P<wos>(?:FN\ .*(?:Clarivate|Thomson|ISI|Web\ of)|VR\ 1\.0|PT\ [A-Z])[^\n]*$)
    )""",
    re.VERBOSE | re.MULTILINE,
)
_TABLE = re.compile(r"(?=[^\n]*\bAU\b)(?=[^\n]*\bTI\b)(?:[A-Z][A-Z0-9]\t)+[A-Z][A-Z0-9]\s*(?:\n|\Z)")
_ENDNOTE = re.compile(r"<record>|<record\s|<ref-type\b")
_ROOT = re.compile(r"<(?:\?xml[^>]*>|!--.*?-->|!DOCTYPE[^>]*>|\s)*\s*<?(?P<name>[A-Za-z][\w:.-]*)", re.DOTALL)
_HEAD = 4000
_XML: tuple[tuple[str, str], ...] = (
    ("PubmedArticleSet", "PubMed's XML; save the works as `PubMed` (.nbib) instead"),
    ("rdf:RDF", "RDF; export the works as RIS or CSL-JSON instead"),
    ("modsCollection", "MODS; export the works as RIS instead"),
    ("mods", "MODS; export the works as RIS instead"),
    ("TEI", "TEI; export the works as BibTeX or RIS instead"),
    ("collection", "MARC in XML; export the works as RIS instead"),
)
_WHAT_ELSE: tuple[tuple[str, str], ...] = (
    (r"%PDF", "a PDF document"),
    (r"PK\x03\x04", "a ZIP archive or an office document; export the works from it"),
    (r"\x1f", "a compressed file; unpack it first"),
    (r"%0 \S", "EndNote's tagged format (.enw), nearest to RIS; export the works as RIS or EndNote XML"),
    (r"@inproceedings|@article", "BibTeX that does not begin an entry"),
    (r"(?:TI|AU|T1|A1|ID|PY|JO)  ?- ", "nearest to RIS, but no record begins with `TY  - `"),
    (r"(?:OWN|STAT|TI|AU) {1,2}- ", "nearest to PubMed's format, but no record begins with `PMID- `"),
    (r"---\s", "a page or YAML, no file of works"),
    (
        r"[^\n]*\t[^\n]*\t",
        "a table with tabs, but its first line names no `AU` and `TI` as the Web of Science does",
    ),
    (
        r"\"?(?:Authors?|Title|Key|Item Type|EID|DOI)\b\"?[,;]",
        "a table in CSV; export the works as RIS instead",
    ),
)


def format_of(text: str) -> str:
    """Name of the format (`vocabulary/import_formats.py`) of which a text shows the signs; empty where it shows none.

    Whichever sign comes first counts.
    """
    start = text.removeprefix("\ufeff").replace("\r", "\n").lstrip()
    if start[:1] == "<":
        return "endnote-xml" if _ENDNOTE.search(start) and not _is_other_xml(start) else ""
    if start[:1] in ("[", "{"):
        return "csl-json"
    if _TABLE.match(start):
        return "wos-table"
    sign = _SIGN.search(start)
    return sign.lastgroup or "" if sign else ""


def unknown_format(path: str, text: str) -> Problem:
    """What a text is that can be read by no reader, and what can be."""
    labels = [row.label for row in IMPORT_FORMATS]
    known = ", ".join(labels[:-1]) + f" or {labels[-1]}"
    return BROKEN_ENTRY.problem(f"this is {_what(text, path)}; expected {known}", Location(path))


def described(text: str, path: str) -> str:
    """What a text is that stands where the file `path` was expected, such as `a web page (HTML)`."""
    label = next((row.label for row in IMPORT_FORMATS if row.name == format_of(text)), "")
    return label or _what(text, path)


def _is_other_xml(start: str) -> bool:
    name = _root(start)
    return name.lower() == "html" or any(name == other for other, _ in _XML)


def _root(start: str) -> str:
    match = _ROOT.match(start[:_HEAD])
    return match["name"] if match else ""


def _what(text: str, path: str) -> str:
    start = text.removeprefix("\ufeff").lstrip()
    if not start:
        return "an empty file"
    if start[:1] == "<":
        name = _root(start)
        if name.lower() in ("html", "head", "body") or "<html" in start[:_HEAD].lower():
            return "a web page (HTML), perhaps one that asks to sign in"
        found = next((what for other, what in _XML if name == other), "")
        return found or f"XML without EndNote's `<record>` (its root is `<{excerpt(name)}>`)"
    for pattern, what in _WHAT_ELSE:
        if re.match(pattern, start):
            return what
    if not all(char.isprintable() or char.isspace() for char in start[:200]):
        return "no text"
    ending = path.rpartition(".")[2].lower()
    meant = next((row.label for row in IMPORT_FORMATS if ending in row.endings), "")
    return (
        f"no {meant} file: it begins `{excerpt(start)}`"
        if meant
        else f"of no format known: it begins `{excerpt(start)}`"
    )
