"""The programs that the full benchmark compares with, in an environment of their own."""

from __future__ import annotations

import sys
from pathlib import Path

from .process import ROOT, Run, run

_REQUIREMENTS = Path(__file__).with_name("comparison-requirements.txt")
_FOLDER = ROOT / ".cache/comparison"


def environment() -> tuple[Path, str]:
    """The Python that has mkdocs-bibtex and Hugo, made when the requirements have changed; and why there is none."""
    python = _FOLDER / "bin/python"
    made_of = _FOLDER / "requirements.txt"
    wanted = _REQUIREMENTS.read_text(encoding="utf-8")
    if not made_of.is_file() or made_of.read_text(encoding="utf-8") != wanted:
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(_REQUIREMENTS)]
        for command in ([sys.executable, "-m", "venv", "--clear", str(_FOLDER)], [str(python), *install]):
            done = run(command)
            if done.fault:
                return python, done.fault
        made_of.write_text(wanted, encoding="utf-8")
    return python, ""


def build_with(python: Path, folder: Path, config_name: str, site_dir: Path, limit: float) -> Run:
    """Build a site with the plugin that its configuration names."""
    command = [str(python), "-m", "mkdocs", "build", "--quiet", "-f", config_name, "-d", str(site_dir)]
    return run(command, folder, limit)


def hugo(python: Path, folder: Path, target: Path, limit: float) -> Run:
    """Have Hugo write the pages that stand in a folder."""
    command = [str(python.with_name("hugo")), "--quiet", "--source", str(folder), "--destination", str(target)]
    return run(command, folder, limit)
