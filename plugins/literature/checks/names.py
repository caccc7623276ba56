"""Rules that find one person or one journal written in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from literature.library.indexes import authors_of
from literature.model import Library, Person, Problem, Reference, Severity, rule
from literature.text.folding import fold

_NOT_LETTER = re.compile(r"[\W_]+")
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "de", "der", "des", "di", "du", "et", "for", "fur", "in", "la", "le", "of", "on", "the", "und"]
)
_LISTS = ("author", "editor")


@rule("BIB044", Severity.WARNING, "An author is written in two ways.")
def author_spelling(library: Library) -> Iterator[Problem]:
    """A family name is written in two ways, which differ in accents, capitals or hyphens, by what is one person.

    Two forms are one person's when the given names agree in full, or in two initials.
    """
    counts = Counter(person for _, _, person in _people(library))
    forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for person, count in counts.items():
        if signature := _signature(person):
            forms[signature][person.surname] += count
    doubtful = {signature: _usual(surnames) for signature, surnames in forms.items() if len(surnames) > 1}
    surnames = {surname for signature in doubtful for surname in forms[signature]}
    for reference, name, person in _people(library) if doubtful else ():
        signature = _signature(person) if person.surname in surnames else None
        usual = doubtful.get(signature, person.surname) if signature else person.surname
        if person.surname != usual:
            message = f"'{person}' of '{reference.key}' is written '{usual}' elsewhere"
            yield author_spelling.problem(message, reference.field_locations.get(name, reference.location))


@rule("BIB045", Severity.NOTE, "An author has more initials elsewhere.")
def author_initials(library: Library) -> Iterator[Problem]:
    """What is most likely one person has more initials in one entry than in another.

    In the text, works of such a person are told apart as if they were two people's (APA 7, section 8.20).
    """
    fuller: dict[Person, Person] = {}
    for author in authors_of(library.references.values()):
        if len(author.names) == 1:
            continue
        most = max(author.names, key=lambda person: (len(_initials(person)), len(person.given)))
        fuller.update((name, most) for name in author.names if len(_initials(name)) < len(_initials(most)))
    for reference, name, person in _people(library):
        if person in fuller and not person.is_group:
            message = f"'{person}' of '{reference.key}' is '{fuller[person]}' elsewhere"
            yield author_initials.problem(message, reference.field_locations.get(name, reference.location))


@rule("BIB043", Severity.WARNING, "A journal is written in two ways.")
def journal_variant(library: Library) -> Iterator[Problem]:
    """A journal is written in two ways: capitals, `and` or `&`, a leading article, punctuation, or abbreviated."""
    written: Counter[str] = Counter()
    for reference in library.references.values():
        if title := _journal(reference):
            written[title] += 1
    alike: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for title, count in written.items():
        alike[_normal(title)][title] = count
    usual = {title: _usual(forms) for forms in alike.values() if len(forms) > 1 for title in forms}
    usual |= _abbreviations(dict.fromkeys(usual.get(title, title) for title in written))
    for reference in library.references.values():
        title = _journal(reference)
        preferred = usual.get(title, title)
        if preferred != title:
            place = next(reference.field_locations[n] for n in _JOURNALS if n in reference.field_locations)
            yield journal_variant.problem(f"'{title}' is written '{preferred}' elsewhere", place)


_JOURNALS = ("journaltitle", "journal")


def _journal(reference: Reference) -> str:
    has_own = any(name in reference.field_locations for name in _JOURNALS)
    return " ".join(reference.plain("journaltitle").split()) if has_own else ""


def _abbreviations(written: Iterable[str]) -> dict[str, str]:
    """Abbreviated titles (`J. Geophys. Res.`) to the full ones that they can only stand for."""
    full: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for title in written:
        if "." not in title:
            words = _words(title)
            full["".join(word[0] for word in words)].append((words, title))
    found = {}
    for title in written:
        if "." not in title:
            continue
        words = _words(title)
        candidates = [
            other
            for other_words, other in full["".join(word[0] for word in words)][:50]
            if len(words) > 1 and all(o.startswith(w) for w, o in zip(words, other_words, strict=True))
        ]
        if len(candidates) == 1:
            found[title] = candidates[0]
    return found


def _words(title: str) -> list[str]:
    return [word for word in _NOT_LETTER.split(fold(title)) if word and word not in _SMALL_WORDS]


def _normal(title: str) -> str:
    folded = _NOT_LETTER.sub(" ", fold(title).replace("&", " and ")).strip()
    return folded.removeprefix("the ")


def _usual(forms: Counter[str]) -> str:
    """The form written most often; of equals the one with more signs of care: accents, capitals, hyphens."""
    return max(forms, key=lambda form: (forms[form], sum(not c.isascii() or c == "-" for c in form), form))


def _people(library: Library) -> Iterator[tuple[Reference, str, Person]]:
    """Everyone an entry names itself, with the field."""
    for reference in library.references.values():
        for name in _LISTS:
            if name in reference.raw:
                yield from ((reference, name, person) for person in reference.people.get(name, ()))


def _signature(person: Person) -> tuple[str, str] | None:
    """What is equal in two forms of one person's name; None where too little is known to tell."""
    given = _NOT_LETTER.sub(" ", fold(person.given)).strip()
    if person.is_group or (len(given.replace(" ", "")) < 2):
        return None
    return _NOT_LETTER.sub(" ", fold(person.surname)), given


def _initials(person: Person) -> str:
    return "".join(word[0] for word in _NOT_LETTER.split(fold(person.given)) if word)
