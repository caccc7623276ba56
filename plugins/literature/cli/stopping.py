"""What is said when someone stops a command (Ctrl-C): in one line, what is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

STOPPED = 130
"""The exit code of a command that was stopped, as shells have it."""
_WRITTEN = "literature.written"


def note_written(files: Iterable[Path]) -> None:
    """Note for the command that runs, if any, that files were written whole."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta.setdefault(_WRITTEN, set()).update(files)


def what_is_whole(context: click.Context) -> str:
    """What a command has written before it was stopped."""
    count = len(context.meta.get(_WRITTEN, ()))
    if not count:
        return "nothing was written"
    return f"{count} file{' was' if count == 1 else 's were'} written, whole"


@contextmanager
def told_when_stopped(say: Callable[[], str]) -> Iterator[None]:
    """Has what is said of a command that is stopped within come from `say`; empty for what is said of others."""
    try:
        yield
    except KeyboardInterrupt:
        raise KeyboardInterrupt(say()) from None
