"""Pieces of text that are cheap alone and may be dear when they are repeated, for every reader. Tests read them too.

`§` in a piece is its number and `¤` the next one, so that a piece can name itself and its neighbor.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.checks import diagnose
from literature.checks.slips import unclosed_link
from literature.checks.typed_by_hand import bracketed_key, typed_citation, typed_references, unrecorded_figure
from literature.exports.bibtex_layout import laid_out
from literature.library import build
from literature.model import Heading, Page, Rule
from literature.references.csl_items import as_csl_items
from literature.references.publishing import withheld
from literature.settings import Settings
from literature.sources.allowances import allowances_in_bibliography, allowances_in_page
from literature.sources.bibtex import read_bibliography
from literature.sources.configuration import Configuration
from literature.sources.findings import read_findings
from literature.sources.foreign.files import read_foreign_file
from literature.sources.notices import read_notices
from literature.sources.pages import PageFile, read_page
from literature.sources.permalinks import read_permalinks
from literature.sources.provenance import read_provenance
from literature.sources.readings import read_reading_list
from literature.styles import ApaStyle
from literature.text.latex.reader import decode
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan
from literature.text.markdown.typed_markup import typed_markup

_KINDS = Settings().kinds
_BIB = "@book{a, author = {Ash, Ann}, title = {Tides}, year = 2001}\n@book{b, author = {Oak, B.}, year = 1999}\n"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text made of one piece again and again."""

    reader: str
    """What reads it, in words."""
    read: Callable[[str], object]
    piece: str
    start: str = ""
    end: str = ""

    def text(self, count: int) -> str:
        """The text with so many pieces."""
        if "§" not in self.piece and "¤" not in self.piece:
            return self.start + self.piece * count + self.end
        middle = "".join(self.piece.replace("§", str(n)).replace("¤", str(n + 1)) for n in range(count))
        return self.start + middle + self.end

    def count(self, characters: int) -> int:
        """How many pieces make a text of about so many characters."""
        return max(1, characters // len(self.piece))


def hostile_texts() -> Iterator[Hostile]:
    """Every one of them, by reader."""
    cases = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    for reader, (read, group, field) in _readers().items():
        for case in cases[group]:
            start = case.get("start", "").replace("FIELD", field)
            for piece in case["pieces"]:
                yield Hostile(reader, read, piece, start, case.get("end", ""))


def _readers() -> dict[str, tuple[Callable[[str], object], str, str]]:
    """By name, what reads a text, the pieces it is tried with, and the field of an entry in which they stand."""
    readers: dict[str, Callable[[str], object]] = {
        "bibliography": _read_bib,
        "names": _read_bib,
        "TeX": decode,
        "entries, checked and joined": _checked_bib,
        "entries, laid out": laid_out,
        "entries, styled": _styled,
        "what is withheld of an entry": _withheld,
        "Markdown": scan,
        "front matter": _read_page,
        "allowances": _read_allowances,
        "a page, checked and with its links": _shown_page,
        "blocks on a page": _shown_page,
        "reading lists": _read_list,
        "table of findings": functools.partial(read_findings, "t.csv"),
        "table of provenance": functools.partial(read_provenance, "t.csv"),
        "table of notices": functools.partial(read_notices, "t.csv"),
        "lock file": functools.partial(read_permalinks, "a.lock"),
        "options": _read_options,
        "RIS": _read_foreign,
        "PubMed": _read_foreign,
        "Web of Science": _read_foreign,
        "CSL-JSON": _read_foreign,
        "EndNote XML": _read_foreign,
        "a line as it is read aloud": read_inline,
        "what a reader sees of a page": lambda text: typed_markup(text, lambda word: word == "a"),
    }
    found = {name: (read, name, "") for name, read in readers.items()}
    for field in ("title", "author", "date", "url", "doi", "month", "crossref", "ids"):
        found[f"field `{field}`"] = _read_bib, "a field of an entry", field
    for rule in (typed_citation, bracketed_key, typed_references, unrecorded_figure, unclosed_link):
        found[f"rule `{rule.name}`"] = functools.partial(_by_rule, rule), "a rule over text", ""
    return found


def _read_bib(text: str) -> object:
    return as_csl_items(read_bibliography([("a.bib", text)]).references)


def _checked_bib(text: str) -> object:
    found = read_bibliography([("a.bib", text)])
    return diagnose(build(found.references, problems=found.problems), with_notes=True)


def _styled(text: str) -> object:
    references = read_bibliography([("a.bib", text)]).references
    style = ApaStyle(references)
    return [style.entry(key).as_plain() for key in style.order(reference.key for reference in references)]


def _withheld(text: str) -> object:
    return [withheld(reference) for reference in read_bibliography([("a.bib", text)]).references]


def _read_page(text: str) -> object:
    return read_page(PageFile("concepts/t.md", "t.md", text), _KINDS)


def _read_allowances(text: str) -> object:
    return allowances_in_page("t.md", text), allowances_in_bibliography("a.bib", text)


def _read_list(text: str) -> object:
    page, _ = read_page(PageFile("readings/r.md", "r.md", text), _KINDS)
    return read_reading_list(page)


def _read_options(text: str) -> object:
    options = Configuration.of("mkdocs.yml", text).tool_options()
    return Settings.from_mapping(options if isinstance(options, dict) else {})


def _read_foreign(text: str) -> object:
    found = read_foreign_file("x", text)
    return as_csl_items(found.works), found.problems


def _by_rule(rule: Rule, text: str) -> object:
    whole = f"# References\n{text}"
    heading = Heading(1, "References", "references", 0, len("# References"))
    page, _ = read_page(PageFile("concepts/t.md", "t.md", "# References\n"), _KINDS)
    written: Page = replace(page, text=whole, headings=(heading,), prose=((0, len(whole)),), citations=())
    library = build(read_bibliography([("a.bib", _BIB)]).references)
    assert rule.find is not None
    return list(rule.find(replace(library, pages={page.uri: written})))


def _shown_page(text: str) -> object:
    """The page's text as the host is to render it, and all problems of a site of this page alone."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "bibliography").mkdir()
        (root / "bibliography/a.bib").write_text(_BIB, encoding="utf-8")
        made = SiteBuild.of(
            Reading.of(root, Settings(), [PageFile("concepts/t.md", "t.md", text)], {"concepts/t.md": "concepts/t/"})
        )
        return made.page_as_markdown("concepts/t.md").whole, made.diagnostics
