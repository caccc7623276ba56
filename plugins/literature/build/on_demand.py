"""Writes files of a served site when a browser asks for them, so that saving a page does not write ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Condition
from typing import Any

from literature.site.addresses import file_of
from literature.sources import disk

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""
_LONGEST_WAIT = 120.0
"""Seconds that a request waits for a build to end."""


class OnDemand:
    """The files of one site that were not written when it was built.

    While a build is under way requests wait: the host has emptied the folder, and what is known is that of the build
    before.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._is_building = False
        self._make: Callable[[str], bool] | None = None

    def stop(self) -> None:
        """A build begins."""
        with self._condition:
            self._is_building = True
            self._make = None

    def start(self, make: Callable[[str], bool] | None) -> None:
        """A build has ended. `make` writes the file at an address below the site's root if it is one of those it
        knows; without it, nothing is left to be written."""
        with self._condition:
            self._is_building = False
            self._make = make
            self._condition.notify_all()

    def before(self, application: Application, mount: str, folder: Path) -> Application:
        """The host's application, with the file that a request is for written first. `mount` is the path that the
        site's root is served under, `folder` what is served there."""

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(mount):
                self._provide(path.removeprefix(mount), folder)
            return application(environ, start_response)

        return answer

    def _provide(self, address: str, folder: Path) -> None:
        with self._condition:
            self._condition.wait_for(lambda: not self._is_building, _LONGEST_WAIT)
            if self._make is None or disk.is_file(folder / file_of(address)):
                return
            # Without its slash an address is led on by the host once the folder is there.
            for name in (address, f"{address}/"):
                if self._make(name):
                    return
