"""Layout changes nothing that a file says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.exports.bibtex_layout import laid_out, with_entries
from literature.sources.bibtex import read_bibliography

CASES = read_cases(Path(__file__).with_name("layout.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_layout(case: dict[str, Any]) -> None:
    assert laid_out(case["before"]) == case.get("after", case["before"])
    assert laid_out(case.get("after", "")) == case.get("after", "")


def test_line_ends_stay() -> None:
    assert laid_out("@book{b,title={B}}\r\n@book{a,title={A}}\r\n").count("\r\n") == 7
    assert "\n" not in laid_out("@book{b,title={B}}\r\n").replace("\r\n", "")


def works(text: str) -> dict[str, Any]:
    read = read_bibliography([("x.bib", text)])
    return {work.key: (work.raw_type, work.raw, work.people, work.dates) for work in read.references}


values = st.one_of(
    st.text(alphabet="ab Ü,%\\\n", max_size=12).map(lambda text: "{" + text.replace("\\", "\\\\ ") + "}"),
    st.text(alphabet="ab {}", max_size=6).filter(lambda text: "{" not in text and "}" not in text).map('"{}"'.format),
    st.integers(0, 3000).map(str),
    st.just("press # { and } # press"),
)
entries = st.builds(
    lambda key, fields, open_close: (
        f"@book{open_close[0]}{key},"
        + ",\n".join(f"{name} = {value}" for name, value in fields.items())
        + f"{open_close[1]}"
    ),
    st.text(alphabet="abcXY", min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["title", "Author", "note", "crossref"]), values, min_size=1),
    st.sampled_from(["{}", "()"]),
)
others = st.sampled_from(
    ["% a note", "% two\n% lines", "", "words", '@string{press = "P"}', "@comment{x}", "@book{", "}"]
)


@examples(150)
@given(st.lists(st.one_of(entries, others), max_size=7), st.sampled_from(["\n", "\n\n"]))
def test_nothing_is_lost(parts: list[str], gap: str) -> None:
    text = gap.join(parts) + "\n"
    new = laid_out(text)
    assert works(new) == works(text)
    assert sorted(re.sub(r"[\s,(){}]", "", new).casefold()) == sorted(re.sub(r"[\s,(){}]", "", text).casefold())
    assert laid_out(new) == new


@pytest.mark.parametrize(
    ("text", "key", "order"),
    [
        ("", "m", ["m"]),
        ("@book{a, title={A}}\n\n@book{z, title={Z}}\n", "m", ["a", "m", "z"]),
        ("@book{z, title={Z}}\n\n@book{a, title={A}}\n", "m", ["z", "a", "m"]),
        ("% head\n\n@book{n, title={N}}\n", "m", ["m", "n"]),
    ],
)
def test_one_entry_more(text: str, key: str, order: list[str]) -> None:
    new = with_entries(text, [f"@book{{{key}, title = {{M}}}}\n"])
    assert list(works(new)) == order
    assert new.startswith("% head\n\n") is text.startswith("% head")
    assert "@book{m,\n  title     = {M},\n}\n" in new
