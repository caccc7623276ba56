"""Reads the questions of a page, in its front matter and its `quiz` blocks: YAML, to typed `Question`s.

`yaml_nodes.py` reads the YAML; `checks/questions.py` says what is wrong with questions that can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from literature.model import Choice, Page, Pair, Problem, Question, QuestionKind, Quiz, Rule, Severity
from literature.sources.yaml_nodes import Mapping as Given
from literature.sources.yaml_nodes import Value, read_yaml
from literature.sources.yaml_reader import YamlReader
from literature.text.folding import distinct_words, slug
from literature.text.markdown.inline import plain_inline
from literature.text.nearest import Nearest

MALFORMED_QUESTION = Rule("QST001", "malformed-question", Severity.ERROR, "A question cannot be read.")
UNKNOWN_QUESTION_OPTION = Rule(
    "QST002", "unknown-question-option", Severity.WARNING, "A question has a key that does not exist."
)
UNKNOWN_QUESTION_KIND = Rule(
    "QST003", "unknown-question-kind", Severity.ERROR, "A question is of a kind that does not exist."
)

BLOCK = "quiz"
_QUESTION = ("id", "kind", "ask", "choices", "answer", "answers", "pairs", "why")
_CHOICE = ("right", "wrong", "why")
_PAIR = ("this", "with")
_KEY_OF: Mapping[QuestionKind, str] = {
    "one": "choices", "several": "choices", "true-false": "answer", "match": "pairs", "short": "answers",
}  # fmt: skip
"""What each kind of question has besides what all have. Without a kind, the first that has the key that is there."""
_WORDS_OF_ID = 8


def read_quizzes(page: Page, front: Value | None) -> tuple[tuple[Quiz, ...], tuple[Problem, ...]]:
    """The questions that stand under `questions:` in front matter, and those of each `quiz` block.

    What cannot be read is left out and reported (`malformed-question`, `unknown-question-option`,
    `unknown-question-kind`).
    """
    problems: list[Problem] = []
    quizzes: list[Quiz] = []
    if front is not None:
        quizzes.append(Quiz(tuple(_Reader(problems).questions(front))))
    for block in page.blocks:
        if block.name == BLOCK:
            root = read_yaml(block.body, page.locate(block.body_start), problems, MALFORMED_QUESTION)
            quizzes.append(Quiz(tuple(_Reader(problems).questions(root)) if root else (), block.body))
    return tuple(_with_ids(quizzes)), tuple(problems)


def _with_ids(quizzes: list[Quiz]) -> Iterator[Quiz]:
    """The questions with ids of which a page has each once: those that authors gave come first."""
    questions = list(chain.from_iterable(quiz.questions for quiz in quizzes))
    order = sorted(range(len(questions)), key=lambda at: not questions[at].name)
    words = distinct_words((questions[at].name or _words_of(questions[at].ask) for at in order), "question")
    ids = iter(id_ for _, id_ in sorted(zip(order, words, strict=True)))
    for quiz in quizzes:
        yield replace(quiz, questions=tuple(replace(question, id=next(ids)) for question in quiz.questions))


def _words_of(ask: str) -> str:
    return "-".join(slug(plain_inline(ask)).split("-")[:_WORDS_OF_ID])


class _Reader(YamlReader):
    """Reads questions and notes what is wrong in them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems, MALFORMED_QUESTION, UNKNOWN_QUESTION_OPTION)

    def questions(self, root: Value) -> Iterator[Question]:
        """The questions of a list."""
        if root.is_empty:
            self._report(root, "nothing stands here; expected a list of questions, each with an 'ask'")
        for item in self._list(root, "a list of questions, each with an 'ask'"):
            question = self._question(item)
            if question is not None:
                yield question

    def _question(self, item: Value) -> Question | None:
        given = self._mapping(item, "a question with 'ask' and its answers", _QUESTION)
        if given is None:
            return None
        kind, ask = self._kind(given), self._text(given, "ask")
        if not ask:
            self._report(given, "this question has no 'ask'")
        if kind is None or not ask:
            return None
        truth = self._truth(given, "answer")
        question = Question(
            id="",
            kind=kind,
            ask=ask,
            location=given.values["ask"].location,
            name=self._id(given),
            why=self._text(given, "why"),
            choices=tuple(self._choices(given.values.get("choices"))),
            is_true=truth is True,
            pairs=tuple(self._pairs(given.values.get("pairs"))),
            answers=tuple(self._answers(given.values.get("answers"))),
        )
        lacks = {
            "choices": not question.choices,
            "answer": truth is None,
            "pairs": len(question.pairs) < 2,
            "answers": not question.answers,
        }
        return None if lacks[_KEY_OF[kind]] else question

    def _kind(self, given: Given) -> QuestionKind | None:
        """Its kind as written, or told by the keys that it has; None, and a problem, where its answers do not fit."""
        written = self._text(given, "kind")
        if written and written not in _KEY_OF:
            message = f"there is no kind of question '{written}'; known are {', '.join(_KEY_OF)}"
            near = Nearest(_KEY_OF).to(written, 1)
            self.problems.append(UNKNOWN_QUESTION_KIND.problem(message, given.values["kind"].location, near))
            return None
        kind = next((kind for kind in _KEY_OF if (kind == written if written else _KEY_OF[kind] in given.values)), None)
        if kind is None:
            expected = "'choices', 'answer', 'answers' or 'pairs'"
            self._report(given, f"this question has no answers; expected {expected}")
            return None
        own = _KEY_OF[kind]
        for other in dict.fromkeys(_KEY_OF.values()):
            if other != own and other in given.values:
                self._report(given.values[other], f"'{other}' does not belong to a question of the kind '{kind}'")
        if own not in given.values or given.values[own].is_empty:
            self._report(given.values.get(own, given), f"a question of the kind '{kind}' needs '{own}'")
            return None
        return kind

    def _id(self, given: Given) -> str:
        written = self._text(given, "id")
        if written and slug(written) != written:
            near = (slug(written),) if slug(written) else ()
            message = f"'id' is '{written}'; expected small letters, digits and hyphens"
            self.problems.append(MALFORMED_QUESTION.problem(message, given.values["id"].location, near))
        return slug(written)

    def _choices(self, value: Value | None) -> Iterator[Choice]:
        for item in self._list(value, "a list of choices, each with 'right' or 'wrong'"):
            given = self._mapping(item, "a choice such as 'wrong: ...'", _CHOICE)
            if given is None:
                continue
            sides = [side for side in ("right", "wrong") if side in given.values]
            text = self._text(given, sides[0]) if len(sides) == 1 else ""
            if len(sides) != 1 or not text:
                self._report(given, "a choice is either 'right' or 'wrong', with its words")
                continue
            yield Choice(text, sides[0] == "right", given.values[sides[0]].location, self._text(given, "why"))

    def _pairs(self, value: Value | None) -> Iterator[Pair]:
        read = []
        for item in self._list(value, "a list of pairs, each with 'this' and 'with'"):
            given = self._mapping(item, "a pair with 'this' and 'with'", _PAIR)
            if given is None:
                continue
            this, that = self._text(given, "this"), self._text(given, "with")
            if this and that:
                read.append(Pair(this, that, given.values["this"].location))
            else:
                self._report(given, "a pair needs 'this' and 'with'")
        if value is not None and len(read) == 1:
            self._report(value, "there is one pair; expected two or more to choose between")
        yield from read

    def _answers(self, value: Value | None) -> Iterator[str]:
        if value is not None and value.text and not value.is_empty:
            yield " ".join(value.text.split())
            return
        for item in self._list(value, "a list of answers, or one"):
            if text := self._scalar(item, "answers"):
                yield text
