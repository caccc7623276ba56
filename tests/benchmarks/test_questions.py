"""The questions that the search is measured by lead to pages that the site has, each question once."""

from __future__ import annotations

from pathlib import Path

from literature.library.load import load_project
from literature.sources.project import read_project

ROOT = Path(__file__).parents[2]


def test_every_accepted_page_is_there() -> None:
    texts = {name: (ROOT / f"benchmarks/search/{name}.tsv").read_text("utf-8") for name in ("questions", "everyday")}
    rows = [line.split("\t") for text in texts.values() for line in text.splitlines()]
    questions = [question for question, _ in rows]
    assert [len(text.splitlines()) for text in texts.values()] == [100, 70]
    assert len(set(questions)) == len(questions)
    library, _ = load_project(read_project(ROOT / "mkdocs.yml"))
    there = {uri.removesuffix(".md") for uri in library.pages} | {f"references/{key}" for key in library.references}
    assert {page for _, pages in rows for page in pages.split()} <= there
