"""Answers of a form on the web made pages and entries, in a copy of the toy site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from literature.cli import main
from literature.starting.forms import answers_in, with_body

CONCEPT = """### Kind of page

concept

### Title

Epistemic vigilance

### Key of the work

_No response_

### Text

# Epistemic vigilance

Who to believe [@fluckner2018tie, p. 3].

### Title

A heading of the third level that a form has a question for.
"""
RIS = "TY  - BOOK\r\nAU  - Lind, Ada\r\nTI  - Fog and Lights\r\nPY  - 1999\r\nPB  - Quay\r\nER  - \r\n"


@pytest.fixture
def run(toy_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(toy_copy)

    def invoke(form: str) -> Result:
        return CliRunner().invoke(main, ["from-form", "--to", "bibliography/harbor.bib", "-"], input=form)

    return invoke


def parts(path: Path) -> tuple[dict[str, Any], str]:
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, yaml.BaseLoader), text


def form(**answers: str) -> str:
    labels = {"kind": "Kind of page", "title": "Title", "key": "Key of the work", "basis": "What you read"}
    labels |= {"verdict": "Verdict", "concepts": "Concepts", "text": "Text", "work": "The work"}
    labels |= {"source": "Where its record can be seen"}
    return "\n\n".join(f"### {labels[name]}\n\n{answer}" for name, answer in answers.items())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_concept_has_the_text_as_it_was_written(run: Any, toy_copy: Path, line_end: str) -> None:
    result = run(CONCEPT.replace("\n", line_end))
    assert (result.exit_code, result.output) == (0, "docs/concepts/epistemic-vigilance.md\n")
    front, text = parts(toy_copy / "docs/concepts/epistemic-vigilance.md")
    assert front["title"] == "Epistemic vigilance"
    assert text == (
        "\n# Epistemic vigilance\n\nWho to believe [@fluckner2018tie, p. 3].\n\n### Title\n\n"
        "A heading of the third level that a form has a question for.\n"
    )


def test_a_summary_says_what_was_read_and_which_concepts_it_bears_on(run: Any, toy_copy: Path) -> None:
    (toy_copy / "docs/summaries/fluckner2018tie.md").unlink()
    concept = next((toy_copy / "docs/concepts").glob("*.md")).stem
    result = run(form(kind="summary", key="fluckner2018tie", basis="full text", concepts=concept, text="All of it."))
    assert result.exit_code == 0, result.output
    front, text = parts(toy_copy / "docs/summaries/fluckner2018tie.md")
    assert (front["reference"], front["basis"]) == ("fluckner2018tie", "full text")
    assert front["concepts"] == [concept]
    assert text.endswith("\n\nAll of it.\n")
    assert "<!--" not in text


def test_a_claim_has_its_verdict(run: Any, toy_copy: Path) -> None:
    result = run(form(kind="claim", title='Fog: "always" lifts @noon', verdict="overstated", text="It may."))
    assert result.exit_code == 0, result.output
    front, text = parts(toy_copy / result.output.strip())
    assert (front["title"], front["verdict"]) == ('Fog: "always" lifts @noon', "overstated")
    assert text.endswith("\n\nIt may.\n")


@pytest.mark.parametrize("fence", ["", "```"])
def test_an_entry_is_added_with_where_its_record_was_seen(run: Any, toy_copy: Path, fence: str) -> None:
    entry = "\n".join(filter(None, (fence, RIS, fence)))
    result = run(form(work=entry, source="The publisher's\npage"))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("lind1999fog added to bibliography/harbor.bib")
    table = (toy_copy / "bibliography/provenance.csv").read_text(encoding="utf-8")
    (row,) = (line for line in table.splitlines() if line.startswith("lind1999fog,"))
    assert "The publisher's page" in row


def test_a_work_that_is_there_is_not_added_again(run: Any, toy_copy: Path) -> None:
    run(form(work=RIS))
    before = {path: path.read_bytes() for path in (toy_copy / "bibliography").iterdir()}
    result = run(form(work=RIS))
    assert result.exit_code == 0
    assert "is there already: lind1999fog" in result.output
    assert {path: path.read_bytes() for path in (toy_copy / "bibliography").iterdir()} == before


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"kind": "concept", "text": "x"}, "'Title' is not answered"),
        ({"kind": "summary", "text": "x"}, "'Key of the work' is not answered"),
        ({"kind": "summery", "text": "x"}, "'Kind of page' is answered with 'summery'; did you mean 'summary'?"),
        ({"kind": "summary", "key": "fluckner2018", "text": "x"}, "no reference has the key 'fluckner2018'"),
        ({"kind": "claim", "title": "A", "verdict": "true", "text": "x"}, "'Verdict' is answered with 'true'"),
        ({"kind": "claim", "title": "A", "concepts": "nothing known", "text": "x"}, "'Concepts' is answered with"),
        ({"kind": "concept", "title": "!?", "text": "x"}, "no letter or digit"),
        ({"kind": "concept", "title": "../../etc"}, "is this a form?"),
        ({}, "is this a form?"),
    ],
)
def test_what_cannot_be_made(run: Any, toy_copy: Path, answers: dict[str, str], said: str) -> None:
    before = sorted(toy_copy.rglob("*"))
    result = run(form(**answers))
    assert result.exit_code == 2
    assert said in result.output
    assert sorted(toy_copy.rglob("*")) == before


def test_a_title_is_no_path(run: Any, toy_copy: Path) -> None:
    result = run(form(kind="concept", title="../../mkdocs.yml", text="x"))
    assert result.output == "docs/concepts/mkdocs-yml.md\n"
    assert (toy_copy / "docs/concepts/mkdocs-yml.md").is_file()


def test_what_is_no_record_is_told(run: Any) -> None:
    result = run(form(work="Some book by Lind, I think"))
    assert result.exit_code == 1
    assert "the form:" in result.output


@given(st.text())
def test_any_answer_to_the_last_question_is_kept_as_it_is(text: str) -> None:
    answers = answers_in(f"### Kind of page\n\nconcept\n\n### Text\n\n{text}")
    kept = text.replace("\r\n", "\n").strip()
    assert answers["kind"] == "concept"
    if not kept.startswith(("```", "~~~")) and kept != "_No response_":
        assert answers.get("text", "") == kept


def test_front_matter_that_the_starter_lacks_is_added() -> None:
    page = with_body("---\ntitle: A\n---\n\n# A\n\n## Part\n", "Text.", {"concepts": ("a", "b: c")})
    assert page == '---\ntitle: A\nconcepts: [a, "b: c"]\n---\n\n# A\n\nText.\n'
