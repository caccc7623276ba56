"""What other packages add, which they declare as entry points: found and loaded here, once in a process.

What an entry point may lead to is said where ours stand, by an `ExtensionPoint`. Something that cannot be used is a
`Fault`, of which `checks/faulty_extensions.py` makes a problem, and everything else works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from typing import Any, Generic, TypeVar

T = TypeVar("T")

NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
"""What names of rules, blocks, kinds of page and formats look like."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something that a package adds cannot be used."""

    name: str
    """Of the entry point."""
    package: str
    """Name and version."""
    what: str
    """What is wrong, to be said behind both."""


@dataclass(frozen=True, slots=True)
class Extension(Generic[T]):
    """One thing that a package adds."""

    name: str
    """Of the entry point."""
    package: str
    """Name and version of the package: `our-style 1.0`."""
    value: T

    def fault(self, what: str) -> Fault:
        """Something that is wrong with it."""
        return Fault(self.name, self.package, what)


@dataclass(frozen=True, slots=True)
class Additions(Generic[T]):
    """All that other packages add at one point."""

    by_name: Mapping[str, Extension[T]]
    """By name of the entry point."""
    faults: tuple[Fault, ...] = ()
    """What cannot be used."""

    @property
    def names(self) -> frozenset[str]:
        """Of all, those that cannot be used among them."""
        return frozenset(self.by_name).union(fault.name for fault in self.faults)

    @property
    def values(self) -> tuple[T, ...]:
        """What can be used, in the order of packages and names."""
        return tuple(extension.value for extension in self.by_name.values())


@dataclass(frozen=True, slots=True)
class ExtensionPoint(Generic[T]):
    """One kind of thing that packages can add."""

    group: str
    """Of the entry points: `literature.styles`."""
    fault_of: Callable[[Extension[Any], tuple[T, ...]], str]
    """What is wrong with one, beside those of other packages that are used already; empty where nothing is."""

    def installed(self) -> Additions[T]:
        """What the packages that are installed beside this one add. It is loaded once in a process."""
        return _installed(self)

    def read(self, points: Iterable[EntryPoint]) -> Additions[T]:
        """What entry points add, those of other groups left out. Of two with one name, the first by name of its package
        is used."""
        used: dict[str, Extension[T]] = {}
        faults: list[Fault] = []
        for point in sorted((point for point in points if point.group == self.group), key=_order):
            package = _package(point)
            try:
                extension: Extension[Any] = Extension(point.name, package, point.load())
                what = self.fault_of(extension, tuple(other.value for other in used.values()))
            # A module may do anything while it is imported, even end the process.
            except (Exception, SystemExit) as error:
                faults.append(Fault(point.name, package, f"cannot be imported: {described(error)}"))
                continue
            if what:
                faults.append(extension.fault(what))
            elif point.name in used:
                other = used[point.name].package
                faults.append(extension.fault(f"is left out: {other} has one of this name"))
            else:
                used[point.name] = extension
        return Additions(used, tuple(faults))


def described(error: BaseException) -> str:
    """An error on one line: its class and what it says."""
    return " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")


def type_of(value: object) -> str:
    """What messages call a value that is not what was expected."""
    return f"a value of the type '{type(value).__name__}'"


@cache
def _installed(point: ExtensionPoint[T]) -> Additions[T]:
    return point.read(_entry_points().select(group=point.group))


def are_installed() -> bool:
    """Whether another package adds anything."""
    return any(group.startswith("literature.") for group in _entry_points().groups)


def version_of(package: str) -> str:
    """The version of a package; empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _entry_points() -> Any:
    """Of all packages: looking for them takes as long for one group as for all."""
    return entry_points()


def _order(point: EntryPoint) -> tuple[str, str]:
    return _package(point), point.name


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "without a name"
