"""Fingerprints of values and of what sources answer, by which another run tells whether something comes out the same.

Equal values have one fingerprint in every process; nothing but fingerprints and keys is ever kept of them.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import chain
from types import MethodType
from typing import Any

from literature.rebuilding.reads import Source, is_whole

_DIGEST = 16
"""Bytes."""
_PLAIN = frozenset({str, int, float, bool, bytes, type(None), datetime.date})
_MOST = 2000
"""Items of a mapping of which a fingerprint is taken as a whole: that of more would cost as much as what is saved."""
Asked = Mapping[str, Iterable[object]]
"""Keys by name of the source that was asked."""


def fingerprint(value: object) -> str:
    """The fingerprint of a value that is compared by what it holds. Raises TypeError for any other."""
    told: list[str] = []
    _tell((value,), told)
    return hashlib.blake2b("".join(told).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


class Answers:
    """What sources answer, as fingerprints, of which each is taken once."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._prints: dict[tuple[str, object], str] = {}

    def fingerprint(self, asked: Asked) -> str:
        """Of all answers together. Raises TypeError where one of them cannot be told from others, KeyError for an
        unknown source."""
        told = [f"{name}:{self._print(name, key)}" for name in sorted(asked) for key in asked[name]]
        return fingerprint(told)

    def _print(self, name: str, key: object) -> str:
        found = self._prints.get((name, key))
        if found is None:
            source = self._sources[name]
            whole = is_whole(key)
            if whole and isinstance(source.whole, Mapping) and len(source.whole) > _MOST:
                raise TypeError(f"{name} as a whole")
            found = self._prints[name, key] = fingerprint(source.whole if whole else source.answer(key))
        return found


def _tell(values: Iterable[Any], told: list[str]) -> None:
    """Say what values hold, so that no two that differ are said alike."""
    for value in values:
        kind: Any = type(value)
        if kind in _PLAIN:
            told += (repr(value), ",")
        elif isinstance(value, (str, datetime.date)):
            told += (kind.__qualname__, ":", repr(value), ",")
        elif isinstance(value, (tuple, list)):
            told.append("(")
            _tell(value, told)
            told.append(")")
        elif isinstance(value, (frozenset, set)):
            told.append(f"set{sorted(map(fingerprint, value))}")
        elif isinstance(value, Mapping):
            told.append("{")
            _tell(chain.from_iterable(value.items()), told)
            told.append("}")
        elif isinstance(value, MethodType):
            told += (value.__name__, " of ")
            _tell((value.__self__,), told)
        elif is_dataclass(value) and not isinstance(value, type):
            told += (kind.__qualname__, "(")
            _tell([getattr(value, name) for name in _compared(kind)], told)
            told.append(")")
        else:
            raise TypeError(f"{kind.__qualname__} has no fingerprint")


@lru_cache(maxsize=256)
def _compared(kind: Any) -> tuple[str, ...]:
    """Names of the fields by which values of a class are compared."""
    return tuple(field.name for field in fields(kind) if field.compare)
