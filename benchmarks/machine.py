"""What the figures were measured on, and how fast that was at the time."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

from .process import ROOT

_SHOWN = ("mkdocs", "mkdocs-material", "Markdown", "bibtexparser", "pybtex")
_ROUNDS = 3_000_000


def yardstick() -> float:
    """CPU seconds of a fixed piece of plain Python, by which machines and hours can be compared."""
    start = time.process_time()
    words: dict[str, int] = {}
    for number in range(_ROUNDS):
        key = f"w{number % 5000}"
        words[key] = words.get(key, 0) + number
    return time.process_time() - start


def described() -> list[str]:
    """Lines about processor, memory, system and versions."""
    return [
        f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB of memory",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        ", ".join(f"{name} {version(name)}" for name in _SHOWN),
        f"commit {_commit()}",
    ]


def _processor() -> str:
    return _value(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _value(path: Path, name: str) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    changed = " with changes" if git("status", "--porcelain", "--", "plugins") else ""
    return (git("rev-parse", "--short", "HEAD") or "unknown") + changed
