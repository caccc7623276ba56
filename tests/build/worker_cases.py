"""Processes that do a build's work beside it: what comes back, and what is said when one fails. `test_workers.py` has
them run in a process without threads."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from literature.build.workers import Task, Tasks, WorkerError, Workers, may_fork


def _done(number: int) -> bytes:
    return b"%d" % number


def _done_by(number: int) -> bytes:
    return b"%d" % os.getpid()


def _elsewhere(parent: int, fail: Task) -> bytes:
    """In another process, what makes it fail; here, what lets others come first."""
    if os.getpid() == parent:
        time.sleep(0.05)
        return b""
    return fail()


def _all(tasks: Tasks, count: int) -> list[bytes]:
    try:
        return [tasks.result(number) for number in range(count)]
    finally:
        tasks.stop()


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_results_are_those_of_the_tasks_for_any_number_of_processes(count: int) -> None:
    tasks = [partial(_done, number) for number in range(20)]
    assert _all(Workers(count).begin(tasks), 20) == [b"%d" % number for number in range(20)]


def test_other_processes_begin_with_the_last_task() -> None:
    running = Workers(2).begin([partial(_done_by, number) for number in range(3)])
    try:
        while not all(running._states[number] == 2 for number in range(3)):
            time.sleep(0.01)
        assert int(running.result(2)) != os.getpid()
    finally:
        running.stop()


def test_a_task_that_raises_ends_with_its_message() -> None:
    def fail() -> bytes:
        raise ValueError("no such harbor")

    running = Workers(2).begin([partial(_elsewhere, os.getpid(), fail)] * 50)
    with pytest.raises(WorkerError, match=r"ValueError: no such harbor, in worker_cases\.py, line"):
        _all(running, 50)
    assert not multiprocessing.active_children()


def test_a_process_that_is_killed_ends_with_a_message() -> None:
    def fail() -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    running = Workers(2).begin([partial(_elsewhere, os.getpid(), fail)] * 50)
    with pytest.raises(WorkerError, match=r"signal 9 \(Killed\).*`workers: 1` builds without any"):
        _all(running, 50)


def test_stopping_leaves_no_process_and_no_file() -> None:
    running = Workers(3).begin([partial(time.sleep, 60)] * 4)  # type: ignore[list-item]  # nothing is asked of them
    folder: Path = running._folder
    assert folder.is_dir()
    running.stop()
    assert not folder.exists()
    assert not multiprocessing.active_children()


def test_nothing_is_forked_while_there_are_threads() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert not may_fork()
        assert not Workers(2).begin([partial(_done, 1)]).are_shared
    finally:
        end.set()
        thread.join()


@pytest.mark.parametrize(
    ("option", "things", "count"), [(0, 1000, 1), (1, 1000, 1), (3, 1, 3), ("auto", 9, 1), ("auto", 10, 4)]
)
def test_how_many_there_are(option: int | str, things: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 2, 5, 7}, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert Workers.of(option, things, 10).count == count


def test_systems_that_do_not_tell_a_process_its_cores_have_those_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(os, "sched_getaffinity", _refuse, raising=False)
    assert Workers.of("auto", 10, 10).count == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    assert Workers.of("auto", 10, 10).count == 3


def _refuse(process: int) -> set[int]:
    raise OSError(38, "Function not implemented")


def test_other_systems_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert not may_fork()
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert not may_fork()
