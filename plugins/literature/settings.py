"""The options of the plugin, the same under every host and for the command. Documented in `docs/tool/options.md`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from literature.model import Policy, Rule, Severity
from literature.options import (
    ADDRESS,
    ADDRESSES,
    COLOR,
    COUNT,
    FLAG,
    LISTS,
    NAMES,
    PATH,
    PATHS,
    PROCESSES,
    TEXT,
    WORDING,
    WORDS,
    Kind,
    folders_of,
    matching,
    option,
    option_of,
)
from literature.text.excerpt import value_excerpt
from literature.text.nearest import Nearest
from literature.vocabulary.catalog import languages
from literature.vocabulary.citation_styles import STYLES
from literature.vocabulary.export_formats import book_formats, teaching_formats
from literature.vocabulary.page_kinds import page_kinds
from literature.vocabulary.site_outputs import output_names

INVALID_OPTION = Rule("SRC004", "invalid-option", Severity.ERROR, "An option is unknown or has a value of no use.")

_OUR_STYLE = matching(r"apa|(?:pybtex|csl):\S.*", "")


def _read_style(value: Any) -> str | None:
    is_added = isinstance(value, str) and value in STYLES.installed().names
    return value if is_added else _OUR_STYLE.read(value)


_STYLE = Kind(
    "'apa', 'pybtex:' and a style's name, 'csl:' and a file, or the name of a style that is installed", _read_style
)


def _read_language(value: Any) -> str | None:
    is_known = isinstance(value, str) and (not value or re.split("[-_]", value)[0].lower() in languages())
    return value if is_known else None


_LANGUAGE = Kind(lambda: f"the code of a language that there are texts in: {', '.join(languages())}", _read_language)


def _read_outputs(value: Any) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    are_outputs = isinstance(names, list) and output_names().issuperset(map(str, names))
    return tuple(names) if are_outputs else None


_OUTPUTS = Kind(lambda: f"names of outputs: {', '.join(sorted(output_names())) or 'none is known'}", _read_outputs)


def _read_teaching(value: Any) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    known = [one.name for one in teaching_formats()]
    are_formats = isinstance(names, list) and all(name in known for name in names)
    return tuple(names) if are_formats else None


_TEACHING = Kind(lambda: f"names of formats: {', '.join(one.name for one in teaching_formats())}", _read_teaching)

EMBEDS = ("card", "plot")
"""What the option `embeds` can ask for."""


def _read_embeds(value: Any) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    return tuple(names) if isinstance(names, list) and all(name in EMBEDS for name in names) else None


_EMBEDS = Kind("a list with 'card', 'plot' or both", _read_embeds)

BOOKS_OF = ("lists", "pages", "site")
"""What the option `books` has books made of."""


def _read_books(value: Any) -> Mapping[str, tuple[str, ...]] | None:
    if not isinstance(value, dict) or not value.keys() <= {*BOOKS_OF}:
        return None
    known = {one.name for one in book_formats()}
    asked_for = {name: [formats] if isinstance(formats, str) else formats for name, formats in value.items()}
    if not all(isinstance(formats, list) and known.issuperset(map(str, formats)) for formats in asked_for.values()):
        return None
    return {name: tuple(map(str, formats)) for name, formats in asked_for.items()}


_BOOKS = Kind(
    lambda: f"{', '.join(BOOKS_OF)}, each with formats: {', '.join(one.name for one in book_formats())}",
    _read_books,
)


@dataclass(frozen=True, slots=True)
class OptionFault:
    """An option that cannot be used."""

    option: str
    """Its name, as the configuration has it."""
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Settings:
    """Options as set in the site's configuration. Paths are relative to the configuration file."""

    bibliography: tuple[str, ...] = option(
        PATHS,
        ("bibliography/*.bib",),
        "Bibliography files: paths or patterns, read in this order. Macros, `crossref` and `xdata` work across files.",
        example="bibliography/*.bib",
    )
    pull: Mapping[str, str] = option(
        ADDRESSES,
        {},
        "Bibliography files that stand at an address, which [`literature pull`](command.md#pull) fetches. Each is read "
        "like those of `bibliography`; a build never asks an address.",
        example="bibliography/zotero.bib: https://api.zotero.org/groups/1/items?format=biblatex",
    )
    provenance: str = option(
        PATH,
        "bibliography/provenance.csv",
        "Table of how each reference was checked. Need not exist.",
    )
    findings: str = option(
        PATH,
        "bibliography/findings.csv",
        "Table of published figures. Need not exist.",
    )
    notices: str = option(
        PATH,
        "bibliography/notices.csv",
        "Table of retractions, corrections and expressions of concern. Need not exist. See "
        "[permalinks and notices](permalinks.md#notices).",
    )
    permalinks: str = option(
        PATH,
        "bibliography/permalinks.lock",
        "File of everything that was published and must keep its address. Need not exist. See "
        "[permalinks](permalinks.md).",
    )
    editions: str = option(
        PATH,
        "editions/editions.csv",
        "Table of the editions that [`literature edition`](editions.md) has made, whose folders stand beside it. Need "
        "not exist.",
    )
    style: str = option(
        _STYLE,
        "apa",
        "Citation style: `apa`, the seventh edition of the Publication Manual of the American Psychological "
        "Association, one of pybtex's or CSL's, or one of [another package](extend/styles.md).",
        example="pybtex:plain",
    )
    language: str = option(
        _LANGUAGE,
        "",
        "Language of all that the tool itself tells readers; empty for the theme's own. See [languages](languages.md).",
        example="de",
    )
    kinds: Mapping[str, str] = option(
        folders_of(page_kinds),
        lambda: {kind.folder: name for name, kind in page_kinds().items()},
        "Which folder below the docs folder holds which [kind of page](syntax.md#kinds-of-page).",
    )
    narrative: bool = option(
        FLAG,
        default=True,
        help="Whether `@key` without brackets is a citation. With `false` only brackets cite: `[@key]`, `@key [p. 3]`.",
    )
    works_cited: str = option(
        TEXT,
        "Works cited",
        "Heading of the list that is appended to every page that cites; empty for no list.",
    )
    issues: str = option(
        ADDRESS,
        "",
        "Address of the form for new issues, to which pages link for corrections; empty for the repository's own.",
        example="https://github.com/me/mine/issues/new",
    )
    license: str = option(
        ADDRESS,
        "",
        "Address of the license under which the site's own pages and figures stand; empty where nothing is said of it "
        "to programs. See [what programs find](linked-data.md).",
        example="https://creativecommons.org/licenses/by/4.0/",
    )
    card_color: str = option(
        COLOR,
        "",
        "Background of the pictures that other sites show of links, in quotation marks; empty for no pictures.",
        example="#1f4a4d",
    )
    cache: bool = option(
        FLAG,
        default=True,
        help="Whether the text and the HTML of pages, and the times of files that have not changed, are kept in "
        "`.cache/literature` from run to run.",
    )
    workers: int | str = option(
        PROCESSES,
        "auto",
        "How many processes build the site; `auto` for as many as there are cores that it may use, where there is so "
        "much to do that it pays. See [fast builds](fast-builds.md).",
        example="2",
    )
    build_beside: bool = option(
        FLAG,
        default=False,
        help="Whether a site is built beside its folder and put in its place when it is whole, so that a build that "
        "fails leaves the old one.",
    )
    review_months: int = option(
        COUNT,
        24,
        "Months after which a page that was `reviewed` should be looked at again; 0 for never. See "
        "[PAG012](../contributing/rules/PAG012.md).",
        example="24",
    )
    wording: Mapping[str, str] = option(
        WORDING,
        {},
        "Words and phrases that summaries, concepts, claims and reading lists should not use. See "
        "[PAG019](../contributing/rules/PAG019.md).",
    )
    fields: tuple[str, ...] = option(
        NAMES,
        (),
        "Fields of entries that are published besides the bibliographic ones: `abstract`, `annotation` (BibTeX's "
        "`annote`), `keywords`, `note`, or one of your own.",
        example="[abstract, keywords]",
    )
    same_words: tuple[tuple[str, ...], ...] = option(
        WORDS,
        (),
        "Words that readers use for one another, in lists: who searches for one finds the others too, for less. See "
        "[search](search.md#same-words).",
        example="[[client, patient], [infant, baby]]",
    )
    teaching: tuple[str, ...] = option(
        _TEACHING,
        (),
        "What stands beside reading lists for courses: `gift` and `qti` (questions), `imscc-1.3`, `csv` (the "
        "list as a table), `apkg` (a deck for Anki). See [exports](exports.md#questions-and-decks).",
        example="[gift, apkg]",
    )
    books: Mapping[str, tuple[str, ...]] = option(
        _BOOKS,
        {},
        "Books to take along, by what they are made of: `lists` (reading lists), `pages`, `site`, each with formats "
        "(`pdf`, `epub`, `docx`). See [books](books.md).",
        example="{lists: [pdf, epub], site: [epub]}",
    )
    embeds: tuple[str, ...] = option(
        _EMBEDS,
        (),
        "Small pages that other sites show in a frame: `card` (what a concept is), `plot` (the figures of a page, "
        "drawn). Needs a `site_url`. See [embeds](exports.md#embeds).",
        example="[card, plot]",
    )
    without: tuple[str, ...] = option(
        _OUTPUTS,
        (),
        "Outputs that are not made: `data`, what [programs read](data.md), `teaching`, `books`, `embeds`, or one of "
        "[another package](extend/outputs.md).",
        example="[data]",
    )
    allow: Mapping[str, tuple[str, ...]] = option(
        LISTS,
        {},
        "Rules that files may break: a path or pattern with the codes or names of rules.",
        example="docs/drafts/*: [orphan-page]",
    )

    @classmethod
    def from_mapping(cls, options: Mapping[str, Any]) -> tuple[Settings, tuple[OptionFault, ...]]:
        """Settings, and each option that cannot be used; the default stands in for it."""
        known = {declared.name: option_of(declared) for declared in fields(cls)}
        values: dict[str, Any] = {}
        faults: list[OptionFault] = []
        nearest = Nearest(known)
        for name, value in options.items():
            if name not in known:
                faults.append(OptionFault(str(name), f"there is no option '{name}'{_meant(str(name), nearest, known)}"))
                continue
            read = known[name].kind.read(value)
            if read is None:
                expected = f"option '{name}' is {value_excerpt(value)}; expected {known[name].expected}"
                faults.append(OptionFault(name, expected))
            else:
                values[name] = read
        return cls(**values), tuple(faults)

    @property
    def bibliography_files(self) -> tuple[str, ...]:
        """Paths and patterns of all bibliography files: those that people write, then those that are pulled."""
        return (*self.bibliography, *self.pull)

    def folder_of(self, kind: str) -> str:
        """The first folder that holds pages of a kind; empty where none does."""
        return next((folder for folder, name in self.kinds.items() if name == kind), "")

    def policy(self, today: datetime.date) -> Policy:
        """What the options ask of pages, on a day."""
        return Policy(today, self.review_months, self.wording, self.allow, self.narrative)


def _meant(name: str, nearest: Nearest, known: Mapping[str, object]) -> str:
    close = nearest.to(name, most=1)
    return f"; did you mean '{close[0]}'?" if close else f"; known are {', '.join(sorted(known))}"
