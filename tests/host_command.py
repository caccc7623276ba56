"""The hosts' command `build`, run on a folder: that of MkDocs within this process, which spares it half of the time."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from tests.limits import PATIENCE
from tests.warm import command as command_of

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONWARNINGS": ""}
OUR_COMMAND = [sys.executable, "-m", "literature"]
_WORDS = ["build", "--strict", "-f", "mkdocs.yml", "-d", "site"]


def build_strictly(host: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a folder's site. A fault that the host does not catch stands among its errors, as a shell shows it."""
    # ProperDocs puts modules of its own in the place of those of MkDocs, for good.
    return _run_mkdocs_here(folder) if host == "mkdocs" else _run(host, folder)


def _run(host: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [*command_of(host), *_WORDS] if host != "zensical" else [*OUR_COMMAND, *_WORDS, "--host", host]
    environment = os.environ | QUIET
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE)


def _run_mkdocs_here(folder: Path) -> subprocess.CompletedProcess[str]:
    with patch.dict(os.environ, QUIET), _as_if_started(), contextlib.chdir(folder):
        result = CliRunner().invoke(cli, _WORDS, prog_name="mkdocs")
    is_fault = result.exception is not None and not isinstance(result.exception, SystemExit)
    trace = "".join(traceback.format_exception(result.exception)) if is_fault else ""
    return subprocess.CompletedProcess(_WORDS, result.exit_code, result.stdout, result.stderr + trace)


@contextlib.contextmanager
def _as_if_started() -> Iterator[None]:
    """What MkDocs keeps for its process (plugins, hooks, warnings, what its loggers have) is new, and goes."""
    type(MkDocsConfig.hooks)._load_hook.cache_clear()
    kept = [
        (logger, logger.level, logger.propagate, logger.handlers[:], logger.filters[:])
        for logger in (logging.getLogger("mkdocs"), build.log)
    ]
    with patch.object(MkDocsConfig.plugins, "plugin_cache", {}), warnings.catch_warnings():
        warnings.resetwarnings()
        try:
            yield
        finally:
            for logger, level, propagate, handlers, filters in kept:
                logger.setLevel(level)
                logger.propagate = propagate
                logger.handlers[:], logger.filters[:] = handlers, filters
