"""Runs one measurement in a process of its own, and says what it cost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parents[1]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
MOST_SECONDS = 3600
_MEGABYTE_IN_KB = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """What a process cost, with all the processes that it started."""

    cpu: float = 0.0
    """Seconds, user and system."""
    peak: float = 0.0
    """Most memory that one of the processes held, in MB."""
    values: Mapping[str, float] = field(default_factory=dict)
    """What it measured itself; seconds unless the name says otherwise."""
    fault: str = ""
    """Why there is no result; empty where there is one."""
    output: str = ""
    """What it printed."""
    clock: float = 0.0
    """Seconds of the clock, for what several processes do at once."""


def run_case(name: str, *arguments: str | Path, limit: float = MOST_SECONDS) -> Run:
    """Run one of `benchmarks.cases`; its values are the JSON on its last line."""
    done = run([sys.executable, "-m", "benchmarks.cases", name, *map(str, arguments)], limit=limit)
    if done.fault:
        return done
    return replace(done, values=json.loads(done.output.splitlines()[-1]), output="")


def run(command: Sequence[str], cwd: Path = ROOT, limit: float = MOST_SECONDS, codes: Sequence[int] = (0,)) -> Run:
    """Run a command. One that takes more seconds (of the clock) than `limit` is ended, and that is its fault."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        environment, start = os.environ | QUIET, time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=output, stderr=errors, start_new_session=True
        )
        timer = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            # `subprocess` itself does not say what one child cost.
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEGABYTE_IN_KB
        fault = ""
        if process.returncode == -signal.SIGKILL:
            fault = f"not done in {limit / 60:.0f} min"
        elif process.returncode not in codes:
            fault = f"failed: {_last_line(errors.seek(0) or errors.read()) or _ending(process.returncode)}"
        output.seek(0)
        return Run(cpu, peak, {}, fault, output.read().decode("utf-8", "replace"), clock)


def _last_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:120] if lines else ""


def _ending(code: int) -> str:
    return f"exit code {code}" if code > 0 else f"ended by {signal.Signals(-code).name}"
