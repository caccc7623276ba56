"""The cases of workers, in a process of its own: where tests run side by side, each process has threads, and one that
has threads is not forked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")
def test_processes_that_work_on_a_build() -> None:
    cases = Path(__file__).with_name("worker_cases.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", str(cases)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
