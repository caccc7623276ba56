"""The plugin and pages are added to a configuration, or nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.starting.configuration import plugins_of, with_pages, with_plugin

CASES = read_cases(Path(__file__).with_name("configurations.yml"))
NAVIGATIONS = read_cases(Path(__file__).with_name("navigations.yml"))
ENTRIES = {"References": ("references/index.md",), "More": ("m/index.md", "m/a.md")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_plugin_is_added(case: dict[str, Any]) -> None:
    new = with_plugin(case["before"], case.get("options"))
    assert new == case["after"]
    if new is not None:
        assert (plugins_of(new) or [])[-1] == "literature"


@pytest.mark.parametrize("case", NAVIGATIONS, ids=lambda case: case["name"])
def test_pages_are_added_to_the_navigation(case: dict[str, Any]) -> None:
    assert with_pages(case["before"], ENTRIES) == case["after"]
