"""The toy site with more works, findings and concepts than one page lists, many claims, a reading list of two weeks,
a page of questions, a path, and what other sites show in frames."""

from __future__ import annotations

from pathlib import Path

WORKS = 440
ROWS = 500
TOTAL = ROWS + 4
"""Findings, with those of the toy site."""
NAMES = [f"{letter}word" for letter in "abcdefghijklmnopqrstuvwxyz"]
"""Concepts of the topic `working-tie`, each with a claim."""
_ENTRY = """@article{{work{number},
  author = {{{family}, Ida}},
  title = {{Knots of the {number}th kind}},
  journaltitle = {{Harbor Psychology}},
  date = {{{year}}},
  volume = {{{volume}}},
  pages = {{1--9}},
}}
"""
_LIST = """---
title: A course
---

# A course

```readings
weeks:
  - title: First
    works:
      - {key: bowman1988base, minutes: 30, why: "A *book*."}
      - {key: ainsley1978patterns, optional: true}
  - title: Second
    works: [bowman1988base]
```
"""
_QUIZ = """# Questions

```quiz
- id: what-for
  ask: What is a harbor for?
  why: "Setting out [@bowman1988base, p. 11]."
  choices:
    - right: To set out from
    - wrong: To stay in
      why: Who stays in it has no need of it.
- ask: Which hold a ship?
  kind: several
  why: "[@bowman1988base]"
  choices:
    - right: A rope
    - right: An anchor
    - wrong: A flag
      why: It is seen, and holds nothing.
- ask: A harbor is for staying.
  answer: false
  why: "[@bowman1988base]"
- ask: What goes with what?
  why: "[@bowman1988base]"
  pairs:
    - {this: Harbor, with: setting out}
    - {this: Haven, with: coming back}
- ask: What are ships tied with?
  why: "[@ortiz2010ropes]"
  answers: [A rope, ropes]
```
"""
_PATH = """---
title: An hour
outcomes: ["tell a *tie* from a knot"]
questions:
  - ask: A tie is a knot.
    answer: false
    why: "A knot can be untied [@ortiz2010ropes]."
---

# An hour

```readings
steps:
  - title: Words
    question: Which holds?
    pages:
      - {page: working-tie, minutes: 6, why: It comes first.}
      - {page: bond, minutes: 4}
  - title: One work in full
    works:
      - {key: bowman1988base, minutes: 35}
```
"""


def enlarge(folder: Path) -> None:
    """Write it into a copy of the toy site."""
    families = [f"{letter}ilson" for letter in "BDFGHJKLMNPRSTVW"]
    entries = [
        _ENTRY.format(number=number, family=families[number % 16], year=1900 + number // 4, volume=number)
        for number in range(WORKS)
    ]
    (folder / "bibliography/many.bib").write_text("\n".join(entries), "utf-8")
    # Where there is a table, every work must stand in it.
    (folder / "bibliography/provenance.csv").unlink()
    table = folder / "bibliography/findings.csv"
    lines = table.read_text("utf-8").splitlines()
    columns = lines[0].split(",")
    table.write_text("\n".join([*lines, *(_row(number, columns) for number in range(ROWS))]) + "\n", "utf-8")
    page = folder / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nA late figure: [[finding:x499]].\n", "utf-8")
    for name in NAMES:
        concept = f"---\nbroader: [working-tie]\n---\n# {name}\n\nA ward.\n"
        (folder / f"docs/concepts/{name}.md").write_text(concept, "utf-8")
    for number, name in enumerate(NAMES):
        verdict = "supported" if number % 2 else "contested"
        front = f"verdict: {verdict}\nbecause: So it was seen.\nconcepts: [{NAMES[number // 9]}]"
        claim = f"---\n{front}\n---\n# Saying of {name}\n\nSo [@ortiz2010ropes].\n"
        (folder / f"docs/claims/saying-of-{name}.md").write_text(claim, "utf-8")
    (folder / "docs/readings/course.md").write_text(_LIST, "utf-8")
    add_questions(folder)
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    assert text.count("  - literature\n") == 1
    configuration.write_text(text.replace("  - literature\n", "  - literature:\n      embeds: [card, plot]\n"), "utf-8")


def add_questions(folder: Path) -> None:
    """Write the page of questions and the path, which has one in its front matter."""
    (folder / "docs/quiz.md").write_text(_QUIZ, "utf-8")
    (folder / "docs/paths").mkdir()
    (folder / "docs/paths/hour.md").write_text(_PATH, "utf-8")


def _row(number: int, columns: list[str]) -> str:
    outcome = "arrival" if number % 2 else "rest"
    values = {
        "id": f"x{number}", "key": "saltweb", "topic": "ties", "construct": f"knot {number}", "outcome": outcome,
        "metric": "r", "value": f"{(number * 7 % 89) / 100:.2f}", "source": "https://doi.example/5",
        "read_certainty": "high", "construct_group": f"knot {number % 7}", "outcome_group": outcome,
    }  # fmt: skip
    return ",".join(values.get(column, "") for column in columns)
