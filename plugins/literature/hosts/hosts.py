"""The generators of sites under which the tool works, and how each is run."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from literature.sources.project import Project

_PATIENCE = 10.0
"""Seconds for which a host that is stopped may tidy up."""
HOSTS = ("mkdocs", "properdocs", "zensical")


def host_of(project: Project) -> str:
    """The host that a configuration names: by its file, and where the tool is none of its plugins but one of its
    Markdown extensions, which only Zensical asks."""
    configuration = project.configuration
    if project.name.endswith(".toml") or (configuration.is_extension and not configuration.is_plugin):
        return "zensical"
    return "properdocs" if project.name.startswith("properdocs.") else "mkdocs"


def missing(host: str) -> str:
    """What is to be installed before a host can be run; empty where it can be."""
    if find_spec(host) is not None:
        return ""
    package = "'mkdocs-literature[zensical]'" if host == "zensical" else host
    return f"{host} is not installed: pip install {package}"


def run(host: str, name: str, configuration: Path, *arguments: str) -> int:
    """Run a command of MkDocs' or ProperDocs' and give its exit code. Raises KeyboardInterrupt where someone stops it,
    once the host has ended too."""
    command = [sys.executable, "-m", host, name, "--config-file", str(configuration), *arguments]
    with subprocess.Popen(command) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # A terminal has stopped it too.
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.terminate()
            raise
