"""Paths: their steps are read, what is wrong in them is reported with its place, and pages know where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from literature.checks.readings import unfinished_path, unknown_reading_key
from literature.library import build
from literature.model import Library, Page
from literature.render.blocks.readings_block import reading_card, render_readings
from literature.render.inserts import Inserts, with_inserts
from literature.render.linked_text import link_text
from literature.render.pieces.panels import with_panels
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list

KINDS = {"paths": "path", "concepts": "concept"}
PATH = """---
outcomes: ["tell a *tie* from a knot"]
questions:
  - ask: A tie is a knot.
    answer: false
---

# An hour

```readings
steps:
  - title: One
    pages:
      - page: tie
        minutes: 40
        why: It comes first.
      - page: aside
        optional: true
  - title: Two
    pages:
      - page: knot
        minutes: 25
```
"""
CONCEPTS = {"tie": "broader: [rope]", "knot": "", "rope": "", "aside": ""}


def library_with(path: str = PATH) -> tuple[Library, list[str]]:
    """The library of a path and four concepts, and what reading the path has reported."""
    page = read_page(PageFile("paths/hour.md", "paths/hour.md", path), KINDS)[0]
    concepts: list[Page] = [
        read_page(PageFile(f"concepts/{id_}.md", f"c/{id_}.md", f"---\n{front}\n---\n# {id_.title()}\n\nA.\n"), KINDS)[
            0
        ]
        for id_, front in CONCEPTS.items()
    ]
    reading, problems = read_reading_list(page)
    said = [f"{one.location.line}: {one.message}" for one in problems]
    return build([], [page, *concepts], reading_lists=[reading] if reading else []), said


def test_steps_have_pages_and_minutes_add_up() -> None:
    library, problems = library_with()
    sessions = library.reading_lists["paths/hour.md"].sessions
    assert problems == []
    assert [(one.unit, one.minutes, len(one.pages)) for one in sessions] == [("Step", 40, 2), ("Step", 25, 1)]
    assert list(unfinished_path.find(library)) == []


def test_pages_know_what_comes_before_and_after() -> None:
    library, _ = library_with()
    stops = {uri: [(stop.before, stop.after) for stop in found] for uri, found in library.stops.items()}
    assert stops == {
        "concepts/tie.md": [("", "concepts/knot.md")],
        "concepts/knot.md": [("concepts/tie.md", "")],
    }, "what need not be read does not count"


def test_what_is_wrong_is_named_with_its_place() -> None:
    library, problems = library_with(PATH.replace("page: knot", "page: knott").replace("25", "soon"))
    assert problems == ["22: 'minutes' is 'soon'; expected a number of minutes"]
    (unknown,) = unknown_reading_key.find(library)
    assert (unknown.location.line, unknown.message) == (21, "there is no other page 'knott'")
    assert "knot" in unknown.suggestions
    (untimed,) = unfinished_path.find(library)
    assert untimed.message == "'knott' in step 2 has no 'minutes'"


def test_a_path_without_a_check_or_steps_is_named() -> None:
    front, _, text = PATH.partition("questions:")
    unchecked = f"{front}---\n\n# An hour\n{text.partition('# An hour')[2]}"
    assert ["no check" in one.message for one in unfinished_path.find(library_with(unchecked)[0])] == [True]
    bare = PATH.partition("```")[0]
    assert ["no steps" in one.message for one in unfinished_path.find(library_with(bare)[0])] == [True]


def test_a_path_shows_outcomes_times_and_pages(site_of: Callable[..., Site]) -> None:
    library, _ = library_with()
    page = library.pages["paths/hour.md"]
    here = Here(site_of(library), "paths/hour/", page.uri)
    card = reading_card(here, page)
    assert "Afterwards you can" in card
    assert "tell a <em>tie</em> from a knot" in card
    assert "1 h 5 min" in card
    block = render_readings(here, page, page.blocks[0])
    assert '<a href="../../concepts/tie/">Tie</a>' in block
    assert "It comes first." in block
    assert block.count("<h3>") == 2, "a step without a choice has no heading for what is required"


def test_what_a_path_is_for_stands_above_what_is_shown_of_it(site_of: Callable[..., Site]) -> None:
    library, _ = library_with(PATH.replace("# An hour\n", "# An hour\n\nFor whoever is new to ropes and ties.\n"))
    page, inserts = library.pages["paths/hour.md"], Inserts()
    here = Here(site_of(library), "paths/hour/", page.uri)
    text = with_panels(here, page, link_text(here, page.text, page, inserts), inserts)
    shown = with_inserts(text, inserts.pieces)
    assert shown.index("For whoever") < shown.index("Afterwards you can")


def test_a_concept_shows_what_comes_before_and_after(site_of: Callable[..., Site]) -> None:
    library, _ = library_with()
    page, inserts = library.pages["concepts/tie.md"], Inserts()
    text = with_panels(Here(site_of(library), "concepts/tie/", page.uri), page, page.text, inserts)
    relations, on_paths = with_inserts(text, inserts.pieces).split("## Before and after")
    assert re.findall(r"<dt>(.*)</dt>\n<dd>.*>(.*)</a>", relations) == [("Before this (broader)", "Rope")]
    assert re.findall(r"<dt>(.*)</dt>\n<dd>.*>(.*)</a>", on_paths) == [
        ("After this", "Knot"),
        ("On the paths", "An hour"),
    ]
