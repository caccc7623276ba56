from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import RichText, Run
from literature.text.latex.reader import decode, is_plain

CASES = read_cases(Path(__file__).with_suffix(".yml"))
PIECES = st.sampled_from(
    [*"{}$~%`'\"-^_\\ \n", "--", "\\'", '\\"', "\\emph{", "\\foo", "\\v", "\\url{", "\\href{", "\\(", "\\)", "\\i "]
)


def shown(rich: RichText) -> str:
    return "".join(_shown(run) for run in rich.runs)


def _shown(run: Run) -> str:
    text = run.text
    tags = [
        ("p", run.is_protected),
        (run.position, bool(run.position)),
        ("sc", run.small_caps),
        ("b", run.bold),
        ("i", run.italic),
    ]
    for tag, is_set in tags:
        text = f"<{tag}>{text}</{tag}>" if is_set else text
    return f"<a {run.url}>{text}</a>" if run.url else text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_decoding(case):
    decoded = decode(case["source"])
    assert shown(decoded.rich) == case["text"]
    assert [command for command, _ in decoded.unknown] == case.get("unknown", [])
    for command, offset in decoded.unknown:
        assert command in case["source"][offset:]


def test_offset_of_unknown_command():
    assert decode(r"a \foo{\bar}").unknown == (("\\foo", 2), ("\\bar", 7))


@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
@examples(300)
def test_any_text_is_decoded(source):
    rich = decode(source).rich
    assert rich == rich.merged()
    if is_plain(source):
        assert rich.as_plain() == source


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
@examples(100)
def test_letters_are_never_lost(text):
    assert decode("{\\it " + text + "} $x$").rich.as_plain() == unicodedata.normalize("NFC", text) + " x"


@pytest.mark.parametrize("name", ["''", "``"])
def test_plain_means_nothing_to_decode(name):
    assert is_plain("well-being in 1990: 5 of 7 (p < .05)")
    assert not is_plain(name)


def test_deep_nesting():
    depth = 10_000
    decoded = decode("{" * depth + "a" + "}" * depth)
    assert decoded.rich == RichText((Run("a", is_protected=True),))


def test_quotations_alternate_at_any_depth() -> None:
    depth = 4000
    text = decode(r"\enquote{" * depth + "x" + "}" * depth).rich.as_plain()
    assert text == "“‘" * (depth // 2) + "x" + "’”" * (depth // 2)
