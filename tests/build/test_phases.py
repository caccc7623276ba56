"""The phases of a build with their times."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from literature.build.phases import Phases
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.hosts.mkdocs import LiteraturePlugin
from literature.settings import Settings


def test_each_phase_is_told_when_it_has_ended() -> None:
    seconds = iter([1.0, 1.5, 10.0, 10.25, 20.0, 21.0, 30.0, 30.125, 40.0, 40.5])
    told: list[str] = []
    phases = Phases(told.append, lambda: next(seconds))
    with phases.phase("Reading"):
        assert told == []
    assert told == ["Reading: 0.50 s"]
    for _ in range(2):
        with phases.part("Placing"):
            pass
    with phases.part("Finishing"):
        pass
    assert told[1:] == []
    phases.tell_parts()
    assert told[1:] == ["Placing, 2 times: 1.25 s", "Finishing, 1 times: 0.12 s"]
    with phases.part("Placing"):
        pass
    phases.tell_parts()
    assert told[3:] == ["Placing, 1 times: 0.50 s"]


def test_no_one_needs_to_be_told() -> None:
    phases = Phases()
    with phases.phase("Reading"), phases.part("Placing"):
        pass
    phases.tell_parts()


def test_what_is_told_of_a_build(toy: Path) -> None:
    told: list[str] = []
    phases = Phases(told.append, lambda: 0.0)
    SiteBuild.of(Reading.of(toy, Settings(), (), {}, phases=phases), phases)
    assert told == ["Reading files: 0.00 s", "Styling works: 0.00 s", "Asking rules: 0.00 s"]


def test_the_host_is_told_where_it_tells_everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mkdocs.plugins.literature")
    plugin = LiteraturePlugin()
    plugin.load_config({})
    plugin._phases.tell("Reading files: 0.00 s")
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("DEBUG", "literature: Reading files: 0.00 s")
    ]
