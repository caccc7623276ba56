"""Questions as they are read from front matter and blocks, and what is said of those that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Choice, Page, Pair
from literature.sources.pages import PageFile, read_page
from literature.sources.schemas import schema

CASES = read_cases(Path(__file__).with_name("questions.yml"))
FRONT = """---
title: Bond
questions:
  - id: what-for
    ask: What is it *for*?
    why: Says one [@a].
    choices:
      - right: This
      - wrong: That
        why: >
          Not
          so.
  - ask: Is it?
    answer: false
---

# Bond

```quiz
- ask: Which are right?
  kind: several
  choices: [{right: A}, {right: B}, {wrong: C}]
- ask: Put together.
  pairs:
    - {this: One, with: 1}
    - {this: Two, with: 2}
- ask: Name it.
  answers: [A base, base]
```
"""


def page_of(text: str) -> tuple[Page, list[str]]:
    page, problems = read_page(PageFile("concepts/bond.md", "p.md", text), {"concepts": "concept"})
    return page, [str(problem.location) for problem in problems]


def test_all_kinds_with_their_places() -> None:
    page, problems = page_of(FRONT)
    assert problems == []
    front, block = page.quizzes
    assert (front.body, [question.kind for question in front.questions]) == (None, ["one", "true-false"])
    assert [question.kind for question in block.questions] == ["several", "match", "short"]
    first, second = front.questions
    assert first.ask == "What is it *for*?"
    assert str(first.location) == "p.md:5:10"
    assert first.choices == (
        Choice("This", True, first.choices[0].location),
        Choice("That", False, first.choices[1].location, "Not so."),
    )
    assert str(first.choices[1].location) == "p.md:9:16"
    assert (second.is_true, second.name, second.id) == (False, "", "is-it")
    several, match, short = block.questions
    assert str(several.location) == "p.md:20:8"
    assert match.pairs == (Pair("One", "1", match.pairs[0].location), Pair("Two", "2", match.pairs[1].location))
    assert short.answers == ("A base", "base")
    assert [question.id for question in page.questions[-2:]] == ["what-for", "is-it"], "blocks come first"


def test_ids_are_each_once_on_a_page_and_those_of_authors_come_first() -> None:
    asked = "- {ask: Same, answer: true}\n- {ask: Same, answer: true}\n- {id: same, ask: Other, answer: true}\n"
    page, _ = page_of(f"# P\n\n```quiz\n{asked}```\n")
    assert [question.id for question in page.questions] == ["same-2", "same-3", "same"]


def test_a_plain_page_may_have_questions_of_another_plugin() -> None:
    page, problems = read_page(PageFile("a.md", "a.md", "---\nquestions: 3\n---\n# A\n"), {})
    assert (page.quizzes, problems) == ((), ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_cannot_be_read(case: dict[str, Any]) -> None:
    page, problems = read_page(PageFile("p.md", "p.md", f"```quiz\n{case['block']}```\n"), {})
    found = [[problem.rule, str(problem.location), *problem.suggestions[:1]] for problem in problems]
    assert found == case["found"]
    assert len(page.questions) == case.get("questions", 0)


@pytest.mark.parametrize(
    ("questions", "is_right"),
    [
        ("[{ask: A, choices: [{right: B}, {wrong: C, why: D}], why: E}]", True),
        ("[{id: a-1, ask: A, answer: false}, {ask: B, answers: [4, four]}]", True),
        ("[{ask: A, kind: match, pairs: [{this: B, with: C}, {this: D, with: E}]}]", True),
        ("[{ask: A, choices: [{right: B, wrong: C}]}]", False),
        ("[{ask: A, kind: sort, answers: [B]}]", False),
        ("[{ask: A, pairs: [{this: B}]}]", False),
        ("[{answer: true}]", False),
        ("[{ask: A, answer: true, anser: true}]", False),
    ],
)
def test_the_schema_that_editors_have_allows_what_is_read(questions: str, is_right: bool) -> None:
    validator = Draft202012Validator(schema("front-matter")["$defs"]["questions"])
    assert validator.is_valid(yaml.safe_load(questions)) is is_right
    _, problems = page_of(f"---\ntitle: T\nquestions: {questions}\n---\n# T\n")
    assert (problems == []) is is_right


@pytest.mark.parametrize(
    "value", ["3", "yes", "text", "{a: b}", "2026-01-31", "~", "[[]]", "[3]", "[{ask: [1]}]", "!x y"]
)
def test_front_matter_of_wrong_types_is_reported_with_its_line(value: str) -> None:
    page, problems = page_of(f"---\ntitle: T\nquestions: {value}\n---\n# T\n")
    assert page.questions == ()
    assert problems
    assert {place.split(":")[1] for place in problems} == {"3"}


def test_names_that_stand_for_more_than_anyone_writes() -> None:
    question = "- &one\n  ask: A\n  choices: [&choice {right: B}" + ", *choice" * 1_000 + "]\n"
    text = "```quiz\n" + question + "- *one\n" * 1_000 + "```\n"
    page, problems = read_page(PageFile("a.md", "a.md", text), {})
    assert page.questions == ()
    assert [problem.rule for problem in problems] == ["malformed-question"]


@given(st.text(st.sampled_from("-ask:choices{}[],right wrong\n\t'\"&*!|>") | st.characters(), max_size=120))
@examples(200)
def test_reading_never_raises(body: str) -> None:
    for text in (f"```quiz\n{body}\n```\n", f"---\nquestions:\n{body}\n---\n# A\n"):
        page, problems = read_page(PageFile("concepts/a.md", "p.md", text), {"concepts": "concept"})
        assert all(question.id and question.ask for question in page.questions)
        assert all(problem.location.path == "p.md" for problem in problems)
