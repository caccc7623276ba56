"""Builds a site with Zensical: what comes before, Zensical itself, and what comes after."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
        is_rendered = _render(prepared.staged.configuration, flags)
    if not is_rendered:
        return 1
    with phases.phase("Finishing the site"):
        faults, problems = prepared.finished.finish()
    has_warned |= tell(problems, faults)
    if is_strict and (has_warned or faults):
        print(f"Nothing was written to {site_dir}: there were warnings, and the build is strict.", file=sys.stderr)
        return 1
    folders.move_folder(prepared.staged.site, disk.real_path(site_dir))
    return 0


def _render(configuration: Path, flags: list[str]) -> bool:
    """Have Zensical build what a configuration says; whether it did, after all was said on standard error. Raises
    KeyboardInterrupt where someone stops it.

    It runs in this process, where everything is loaded that its Markdown needs of us.
    """
    from zensical.main import cli

    try:
        with _interrupts():
            cli.main(["build", "--config-file", str(configuration), *flags], standalone_mode=False)
    except RuntimeError as error:
        # All that goes wrong in a build comes as this one error: warnings of a strict one, a template, an extension.
        reason, _, more = str(error).partition("\n")
        hint = f"; for more: python -m zensical build --config-file '{configuration}'" if more else ""
        print(f"Zensical has built nothing: {reason}{hint}", file=sys.stderr)
        return False
    return True


@contextmanager
def _interrupts() -> Iterator[None]:
    """Raises KeyboardInterrupt at the end of what is done within, where someone has stopped it meanwhile. Zensical
    would leave the process when it hears of it, as if all were well."""
    seen: list[int] = []

    def note(number: int, frame: object) -> None:
        seen.append(number)
        print("Stopping when Zensical has rendered all pages; once more to stop at once.", file=sys.stderr)
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if seen:
            raise KeyboardInterrupt
