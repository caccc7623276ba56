"""Works that come from elsewhere, with the keys that they get in the library: `cli/import_.py` adds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from literature.model import Reference
from literature.sources.bibtex import is_safe_key
from literature.starting.keys import new_key
from literature.text.excerpt import excerpt


@dataclass(frozen=True, slots=True)
class Adopted:
    """A work under its key."""

    work: Reference
    remarks: tuple[str, ...] = ()
    """What became of its earlier keys, where that is not what was asked for."""


class Keys:
    """The keys that are taken, those of the works adopted before included. Two that differ in case only would clash."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {key.casefold() for key in taken}

    def adopt(self, work: Reference, *, keeps_key: bool) -> Adopted:
        """The work under the key that it has, or under a new one of the house's form with the former one in `ids`.

        A key that another work has, or that no address can hold, cannot be kept.
        """
        former, remarks = work.key, list[str]()
        key = former if keeps_key and former and self._is_free(former) else new_key(work, self._taken)
        if keeps_key and former and key != former:
            reason = "is taken by another work" if is_safe_key(former) else "holds characters that no address can hold"
            remarks.append(f"key '{excerpt(former)}' {reason}; it is added as {key}")
        self._taken.add(key.casefold())
        aliases: list[str] = []
        for alias in (former, *work.aliases):
            if alias == key or not _is_alias(alias):
                continue
            if self._is_free(alias):
                aliases.append(alias)
                self._taken.add(alias.casefold())
            elif alias != former or not keeps_key:
                remarks.append(f"earlier key '{excerpt(alias)}' of {key} is taken by another work and was left out")
        raw = {name: value for name, value in work.raw.items() if name != "ids"}
        if aliases:
            raw["ids"] = ", ".join(aliases)
        return Adopted(replace(work, key=key, aliases=tuple(aliases), raw=raw), tuple(remarks))

    def _is_free(self, key: str) -> bool:
        return is_safe_key(key) and key.casefold() not in self._taken


def _is_alias(key: str) -> bool:
    """Whether a text may have cited a work by this: numbers alone, which databases give, are no keys."""
    return is_safe_key(key) and "," not in key and any(char.isalpha() for char in key)
