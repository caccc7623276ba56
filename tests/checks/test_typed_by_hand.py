"""What is typed by hand is looked for in time that grows with the text; what is found stands in precision.yml."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.growth import grows_with_length

from literature.checks.slips import unclosed_link
from literature.checks.typed_by_hand import bracketed_key, typed_citation, typed_references, unrecorded_figure
from literature.model import Library, Rule

RULES = (typed_citation, bracketed_key, typed_references, unrecorded_figure, unclosed_link)
UNITS = (
    "Aaa, ",
    "Aaa and ",
    "(Aaa, ",
    "Bowlby (1988), ",
    "(see ",
    "[xxx",
    "r = ",
    "1) Aaa, ",
    "- ",
    " ",
    "\n",
    "a'",
    "[[a ",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(rule: Rule, unit: str, toy_library: Library) -> None:
    uri, page = next((uri, page) for uri, page in toy_library.pages.items() if page.kind != "page" and page.headings)
    find = rule.find
    assert find is not None

    def read(text: str) -> object:
        whole = f"# References\n{text}"
        heading = replace(page.headings[0], start=0, end=len("# References"), text="References")
        written = replace(page, text=whole, headings=(heading,), prose=((0, len(whole)),), citations=())
        return list(find(replace(toy_library, pages={uri: written})))

    assert grows_with_length(read, unit, 4_000)
