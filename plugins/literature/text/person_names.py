r"""One name as BibTeX and BibLaTeX write it, to a person or group. pybtex's parser splits its LaTeX source into parts
(btxdoc, section 4); the parts are decoded after that. `text/names.py` reads lists of names with it.
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
from literature.text.name_forms import normal, suffix_of
from literature.text.name_groups import is_group
from literature.text.name_parts import SUFFIX
from literature.vocabulary.name_words import ASIAN_SURNAMES, PARTICLES

MALFORMED_NAME = Rule("BIB013", "malformed-name", Severity.WARNING, "A name cannot be understood.")

_COMMA = re.compile(r"[{},]")
EXTENDED = re.compile(r"^\s*\"?(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_PARTS = frozenset({"family", "given", "prefix", "suffix", "useprefix", "id", "hash"})
_OTHER_AND = re.compile(r"(?<!\bvon)\s(?:und|et)\s")
_LEAST_CAPITALS = 4
_MOST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class NameFault:
    """What is wrong with a name."""

    rule: Rule
    message: str


def plain_name(latex: str) -> str:
    """A name's LaTeX as plain text, white space collapsed."""
    return latex if is_plain(latex) else " ".join(decode(latex).rich.as_plain().split())


def latex_faults(latex: str) -> tuple[NameFault, ...]:
    """The commands in a name that are not known."""
    if is_plain(latex):
        return ()
    return tuple(NameFault(UNKNOWN_LATEX, f"`{command}` is not known") for command, _ in decode(latex).unknown)


def parse_name(written: str) -> tuple[Person, tuple[NameFault, ...]]:
    """The person or group of one name, and what is wrong with it. What cannot be parsed stays whole, as a group."""
    faults: list[NameFault] = []

    def decoded(latex: str) -> str:
        faults.extend(latex_faults(latex))
        return plain_name(latex)

    name = written.replace("\\,", " ")
    if EXTENDED.match(name):
        return _extended(name, decoded, faults), tuple(faults)
    if "{" not in name and is_group(name):
        return Person(decoded(name), is_group=True), tuple(faults)
    name = normal(name)
    if name.startswith("{") and is_braced(name):
        return Person(inner_name(name)), ()
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
    particle = parsed.prelast_names
    is_particle_last = False
    if not particle and len(given) > 1 and given[-1] in PARTICLES:
        start = next(index for index in range(len(given)) if all(word in PARTICLES for word in given[index:]))
        if start:
            given, particle, is_particle_last = given[:start], given[start:], True
    person = Person(
        family=intern(decoded(" ".join(family))),
        given=intern(decoded(" ".join(_capital(word) for word in given))),
        particle=intern(decoded(" ".join(particle))),
        suffix=intern(decoded(" ".join(suffix_of(word) for word in suffix))),
        is_particle_last=is_particle_last,
    )
    if not person.family:
        faults.append(NameFault(MALFORMED_NAME, f"`{excerpt(name)}` has no family name"))
        return Person(str(person) or name, is_group=True), tuple(faults)
    if doubt := _doubt(written, person, has_comma="," in name):
        faults.append(NameFault(MALFORMED_NAME, doubt))
    return person, tuple(faults)


def _capital(word: str) -> str:
    """Initials typed in lower case, as capitals."""
    return word.upper() if len(word.rstrip(".")) == 1 and word[0].islower() else word


def _doubt(name: str, person: Person, *, has_comma: bool) -> str:
    """Why a person's name may not be what is meant; braces around a word say that it is."""
    if "{" in name:
        return ""
    if any(char.isdecimal() for char in person.family + person.given):
        return f"`{excerpt(name)}` holds a number, which no name does"
    letters = [char for char in person.family if char.isalpha()]
    if person.given and len(letters) >= _LEAST_CAPITALS and all(char.isupper() for char in letters):
        return f"`{excerpt(name)}` is written in capitals"
    if _OTHER_AND.search(name):
        return f"`{excerpt(name)}`: names are separated by ` and `"
    if has_comma:
        return ""
    if person.given + person.particle and name.islower():
        return f"`{excerpt(name)}` is written without capitals; BibTeX takes such words for particles"
    last = person.family.rstrip(".")
    if person.given and last.isupper() and len(last) <= _MOST_INITIALS and last.casefold() not in ASIAN_SURNAMES:
        return f"`{excerpt(name)}` may have its initials behind; write the family name first, with a comma"
    return ""


def _with_suffix(given: list[str], family: list[str], suffix: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Find `Jr.` where BibTeX does not look: `Martin Luther King Jr.`, `Martin Luther King, Jr.`,
    `King Jr., Martin Luther`, `King, Martin Luther, Jr.`, `King, Martin Luther Jr.`"""
    if suffix and len(given) == 1 and SUFFIX.fullmatch(given[0]) and not SUFFIX.fullmatch(suffix[0]):
        return suffix, family, given
    if suffix or not family:
        return given, family, suffix
    if len(given) == 1 and SUFFIX.fullmatch(given[0]) and len(family) > 1:
        return family[:-1], family[-1:], given
    if SUFFIX.fullmatch(family[-1]):
        if len(family) > 1:
            return given, family[:-1], family[-1:]
        if given:
            return given[:-1], given[-1:], family
    if len(given) > 1 and SUFFIX.fullmatch(given[-1]):
        return given[:-1], family, given[-1:]
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
        is_particle_last=bool(parts.get("prefix")) and decoded(parts.get("useprefix", "")).casefold() == "false",
    )


def _separator_fault(name: str, commas: list[int]) -> str:
    """What shows that this is not one name."""
    if len(commas) > 2:
        return f"`{excerpt(name)}` holds {len(commas)} commas, a name at most 2; names are separated by ` and `"
    if len(commas) == 2:
        middle, last = name[commas[0] + 1 : commas[1]].strip(), name[commas[1] + 1 :].strip()
        if middle and last and not any(_is_suffix(part) for part in (middle, last)):
            return f"`{excerpt(name)}`: between two commas stands a suffix such as `Jr.`, not `{excerpt(middle)}`"
    if ";" not in name and "&" not in name:
        return ""
    outside = "".join(_split_outside_braces(name))
    if ";" in outside or re.search(r"(?:^|\s)\\?&(?:\s|$)", outside):
        return f"`{excerpt(name)}`: names are separated by ` and `, names of groups stand in braces"
    return ""


def _is_suffix(text: str) -> bool:
    return bool(SUFFIX.fullmatch(text)) or "{" in text or text.rstrip(".") in ("V", "Esq", "Elder", "Filho", "Neto")


def inner_name(name: str) -> str:
    """What stands in the braces around a whole name, however many there are."""
    while is_braced(name):
        name = name[1:-1].strip()
    return name


def is_braced(name: str) -> bool:
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
