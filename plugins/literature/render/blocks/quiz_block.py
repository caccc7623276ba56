"""Questions by which readers test themselves, each with its answer folded below: what `assets/quiz.js` makes a test of.

`sources/questions.py` reads the questions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from literature.library.permalinks import page_name
from literature.model import Block, Page, Question, QuestionKind, escape_text
from literature.render.pieces.inline import inline_html, one_block
from literature.render.templates import fill
from literature.site.addresses import ASSET_FOLDER
from literature.site.here import Here
from literature.vocabulary.catalog import N_, Catalog

STYLE = f"{ASSET_FOLDER}quiz.css"
"""Below the site's root: pages without questions do not load it."""
_HINTS: Mapping[QuestionKind, str] = {
    "one": "",
    "several": N_("More than one can be right."),
    "true-false": N_("True or false?"),
    "match": N_("Put together what belongs together."),
    "short": N_("Answer in a word or two."),
}


def render_quiz(here: Here, page: Page, block: Block) -> str:
    """HTML for the block; one without questions becomes a marked note."""
    known = here.site.library.pages.get(page.uri, page)
    # As for reading lists: the host may give other text than the library has read.
    same = [quiz for quiz in known.quizzes if quiz.body == block.body]
    place = block.twins
    questions = same[place].questions if place < len(same) else ()
    if not questions:
        said = here.site.catalog.gettext("No questions are shown here: the block cannot be read.")
        return f'<p class="lit-missing">{escape_text(said)}</p>'
    return quiz_html(here, known, questions)


def front_matter_quiz(here: Here, page: Page) -> str:
    """HTML for the questions in a page's front matter; empty where it has none."""
    questions = [question for quiz in page.quizzes if quiz.body is None for question in quiz.questions]
    return quiz_html(here, page, questions) if questions else ""


def quiz_html(here: Here, page: Page, questions: Sequence[Question]) -> str:
    """HTML for questions of a page."""
    asked = list(_asked(here, questions))
    return one_block(fill(here, "quiz.html", name=page_name(page.uri), style=here.to(STYLE), questions=asked))


def _asked(here: Here, questions: Iterable[Question]) -> Iterator[dict[str, object]]:
    """Each question, ready for the template."""
    catalog = here.site.catalog

    def html(markdown: str) -> Markup:
        return Markup(inline_html(here, markdown))

    for question in questions:
        hint = _HINTS[question.kind]
        shown = [(choice, html(choice.text)) for choice in question.offered]
        yield {
            "question": question,
            "ask": html(question.ask),
            "hint": catalog.gettext(hint) if hint else "",
            "choices": _truths(question, catalog) or [(text, choice.is_right) for choice, text in shown],
            "those": question.partners,
            "html": html,
            "answers": json.dumps(question.answers, ensure_ascii=False),
            "judged": [
                (*_sides(catalog)[choice.is_right], text, html(choice.why))
                for choice, text in sorted(shown, key=lambda one: not one[0].is_right)
            ],
            "answer": question.answers[0] if question.answers else catalog.gettext(_TRUTHS[question.is_true]),
        }


_TRUTHS = {True: N_("True."), False: N_("False.")}


def _truths(question: Question, catalog: Catalog) -> list[tuple[str, bool]]:
    """What is offered for a statement, and which of the two is right; nothing for other questions."""
    if question.kind != "true-false":
        return []
    return [(catalog.gettext("True"), question.is_true), (catalog.gettext("False"), not question.is_true)]


def _sides(catalog: Catalog) -> dict[bool, tuple[str, str]]:
    """For right choices and for wrong ones, the end of a class and what stands before their words."""
    return {True: ("right", catalog.gettext("Right:")), False: ("wrong", catalog.gettext("Wrong:"))}
