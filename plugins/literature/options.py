"""Options as a class declares them, and the kinds of values that they may have.

`settings.py` declares those of the plugin: default, kind, help and example of each once. What a fault says and the
table in `docs/tool/options.md` come from there.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import Field, dataclass, field
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_ADDRESS = re.compile(r"https?://[^\s\"<>]+")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_WORD = re.compile(r"[^\W_]+")
_OPTION = "option"


@dataclass(frozen=True, slots=True)
class Kind(Generic[T_co]):
    """What an option may hold."""

    wanted: str | Callable[[], str]
    """What is expected of a value, or what says it when it is asked."""
    read: Callable[[Any], T_co | None]
    """From what the configuration holds to the value; None for what cannot be used."""

    @property
    def expected(self) -> str:
        """Said behind "expected" of a value that cannot be used."""
        return self.wanted() if callable(self.wanted) else self.wanted


@dataclass(frozen=True, slots=True)
class Option:
    """What is declared of an option besides its name and default."""

    kind: Kind[Any]
    help: str
    """One sentence or two, in Markdown, for the page of options in `docs/tool/`."""
    example: str
    """A value as it stands in the configuration (YAML); empty where the kind says enough."""

    @property
    def expected(self) -> str:
        """What the option takes, with its example."""
        return f"{self.kind.expected} such as '{self.example}'" if self.example else self.kind.expected


def option(kind: Kind[T], default: T | Callable[[], T], help: str, *, example: str = "") -> T:  # noqa: A002
    """Declares an option as a field of a frozen dataclass, with its default or what makes it."""
    factory: Callable[[], T] = default if callable(default) else lambda: copy.copy(default)
    return field(default_factory=factory, metadata={_OPTION: Option(kind, help, example)})


def option_of(declared: Field[Any]) -> Option:
    """What `option` declared of a field. Raises KeyError for a field of another making."""
    return cast("Option", declared.metadata[_OPTION])


def _read_text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _read_flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _read_count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _read_processes(value: Any) -> int | str | None:
    return "auto" if value == "auto" else _read_count(value)


def _read_paths(value: Any) -> tuple[str, ...] | None:
    paths = [value] if isinstance(value, str) else value
    are_paths = isinstance(paths, list) and paths and all(isinstance(path, str) and path for path in paths)
    return tuple(paths) if are_paths else None


def _read_names(value: Any) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    are_names = isinstance(names, list) and all(isinstance(name, str) and name.strip() for name in names)
    return tuple(name.strip().lower() for name in names) if are_names else None


def _read_wording(value: Any) -> dict[str, str] | None:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        value = dict.fromkeys(value)
    if isinstance(value, dict) and all(
        isinstance(word, str) and word.strip() and isinstance(instead, str | None) for word, instead in value.items()
    ):
        return {word: instead or "" for word, instead in value.items()}
    return None


def _read_lists(value: Any) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict) or not all(isinstance(path, str) and path for path in value):
        return None
    lists = {path: [names] if isinstance(names, str) else names for path, names in value.items()}
    if all(isinstance(names, list) and all(isinstance(name, str) for name in names) for names in lists.values()):
        return {path: tuple(names) for path, names in lists.items()}
    return None


def _read_words(value: Any) -> tuple[tuple[str, ...], ...] | None:
    if not isinstance(value, list) or not all(isinstance(row, list) and len(row) > 1 for row in value):
        return None
    rows = tuple(tuple(word.strip() if isinstance(word, str) else "" for word in row) for row in value)
    return rows if all(_WORD.fullmatch(word) for row in rows for word in row) else None


def _read_addresses(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    pairs = value.items()
    are_addresses = all(isinstance(address, str) and _ADDRESS.fullmatch(address) for _, address in pairs)
    are_files = all(isinstance(path, str) and path.endswith(".bib") and not _ADDRESS.match(path) for path, _ in pairs)
    return dict(value) if are_addresses and are_files else None


TEXT = Kind("text", _read_text)
PATH = Kind("a path", _read_text)
FLAG = Kind("true or false", _read_flag)
COUNT = Kind("0 or a whole number", _read_count)
PROCESSES: Kind[int | str] = Kind("'auto', 0 or a whole number", _read_processes)
PATHS = Kind("a path or a list of paths", _read_paths)
NAMES = Kind("names of fields", _read_names)
ADDRESSES = Kind("files ending in .bib with the address of each", _read_addresses)
WORDING = Kind("words, each with what to write instead", _read_wording)
WORDS = Kind("lists of two or more single words each", _read_words)
LISTS = Kind("paths with a list of rules each", _read_lists)


def matching(pattern: str, expected: str) -> Kind[str]:
    """Text that matches a regular expression in full."""
    compiled = re.compile(pattern)
    return Kind(expected, lambda value: value if isinstance(value, str) and compiled.fullmatch(value) else None)


ADDRESS = matching(rf"|{_ADDRESS.pattern}", "an address")
COLOR = matching(rf"|{_COLOR.pattern}", "a color")


def folders_of(kinds: Callable[[], Collection[T]]) -> Kind[Mapping[str, T]]:
    """Folders, each with one of a few words, which are asked for when a value is read. Slashes around a folder's name
    do not count."""

    def read(value: Any) -> Mapping[str, T] | None:
        known = tuple(kinds())
        if isinstance(value, dict) and all(isinstance(k, str) and v in known for k, v in value.items()):
            return {folder.strip("/"): kind for folder, kind in value.items()}
        return None

    return Kind(lambda: f"folders with one of the kinds {', '.join(map(str, kinds()))} each", read)
