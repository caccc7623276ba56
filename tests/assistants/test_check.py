"""Citations and figures of a text, held against the toy library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from tests.assistants.asking import Assistant

from literature.assistants.published_site import PublishedSite, Source
from literature.assistants.text_check import check_text


@pytest.fixture(scope="module")
def site(toy_data: Mapping[str, str]) -> PublishedSite:
    return PublishedSite(Source(toy_data.__getitem__))


@pytest.mark.parametrize(
    ("text", "fault", "found", "works"),
    [
        ("Bowman (2001) says so.", "none", "in the library", ["bowman2001lights"]),
        ("(Ainsley & Bleher, 1978)", "none", "in the library", ["ainsley1978patterns"]),
        ("See [@bowman1988base].", "none", "in the library", ["bowman1988base"]),
        (
            "(Bowman, 2002)",
            "wrong year",
            "the library has no work of 2002 by these authors; it has R. Bowman, 2001",
            None,
        ),
        (
            "Ainsly et al. (1978)",
            "unknown work",
            "spelled much like it: Ainsley & Bleher, 1978",
            ["ainsley1978patterns"],
        ),
        ("Nobody (2003)", "unknown work", "no such work is in the library", []),
        ("(Ainsley & Berg, 1978)", "other authors", "others: Ainsley & Bleher, 1978", ["ainsley1978patterns"]),
        ("(Ainsley, 1978)", "other authors", "others: Ainsley & Bleher, 1978", ["ainsley1978patterns"]),
        ("(World Mooring Organization, 2015)", "none", "in the library", ["mooring2015annual"]),
        ("Bowman (1988)", "none", "2 works of the library are named so", ["bowman1988base", "bowman1988tides"]),
        ("(Bowman, 1988c)", "wrong year", "the letter is another one", ["bowman1988base", "bowman1988tides"]),
        ("See @bowman1988bas.", "unknown key", "the nearest is 'bowman1988base'", None),
        ("- Bowman, J., & Ash, B. (2001). Lights.", "none", "in the library", ["bowman2001lights"]),
        ("Write to me@harbor.example, not to `[@nobody]`.", None, "", []),
    ],
)
def test_a_citation(text: str, fault: str | None, found: str, works: list[str] | None, site: PublishedSite) -> None:
    answer = check_text(site, text)
    places = [*answer.problems, *answer.right]
    if fault is None:
        assert places == []
        return
    (place,) = places
    assert place.fault == fault
    assert found in place.found
    assert works is None or [work.key for work in place.works] == works
    assert (place in answer.right) == (fault == "none")


@pytest.mark.parametrize(
    ("figure", "fault", "found"),
    [
        ("r = .28", "none", "as recorded"),
        ("*r* = .278", "none", "as recorded"),
        ("r = .30", "figure differs", "recorded of Flückner et al., 2018: r = .28"),
        ("r = \u2212.28", "figure differs", "r = .28"),
        ("d = 0.28", "figure not recorded", "the library records no such figure of Flückner et al., 2018"),
        ("k = 40", "none", "as recorded"),
        ("k = 41", "figure differs", "k = 40"),
        ("95% CI [.02, .35]", "none", "as recorded"),
        ("95% CI [.02, .36]", "figure differs", ".35"),
        ("N = 3,000", "none", "as recorded"),
    ],
)
def test_a_figure_beside_its_work(figure: str, fault: str, found: str, site: PublishedSite) -> None:
    answer = check_text(site, f"The tie goes with arrival, {figure} [@fluckner2018tie].")
    (place,) = [one for one in (*answer.problems, *answer.right) if not one.works]
    assert (place.text, place.fault) == (figure, fault)
    assert found in place.found


def test_counts_and_intervals_belong_to_the_figure_before_them(site: PublishedSite) -> None:
    """The first figure has 40 studies and the second 9."""
    answer = check_text(site, "At night it was r = .19, 95% CI [.02, .35], k = 40 (Flückner et al., 2018).")
    assert [(one.text, one.fault) for one in answer.problems] == [("k = 40", "figure differs")]
    assert answer.problems[0].figures[0].id == "t-f02"


def test_a_figure_without_a_work_is_told_whose_it_may_be(site: PublishedSite) -> None:
    (place,) = check_text(site, "The tie goes with arrival, r = .28.").problems
    assert place.fault == "figure without work"
    assert place.found.endswith("such a figure is recorded of Flückner et al., 2018")
    assert [one.address for one in place.figures] == ["https://toy.example/repo/findings/#t-f01"]


def test_a_figure_belongs_to_the_work_cited_before_it_in_the_paragraph(site: PublishedSite) -> None:
    text = "Flückner et al. (2018) pooled studies. They found r = .28.\n\nElsewhere r = .28."
    answer = check_text(site, text)
    assert [(one.text, one.line) for one in answer.right] == [("Flückner et al. (2018)", 1), ("r = .28", 1)]
    assert [(one.text, one.line, one.column) for one in answer.problems] == [("r = .28", 3, 11)]


def test_a_figure_is_of_the_work_that_the_sentence_names_before_it(site: PublishedSite) -> None:
    text = "R. Bowman (2001) saw r = .22, k = 7, and Flückner et al. (2018) saw r = .28, k = 40, and r = .35, k = 9."
    answer = check_text(site, text)
    assert [one.text for one in answer.right if one.figures] == ["r = .28", "k = 40", "k = 9"]
    assert [(one.text, one.fault, "Bowman" in one.found) for one in answer.problems] == [
        ("r = .22", "figure not recorded", True),
        ("k = 7", "figure not recorded", True),
        ("r = .35", "figure differs", False),
    ]


def test_places_and_sums(toy: Assistant) -> None:
    text = "One line.\n\nThen (Bowman, 2001;\nNobody, 2003)."
    answer = toy.asks("check_citations", text=text)
    assert answer["summary"] == "2 citations and 0 figures looked at; 1 problem"
    assert [(one["text"], one["line"], one["column"]) for one in answer["right"]] == [("Bowman, 2001", 3, 7)]
    assert [(one["text"], one["line"], one["column"]) for one in answer["problems"]] == [("Nobody, 2003", 4, 1)]
    assert toy.asks("check_citations", text="")["summary"] == "0 citations and 0 figures looked at; no problem"


def test_earlier_keys_and_retractions_are_told(toy_data: Mapping[str, str]) -> None:
    whole: dict[str, Any] = json.loads(toy_data["api/v1/references.json"])
    for work in whole["records"]:
        if work["key"] == "saltweb":
            work["earlier_keys"] = ["salt1999"]
        if work["key"] == "ainsley1978patterns":
            work["notices"] = [{"kind": "retraction", "date": "2020-01-02", "source": ""}]
    files = {**toy_data, "api/v1/references.json": json.dumps(whole)}
    answer = check_text(PublishedSite(Source(files.__getitem__)), "See [@salt1999] and (Ainsley & Bleher, 1978).")
    assert [(one.fault, one.found) for one in answer.problems] == [
        ("earlier key", "'salt1999' is called 'saltweb' today"),
        ("retracted", "Ainsley & Bleher, 1978 was retracted on 2020-01-02"),
    ]


def test_a_text_that_is_too_long_is_refused(toy: Assistant) -> None:
    said = toy.is_refused("check_citations", text="a" * 200_001)
    assert said == "'text' has 200,001 characters; give at most 200,000 at once"


@pytest.mark.parametrize(
    ("figure", "fault"),
    [
        ("r = .278000000000", "none"),
        ("r = .278000000001", "figure differs"),
        ("k = 40.0", "none"),
        ("k = 999,999,999,999", "figure differs"),
        (f"r = .{'0' * 60}1", None),
        (f"k = {'9' * 500}", None),
    ],
)
def test_a_figure_with_many_digits(figure: str, fault: str | None, site: PublishedSite) -> None:
    """More than anyone writes are no figure."""
    answer = check_text(site, f"The tie goes with arrival, {figure} [@fluckner2018tie].")
    assert [one.fault for one in (*answer.problems, *answer.right) if not one.works] == [fault][: fault is not None]


def test_a_figure_that_was_recorded_as_large_is_held_against_decimals(toy_data: Mapping[str, str]) -> None:
    whole: dict[str, Any] = json.loads(toy_data["api/v1/findings.json"])
    for finding in whole["records"]:
        if finding["id"] == "t-f01":
            finding["value"]["number"] = 1.7e308
    files = {**toy_data, "api/v1/findings.json": json.dumps(whole)}
    answer = check_text(PublishedSite(Source(files.__getitem__)), "It was r = .280000000001 [@fluckner2018tie].")
    assert [one.fault for one in answer.problems] == ["figure differs"]


@pytest.mark.parametrize("text", ["r = {}a", "95% CI [{}", "95% CI [.1, {}x", "r = .{}e5", "r = {}.", "k = 1,{}"])
def test_a_row_of_digits_is_read_once(text: str, site: PublishedSite) -> None:
    """From each of its digits anew, it would take hours."""
    check_text(site, text.format("111," * 40_000))
    check_text(site, text.format("1" * 190_000))
