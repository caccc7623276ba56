"""The options of a block that chooses what it shows (`findings`, `bibliography`), each word with its place.

`yaml_nodes.py` reads the YAML. The sessions of a `readings` block are more than options: `readings.py` reads those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from literature.model import Location, Problem, Rule
from literature.sources.yaml_nodes import Value, read_yaml, unknown_options
from literature.text.nearest import Nearest


@dataclass(frozen=True, slots=True)
class Word:
    """A word or words that stand for an option."""

    text: str
    location: Location


class BlockOptions:
    """The options of one block. One that cannot be used is left out; `problems` says why, under the block's rule."""

    def __init__(self, body: str, origin: Location, rule: Rule, known: tuple[str, ...]) -> None:
        """`origin` is the place of the first line between the fences."""
        self.problems: list[Problem] = []
        self._rule = rule
        self._origin = origin
        self._values = self._read(body, known)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        """Names in the order written."""
        return iter(self._values)

    def words(self, name: str) -> tuple[Word, ...]:
        """The words of an option that may hold a list; none for one that is not there or cannot be used."""
        value = self._values.get(name)
        if value is None:
            return ()
        items = value.as_list() if value.text is None else (value,)
        words = [Word(item.text.strip(), item.location) for item in items or () if item.text and not item.is_empty]
        if not words:
            self._wrong(name, value, "text or a list of texts")
        for item in items or () if words else ():
            if item.text is None:
                self._wrong(name, item, "text or a list of texts")
        return tuple(words)

    def text(self, name: str) -> str:
        """The text of an option; empty when it is not there or cannot be used."""
        value = self._values.get(name)
        if value is not None and (value.text is None or not value.text.strip()):
            self._wrong(name, value, "text")
        return (value.text or "").strip() if value is not None else ""

    def one_of(self, name: str, known: tuple[str, ...], default: str = "", *, reverse: bool = False) -> str:
        """The word of an option that takes one of these; `reverse` lets `-` stand before it."""
        value = self._values.get(name)
        if value is None:
            return default
        word = (value.text or "").strip()
        if (word.removeprefix("-") if reverse else word) in known:
            return word
        self._wrong(name, value, ", ".join(known), Nearest(known).to(word))
        return default

    def fitting(
        self, name: str, find: Callable[[str], Iterable[str]], nothing: str, known: Iterable[str]
    ) -> list[str] | None:
        """Ids of all that fits one of an option's words, each once; None for an option without words. A word that
        nothing fits is reported by the message `nothing`, in which `{}` stands for it, with the nearest known ones."""
        words = self.words(name)
        found: dict[str, None] = {}
        nearest: Nearest | None = None
        for word in words:
            ids = dict.fromkeys(find(word.text))
            found.update(ids)
            if not ids:
                nearest = nearest or Nearest(known)
                self.report(nothing.format(word.text), word.location, nearest.to(word.text))
        return list(found) if words else None

    def report(self, message: str, location: Location | None = None, near: tuple[str, ...] = ()) -> None:
        """Note what is wrong, at the head of the block unless it has a place of its own."""
        self.problems.append(self._rule.problem(message, location or self._origin, near))

    def location(self, name: str) -> Location:
        """Where the value of an option stands."""
        return self._values[name].location

    def _read(self, body: str, known: tuple[str, ...]) -> Mapping[str, Value]:
        root = read_yaml(body, self._origin, self.problems, self._rule)
        if root is None or root.is_empty:
            return {}
        options = root.as_mapping(known)
        if options is None:
            message = f"the block holds {root.described}; expected lines such as '{known[0]}: ...'"
            self.report(message, root.location)
            return {}
        self.problems += unknown_options(options, known, self._rule)
        return options.values

    def _wrong(self, name: str, value: Value, expected: str, near: tuple[str, ...] = ()) -> None:
        self.report(f"'{name}' is {value.described}; expected {expected}", value.location, near)
