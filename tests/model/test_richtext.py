"""Rich text: what is done to runs changes no text and no style."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from literature.model import RichText, Run, escape_text

RUNS = st.builds(
    Run,
    st.sampled_from(["", " ", "a", "b ", " c", "d e", "\u00a0"]),
    italic=st.booleans(),
    is_protected=st.booleans(),
    position=st.sampled_from(["", "sup"]),
    key=st.sampled_from(["", "k"]),
)
TEXTS = st.lists(RUNS, max_size=5).map(lambda runs: RichText(tuple(runs)))


def letters(text: RichText) -> list[Run]:
    """A run for each character."""
    return [run._replace(text=char) for run in text.runs for char in run.text]


@given(TEXTS)
def test_merged_runs_differ_from_their_neighbours(text: RichText) -> None:
    merged = text.merged()
    assert letters(merged) == letters(text)
    assert all(run.text for run in merged.runs)
    assert not any(one.has_style_of(other) for one, other in pairwise(merged.runs))


@given(TEXTS)
def test_stripped_text_has_no_space_at_its_ends(text: RichText) -> None:
    stripped = text.stripped()
    assert stripped.as_plain() == text.as_plain().strip()
    assert all(run in letters(text) for run in letters(stripped))
    assert all(run.text for run in stripped.runs) or not stripped
    assert stripped.stripped() == stripped


@given(RUNS, RUNS)
def test_styles_are_compared_by_every_field_but_the_text(one: Run, other: Run) -> None:
    assert one.has_style_of(other) == (one._replace(text="") == other._replace(text=""))
    assert one.with_text("x") == one._replace(text="x")


def test_every_field_of_a_run_is_part_of_its_style() -> None:
    changed = {
        "italic": True,
        "bold": True,
        "small_caps": True,
        "position": "sub",
        "is_protected": True,
        "url": "u",
        "key": "k",
    }
    assert set(Run._fields) == {"text", *changed}
    for name, value in changed.items():
        run = Run("a")._replace(**{name: value})  # type: ignore[arg-type]
        assert not run.has_style_of(Run("a")), name
        assert run.with_text("b") == run._replace(text="b"), name


@given(TEXTS)
def test_a_text_is_true_when_it_holds_a_character(text: RichText) -> None:
    assert bool(text) == (text.as_plain() != "")


def test_html_links_to_references_and_addresses() -> None:
    text = RichText((Run("so say "), Run("Doe", key="k"), Run(" & others", url="https://x.example/?a&b")))
    assert text.as_html(lambda key: f'"{key}&') == (
        'so say <a class="lit-cite" href="&quot;k&amp;">Doe</a><a href="https://x.example/?a&amp;b"> &amp; others</a>'
    )


@given(TEXTS)
def test_html_within_a_link_has_none(text: RichText) -> None:
    assert "<a" not in text.as_html_within_link("k")
    assert re.sub("</?(?:b|em|sup|sub|span)\\b[^>]*>", "", text.as_html_within_link("k")) == escape_text(
        text.as_plain()
    )


def test_html_within_a_link_tells_one_work() -> None:
    text = RichText((Run("so say "), Run("Doe", key="k"), Run(" and "), Run("Roe", italic=True, key="l")))
    assert text.as_html_within_link("l") == "so say Doe and <b><em>Roe</em></b>"
