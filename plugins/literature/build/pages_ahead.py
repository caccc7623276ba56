"""Texts of pages that other processes resolve while the host renders those before them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from literature.build.kept_texts import KeptTexts
from literature.build.page_text import PageText
from literature.build.workers import Tasks, Workers
from literature.model import Library

_LEAST = 100
"""Pages from which it pays to have other processes begin."""


class PagesAhead:
    """The authored pages of one build, in the order in which the host renders them."""

    def __init__(self, library: Library, tasks: Tasks, numbers: dict[str, int], kept: KeptTexts | None = None) -> None:
        self._library = library
        self._tasks = tasks
        self._numbers = numbers
        self._kept = kept

    @classmethod
    def begun(
        cls, library: Library, option: int | str, make: Callable[[str], PageText], kept: KeptTexts | None = None
    ) -> PagesAhead:
        """Have other processes begin with the last pages, as many as the option `workers` says; `make` resolves the
        page with a uri as its file has it, `kept` is told what is to be kept of it."""
        uris = list(library.pages)
        tasks = [partial(_packed, make, kept, uri) for uri in uris]
        running = Workers.of(option, len(uris), _LEAST).begin(tasks)
        return cls(library, running, {uri: number for number, uri in enumerate(uris)}, kept)

    def text(self, uri: str, markdown: str) -> PageText | None:
        """The text of a page whose Markdown the host gives as it stands in its file; None for another, which other
        plugins have changed or made, and where no process helps. Raises WorkerError where another process failed."""
        page = self._library.pages.get(uri)
        if not self._tasks.are_shared or page is None or page.text != markdown:
            return None
        told = json.loads(self._tasks.result(self._numbers[uri]).decode("utf-8", "surrogatepass"))
        if self._kept is not None:
            self._kept.take(uri, told["record"])
        return PageText.from_json(told["text"])

    def stop(self) -> None:
        """End the other processes."""
        self._tasks.stop()


def _packed(make: Callable[[str], PageText], kept: KeptTexts | None, uri: str) -> bytes:
    text = asdict(make(uri))
    told = {"text": text, "record": kept.new_record(uri) if kept is not None else None}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
