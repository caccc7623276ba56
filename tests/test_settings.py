"""Options: what they may be, and what is said of those that cannot be used."""

from __future__ import annotations

import ast
import dataclasses
import itertools
from importlib.resources import files
from typing import Any

import pytest

from literature.settings import Settings


def test_defaults() -> None:
    assert Settings.from_mapping({}) == (Settings(), ())


@pytest.mark.parametrize(
    ("options", "name", "value"),
    [
        ({"bibliography": "a.bib"}, "bibliography", ("a.bib",)),
        ({"bibliography": ["a.bib", "b/*.bib"]}, "bibliography", ("a.bib", "b/*.bib")),
        ({"provenance": ""}, "provenance", ""),
        ({"findings": "data/f.csv"}, "findings", "data/f.csv"),
        ({"style": "apa"}, "style", "apa"),
        ({"kinds": {"/begriffe/": "concept"}}, "kinds", {"begriffe": "concept"}),
        ({"kinds": {}}, "kinds", {}),
        ({"works_cited": ""}, "works_cited", ""),
        ({"card_color": "#1F4a4d"}, "card_color", "#1F4a4d"),
    ],
)
def test_options(options: dict[str, Any], name: str, value: object) -> None:
    settings, faults = Settings.from_mapping(options)
    assert not faults
    assert getattr(settings, name) == value
    others = {field.name for field in dataclasses.fields(Settings)} - {name}
    assert all(getattr(settings, other) == getattr(Settings(), other) for other in others)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"bibliografy": "a.bib"}, ["there is no option 'bibliografy'", "did you mean 'bibliography'?"]),
        ({"zzz": 1}, ["there is no option 'zzz'", "known are ", "bibliography, cache, card_color, fields, findings"]),
        ({1: 2}, ["there is no option '1'"]),
        ({"bibliography": []}, ["option 'bibliography' is []; expected a path or a list of paths"]),
        ({"bibliography": None}, ["option 'bibliography' is None"]),
        ({"bibliography": ["a", 3]}, ["option 'bibliography' is ['a', 3]"]),
        ({"bibliography": ""}, ["option 'bibliography' is ''"]),
        ({"provenance": ["a"]}, ["option 'provenance' is ['a']; expected text"]),
        ({"findings": None}, ["option 'findings' is None; expected text"]),
        ({"style": "no-such-style"}, ["option 'style' is 'no-such-style'; expected"]),
        ({"style": None}, ["option 'style' is None; expected"]),
        ({"kinds": {"a": "nonsense"}}, ["option 'kinds'", "summary, concept, claim, reading"]),
        ({"kinds": {"a": ["concept"]}}, ["option 'kinds'"]),
        ({"kinds": {3: "concept"}}, ["option 'kinds'"]),
        ({"kinds": ["a"]}, ["option 'kinds'"]),
        ({"card_color": "teal"}, ["option 'card_color' is 'teal'; expected a color such as '#1f4a4d'"]),
        ({"cache": "yes"}, ["option 'cache' is 'yes'; expected true or false"]),
        ({"works_cited": False}, ["option 'works_cited' is False; expected text"]),
    ],
)
def test_what_cannot_be_used(options: dict[Any, Any], says: list[str]) -> None:
    settings, (fault,) = Settings.from_mapping(options)
    assert settings == Settings(), "the default stands in"
    for text in says:
        assert text in fault


def test_one_fault_does_not_hide_the_rest() -> None:
    settings, faults = Settings.from_mapping({"style": 3, "nonsense": 1, "works_cited": "Literatur"})
    assert len(faults) == 2
    assert settings.works_cited == "Literatur"


def test_every_option_is_described() -> None:
    tree = ast.parse(files("literature").joinpath("settings.py").read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    for option, after in itertools.pairwise(body):
        if isinstance(option, ast.AnnAssign):
            assert isinstance(after, ast.Expr), f"{ast.unparse(option.target)} has no docstring"
