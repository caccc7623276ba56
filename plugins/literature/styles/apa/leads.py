"""What stands in the author position: authors, else editors or a group, else the title (APA 7, 9.7 to 9.12)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from literature.model import Person, Reference
from literature.references.fields import letters
from literature.styles.apa import names
from literature.styles.apa.kinds import Kind

_ROLES: Mapping[str, tuple[str, str]] = {
    "editor": ("Ed.", "Eds."),
    "compiler": ("Comp.", "Comps."),
    "translator": ("Trans.", "Trans."),
    "director": ("Director", "Directors"),
    "writer": ("Writer", "Writers"),
    "producer": ("Producer", "Producers"),
    "execproducer": ("Executive Producer", "Executive Producers"),
    "executiveproducer": ("Executive Producer", "Executive Producers"),
    "host": ("Host", "Hosts"),
    "guest": ("Guest", "Guests"),
    "guestexpert": ("Guest Expert", "Guest Experts"),
    "chair": ("Chair", "Chairs"),
    "artist": ("Artist", "Artists"),
    "composer": ("Composer", "Composers"),
    "narrator": ("Narr.", "Narrs."),
    "founder": ("Founder", "Founders"),
    "organizer": ("Organizer", "Organizers"),
}
_ROLE_ORDER = ("writer", "director")
_ROLE_FIELDS = ("director", "host", "producer", "executiveproducer", "execproducer", "artist", "composer", "writer")
_ANNOTATION = re.compile(r"\s*(\d{0,9})\s*=\s*(.+)\s*")

# Works by no named person belong to the group that is responsible for them (9.11).
_GROUP_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "report": ("institution", "organization"),
    "book": ("organization",),
    "data": ("organization", "institution"),
}


@dataclass(frozen=True, slots=True)
class Lead:
    """Who stands in the author position. Empty `people` means that the title stands there."""

    people: tuple[Person, ...] = ()
    has_others: bool = False
    role: str = ""
    """Shared by all, as printed: `Eds.`"""
    roles: tuple[str, ...] = ()
    """One for each, as printed; empty when shared or not given."""
    field: str = ""
    """Name list they come from; the field of a group that stands in for authors."""

    def surname(self, person: Person) -> str:
        """The name the work is cited and sorted by."""
        return person.surname or person.username


def lead_of(reference: Reference, kind: Kind) -> Lead:
    """Authors, else whoever the manual puts in their place for this kind of work."""
    people = reference.people.get("author")
    if people:
        role, roles = _author_roles(reference, len(people))
        return Lead(people, "author" in reference.has_others, role, roles, "author")
    if kind in {"book", "special issue", "media", "report", "other", "web"}:
        people = reference.people.get("editor")
        if people:
            role = letters(reference.plain("editortype")) or "editor"
            return Lead(people, "editor" in reference.has_others, role_text(role, len(people)), (), "editor")
    if kind in {"media", "episode", "image"}:
        for name in _ROLE_FIELDS:
            people = reference.people.get(name)
            if people:
                return Lead(people, name in reference.has_others, role_text(name, len(people)), (), name)
    for name in _GROUP_FIELDS.get(kind, ()):
        group = reference.plain(name).strip()
        if group:
            return Lead((Person(group, is_group=True),), field=name)
    return Lead()


def role_text(role: str, count: int) -> str:
    """A role as printed in parentheses: `Ed.` or `Eds.`; a role the manual does not list as written."""
    key = letters(role)
    forms = _ROLES.get(key) or _ROLES.get(key.removesuffix("s"))
    if forms is None:
        return role
    return forms[1] if count > 1 or (key not in _ROLES and key.endswith("s")) else forms[0]


def author_position(lead: Lead, collaborators: tuple[Person, ...] = ()) -> str:
    """The author element with roles, without its full stop: `Hygum, E., & Pedersen, P. M. (Eds.)`.

    `collaborators` follow as `(with Long, W. T.)` (9.8).
    """
    if lead.roles:
        listed = [
            names.inverted(person) + (f" ({role})" if role else "")
            for person, role in zip(lead.people, lead.roles, strict=True)
        ]
        return names.joined(listed, has_others=lead.has_others, is_inverted=True)
    listed_names = names.author_list(lead.people, has_others=lead.has_others)
    if lead.role:
        listed_names += f" ({lead.role})"
    if collaborators:
        listed_names += f" (with {names.author_list(collaborators)})"
    return listed_names


def _author_roles(reference: Reference, count: int) -> tuple[str, tuple[str, ...]]:
    """Roles from BibLaTeX's annotation `author+an:role` or from `authortype`, shared or one for each author."""
    note = reference.raw.get("author+an:role", "")
    if not note:
        shared = reference.plain("authortype")
        return (role_text(shared, count), ()) if shared else ("", ())
    by_index: dict[int, str] = {}
    for part in note.split(";"):
        match = _ANNOTATION.fullmatch(part)
        if not match:
            continue
        if not match[1]:
            return role_text(match[2].strip('"'), count), ()
        by_index[int(match[1])] = match[2]
    if len(by_index) == count > 1 and len(set(by_index.values())) == 1:
        return role_text(by_index.get(1, ""), count), ()
    return "", tuple(_roles_text(by_index.get(index, "")) for index in range(1, count + 1))


def _roles_text(value: str) -> str:
    if value.startswith('"'):
        return value.strip('"')
    roles = [role.strip() for role in value.split(",") if role.strip()]
    roles.sort(key=lambda role: _ROLE_ORDER.index(role) if role in _ROLE_ORDER else len(_ROLE_ORDER))
    return " & ".join(role_text(role, 1) for role in roles)
