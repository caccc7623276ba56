"""Files that a served site makes when they are asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.limits import BOTH_HOSTS, PATIENCE

from literature.build.on_demand import OnDemand

START = """
import sys
from importlib import import_module
from click.testing import CliRunner
host = sys.argv[1]
serve = import_module(f"{host}.commands.serve")
command = import_module(f"{host}.__main__").cli
from literature.hosts.mkdocs.plugin import LiteraturePlugin
for options in ([], ["--no-livereload"]):
    plugin = LiteraturePlugin()
    serve.serve = lambda **_: plugin.on_startup(command="serve", dirty=False)
    done = CliRunner().invoke(command, ["serve", *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    print(plugin._on_demand is not None)
"""
"""Starts to serve twice, and prints each time whether files are to be made on demand."""


def ask(demand: OnDemand, folder: Path, path: str) -> str:
    """What a host answers that gives what is in the folder."""

    def host(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        file = folder / environ["PATH_INFO"].removeprefix("/repo/")
        file = file / "index.html" if environ["PATH_INFO"].endswith("/") else file
        return [file.read_bytes() if file.is_file() else b"404"]

    application = demand.before(host, "/repo/", folder)
    return b"".join(application({"PATH_INFO": path}, None)).decode()


def maker(folder: Path, made: list[str]) -> Any:
    def make(address: str) -> bool:
        if address != "references/a/":
            return False
        made.append(address)
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text("A", encoding="utf-8")
        return True

    return make


def test_made_once_and_only_when_asked_for(tmp_path: Path) -> None:
    demand, made = OnDemand(), []
    demand.start(maker(tmp_path, made))
    assert ask(demand, tmp_path, "/repo/references/b/") == "404"
    assert ask(demand, tmp_path, "/elsewhere/references/a/") == "404"
    assert ask(demand, tmp_path, "/repo/../references/a/") == "404"
    assert not made
    assert ask(demand, tmp_path, "/repo/references/a/") == "A"
    assert ask(demand, tmp_path, "/repo/references/a/") == "A"
    assert made == ["references/a/"]


def test_an_address_without_its_slash_is_made_too(tmp_path: Path) -> None:
    demand, made = OnDemand(), []
    demand.start(maker(tmp_path, made))
    ask(demand, tmp_path, "/repo/references/a")
    assert made == ["references/a/"], "the host can lead on to it"


def test_requests_wait_for_the_end_of_a_build(tmp_path: Path) -> None:
    demand, made, answers = OnDemand(), [], []
    demand.stop()
    asking = Thread(target=lambda: answers.append(ask(demand, tmp_path, "/repo/references/a/")))
    asking.start()
    asking.join(0.2)
    assert not answers
    demand.start(maker(tmp_path, made))
    asking.join(PATIENCE)
    assert answers == ["A"]


def test_nothing_is_made_after_a_build_that_failed(tmp_path: Path) -> None:
    demand, made = OnDemand(), []
    demand.start(maker(tmp_path, made))
    demand.stop()
    demand.start(None)
    assert ask(demand, tmp_path, "/repo/references/a/") == "404"
    assert not made


@pytest.mark.parametrize("host", BOTH_HOSTS)
def test_a_host_that_never_builds_again_writes_all(host: str) -> None:
    # In a process of its own: one of the hosts takes the other's place when it is imported.
    done = subprocess.run([sys.executable, "-c", START, host], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
