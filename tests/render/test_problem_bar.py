"""The bar of problems on served pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from literature.render.frame.problem_bar import problem_bar, with_problem_bar


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
