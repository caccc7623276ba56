"""Names as APA 7 writes them: inverted in the author position, upright for editors and translators, surnames in text.

Publication Manual, 7th edition, sections 8.17 to 8.20 and 9.8 to 9.12. `leads` decides whose names they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from literature.model import Person

_HYPHENS = re.compile(r"[-‐‑–]")
_LISTED = 20
"""Names printed before the list is shortened (9.8)."""

_SUFFIXES = {"jr": "Jr.", "jr.": "Jr.", "sr": "Sr.", "sr.": "Sr."}


@lru_cache(maxsize=1 << 14)
def initials(given: str) -> str:
    """`Mary D. Salter` as `M. D. S.`, `Jean-Paul` as `J.-P.`

    A second element in lower case belongs to the same name and gets no initial (`Lee-ann`: `L.`; 9.8). Names in a
    script without capitals are kept whole.
    """
    parts: list[str] = []
    for token in given.replace("\u00a0", " ").replace("~", " ").split():
        if token[0] in "(\"“'‘[" and len(token) > 2:
            continue
        for piece in _split_initials(token):
            initial = _initial(piece)
            if initial:
                parts.append(initial)
    return " ".join(parts)


def _split_initials(token: str) -> list[str]:
    """`A.B.` and `AB` hold two names, `J.-P.` one."""
    if "." in token.rstrip(".") and not _HYPHENS.search(token):
        return [piece for piece in token.split(".") if piece]
    if 1 < len(token) < 4 and token.isalpha() and token.isupper():
        return list(token)
    return [token]


def _initial(token: str) -> str:
    letters = []
    for index, part in enumerate(_HYPHENS.split(token)):
        letter = next((char for char in part if char.isalpha()), "")
        if not letter or (index and letter.islower()):
            continue
        if letter.lower() == letter.upper():
            return token
        letters.append(f"{letter}.")
    return "-".join(letters)


def suffix(person: Person) -> str:
    """`Jr.` and `Sr.` with their full stop, anything else as written."""
    return _SUFFIXES.get(person.suffix.lower(), person.suffix)


def inverted(person: Person) -> str:
    """`van den Berg, J. H., Jr.`; `Beethoven, L. van` with the particle last. A username follows in brackets (9.8)."""
    first = initials(person.given)
    if person.is_particle_last and person.particle:
        parts = [person.family, f"{first} {person.particle}".strip(), suffix(person)]
    else:
        parts = [person.surname, first, suffix(person)]
    name = ", ".join(part for part in parts if part)
    if person.username and person.username != name:
        name = f"{name} [{person.username}]" if name else person.username
    return name


def upright(person: Person) -> str:
    """`J. H. van den Berg Jr.`, as editors and translators are written (9.28)."""
    parts = (initials(person.given), person.particle, person.family, suffix(person))
    return " ".join(part for part in parts if part)


def joined(names: Sequence[str], *, has_others: bool = False, is_inverted: bool = False) -> str:
    """Up to 20 names with an ampersand before the last; of 21 or more the first 19 and the last (9.8).

    Inverted names take a comma before the ampersand even when they are two.
    """
    if has_others:
        shown = list(names[: _LISTED - 1])
        return ", ".join([*shown, "et al."]) if len(shown) > 1 or is_inverted else f"{shown[0]} et al." if shown else ""
    if len(names) > _LISTED:
        return f"{', '.join(names[: _LISTED - 1])}, . . . {names[-1]}"
    if len(names) == 2 and not is_inverted:
        return f"{names[0]} & {names[1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return names[0] if names else ""


def author_list(people: Sequence[Person], *, has_others: bool = False) -> str:
    """The author position. Two names of which the first is not inverted take no comma (two groups, 10.4)."""
    names = [inverted(person) for person in people]
    is_inverted = not (len(people) + has_others == 2 and not people[0].given and not people[0].suffix)
    return joined(names, has_others=has_others, is_inverted=is_inverted)


def upright_list(people: Sequence[Person], *, has_others: bool = False) -> str:
    """Editors, translators, narrators within the title or source element."""
    return joined([upright(person) for person in people], has_others=has_others)
