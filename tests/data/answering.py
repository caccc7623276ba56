"""Answers to what people ask of a site, from its published files alone: nothing of the package is used."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

Record = dict[str, Any]


class Answers:
    """What the files below `api/v1/` say."""

    def __init__(self, read: Callable[[str], str]) -> None:
        """`read` gives the text of a file by its path below the site's root."""
        self._read = read

    def records(self, name: str) -> Iterator[Record]:
        """The records of a collection, those of its shards where it has any."""
        whole = json.loads(self._read(f"api/v1/{name}.json"))
        yield from whole.get("records", ())
        for shard in whole.get("shards", ()):
            yield from json.loads(self._read(f"api/v1/{shard['file']}"))["records"]

    def verdict(self, words: str) -> tuple[str, str]:
        """What the evidence says of a claim, and the page that says it."""
        claim = self._best("claims", words, "title")
        return claim["verdict"], claim["page"]

    def works(self, words: str, *, against: bool) -> list[str]:
        """Keys of the works that dispute a claim, or support it."""
        found: list[str] = self._best("claims", words, "title")["disputed_by" if against else "supported_by"]
        return found

    def figure(self, construct: str, outcome: str) -> tuple[str, str, str]:
        """A figure as one writes it, the key of its work, and where it was seen."""
        fitting = [
            finding
            for finding in self.records("findings")
            if _has(finding["construct"], construct) and _has(finding["outcome"], outcome)
        ]
        # What is said with the fewest other words is meant.
        finding = min(fitting, key=lambda one: len(one["construct"]) + len(one["outcome"]))
        return finding["statistics"], finding["key"], finding["source"]

    def sentence(self, work: str, words: str) -> tuple[str, str, str]:
        """What the site says of a work on something: key, sentence, address. A work is named as a text names it."""
        labels = {one["key"]: one["label"] for one in self.records("references")}
        (key,) = (key for key, label in labels.items() if label == work)
        fitting = [one for one in self.records("mentions") if one["key"] == key and _has(one["sentence"], words)]
        mention = min(fitting, key=lambda one: len(one["sentence"]))
        return key, mention["sentence"], mention["address"]

    def definition(self, name: str) -> tuple[str, str]:
        """What a concept is, and where that stands."""
        (concept,) = (
            one
            for one in self.records("concepts")
            if name.lower() in (one["title"].lower(), *(other.lower() for other in one["other_names"]))
        )
        return concept["definition"], concept["definition_address"]

    def _best(self, name: str, words: str, field: str) -> Record:
        wanted = set(_words(words))
        return max(self.records(name), key=lambda one: len(wanted & set(_words(one[field]))) / len(_words(one[field])))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _has(text: str, words: str) -> bool:
    """Whether all words stand in a text."""
    return set(_words(words)) <= set(_words(text))
