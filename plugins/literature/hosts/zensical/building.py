"""Builds a site with Zensical: what comes before, Zensical in a process of its own, and what comes after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from literature.build.phases import Phases
from literature.hosts.zensical.prepared_site import PreparedSite
from literature.hosts.zensical.telling import tell
from literature.sources import disk, folders
from literature.sources.project import Project


def build_site(
    project: Project, site_dir: Path, *, is_strict: bool, is_clean: bool, phases: Phases | None = None
) -> int:
    """Build a site into a folder, which stays as it was unless the site is whole. The exit code, after all was said on
    standard error; `is_strict` makes warnings count, `is_clean` has every page rendered anew,
    `phases` is told how long each step takes.

    Raises Zensical's own errors for a configuration that it cannot read.
    """
    phases = phases or Phases()
    with phases.phase("Preparing pages"):
        prepared = PreparedSite.of(project, phases=phases)
    has_warned = tell(prepared.build.diagnostics, (*prepared.build.messages, *prepared.faults))
    flags = [*(["--clean"] if is_clean else []), *(["--strict"] if is_strict else [])]
    with phases.phase("Rendering pages"):
        ended = subprocess.run([*command("build", prepared.staged.configuration), *flags], check=False)
    if ended.returncode:
        return ended.returncode
    finished = prepared.finished
    with phases.phase("Finishing the site"):
        faults = finished.finish()
    has_warned |= tell(finished.problems(), faults)
    if is_strict and (has_warned or faults):
        print(f"Nothing was written to {site_dir}: there were warnings, and the build is strict.", file=sys.stderr)
        return 1
    folders.move_folder(prepared.staged.site, disk.real_path(site_dir))
    return 0


def command(name: str, configuration: Path) -> list[str]:
    """How Zensical is called."""
    return [sys.executable, "-m", "zensical", name, "--config-file", str(configuration)]
