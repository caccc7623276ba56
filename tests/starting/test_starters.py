"""Starters are filled by placeholders, and their faults have places."""

from __future__ import annotations

import pytest

from literature.starting.starters import fill, starter_of
from literature.vocabulary.page_kinds import page_kind

VALUES = {
    "title": 'Ropes: "hold"',
    "works": ("a", "b: c"),
    "items": "- one\n- two",
    "none": "",
    "reviewed": "2026-01-31",
}


def filled(starter: str, design: str = "") -> str:
    text, faults = fill(starter, "s.md", VALUES, design)
    assert not faults
    return text


def test_front_matter_is_yaml_and_the_rest_is_text() -> None:
    page = filled("---\ntitle: {{title}}\nworks: {{ works }}\n---\n# {{title}}\n\n{{works}}")
    assert page == '---\ntitle: "Ropes: \\"hold\\""\nworks: [a, "b: c"]\n---\n# Ropes: "hold"\n\na, b: c\n'


def test_a_line_with_nothing_to_say_is_left_out() -> None:
    assert filled("# T\n\n{{none}}\n\n{{items}}\n\nSay {{none}}.\n") == "# T\n\n- one\n- two\n\nSay .\n"


@pytest.mark.parametrize(
    ("design", "kept"),
    [("theory", "A B C F"), ("study", "A D F"), ("", "A D F")],
)
def test_sections_of_designs(design: str, kept: str) -> None:
    starter = "# A\n## B {{for theory, book}}\n### C\n## D {{not for theory}}\n### E {{ for book }}\n## F\n"
    page = filled(starter, design)
    assert [line.split()[-1] for line in page.splitlines() if line] == kept.split()


def test_code_has_no_sections() -> None:
    starter = "## A {{for theory}}\n```yaml\n## B\n```\n## C\n```yaml\n## D\n```"
    assert filled(starter, "study") == "## C\n```yaml\n## D\n```\n"


@pytest.mark.parametrize(
    ("starter", "fault"),
    [
        ("# T\n\nSay {{titel}}.", "s.md:3:5: there is no placeholder 'titel'; did you mean 'title'?"),
        ("{{qqq}}", "s.md:1:1: there is no placeholder 'qqq'; known are title, works, items, none, reviewed"),
        ("# {{title}", "s.md:1:3: a placeholder is not closed; expected '}}' in the same line"),
        ("## A {{for study}}\n\n{{qqqq}}", "s.md:3:1: there is no placeholder 'qqqq'; known are title, works, items"),
        ("## A {{for }}", "s.md:1:5: 'for' names no design; expected '{{for study, review}}'"),
        ("Text {{for study}}", "s.md:1:6: '{{for study}}' stands elsewhere than at the end of a heading"),
        (
            "---\ntitle: On {{title}}\n---\n",
            "s.md:2:11: in front matter '{{title}}' has to be the whole value, as in 'title: {{title}}'",
        ),
    ],
)
def test_faults(starter: str, fault: str) -> None:
    _, faults = fill(starter, "s.md", VALUES, "theory")
    assert [found.startswith(fault) for found in faults] == [True], faults


@pytest.mark.parametrize("kind", ["summary", "concept", "claim", "reading"])
def test_the_package_has_a_starter_of_each_kind(kind: str) -> None:
    assert "{{title}}" in starter_of(page_kind(kind))
