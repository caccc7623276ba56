"""Rules over the questions by which readers test themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.checks.lines import unknown_in_lines
from literature.library.handles import tokens_meant
from literature.library.link_targets import FINDING
from literature.model import Citation, Library, Page, Problem, Question, Severity, Wikilink, rule
from literature.text.markdown.scanner import scan
from literature.text.nearest import Nearest

_ABOVE = re.compile(
    r"\W*(?:all|none|both|neither|each|any|either) (?:of )?(?:the |these |those )?"
    r"(?:answers |choices |options |statements )*"
    r"(?:(?:given |listed )?(?:above|below|before)|(?:of )?(?:these|them)|appl(?:y|ies)|are (?:right|true|correct))\W*",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\W*(?:both |only |neither )?[a-e]\)?(?:(?:,| and| or| nor| &)+ [a-e]\)?)+\W*", re.IGNORECASE)
"""`A and B`: choices are shown in an order of their own, without letters."""


@rule("QST004", Severity.ERROR, "A question has too few or too many right answers.")
def number_of_right_answers(library: Library) -> Iterator[Problem]:
    """Of several choices not exactly one is right where one is asked for, none where several are, or all."""
    for _, question in _questions(library):
        right = sum(choice.is_right for choice in question.choices)
        if question.kind == "one" and right != 1:
            more = " or 'kind: several'" if right else ""
            message = f"{_many(right)} right; expected exactly one{more}"
            yield number_of_right_answers.problem(message, question.location)
        elif question.kind == "several" and not right:
            yield number_of_right_answers.problem("no choice is right; expected at least one", question.location)
        elif question.choices and right == len(question.choices):
            message = "every choice is right; expected wrong ones to tell them from"
            yield number_of_right_answers.problem(message, question.location)


@rule("QST005", Severity.ERROR, "A question names what does not exist.")
def unknown_name_in_question(library: Library) -> Iterator[Problem]:
    """A question cites a work that is not in the bibliography, or links to a page or finding that does not exist."""
    lines = (
        (text, place, page.uri) for page, question in _questions(library) for text, place in question.texts() if text
    )
    yield from unknown_in_lines(library, lines, unknown_name_in_question, Nearest(library.keys))


@rule("QST006", Severity.WARNING, "An answer does not say where it comes from.")
def uncited_answer(library: Library) -> Iterator[Problem]:
    """Neither the `why` of a question nor that of a right choice cites a work or a finding."""
    for _, question in _questions(library):
        told = (question.why, *(choice.why for choice in question.choices if choice.is_right))
        if not any(_cites(library, text) for text in told if text):
            message = f"the answer to '{question.ask[:60]}' cites nothing; expected a 'why' with a citation"
            yield uncited_answer.problem(message, question.location)


@rule("QST007", Severity.WARNING, "A wrong choice is not explained.")
def unexplained_choice(library: Library) -> Iterator[Problem]:
    """A wrong choice has no `why` that says what is wrong with it."""
    for _, question in _questions(library):
        for choice in question.choices:
            if not choice.is_right and not choice.why:
                message = f"nothing says why '{choice.text[:60]}' is wrong; expected a 'why'"
                yield unexplained_choice.problem(message, choice.location)


@rule("QST008", Severity.WARNING, "A choice is about the other choices.")
def choice_about_choices(library: Library) -> Iterator[Problem]:
    """A choice is "all of the above", "none of these", "A and B" or the like."""
    for _, question in _questions(library):
        for choice in question.choices:
            if _ABOVE.fullmatch(choice.text) or _LETTERS.fullmatch(choice.text):
                message = f"'{choice.text[:60]}' is about the other choices; expected an answer, or 'kind: several'"
                yield choice_about_choices.problem(message, choice.location)


@rule("QST009", Severity.ERROR, "Two questions of a page have one id.")
def doubled_question_id(library: Library) -> Iterator[Problem]:
    """Two questions of a page have the same id."""
    for page in library.pages.values():
        seen: dict[str, Question] = {}
        for quiz in page.quizzes:
            for question in quiz.questions:
                first = seen.setdefault(question.name, question) if question.name else question
                if first is not question:
                    message = f"the id '{question.name}' is that of the question in line {first.location.line}"
                    yield doubled_question_id.problem(message, question.location)


def _questions(library: Library) -> Iterator[tuple[Page, Question]]:
    for page in library.pages.values():
        for quiz in page.quizzes:
            for question in quiz.questions:
                yield page, question


def _many(right: int) -> str:
    return f"{right} choices are" if right else "no choice is"


def _cites(library: Library, text: str) -> bool:
    return any(
        isinstance(token, Citation) or (isinstance(token, Wikilink) and token.target.startswith(FINDING))
        for token in tokens_meant(library, scan(text).tokens)
    )
