"""What `mkdocs serve` does after a file was saved: the first build, then one for each edit, in one process and with one
object of the plugin, as the host keeps it."""

from __future__ import annotations

import logging
import shutil
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from .clock import cost
from .edits import edited_page, edits

_MOUNT = "/library/"
_ADDRESS = f"http://127.0.0.1:8000{_MOUNT}"
_MOST_TIMES = 3
_ENOUGH_SECONDS = 10.0


def rebuild(folder: str, config_name: str) -> dict[str, float]:
    """For each kind of edit the median seconds: of the rebuild, and of answering a browser that then asks for the page,
    for a reference's page and for the search's data."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        copy = Path(shutil.copytree(folder, Path(name) / "site", ignore=shutil.ignore_patterns(".cache")))
        served = _Served(copy / config_name, Path(name) / "output", edited_page(copy).stem)
        found = {f"first, {part}": seconds for part, seconds in served.built().items()}
        served.serve()
        changes = edits(copy)
        if not served.search:
            # Without the plugin only pages are read.
            changes = {"sentence": changes["sentence"]}
        # What earlier builds have made is looked through for the first time.
        changes["sentence"](_MOST_TIMES)
        found |= {f"second, {part}": seconds for part, seconds in served.built().items()}
        for kind, edit in changes.items():
            for part, seconds in _median(served, edit).items():
                found[f"{kind}, {part}"] = seconds
        served.close()
    return found


class _Served:
    """A site as the host serves it, without the loop that waits for changes."""

    def __init__(self, config_file: Path, site_dir: Path, page: str) -> None:
        self._config_file, self._site_dir, self._page = config_file, site_dir, page
        self._config: MkDocsConfig | None = None
        self._server: LiveReloadServer | None = None
        self.search = ""
        """Address of a file that a search loads; empty where there is none."""

    def built(self) -> dict[str, float]:
        """Build as after a change; seconds by part."""
        start = time.thread_time()
        config = load_config(str(self._config_file), site_dir=str(self._site_dir))
        if self._config is None:
            with click.Context(click.Command("serve")) as context:
                context.params["livereload"] = True
                config.plugins.on_startup(command="serve", dirty=False)
        self._config = config
        config.site_url = _ADDRESS
        mkdocs_build(config, serve_url=_ADDRESS)
        shown = {"whole": time.thread_time() - start}
        if self._server is None:
            return shown
        return shown | {
            part: cost(lambda address=address: self._get(address))
            for part, address in (
                ("page", f"summaries/{self._page}/"), ("reference", f"references/{self._page}/"),
                ("search", self.search),
            )
            if self.search
        }  # fmt: skip

    def serve(self) -> None:
        """What the host does once the first build is done, but for waiting."""
        assert self._config is not None
        self._server = LiveReloadServer(self.built, "127.0.0.1", 0, str(self._site_dir), mount_path=_MOUNT)
        self._config.plugins.on_serve(self._server, config=self._config, builder=self.built)
        has_search = (self._site_dir / "assets/literature/search").is_dir()
        self.search = "assets/literature/search/data/index.table" if has_search else ""

    def close(self) -> None:
        """End the server."""
        assert self._server is not None
        self._server.server_close()

    def _get(self, address: str) -> None:
        assert self._server is not None
        statuses: list[str] = []
        environ = {"PATH_INFO": _MOUNT + address, "REQUEST_METHOD": "GET"}
        for _ in self._server.get_app()(environ, lambda status, headers: statuses.append(status)):
            pass
        if statuses != ["200 OK"]:
            raise ValueError(f"{address}: {statuses}")


def _median(served: _Served, edit: Callable[[int], None]) -> Mapping[str, float]:
    times: list[dict[str, float]] = []
    while len(times) < _MOST_TIMES and sum(sum(one.values()) for one in times) < _ENOUGH_SECONDS:
        edit(len(times))
        times.append(served.built())
    return {part: statistics.median(one[part] for one in times) for part in times[0]}
