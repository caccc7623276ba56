"""Serves a site with Zensical while its author writes: what is saved is resolved, Zensical renders it, and pages that
no file stands for are written beside those."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

from click import ClickException
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from literature.hosts.zensical.prepared_site import PreparedSite
from literature.hosts.zensical.telling import tell
from literature.rebuilding.build_cache import BuildCache
from literature.sources import disk, folders
from literature.sources.own_templates import FOLDER as TEMPLATES
from literature.sources.project import Project, read_project

_PAUSE = 0.1
"""Seconds in which changes are taken together: an editor writes a file in several steps."""
_LOOK = 0.25
"""Seconds between two looks whether Zensical has ended, or has rendered what is waited for."""


class Serving:
    """One site while it is served."""

    def __init__(self, project: Project, arguments: Iterable[str]) -> None:
        """`arguments` are those of Zensical's own `serve`."""
        self._configuration = project.root / project.name
        self._arguments = tuple(arguments)
        self._cache = BuildCache()
        self._changed, self._is_configured_anew = Event(), Event()

    def run(self) -> int:
        """Serve until Zensical ends or is interrupted; its exit code. Raises Zensical's own errors for a configuration
        that it cannot read."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        prepared = self._prepare()
        process = self._start(prepared)
        observer = self._watch(prepared)
        is_written = False
        try:
            while process.poll() is None:
                if self._changed.wait(_LOOK):
                    time.sleep(_PAUSE)
                    self._changed.clear()
                    if self._is_configured_anew.is_set():
                        self._is_configured_anew.clear()
                        _end(process)
                        process = self._start(prepared)
                    prepared, is_written = self._again(prepared), False
                if not is_written and prepared.finished.is_rendered:
                    tell((), prepared.finished.write_generated())
                    is_written = True
        except KeyboardInterrupt:
            _end(process)
            return 0
        finally:
            observer.stop()
            observer.join()
        return process.returncode

    def _prepare(self) -> PreparedSite:
        prepared = PreparedSite.of(read_project(self._configuration), self._cache)
        tell(prepared.build.diagnostics, (*prepared.build.messages, *prepared.faults))
        return prepared

    def _again(self, before: PreparedSite) -> PreparedSite:
        """The site after a change; that before it where it cannot be read."""
        try:
            return self._prepare()
        except ClickException as error:
            print(error.format_message(), file=sys.stderr)
            return before

    def _start(self, prepared: PreparedSite) -> subprocess.Popen[bytes]:
        # What stands there may be of another build, and is not what is waited for.
        folders.remove_folder(prepared.staged.site)
        command = [sys.executable, "-m", "zensical", "serve", "--config-file", str(prepared.staged.configuration)]
        return subprocess.Popen([*command, *self._arguments])

    def _watch(self, prepared: PreparedSite) -> BaseObserver:
        project = prepared.staged.project
        watched = {project.docs, *prepared.build.watched_folders(project.root)}
        if project.custom_dir:
            watched.add(project.root / project.custom_dir / TEMPLATES)
        observer = Observer()
        for folder in filter(disk.is_folder, watched):
            observer.schedule(_Changes(self._changed.set), str(folder), recursive=True)
        on_configuration = _Changes(self._configure_anew, only=self._configuration)
        observer.schedule(on_configuration, str(project.root), recursive=False)
        observer.start()
        return observer

    def _configure_anew(self) -> None:
        self._is_configured_anew.set()
        self._changed.set()


class _Changes(FileSystemEventHandler):
    def __init__(self, tell_change: Callable[[], None], only: Path | None = None) -> None:
        self._tell_change = tell_change
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_change = event.event_type in ("created", "deleted", "modified", "moved")
        paths = {Path(str(event.src_path)), Path(str(event.dest_path))}
        if is_change and not event.is_directory and (self._only is None or self._only in paths):
            self._tell_change()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
