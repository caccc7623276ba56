"""What readers of lists in YAML have in common: values of the kind that is expected, and problems where they are not.

`questions.py` and `readings.py` read with it what `yaml_nodes.py` has parsed.
"""

from __future__ import annotations

from literature.model import Problem, Rule
from literature.sources.yaml_nodes import Mapping, Value, unknown_options

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


class YamlReader:
    """Reads values and notes what is wrong in them."""

    def __init__(self, problems: list[Problem], malformed: Rule, unknown: Rule) -> None:
        """Problems are added under the first rule; those of keys that do not exist, under the second."""
        self.problems = problems
        self._malformed = malformed
        self._unknown = unknown

    def _mapping(self, value: Value, expected: str, known: tuple[str, ...]) -> Mapping | None:
        if value.is_empty:
            self._report(value, f"nothing stands here; expected {expected}")
            return None
        mapping = value.as_mapping(known)
        if mapping is None:
            self._report(value, f"found {value.described}; expected {expected}")
            return None
        self.problems += unknown_options(mapping, known, self._unknown)
        return mapping

    def _list(self, value: Value | None, expected: str) -> tuple[Value, ...]:
        if value is None or value.is_empty:
            return ()
        items = value.as_list()
        if items is None:
            self._report(value, f"found {value.described}; expected {expected}")
        return items or ()

    def _scalar(self, value: Value, name: str) -> str:
        if value.text is None:
            self._report(value, f"'{name}' is {value.described}; expected text (put text with a colon in quotes)")
            return ""
        return " ".join(value.text.split())

    def _text(self, given: Mapping, name: str) -> str:
        value = given.values.get(name)
        return "" if value is None or value.is_empty else self._scalar(value, name)

    def _truth(self, given: Mapping, name: str) -> bool | None:
        """None where nothing is written, or something else."""
        written = self._text(given, name)
        if written and written.lower() not in _TRUTH:
            self._report(given.values[name], f"'{name}' is '{written}'; expected true or false")
        return _TRUTH.get(written.lower())

    def _report(self, value: Value | Mapping, message: str) -> None:
        self.problems.append(self._malformed.problem(message, value.location))
