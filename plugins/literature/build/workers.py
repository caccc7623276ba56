"""Processes that do a build's work beside it. They are forked from it and hold all that it has read: nothing is sent to
them, and of a task nothing comes back but bytes.

`pages_ahead.py` has them resolve pages, `writing.py` has them write files.
"""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from literature.sources import disk, folders

Task = Callable[[], bytes]
_MOST = 8
"""Processes that are used without being asked for: the host alone renders pages, and more would wait for it."""
_PATIENCE = 0.005
"""Seconds between two looks at what another process is doing."""
_FREE, _TAKEN, _DONE = 0, 1, 2
_THREADS = Path("/proc/self/task")
_FAULT = "fault"


class WorkerError(Exception):
    """Another process has not done its task; the message says why."""


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes work on a build, this one among them."""

    count: int = 1

    @classmethod
    def of(cls, option: int | str, things: int, least: int) -> Workers:
        """As many as the option `workers` says; where it leaves the choice, as many as this process has cores, and this
        one alone for fewer than `least` things to do."""
        if isinstance(option, int):
            return cls(max(1, option))
        return cls(min(_MOST, folders.cores()) if things >= least else 1)

    def begin(self, tasks: Sequence[Task]) -> Tasks:
        """Have the other processes begin with the last of these tasks."""
        others = min(self.count - 1, len(tasks)) if may_fork() else 0
        return Tasks(tasks, others)


def may_fork() -> bool:
    """Whether this process can have copies of itself at work: not where systems or their libraries do not allow it
    (Windows, macOS), and not while it has threads, which a copy would lack, and with them what they hold locked."""
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
        return False
    return not multiprocessing.current_process().daemon and len(disk.folders(_THREADS)) == 1


class Tasks:
    """Tasks under way. Whoever asks for a result does the task where no one has begun with it."""

    def __init__(self, tasks: Sequence[Task], others: int) -> None:
        self._tasks = tasks
        self._processes: list[BaseProcess] = []
        if not others:
            return
        # Two processes may begin with the same task at the same moment: then it is done twice, with one result. A lock
        # would be held for ever by one that is killed.
        self._states = mmap.mmap(-1, len(tasks))
        self._folder = folders.temporary_folder()
        context = multiprocessing.get_context("fork")
        for number in range(others):
            process = context.Process(target=self._work, args=(number, others), daemon=True)
            process.start()
            self._processes.append(process)

    @property
    def are_shared(self) -> bool:
        """Whether other processes help."""
        return bool(self._processes)

    def result(self, number: int) -> bytes:
        """The result of a task. Raises WorkerError where another process failed in it."""
        if not self._processes:
            return self._tasks[number]()
        if self._states[number] == _FREE:
            self._states[number] = _TAKEN
            return self._tasks[number]()
        while self._states[number] != _DONE:
            self._look()
            if not any(process.is_alive() for process in self._processes) and self._states[number] != _DONE:
                return self._tasks[number]()
            time.sleep(_PATIENCE)
        return disk.read_bytes(self._folder / str(number)) or b""

    def stop(self) -> None:
        """End the other processes, whatever they do; results that were not asked for are lost."""
        if not self._processes:
            return
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        self._processes.clear()
        folders.remove_folder(self._folder)

    def _look(self) -> None:
        """Raise what went wrong in another process."""
        for process in self._processes:
            if process.exitcode:
                why = disk.read_text_if_there(self._folder / _FAULT) or _ending(process.exitcode)
                raise WorkerError(f"A worker of the build has ended: {why}. `workers: 1` builds without any.")

    def _work(self, number: int, others: int) -> None:
        """What another process does: every so many-th task first, then those that are left."""
        # Whoever stops a build in a terminal stops all its processes at once; this one is ended by the first.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # Looking through all that was read would copy it.
        gc.freeze()
        gc.disable()
        last = len(self._tasks) - 1
        own = range(last - number, -1, -others)
        try:
            for task in (*own, *range(last, -1, -1)):
                if self._states[task] == _FREE and _has_parent():
                    self._states[task] = _TAKEN
                    disk.write_bytes(self._folder / str(task), self._tasks[task]())
                    self._states[task] = _DONE
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__}: {error}, in {Path(place.filename).name}, line {place.lineno}"
        with suppress(OSError):
            disk.write_text(self._folder / _FAULT, " ".join(why.split()))
        sys.exit(1)


def _has_parent() -> bool:
    parent = multiprocessing.parent_process()
    return parent is None or parent.is_alive()


def _ending(code: int) -> str:
    return f"signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"exit code {code}"
