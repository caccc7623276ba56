"""The questions that the search is measured by lead to pages that the site has, each question once."""

from __future__ import annotations

from pathlib import Path

from literature.library.load import load_project
from literature.sources.project import read_project

ROOT = Path(__file__).parents[2]


def test_every_accepted_page_is_there() -> None:
    text = (ROOT / "benchmarks/search/questions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    questions = [question for question, _ in rows]
    assert len(questions) == len(set(questions)) == 100
    library, _ = load_project(read_project(ROOT / "mkdocs.yml"))
    there = {uri.removesuffix(".md") for uri in library.pages} | {f"references/{key}" for key in library.references}
    assert {page for _, pages in rows for page in pages.split()} <= there
