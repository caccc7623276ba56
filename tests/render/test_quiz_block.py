"""HTML of questions: what is offered, what is folded, and that every text is resolved and escaped."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from literature.library import build
from literature.model import Page
from literature.render.blocks.quiz_block import front_matter_quiz, render_quiz
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page

BIB = "@book{a, author={Bowlby, John}, title={A base}, year={1988}}\n"
TEXT = """---
questions:
  - ask: What <b>is</b> a *base*, as @a asks?
    why: "See [[bond]] and [@a, p. 2]."
    choices:
      - right: "A & B"
      - wrong: 1 < 2
        why: No.
---
# Bond

A tie.

```quiz
- {id: one, ask: Is it?, answer: no, why: "[@a]"}
- ask: Which?
  pairs: [{this: A, with: '"x"'}, {this: B, with: y}]
- {ask: Who?, answers: ["I & you", me]}
```

```quiz
nothing
```
"""


@pytest.fixture
def page() -> Page:
    return read_page(PageFile("concepts/bond.md", "bond.md", TEXT), {"concepts": "concept"})[0]


@pytest.fixture
def here(page: Page, site_of: Callable[..., Site]) -> Here:
    return Here(site_of(build(read_bibliography([("t.bib", BIB)]).references, [page])), "concepts/bond/")


def test_texts_are_resolved_and_escaped(here: Here, page: Page) -> None:
    html = front_matter_quiz(here, page)
    assert '<em>base</em>, as <span class="lit-citation">' in html
    assert "<b>" not in html
    assert "<li data-is-right>A &amp; B</li>" in html
    assert "<li>1 &#60; 2</li>" in html
    assert '<a class="lit-link lit-concept" href="' in html
    assert 'id="question-what-is-a-base-as-a-asks"' in html
    assert html.index("<details") < html.index("No.") < html.index("p. 2"), "reasons and citations are folded"
    assert "\n\n" not in html
    assert not re.search(r"^ ", html, re.MULTILINE)


def test_each_kind_has_its_answer(here: Here, page: Page) -> None:
    html = render_quiz(here, page, page.blocks[0])
    assert html.count('class="lit-asked"') == 3
    assert "<li>True</li>\n<li data-is-right>False</li>" in html
    assert "<strong>False.</strong>" in html
    assert 'data-that="&#34;x&#34;"' in html
    assert 'data-answers="[&#34;I &amp; you&#34;, &#34;me&#34;]"' in html
    assert "<strong>I &amp; you</strong>" in html
    assert "Question 3 of 3" in html


def test_a_block_without_questions_is_marked(here: Here, page: Page) -> None:
    assert 'class="lit-missing"' in render_quiz(here, page, page.blocks[1])


def test_choices_stand_in_an_order_that_lasts(page: Page) -> None:
    first = page.quizzes[0].questions[0]
    assert first.offered == first.offered
    assert set(first.offered) == set(first.choices)
