"""Writes all that stands beside the host's pages into a site's folder: generated pages, pictures, what packages add,
the search, and what is read of a site that is opened from disk. What is independent is a task, so that several
processes can share the work; the bytes are the same for any number of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from literature.build.generated_files import GeneratedFiles
from literature.build.phases import Phases
from literature.build.social_cards import SocialCards
from literature.build.workers import Task, Tasks, Workers
from literature.model import Steps, uncounted
from literature.site.addresses import ASSET_FOLDER

Write = Callable[[Path, bytes], object]
_PAGES, _PICTURES = 50, 10
"""In a task: enough that asking for the next one costs nothing, few enough that no process waits long for the last."""
_LEAST = 200
"""Generated pages from which it pays to have other processes help."""


class SiteWriting:
    """The writing of one site, which may begin when the frame of generated pages and the headings of all others are
    known."""

    def __init__(
        self, files: GeneratedFiles, cards: SocialCards | None, site: Path, write: Write, option: int | str
    ) -> None:
        """Begin to write below the folder of the site, with as many processes as the option `workers` says. This one
        does nothing before `finish`."""
        self._files = files
        self._cards = cards
        self._site = site
        self._write = write
        pages = [partial(self._write_pages, addresses) for addresses in _divided(files.addresses, _PAGES)]
        pictures = [partial(self._paint, names) for names in _divided(tuple(cards.cards) if cards else (), _PICTURES)]
        # The search takes longest, and others begin with the last task.
        self._stages: tuple[tuple[str, Sequence[Task]], ...] = (
            ("Writing generated pages", pages),
            ("Painting pictures", pictures),
            ("Writing what is put beside pages", [self._write_outputs]),
            ("Writing the search", [self._write_search]),
        )
        tasks = [task for _, stage in self._stages for task in stage]
        self._tasks: Tasks = Workers.of(option, len(files.addresses), _LEAST).begin(tasks)

    def finish(self, steps: Steps = uncounted, phases: Phases | None = None) -> None:
        """Write what no other process has begun with, and wait for them. Raises WorkerError where one has failed."""
        phase = (phases or Phases()).phase
        number = 0
        try:
            for what, stage in self._stages:
                with phase(what):
                    for _ in steps(what, stage, len(stage)):
                        self._keep(self._tasks.result(number))
                        number += 1
        finally:
            self._tasks.stop()
        self._files.write_frame_script(self._site / ASSET_FOLDER)
        with phase("Writing what is read from disk"):
            self._files.write_page_pack(self._site / ASSET_FOLDER)

    def stop(self) -> None:
        """End all that was begun."""
        self._tasks.stop()

    def _keep(self, told: bytes) -> None:
        found = json.loads(told)
        self._files.packs.keep_parts(found["parts"])
        self._files.keep_faults(found["faults"])

    def _told(self, parts: dict[str, str] | None = None) -> bytes:
        """What this process has to know of a task, whichever has done it."""
        return json.dumps({"parts": parts or {}, "faults": dict(self._files.faults)}, ensure_ascii=False).encode()

    def _write_pages(self, addresses: Sequence[str]) -> bytes:
        parts: dict[str, str] = {}
        for file, html in self._files.filled_pages(addresses):
            self._write(self._site / file, html)
            parts |= self._files.packs.parts_of(file, html)
        return self._told(parts)

    def _paint(self, names: Sequence[str]) -> bytes:
        for file, picture in self._cards.files(names) if self._cards else ():
            self._write(self._site / file, picture)
        return self._told()

    def _write_outputs(self) -> bytes:
        for file, content in self._files.outputs.files():
            self._write(self._site / file, content)
        return self._told()

    def _write_search(self) -> bytes:
        self._files.write_search(self._site / ASSET_FOLDER)
        self._files.write_table_packs(self._site / ASSET_FOLDER)
        return self._told()


def _divided(things: Sequence[str], size: int) -> list[Sequence[str]]:
    return [things[start : start + size] for start in range(0, len(things), size)]
