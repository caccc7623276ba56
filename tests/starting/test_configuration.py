"""The plugin is added to a configuration, or nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.starting.configuration import plugins_of, with_plugin

CASES = read_cases(Path(__file__).with_name("configurations.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_plugin_is_added(case: dict[str, Any]) -> None:
    new = with_plugin(case["before"])
    assert new == case["after"]
    if new is not None:
        assert (plugins_of(new) or [])[-1] == "literature"
