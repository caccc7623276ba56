"""Options: what they may be, and what is said of those that cannot be used."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from literature.options import option_of
from literature.settings import Settings

PAGE = Path(__file__).parents[1] / "docs/tool/options.md"


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
        ({"language": "de"}, "language", "de"),
        ({"language": "es-MX"}, "language", "es-MX"),
        ({"language": ""}, "language", ""),
        ({"kinds": {"/begriffe/": "concept"}}, "kinds", {"begriffe": "concept"}),
        ({"kinds": {}}, "kinds", {}),
        ({"works_cited": ""}, "works_cited", ""),
        ({"card_color": "#1F4a4d"}, "card_color", "#1F4a4d"),
        ({"card_color": ""}, "card_color", ""),
        ({"issues": ""}, "issues", ""),
        ({"fields": "Abstract"}, "fields", ("abstract",)),
        ({"fields": []}, "fields", ()),
        ({"same_words": [["client", "patient"]]}, "same_words", (("client", "patient"),)),
        ({"same_words": []}, "same_words", ()),
        ({"without": []}, "without", ()),
        ({"wording": ["proves"]}, "wording", {"proves": ""}),
        ({"allow": {"docs/*": "orphan-page"}}, "allow", {"docs/*": ("orphan-page",)}),
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
        (
            {"zzz": 1},
            [
                "there is no option 'zzz'",
                "known are ",
                "bibliography, books, build_beside, cache, card_color, editions, embeds, fields, findings",
            ],
        ),
        ({1: 2}, ["there is no option '1'"]),
        ({"bibliography": []}, ["option 'bibliography' is []; expected a path or a list of paths"]),
        ({"bibliography": None}, ["option 'bibliography' is None"]),
        ({"bibliography": ["a", 3]}, ["option 'bibliography' is ['a', 3]"]),
        ({"bibliography": ""}, ["option 'bibliography' is ''"]),
        ({"provenance": ["a"]}, ["option 'provenance' is ['a']; expected a path"]),
        ({"findings": None}, ["option 'findings' is None; expected a path"]),
        ({"style": "no-such-style"}, ["option 'style' is 'no-such-style'; expected"]),
        (
            {"language": "tlh"},
            ["option 'language' is 'tlh'; expected the code of a language that there are texts in: ar, de, en, es, fr"],
        ),
        ({"language": False}, ["option 'language' is False"]),
        ({"style": None}, ["option 'style' is None; expected"]),
        ({"kinds": {"a": "nonsense"}}, ["option 'kinds'", "summary, concept, claim, reading"]),
        ({"kinds": {"a": ["concept"]}}, ["option 'kinds'"]),
        ({"kinds": {3: "concept"}}, ["option 'kinds'"]),
        ({"kinds": ["a"]}, ["option 'kinds'"]),
        ({"wording": [["a"]]}, ["option 'wording' is [['a']]; expected words, each with what to write instead"]),
        ({"wording": {"": "x"}}, ["option 'wording'"]),
        (
            {"allow": {"docs/*": [1]}},
            ["expected paths with a list of rules each such as 'docs/drafts/*: [orphan-page]'"],
        ),
        ({"fields": [""]}, ["option 'fields' is ['']; expected names of fields such as '[abstract, keywords]'"]),
        ({"allow": ["docs/*"]}, ["option 'allow' is ['docs/*']"]),
        ({"same_words": ["client", "patient"]}, ["option 'same_words' is ['client', 'patient']; expected lists of"]),
        ({"same_words": [["client"]]}, ["option 'same_words' is"]),
        ({"same_words": [["client", "the patient"]]}, ["option 'same_words' is"]),
        ({"review_months": -1}, ["option 'review_months' is -1; expected 0 or a whole number such as '24'"]),
        ({"review_months": True}, ["option 'review_months' is True"]),
        ({"issues": "mine"}, ["expected an address such as 'https://github.com/me/mine/issues/new'"]),
        ({"card_color": "teal"}, ["option 'card_color' is 'teal'; expected a color such as '#1f4a4d'"]),
        ({"cache": "yes"}, ["option 'cache' is 'yes'; expected true or false"]),
        ({"works_cited": False}, ["option 'works_cited' is False; expected text"]),
    ],
)
def test_what_cannot_be_used(options: dict[Any, Any], says: list[str]) -> None:
    settings, (fault,) = Settings.from_mapping(options)
    assert settings == Settings(), "the default stands in"
    for text in says:
        assert text in fault.message


VALUES = (
    True, None, 0, 2020, -1, 10**4_000, 1.5, float("nan"), float("inf"), "", "text", "card", "data", [], [1969], [None],
    [True], [[]], [["data"]], [{"a": 1}], {}, {"a": "b"}, {"a": ["b"]}, {1: 2}, {None: None}, {"a": None},
    {"a": [["pdf"]]}, {"lists": None}, {"lists": [None]}, {"lists": [["pdf"]]}, {"lists": {"pdf": 1}}, {"site": "pdf"},
    b"data", datetime.date(2026, 1, 31), {"a"},
)  # fmt: skip
"""One of each type that a configuration can hold, alone and within lists and mappings."""


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:20])
def test_every_option_takes_any_value_and_keeps_its_type(value: object) -> None:
    for name, declared in {field.name: field for field in dataclasses.fields(Settings)}.items():
        settings, faults = Settings.from_mapping({name: value})
        assert all(len(fault.message) < 1_000 for fault in faults), "a message is one line to read"
        held = getattr(settings, name)
        assert (getattr(Settings(), name) == held) or not faults
        own = declared.type if isinstance(declared.type, str) else ""
        assert isinstance(held, tuple) == own.startswith("tuple"), name
        assert isinstance(held, Mapping) == own.startswith("Mapping"), name


def test_one_fault_does_not_hide_the_rest() -> None:
    settings, faults = Settings.from_mapping({"style": 3, "nonsense": 1, "works_cited": "Literatur"})
    assert len(faults) == 2
    assert settings.works_cited == "Literatur"


def default_shown(value: object) -> str:
    """A default as it would be written in the configuration."""
    if isinstance(value, Mapping):
        return ", ".join(f"`{name}: {item}`" for name, item in value.items()) or "none"
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value) or "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value != "" else "none"


def table() -> str:
    """The options as a table in Markdown."""
    rows = ["| option | what it is | takes | default |", "|---|---|---|---|"]
    for declared in dataclasses.fields(Settings):
        option = option_of(declared)
        example = f", such as `{option.example}`" if option.example else ""
        default = default_shown(getattr(Settings(), declared.name))
        rows.append(f"| `{declared.name}` | {option.help} | {option.kind.expected}{example} | {default} |")
    return "\n".join(rows)


def test_the_page_of_options_shows_every_option() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = re.search(r"^\| option \|.*?(?=\n\n)", page, re.DOTALL | re.MULTILINE)
    assert shown, "the page has no table"
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        PAGE.write_text(page.replace(shown[0], table()), encoding="utf-8")
        return
    assert shown[0] == table(), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/test_settings.py"


def test_what_the_page_says_more_of_is_an_option() -> None:
    names = re.findall(r"^`(\w+)`\n:", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert names
    assert set(names) <= {declared.name for declared in dataclasses.fields(Settings)}


def test_what_the_page_shows_can_be_used() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        options = yaml.safe_load(textwrap.dedent(block))
        options = options["plugins"][0]["literature"] if "plugins" in options else options
        assert Settings.from_mapping(options)[1] == ()


@pytest.mark.parametrize("declared", dataclasses.fields(Settings), ids=lambda declared: declared.name)
def test_an_option_is_described_and_its_example_can_be_used(declared: dataclasses.Field[object]) -> None:
    option = option_of(declared)
    assert option.help.endswith(".")
    if option.example:
        quoted = f'"{option.example}"' if option.example.startswith("#") else option.example
        value = yaml.safe_load(quoted)
        settings, faults = Settings.from_mapping({declared.name: value})
        assert faults == ()
        assert getattr(settings, declared.name) == option.kind.read(value)
