"""Name lists as bibliographies write them, to persons.

`text/person_names.py` reads each name, `text/name_forms.py` brings forms of indexes and people into BibTeX's. Used by
`sources/reference_fields.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from literature.model import Person
from literature.text.excerpt import excerpt
from literature.text.latex.reader import decode
from literature.text.name_forms import apart, is_no_name, with_letters, without_handle, without_others, without_role
from literature.text.name_groups import is_group, is_rest_of_group, looks_like_person, person_in_braces
from literature.text.person_names import (
    EXTENDED,
    MALFORMED_NAME,
    NameFault,
    inner_name,
    is_braced,
    latex_faults,
    parse_name,
    plain_name,
)
from literature.text.plain_names import plain_person
from literature.vocabulary.name_words import COMPANY_FORMS

_LONGEST_NAME = 1000
"""Longer than any name; pybtex's time grows with the square of a name's braces."""

_AND = re.compile(r"[{}]|(?:(?<=\s)|^)and(?=\s|$)", re.IGNORECASE)
_AND_WITHOUT_BRACES = re.compile(r"[Aa](?:(?<=\s.)|(?<=^.))[Nn][Dd](?=\s|$)")
"""The same for a list without braces, as most are: a search for one letter is quick."""
_ANNOTATION = re.compile(r"(?<!\d)(?P<index>\d{1,9})\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^;]*))")


_Read = tuple[tuple[Person, ...], tuple[NameFault, ...]]


class NameReader:
    """Reads the name lists of a bibliography: whoever is named again is the same person, and not parsed again."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, bool], _Read] = {}

    def read(
        self, source: str, *, is_particle_last: bool = False
    ) -> tuple[tuple[Person, ...], bool, tuple[NameFault, ...]]:
        """The persons of a name list, whether it ends in `and others`, and what is wrong with it.

        Understood are `First von Last`, `von Last, First`, `von Last, Jr, First`, names wholly in braces (groups) and
        BibLaTeX's extended form `family=..., given=..., prefix=..., suffix=...` (BibLaTeX manual, section 3.5), and
        the forms of `text/name_forms.py` where they can be meant in one way only. What cannot be parsed stays whole
        as the name of a group. A family name in braces is kept as it was written, particle included (`J {van de
        Pol}`): the braces say that it is one thing. `is_particle_last` is BibLaTeX's `useprefix=false` for names that
        do not say it themselves. Never raises.
        """
        people: list[Person] = []
        faults: list[NameFault] = []
        names, joined = _groups_joined(split_list(with_letters(source)))
        faults.extend(joined)
        has_others = False
        for position, written in enumerate(names):
            known = self._parsed.get((written, is_particle_last))
            if known is not None:
                people.extend(known[0])
                faults.extend(known[1])
                continue
            if (person := plain_person(written)) is not None:
                people.append(person)
                self._parsed[written, is_particle_last] = (person,), ()
                continue
            name, ends = without_others(written) if len(written) <= _LONGEST_NAME else (written, False)
            if ends:
                has_others = True
                if position < len(names) - 1:
                    faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(written)}` stands before the list's end"))
            if not name:
                if not ends:
                    faults.append(NameFault(MALFORMED_NAME, "a name is missing before or after `and`"))
            elif is_no_name(name):
                faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` is no name; without one, leave it out"))
            else:
                parsed = self._parsed.get((name, is_particle_last))
                if parsed is None:
                    parsed = _read(name) if len(name) <= _LONGEST_NAME else _too_long(name)
                    if is_particle_last and not _EXTENDED_PREFIX.search(name):
                        moved = tuple(replace(p, is_particle_last=bool(p.particle)) for p in parsed[0])
                        parsed = moved, parsed[1]
                    self._parsed[name, is_particle_last] = parsed
                people.extend(parsed[0])
                faults.extend(parsed[1])
        return tuple(people), has_others, tuple(faults)


_EXTENDED_PREFIX = re.compile(r"\buseprefix\s*=", re.IGNORECASE)


def _groups_joined(names: list[str]) -> tuple[list[str], list[NameFault]]:
    """Names of groups that `and` took apart (`Department of Health and Human Services`) as one again."""
    found: list[str] = []
    faults: list[NameFault] = []
    for name in names:
        before = found[-1] if found else ""
        if before and "{" not in before + name and _is_one_group(before, name):
            found[-1] = f"{{{before} and {name}}}"
            message = f"`{excerpt(f'{before} and {name}')}` is taken for one group; its name belongs in braces"
            faults.append(NameFault(MALFORMED_NAME, message))
        else:
            found.append(name)
    return found, faults


def _is_one_group(before: str, name: str) -> bool:
    family, comma, form = name.partition(",")
    if comma and form.strip(" .").casefold() in COMPANY_FORMS:
        return "," not in before and len(before.split()) < 3 and len(family.split()) == 1
    return len(name) > 2 and is_rest_of_group(name) and is_group(before) and not is_group(name)


def split_list(source: str) -> list[str]:
    """The parts of a BibTeX list, split at ` and ` outside braces; linear, and empty for an empty list."""
    if not source.strip():
        return []
    parts: list[str] = []
    depth = start = 0
    for match in (_AND if "{" in source or "}" in source else _AND_WITHOUT_BRACES).finditer(source):
        token = match[0]
        if token == "{":
            depth += 1
        elif token == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(source[start : match.start()].strip())
            start = match.end()
    return [*parts, source[start:].strip()]


def parse_annotation(annotation: str) -> dict[int, str]:
    r"""What is said of names, by their position in the list, from 1: `1="@APA\_Style"; 3="@nypl"` (BibLaTeX manual,
    section 3.7)."""
    found = (
        (int(match["index"]), match["quoted"] or match["bare"] or "") for match in _ANNOTATION.finditer(annotation)
    )
    return {index: decode(name).rich.as_plain().strip() for index, name in found if name.strip()}


def _read(name: str) -> _Read:
    """Whoever one piece of a list names: a person or group, or several where `and` is missing."""
    if is_braced(name):
        inner = inner_name(name)
        person = person_in_braces(inner) if "\\" not in inner else ""
        if person:
            return _one(person)
        handled, handle = without_handle(inner)
        group = Person(plain_name(handled) or name, is_group=True, username=handle)
        is_doubtful = looks_like_person(inner)
        message = f"`{excerpt(name)}` stands in braces, as names of groups do; write a person without them"
        return (group,), latex_faults(inner) + ((NameFault(MALFORMED_NAME, message),) if is_doubtful else ())
    if EXTENDED.match(name):
        return _one(name)
    bare, handle = without_handle(name)
    if handle:
        people, faults = _read(bare) if bare else ((Person(handle),), ())
        return (*people[:-1], replace(people[-1], username=handle) if bare else people[-1]), faults
    bare, role = without_role(name)
    if role and bare:
        people, faults = _read(bare)
        message = f"`{excerpt(role)}` is no part of a name; a field such as `editor` says what someone did"
        return people, (*faults, NameFault(MALFORMED_NAME, message))
    if "{" not in name and (listed := apart(name)):
        parts = [_one(part) for part in listed]
        message = f"`{excerpt(name)}` is read as {len(listed)} names; names are separated by ` and `"
        faults = tuple(fault for _, found in parts for fault in found)
        return tuple(person for people, _ in parts for person in people), (
            NameFault(MALFORMED_NAME, message),
            *faults,
        )
    return _one(name)


def _one(name: str) -> _Read:
    """A person or group in BibTeX's notation."""
    person, faults = parse_name(name)
    return (person,), faults


def _too_long(name: str) -> _Read:
    fault = NameFault(MALFORMED_NAME, f"`{excerpt(name)}` is {len(name)} characters long, which no name is")
    return (Person(" ".join(decode(name).rich.as_plain().split()) or name, is_group=True),), (fault,)
