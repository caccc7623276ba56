"""Texts of pages that other processes resolve while the host renders those before them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from literature.build.page_text import PageText
from literature.build.workers import Tasks, Workers
from literature.model import Library

_LEAST = 100
"""Pages from which it pays to have other processes begin."""


class PagesAhead:
    """The authored pages of one build, in the order in which the host renders them."""

    def __init__(self, library: Library, tasks: Tasks, numbers: dict[str, int]) -> None:
        self._library = library
        self._tasks = tasks
        self._numbers = numbers

    @classmethod
    def begun(cls, library: Library, option: int | str, make: Callable[[str], PageText]) -> PagesAhead:
        """Have other processes begin with the last pages, as many as the option `workers` says; `make` resolves the
        page with a uri as its file has it."""
        uris = list(library.pages)
        tasks = [partial(_packed, make, uri) for uri in uris]
        running = Workers.of(option, len(uris), _LEAST).begin(tasks)
        return cls(library, running, {uri: number for number, uri in enumerate(uris)})

    def text(self, uri: str, markdown: str) -> PageText | None:
        """The text of a page whose Markdown the host gives as it stands in its file; None for another, which other
        plugins have changed or made, and where no process helps. Raises WorkerError where another process failed."""
        page = self._library.pages.get(uri)
        if not self._tasks.are_shared or page is None or page.text != markdown:
            return None
        return _unpacked(self._tasks.result(self._numbers[uri]))

    def stop(self) -> None:
        """End the other processes."""
        self._tasks.stop()


def _packed(make: Callable[[str], PageText], uri: str) -> bytes:
    return json.dumps(asdict(make(uri)), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> PageText:
    told = json.loads(data.decode("utf-8", "surrogatepass"))
    told |= {name: tuple(told[name]) for name in ("pieces", "faults")}
    return PageText(**told)
