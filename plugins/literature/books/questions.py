"""The questions of a page's front matter in its book, with the answers as notes. Those that stand in its text do so in
the book."""

from __future__ import annotations

from collections.abc import Iterator

from literature.books.linking import BookLinking
from literature.data.markdown import escaped
from literature.model import Page, Question


def questions_of(linking: BookLinking, page: Page) -> str:
    """The questions as Markdown, below a heading; empty where the front matter has none."""
    asked = [question for quiz in page.quizzes if quiz.body is None for question in quiz.questions]
    if not asked:
        return ""
    items = [_question(linking, question, number) for number, question in enumerate(asked, start=1)]
    notes = [_answer(linking, question, number) for number, question in enumerate(asked, start=1)]
    heading = escaped(linking.here.site.catalog.gettext("Test yourself"))
    return "\n\n".join((f"## {heading}", *items, *notes))


def _question(linking: BookLinking, question: Question, number: int) -> str:
    lines = [f"{number}. {linking.said(question.ask)}[^answer-{number}]"]
    offered = [linking.said(choice.text) for choice in question.offered]
    offered += [linking.said(pair.this) for pair in question.pairs]
    lines += [f"    - {one}" for one in offered]
    return "\n\n".join((lines[0], "\n".join(lines[1:]))) if lines[1:] else lines[0]


def _answer(linking: BookLinking, question: Question, number: int) -> str:
    said = "; ".join(_right(linking, question)).rstrip(".")
    why = linking.said(question.why)
    return f"[^answer-{number}]: {said}. {why}" if said else f"[^answer-{number}]: {why}"


def _right(linking: BookLinking, question: Question) -> Iterator[str]:
    gettext = linking.here.site.catalog.gettext
    if question.kind == "true-false":
        yield gettext("True") if question.is_true else gettext("False")
    yield from (linking.said(choice.text) for choice in question.offered if choice.is_right)
    yield from (f"{linking.said(pair.this)} \u2013 {linking.said(pair.that)}" for pair in question.pairs)
    if question.kind == "short":
        yield from (escaped(one) for one in question.answers[:1])
