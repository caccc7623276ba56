"""Spares each build what is the same for all: templates of themes are compiled once in a test run, and their icons, of
which Material has 14,000 and no host publishes any, are not looked through again.

What `command` says starts a host that is spared it too.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partialmethod
from pathlib import Path
from unittest.mock import patch

import jinja2
from jinja2 import FileSystemBytecodeCache, FileSystemLoader

TEMPLATES = "LITERATURE_TESTS_TEMPLATES"
"""The variable of the environment that names the folder of compiled templates."""
_list_templates = FileSystemLoader.list_templates


@contextmanager
def kept_templates(folder: Path) -> Iterator[None]:
    """Within it, what is made from themes is made once. Compiled templates stand in the folder, also for others."""
    cache = FileSystemBytecodeCache(str(folder))
    known: dict[str, list[str]] = {}

    def list_templates(self: FileSystemLoader) -> list[str]:
        found: set[str] = set()
        for path in self.searchpath:
            # Only what is installed stays as it is.
            if "site-packages" not in path:
                found.update(_list_templates(FileSystemLoader(path)))
                continue
            if path not in known:
                names = _list_templates(FileSystemLoader(path))
                known[path] = [name for name in names if not name.startswith(".")]
            found.update(known[path])
        return sorted(found)

    init = partialmethod(jinja2.Environment.__init__, bytecode_cache=cache)
    with ExitStack() as stack:
        stack.enter_context(patch.object(jinja2.Environment, "__init__", init))
        stack.enter_context(patch.object(FileSystemLoader, "list_templates", list_templates))
        yield


def run(module: str) -> None:
    """Run a module as `python -m` does, with the words that follow."""
    sys.argv[0] = module
    with kept_templates(Path(os.environ[TEMPLATES])):
        runpy.run_module(module, run_name="__main__", alter_sys=True)


def command(module: str) -> list[str]:
    """What `python -m module` does, with templates of this run of tests."""
    root = str(Path(__file__).parents[1])
    return [sys.executable, "-c", f"import sys; sys.path.append({root!r}); from tests.warm import run; run({module!r})"]
