r"""Name lists as bibliographies write them, to persons. pybtex's parser splits a name's LaTeX source into its
parts (btxdoc, section 4); the parts are decoded after that.

Used by `sources/reference_fields.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from sys import intern

import pybtex.database
from pybtex.exceptions import PybtexError

from literature.model import Person, Rule, Severity
from literature.text.excerpt import excerpt
from literature.text.latex.reader import UNKNOWN_LATEX, decode, is_plain

MALFORMED_NAME = Rule("BIB013", "malformed-name", Severity.WARNING, "A name cannot be understood.")

_LONGEST_NAME = 1000
"""Longer than any name; pybtex's time grows with the square of a name's braces."""

_AND = re.compile(r"[{}]|(?:(?<=\s)|^)and(?=\s|$)", re.IGNORECASE)
_COMMA = re.compile(r"[{},]")
_OTHERS = frozenset({"others", "et al", "et al.", "{others}"})
_SUFFIX = re.compile(r"(?i:jr|sr)\.?|(?i:junior|senior)|II|III|IV")
_EXTENDED = re.compile(r"^\s*\"?(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_PARTS = frozenset({"family", "given", "prefix", "suffix", "useprefix", "id", "hash"})
_ANNOTATION = re.compile(r"(?P<index>\d+)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^;]*))")


@dataclass(frozen=True, slots=True)
class NameFault:
    """What is wrong with a name."""

    rule: Rule
    message: str


class NameReader:
    """Reads the name lists of a bibliography: whoever is named again is the same person, and not parsed again."""

    def __init__(self) -> None:
        self._parsed: dict[str, tuple[Person, tuple[NameFault, ...]]] = {}

    def read(self, source: str) -> tuple[tuple[Person, ...], bool, tuple[NameFault, ...]]:
        """The persons of a name list, whether it ends in `and others`, and what is wrong with it.

        Understood are `First von Last`, `von Last, First`, `von Last, Jr, First`, names wholly in braces (groups) and
        BibLaTeX's extended form `family=..., given=..., prefix=..., suffix=...` (BibLaTeX manual, section 3.5). What
        cannot be parsed stays whole as the name of a group. A family name in braces is kept as it was written,
        particle included (`J {van de Pol}`): the braces say that it is one thing. Never raises.
        """
        people: list[Person] = []
        faults: list[NameFault] = []
        names = split_list(source)
        has_others = False
        for position, name in enumerate(names):
            if name.casefold() in _OTHERS:
                has_others = True
                if position < len(names) - 1:
                    faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` stands before the end of the list"))
            elif not name:
                faults.append(NameFault(MALFORMED_NAME, "a name is missing before or after `and`"))
            else:
                parsed = self._parsed.get(name)
                if parsed is None:
                    parsed = _parse(name) if len(name) <= _LONGEST_NAME else _too_long(name)
                    self._parsed[name] = parsed
                people.append(parsed[0])
                faults.extend(parsed[1])
        return tuple(people), has_others, tuple(faults)


def split_list(source: str) -> list[str]:
    """The parts of a BibTeX list, split at ` and ` outside braces; linear, and empty for an empty list."""
    if not source.strip():
        return []
    parts: list[str] = []
    depth = start = 0
    for match in _AND.finditer(source):
        token = match[0]
        if token == "{":
            depth += 1
        elif token == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(source[start : match.start()].strip())
            start = match.end()
    return [*parts, source[start:].strip()]


def parse_usernames(annotation: str) -> dict[int, str]:
    r"""Usernames by position in the name list, from 1: `1="@APA\_Style"; 3="@nypl"` (BibLaTeX manual, section 3.7)."""
    found = (
        (int(match["index"]), match["quoted"] or match["bare"] or "") for match in _ANNOTATION.finditer(annotation)
    )
    return {index: decode(name).rich.as_plain().strip() for index, name in found if name.strip()}


def _parse(name: str) -> tuple[Person, tuple[NameFault, ...]]:
    faults: list[NameFault] = []

    def decoded(latex: str) -> str:
        if is_plain(latex):
            return latex
        result = decode(latex)
        faults.extend(NameFault(UNKNOWN_LATEX, f"`{command}` is not known") for command, _ in result.unknown)
        return " ".join(result.rich.as_plain().split())

    name = name.replace("\\,", " ")
    if _is_braced(name):
        return Person(decoded(name) or name, is_group=True), tuple(faults)
    if _EXTENDED.match(name):
        return _extended(name, decoded, faults), tuple(faults)
    commas = list(_outside(_COMMA, name, ","))
    if fault := _separator_fault(name, commas):
        faults.append(NameFault(MALFORMED_NAME, fault))
        return Person(decoded(name), is_group=True), tuple(faults)
    if commas and not name[commas[-1] + 1 :].strip():
        faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` ends in a comma"))
    try:
        parsed = pybtex.database.Person(name.strip(" ,"))
    except (PybtexError, ValueError, IndexError):
        faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` cannot be read as a name"))
        return Person(decoded(name) or name, is_group=True), tuple(faults)
    given, family, suffix = _with_suffix(parsed.bibtex_first_names, parsed.last_names, parsed.lineage_names)
    person = Person(
        family=intern(decoded(" ".join(family))),
        given=intern(decoded(" ".join(given))),
        particle=intern(decoded(" ".join(parsed.prelast_names))),
        suffix=intern(decoded(" ".join(suffix))),
    )
    if not person.family:
        faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` has no family name"))
        return Person(str(person) or name, is_group=True), tuple(faults)
    return person, tuple(faults)


def _with_suffix(given: list[str], family: list[str], suffix: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Find `Jr.` where BibTeX does not look: `Martin Luther King Jr.`, `Martin Luther King, Jr.`,
    `King Jr., Martin Luther`, `King, Martin Luther, Jr.`."""
    if suffix and len(given) == 1 and _SUFFIX.fullmatch(given[0]) and not _SUFFIX.fullmatch(suffix[0]):
        return suffix, family, given
    if suffix or not family:
        return given, family, suffix
    if len(given) == 1 and _SUFFIX.fullmatch(given[0]) and len(family) > 1:
        return family[:-1], family[-1:], given
    if _SUFFIX.fullmatch(family[-1]):
        if len(family) > 1:
            return given, family[:-1], family[-1:]
        if given:
            return given[:-1], given[-1:], family
    return given, family, suffix


def _extended(name: str, decoded: Callable[[str], str], faults: list[NameFault]) -> Person:
    parts: dict[str, str] = {}
    for part in _split(name, _outside(_COMMA, name, ",")):
        field, equals, value = part.strip().strip('"').partition("=")
        if not equals:
            faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(part)}` should be `part=value`"))
            continue
        parts[field.strip().casefold()] = value.strip().strip('"')
    unknown = [part for part in parts if part.removesuffix("-i") not in _PARTS]
    faults.extend(NameFault(MALFORMED_NAME, f"`{excerpt(part)}` is no part of a name") for part in unknown)
    family = decoded(parts.get("family", ""))
    if not family:
        faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` has no family name"))
        return Person(decoded(parts.get("given", "")) or decoded(name), is_group=True)
    return Person(
        family=family,
        given=decoded(parts.get("given", "")),
        particle=decoded(parts.get("prefix", "")),
        suffix=decoded(parts.get("suffix", "")),
    )


def _separator_fault(name: str, commas: list[int]) -> str:
    """What shows that this is not one name."""
    if len(commas) > 2:
        return f"`{excerpt(name)}` holds {len(commas)} commas, a name at most 2; names are separated by ` and `"
    if ";" not in name and "&" not in name:
        return ""
    outside = "".join(_split_outside_braces(name))
    if ";" in outside or re.search(r"(?:^|\s)\\?&(?:\s|$)", outside):
        return f"`{excerpt(name)}`: names are separated by ` and `, names of groups stand in braces"
    return ""


def _too_long(name: str) -> tuple[Person, tuple[NameFault, ...]]:
    fault = NameFault(MALFORMED_NAME, f"`{excerpt(name)}` is {len(name)} characters long, which no name is")
    return Person(" ".join(decode(name).rich.as_plain().split()) or name, is_group=True), (fault,)


def _is_braced(name: str) -> bool:
    r"""Whether the whole name is one group in braces; `{\O}` alone is a letter."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for position, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return position == len(name) - 1
    return False


def _outside(pattern: re.Pattern[str], source: str, wanted: str) -> Iterator[int]:
    """Offsets at which `wanted` stands outside braces."""
    if wanted not in source:
        return
    depth = 0
    for match in pattern.finditer(source):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and match[0] == wanted:
            yield match.start()


def _split(source: str, offsets: Iterator[int]) -> Iterator[str]:
    start = 0
    for offset in offsets:
        yield source[start:offset]
        start = offset + 1
    yield source[start:]


def _split_outside_braces(source: str) -> Iterator[str]:
    depth = 0
    for part in re.split(r"([{}])", source):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield part
