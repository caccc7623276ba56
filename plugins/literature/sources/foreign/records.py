"""Makes references of records that are no BibTeX. All readers of `sources/foreign/` end here.

Such records give plain text, at most with tags for a few styles; a bibliography holds LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from literature.model import DateSpan, Location, Person, Problem, Reference
from literature.sources.foreign.dates import date_in_words
from literature.sources.foreign.markup import protected, rich_from_markup
from literature.sources.inheritance import Field, RawEntry, in_biblatex_terms
from literature.sources.reference_fields import MALFORMED_DOI, reference_of
from literature.text.doi import is_doi
from literature.text.excerpt import excerpt
from literature.text.latex.verbatim import address_in, doi_in
from literature.text.latex.writer import as_latex, date_as_edtf, names_as_latex, without_control
from literature.text.name_forms import is_no_name
from literature.text.names import NameReader, split_list
from literature.vocabulary.entry_fields import FIELD_ALIASES, LITERAL_LISTS
from literature.vocabulary.languages import language_name
from literature.vocabulary.publication_states import pubstate

_ORDER = (
    *("author", "editor", "translator", "director", "title", "booktitle", "journal", "year", "date", "volume"),
    *("number", "pages", "eid", "edition", "series", "publisher", "school", "institution", "address", "doi", "isbn"),
    *("issn", "url", "urldate", "origdate", "pubstate", "langid", "language", "note", "keywords", "abstract"),
)
_RANGE = re.compile(r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*")
_HOUSES = {"phdthesis": "school", "techreport": "institution"}


@dataclass
class ForeignRecord:
    """A work as another program gives it, on the way to an entry."""

    type: str
    """Entry type of BibTeX or BibLaTeX."""
    location: Location
    subtype: str = ""
    """`entrysubtype`, for kinds that types do not tell."""
    key: str = ""
    """By which the work was cited; empty where the format has none."""
    fields: dict[str, str] = field(default_factory=dict)
    """LaTeX by the name of the field."""
    problems: list[Problem] = field(default_factory=list)
    """What was left out."""

    def add_text(self, name: str, text: str) -> None:
        """A field from plain text, tags understood; nothing for empty text."""
        if not text:
            return
        if rich := rich_from_markup(text):
            self.fields[name] = as_latex(protected(rich) if name in ("title", "booktitle") else rich)

    def add_verbatim(self, name: str, text: str) -> None:
        """A field that holds no LaTeX: a number, a DOI."""
        if text := without_control(text).strip().replace("{", "%7B").replace("}", "%7D"):
            self.fields[name] = text

    def add_doi(self, text: str) -> None:
        """The DOI in a text. What is none, as `10.0000/none`, `n/a` or a prefix alone, is left out and said."""
        doi = doi_in(text)
        if is_doi(doi):
            self.add_verbatim("doi", doi)
        elif text.strip():
            message = f"`{excerpt(text)}` is no DOI and was left out"
            self.problems.append(MALFORMED_DOI.problem(message, self.location))

    def add_address(self, text: str) -> None:
        """The address in a text, unless it is that of the DOI, by which styles link."""
        address = address_in(text.replace("{", "%7B").replace("}", "%7D"))
        doi = self.fields.get("doi", "")
        if not address or (doi and doi_in(address).casefold() == doi.casefold()):
            return
        if not doi and "doi.org/" in address and is_doi(found := doi_in(address)):
            self.add_verbatim("doi", found)
        else:
            self.add_verbatim("url", address)

    def add_people(self, name: str, people: Iterable[Person], *, has_others: bool = False) -> None:
        """A list of names; words that stand for no name are left out."""
        named = [person for person in people if not is_no_name(str(person))]
        if named and (listed := names_as_latex(named, has_others=has_others)):
            self.fields[name] = listed

    def add_date(self, name: str, date: DateSpan | None) -> None:
        """A date, or the words in its place. BibTeX knows a year alone by `year`; for all else there is BibLaTeX's
        `date`."""
        if date is None or not (edtf := date_as_edtf(date)):
            return
        is_year = date.literal or (len(edtf) == 4 and edtf.isdecimal())
        self.fields["year" if name == "date" and is_year else name] = edtf

    def add_words_of_date(self, name: str, text: str) -> None:
        """A date in whatever form."""
        self.add_date(name, date_in_words(text))

    def add_language(self, text: str) -> None:
        """The language of the title: by name where it is known, by which styles keep its capitals; else as given.

        Of several, the first.
        """
        first = re.split(r"[;,|]", text)[0].strip()
        if name := language_name(first):
            # A work in English needs no word about it.
            if name != "english":
                self.add_verbatim("langid", name)
        else:
            self.add_text("language", first)

    def add_state(self, words: str) -> None:
        """That a work is in press, or another state on the way to print; other words are left out."""
        self.add_verbatim("pubstate", pubstate(words))

    def add_publisher(self, text: str) -> None:
        """The publisher, under the name that the type has for it."""
        self.add_text(_HOUSES.get(self.type, "publisher"), text)

    def add_pages(self, pages: str) -> None:
        """Pages, a range with two hyphens."""
        if pages.strip():
            self.add_text("pages", _RANGE.sub("\u2013", pages.strip()))

    def as_reference(self) -> tuple[Reference, tuple[Problem, ...]]:
        """The work, and what was left out. Fields stand in the order in which bibliographies usually have them."""
        if self.subtype:
            self.fields["entrysubtype"] = self.subtype
        rank = {name: place for place, name in enumerate(_ORDER)}
        ordered = sorted(self.fields, key=lambda name: rank.get(name, len(rank)))
        fields = {name: Field(self._whole(name), self.location) for name in ordered}
        entry = RawEntry(self.key, self.type, self.location, fields)
        reference, problems = reference_of(entry, in_biblatex_terms(entry), (), NameReader())
        return reference, (*self.problems, *problems)

    def _whole(self, name: str) -> str:
        """The value of a field. In entries with `date`, `and` separates publishers; braces keep it within one."""
        value = self.fields[name]
        is_list = FIELD_ALIASES.get(name, name) in LITERAL_LISTS and "date" in self.fields
        return f"{{{value}}}" if is_list and len(split_list(value)) > 1 else value
