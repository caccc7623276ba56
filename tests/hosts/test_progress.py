"""How far long work is, on a terminal that is none and a clock that goes when it is told."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator

import pytest

from literature.hosts.mkdocs.made_pages import CountedPages
from literature.hosts.progress import Progress
from literature.sources import disk


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds, which go on when someone says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def worked(progress: Progress, clock: Clock, *, seconds: float, count: int = 10) -> list[int]:
    """What comes out of work that takes so long for each of its things."""
    done = []
    for thing in progress("Counting", range(count), count):
        clock.now += seconds
        done.append(thing)
    return done


def test_short_work_shows_nothing(clock: Clock) -> None:
    terminal = Terminal()
    assert worked(Progress(terminal, is_shown=True, clock=clock), clock, seconds=0.19) == list(range(10))
    assert terminal.getvalue() == ""


def test_work_is_shown_after_two_seconds(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal, is_shown=True, clock=clock)
    seen = []
    for thing in progress("Counting", range(10), 10):
        seen.append((thing, terminal.getvalue() != ""))
        clock.now += 0.9
    assert seen == [(thing, thing > 2) for thing in range(10)]
    assert "Counting" in terminal.getvalue()
    assert "100%" in terminal.getvalue()
    assert "\n" in terminal.getvalue(), "what is said next has a line of its own"


def test_a_short_part_of_long_work_is_not_worth_a_line(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal, is_shown=True, clock=clock)
    clock.now += 60
    worked(progress, clock, seconds=0.04)
    assert terminal.getvalue() == ""
    worked(progress, clock, seconds=0.4)
    assert "Counting" in terminal.getvalue()


def test_a_bar_is_drawn_some_hundred_times_however_many_things_there_are(clock: Clock) -> None:
    terminal = Terminal()
    worked(Progress(terminal, is_shown=True, clock=clock), clock, seconds=3, count=20_000)
    assert 100 < terminal.getvalue().count("\r") < 500


def test_a_bar_ends_where_work_is_stopped(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal, is_shown=True, clock=clock)

    def stopped() -> None:
        for thing in progress("Counting", range(10), 10):
            clock.now += 3
            if thing == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as raised:
        stopped()
    assert raised.value.args == ()
    assert "Counting" in terminal.getvalue()


def test_nothing_is_put_in_the_way_of_work_that_no_one_watches() -> None:
    def things() -> Iterator[int]:
        yield 1

    handed = things()
    assert Progress(Terminal(), is_shown=False)("Counting", handed, 1) is handed


@pytest.mark.parametrize(
    ("is_terminal", "is_pipe", "server", "is_shown"),
    [(True, False, "", True), (False, False, "", False), (True, True, "", False), (True, False, "true", False)],
)
def test_where_it_is_shown(
    is_terminal: bool, is_pipe: bool, server: str, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal() if is_terminal else io.StringIO())
    monkeypatch.setattr(disk, "is_pipe", lambda stream: is_pipe)
    monkeypatch.setenv("CI", server)
    assert Progress.here().is_shown is is_shown


def test_pages_that_a_host_goes_through_are_counted(clock: Clock) -> None:
    terminal = Terminal()
    pages = CountedPages("Rendering pages", 10, progress=Progress(terminal, is_shown=True, clock=clock))
    for _ in range(12):
        pages.step()
        clock.now += 1
    pages.end()
    pages.step()
    assert "Rendering pages" in terminal.getvalue()
    assert terminal.getvalue().count("\n") == 1


def test_an_author_who_waits_for_one_page_is_shown_nothing(clock: Clock) -> None:
    terminal = Terminal()
    progress = Progress(terminal, is_shown=True, clock=clock)
    pages = CountedPages("Rendering pages", 2, is_serving=True, progress=progress)
    clock.now += 10
    pages.step()
    pages.end()
    assert terminal.getvalue() == ""


def test_what_is_piped() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading), os.fdopen(writing, "w") as pipe:
        assert disk.is_pipe(pipe)
    assert not disk.is_pipe(io.StringIO())
