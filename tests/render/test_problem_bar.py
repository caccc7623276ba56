"""The bar of problems on served pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.steps import steps

from literature.render.frame.problem_bar import problem_bar, problem_bars, with_problem_bar


def test_problems_of_the_page_come_first_and_open(read_html: Callable[[str], Any]) -> None:
    html = problem_bar(["docs/a.md:3:1: CIT001 unknown-key: '<b>'"], ["x.bib:1:1: a", "x.bib:2:1: b"])
    page = read_html(html)
    assert [("open" in attributes) for tag, attributes in page.tags if tag == "details"] == [True, False]
    assert "docs/a.md:3:1: CIT001 unknown-key: '<b>'" in page.text
    assert page.text.index("1 problem on this page") < page.text.index("2 problems in other files")


def test_a_clean_site_has_no_bar() -> None:
    assert problem_bar([], []) == ""
    assert with_problem_bar("<body>x</body>", problem_bar([], [])) == "<body>x</body>"


def test_it_stands_at_the_end_of_the_body_once() -> None:
    html = with_problem_bar("<body><code>&lt;/body></code></body></html>", problem_bar(["a"], []))
    assert html.endswith("</aside></body></html>")
    assert html.count("lit-problems") == 1
    assert with_problem_bar("no body", problem_bar(["a"], [])) == "no body"


def test_a_thousand_problems_do_not_fill_the_page() -> None:
    html = problem_bar([], [f"problem {number}" for number in range(1000)])
    assert html.count("<li") == 51
    assert "and 950 more" in html


def test_each_file_has_its_own_problems_open_and_those_of_all_others_counted() -> None:
    bars = problem_bars([("a.md", "one"), ("b.md", "two"), ("a.md", "three")] + [("c.md", f"c{n}") for n in range(60)])
    assert list(bars) == ["", "a.md", "b.md", "c.md"]
    assert "2 problems on this page" in bars["a.md"]
    assert "61 problems in other files" in bars["a.md"]
    assert bars["a.md"].count("<li") == 2 + 51
    assert "and 11 more" in bars["a.md"]
    assert "63 problems in other files" in bars[""]
    assert "3 problems in other files" in bars["c.md"]


def test_problems_in_many_files_are_told_in_no_more_steps_each() -> None:
    few, many = ([(f"{n}.md", f"problem {n}") for n in range(count)] for count in (100, 400))
    assert steps(lambda: problem_bars(many)) < 6 * steps(lambda: problem_bars(few))
