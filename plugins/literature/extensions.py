"""What other packages add: styles, rules and blocks, which they declare as entry points.

Here they are found, loaded and looked at, once for a process; where each of them is used stands with ours. Something
that cannot be used is a problem that names its package, and everything else works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Generic, TypeVar

from literature.model import Location, Problem, Rule, Severity
from literature.vocabulary.blocks import BLOCK_NAMES

T = TypeVar("T")

FAULTY_EXTENSION = Rule(
    "SRC012", "faulty-extension", Severity.ERROR, "What an installed package adds to the tool cannot be used."
)

STYLES = "literature.styles"
RULES = "literature.rules"
BLOCKS = "literature.blocks"

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{1,4}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Extension(Generic[T]):
    """One thing that a package adds."""

    name: str
    """Of the entry point."""
    package: str
    """Name and version of the package: `our-style 1.0`."""
    value: T

    def fault(self, what: str) -> Problem:
        """A problem with it that shows when it is used."""
        return _fault(self.name, self.package, what)


@dataclass(frozen=True, slots=True)
class Extensions:
    """All that other packages add."""

    styles: Mapping[str, Extension[Callable[..., Any]]] = field(default_factory=dict)
    """What makes a citation style, by the name that the option `style` takes."""
    style_names: frozenset[str] = frozenset()
    """Of all styles, those that cannot be used among them."""
    rules: tuple[Extension[Rule], ...] = ()
    blocks: Mapping[str, Extension[Callable[..., Any]]] = field(default_factory=dict)
    """What makes HTML of a block, by info word."""
    problems: tuple[Problem, ...] = ()
    """What cannot be used."""


@cache
def installed() -> Extensions:
    """What the packages that are installed beside this one add. They are looked for once in a process."""
    found = entry_points()
    return read_extensions(point for group in _KINDS for point in found.select(group=group))


def read_extensions(points: Iterable[EntryPoint]) -> Extensions:
    """What entry points add, those of other groups left out. Of two with one name in a group, the first by name of its
    package is used."""
    found = sorted((point for point in points if point.group in _KINDS), key=_order)
    problems: list[Problem] = []
    loaded: dict[str, list[Extension[Any]]] = {group: [] for group in _KINDS}
    for point in found:
        try:
            value = point.load()
        # A module may do anything while it is imported, even end the process.
        except (Exception, SystemExit) as error:
            problems.append(_fault(point.name, _package(point), f"cannot be imported: {described(error)}"))
            continue
        extension = Extension(point.name, _package(point), value)
        before = loaded[point.group]
        if what := _KINDS[point.group](extension):
            problems.append(extension.fault(what))
        elif other := next((other for other in before if other.name == point.name), None):
            problems.append(extension.fault(f"is left out: {other.package} has one of this name"))
        else:
            before.append(extension)
    return Extensions(
        {style.name: style for style in loaded[STYLES]},
        frozenset(point.name for point in found if point.group == STYLES),
        tuple(Extension(rules.name, rules.package, one) for rules in loaded[RULES] for one in _several(rules.value)),
        {block.name: block for block in loaded[BLOCKS]},
        tuple(problems),
    )


def described(error: BaseException) -> str:
    """An error on one line: its class and what it says."""
    return " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")


def _fault(name: str, package: str, what: str) -> Problem:
    place = Location(f"{package.partition(' ')[0]}/entry_points.txt")
    return FAULTY_EXTENSION.problem(f"'{name}' of the package {package} {what}", place)


def _order(point: EntryPoint) -> tuple[str, str, str]:
    return point.group, _package(point), point.name


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "without a name"


def _several(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, Rule) else tuple(value)


def _what_is_wrong_with_a_style(style: Extension[Any]) -> str:
    if style.name in ("apa", "csl", "pybtex") or ":" in style.name:
        return "has a name that stands for other styles"
    return "" if callable(style.value) else f"is {_shown(style.value)}; expected a function that makes a style"


def _what_is_wrong_with_rules(rules: Extension[Any]) -> str:
    try:
        several = _several(rules.value)
    except TypeError:
        several = (rules.value,)
    for rule in several:
        if not isinstance(rule, Rule):
            return f"is {_shown(rule)}; expected a rule or several"
        if not _CODE.fullmatch(rule.code) or not _NAME.fullmatch(rule.name):
            return (
                f"is a rule '{rule.code} {rule.name}'; expected a code such as 'XYZ001' and a name such as 'no-title'"
            )
        if rule.find is None:
            return f"is a rule '{rule.code}' that finds nothing; expected a function under '@rule(...)'"
    return ""


def _what_is_wrong_with_a_block(block: Extension[Any]) -> str:
    if block.name in BLOCK_NAMES:
        return "has the name of one of the tool's own blocks"
    if not _NAME.fullmatch(block.name):
        return "has a name that no block can have; expected a word such as 'reading-time'"
    return "" if callable(block.value) else f"is {_shown(block.value)}; expected a function that makes HTML of a block"


def _shown(value: object) -> str:
    return f"a value of the type '{type(value).__name__}'"


_KINDS: Mapping[str, Callable[[Extension[Any]], str]] = {
    STYLES: _what_is_wrong_with_a_style,
    RULES: _what_is_wrong_with_rules,
    BLOCKS: _what_is_wrong_with_a_block,
}
"""Groups of entry points, and what says of one what is wrong with it; nothing where it can be used."""
GROUPS = tuple(_KINDS)
