"""Title and source of books, chapters and entries in reference works (APA 7, sections 9.28, 10.2 and 10.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from literature.model import Person, Reference, RichText
from literature.references.fields import letters, value
from literature.references.pages import full_pages
from literature.styles.apa import names
from literature.styles.apa.assembly import EMPTY, bracketed, parenthesized
from literature.styles.apa.body import Body
from literature.styles.apa.descriptions import descriptions
from literature.styles.apa.folding import fold
from literature.styles.apa.kinds import Kind
from literature.styles.apa.leads import Lead, role_text
from literature.styles.apa.publishers import publisher
from literature.styles.apa.titles import cased_title, set_title, title_element, volume
from literature.text.ordinals import edition_number, ordinal

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINAL_WORDS: Mapping[str, int] = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
_ROMAN: Mapping[str, int] = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7}
_EDITION_FIRST = re.compile(r"^(?:edition|ed\.?)\s+(?=\d)", re.IGNORECASE)
_EDITION_WITHIN = re.compile(r"\bed(?:ition|n|s)?\b\.?\s*[,;(]", re.IGNORECASE)
_OTHER_LANGUAGE = re.compile(
    r"\b(?:aufl|auflage|ausgabe|neuaufl\w*|neuausgabe|ausg|édition|éd|edición|edizione|ediz|edição|druk|upplaga|uppl"
    r"|udgave|utgave|painos|wyd|wydanie|издание|изд)\b|\d\s*[ªº]|版",
    re.IGNORECASE,
)
_FIRST_ELSEWHERE = re.compile(r"1\.\s*(?:aufl(?:age|\.)?|ausg(?:abe|\.)?|uppl(?:aga|\.)?|utgave|druk)", re.IGNORECASE)
_EDITION_WORD = re.compile(r",?\s*\b(?:ed(?:ition|n|\.|\b))\.?\s*$", re.IGNORECASE)
_CONTRIBUTORS: Mapping[str, str] = {
    "editor": "editor",
    "translator": "translator",
    "narrator": "narrator",
    "illustrator": "Illus.",
}


def book_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """A whole book: `_Title_ (J. Strachey, Trans.; 2nd ed., Vol. 1) [Audiobook]. Publisher`."""
    own = cased_title(reference)
    if not own and reference.text.get("booktitle"):
        own = cased_title(reference, "booktitle", "booksubtitle")
    main = _set_field(reference)
    title = set_title(reference, own, *main)
    shows_volume = not (main and own and reference.text.get(main[0])) and not _names_volume(title)
    numbers = [edition(value(reference, "edition")), volume(reference) if shows_volume else ""]
    if reference.type == "inbook" and not reference.text.get("booktitle"):
        numbers += [f"Chapter {value(reference, 'chapter')}" if value(reference, "chapter") else "", pages(reference)]
    details = [*_contributors(reference, lead), ", ".join(filter(None, numbers))]
    shown = title_element(
        title, reference, is_italic=True, details=details, descriptions=descriptions(reference, kind, related)
    )
    source = publisher(reference, lead, ("publisher", "organization", "institution", "howpublished", "urldescription"))
    if not source and not reference.text.get("url") and reference.text.get("eprint"):
        source = EMPTY if reference.text.get("eprinttype") else reference.rich("eprint")
    return Body(shown, (source,), is_title_italic=True)


def chapter_body(reference: Reference, kind: Kind, lead: Lead, related: Reference | None) -> Body:
    """A chapter: `Title. In E. E. Editor (Ed.), _Book title_ (2nd ed., pp. 7–13). Publisher`."""
    is_bibtex = reference.type == "inbook" and not reference.text.get("booktitle")
    own = cased_title(reference, "chapter", "") if is_bibtex else cased_title(reference)
    translators = reference.people.get("translator", ())
    details = [f"{names.upright_list(translators)}, Trans."] if translators else []
    title = title_element(
        own, reference, is_italic=False, details=details, descriptions=descriptions(reference, kind, related)
    )
    source = publisher(reference, lead, ("publisher", "organization", "institution"))
    return Body(title, (_container(reference, lead, is_bibtex=is_bibtex), source))


def _container(reference: Reference, lead: Lead, *, is_bibtex: bool) -> RichText:
    own = cased_title(reference, *(("title", "subtitle") if is_bibtex else ("booktitle", "booksubtitle")))
    main = _set_field(reference)
    book = set_title(reference, own, *main)
    if not book:
        return EMPTY
    shows_volume = not (main and own and reference.text.get(main[0])) and not _names_volume(book)
    place = pages(reference)
    chapter = value(reference, "chapter")
    if not place and chapter and not is_bibtex:
        place = f"Chapter {chapter}" if len(chapter) < 6 else ""
    numbers = [edition(value(reference, "edition")), volume(reference) if shows_volume else "", place]
    text = "In " + _responsible(reference, lead) + book.italicized()
    text = text + parenthesized([", ".join(filter(None, numbers))])
    return text + bracketed(reference.rich("booktitleaddon").stripped())


def _responsible(reference: Reference, lead: Lead) -> str:
    """`R. Rosner (Ed.), `: editors of the book, else its author where that is someone else."""
    editors = reference.people.get("editor", ())
    if editors and lead.field != "editor":
        role = letters(reference.plain("editortype")) or "editor"
        listed = names.upright_list(editors, has_others="editor" in reference.has_others)
        return f"{listed} ({role_text(role, len(editors) + ('editor' in reference.has_others))}), "
    authors = reference.people.get("bookauthor", ())
    if authors and authors != lead.people:
        return f"{names.upright_list(authors)}, "
    return ""


def _contributors(reference: Reference, lead: Lead) -> list[str]:
    """Editors, translators, narrators of a book by someone else, those with two roles once (10.2)."""
    roles: dict[tuple[Person, ...], list[str]] = {}
    for field, role in _CONTRIBUTORS.items():
        people = reference.people.get(field, ())
        if people and field != lead.field:
            roles.setdefault(people, []).append(role_text(role, len(people)))
    return [f"{names.upright_list(people)}, {' & '.join(held)}" for people, held in roles.items()]


def edition(written: str) -> str:
    """`2` and `second` as `2nd ed.`, `Rev.` as `Rev. ed.`; the first edition is not named (9.19).

    One in another language (`3., überarbeitete Auflage`) or that names the edition within (`5th ed., text rev.`) stays
    as it is.
    """
    if _FIRST_ELSEWHERE.fullmatch(written.strip()):
        return ""
    if _OTHER_LANGUAGE.search(written):
        return written.strip()
    text = _EDITION_WORD.sub("", _EDITION_FIRST.sub("", written.strip())).strip(" ,")
    if not text:
        return ""
    number = edition_number(text)
    if number or text.lower() in _ORDINAL_WORDS or text in _ROMAN:
        count = int(number) if number else _ROMAN.get(text) or _ORDINAL_WORDS[text.lower()]
        return "" if count == 1 else f"{ordinal(count)} ed."
    if _EDITION_WITHIN.search(text):
        return text
    text = re.sub(r"\b[Rr]ev(?:ised|\.|\b)\.?", lambda match: "rev." if match.start() else "Rev.", text)
    text = re.sub(r"\b[Ee]nl(?:arged|\.|\b)\.?", "enl.", text)
    words = [ordinal(_ORDINAL_WORDS[word.lower()]) if word.lower() in _ORDINAL_WORDS else word for word in text.split()]
    return f"{' '.join(words)} ed."


def pages(reference: Reference) -> str:
    """`p. 12`, `pp. 7–13`; empty without pages."""
    text = full_pages(value(reference, "pages"))
    if not text:
        return ""
    return f"pp. {text}" if re.search(r"[–,&+]|\bff?\b", text) else f"p. {text}"


def _set_field(reference: Reference) -> tuple[str, str] | tuple[()]:
    """Fields that hold the title of the whole set: the series counts when the volume in it is given (10.2, 10.5)."""
    if reference.text.get("maintitle"):
        return ("maintitle", "mainsubtitle")
    series = reference.text.get("series")
    if not series or not volume(reference) or (value(reference, "number") and value(reference, "volume")):
        # Beside `number`, which counts within the series, `volume` is that of the work (BibLaTeX manual, 2.2.2).
        return ()
    title = cased_title(reference, "booktitle" if reference.text.get("booktitle") else "title", "")
    is_told = _names_volume(title) or fold(title.as_plain()).startswith(fold(series.as_plain()))
    return () if is_told else ("series", "")


def _names_volume(title: RichText) -> bool:
    return bool(re.search(r"\bVols?\.\s", title.as_plain()))
