"""Questions in GIFT, which Moodle imports into a bank of questions (Moodle documentation, "GIFT format")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from literature.teaching.asked import Asked, Offered
from literature.text.xml import one_line, shortened

_SIGNS = re.compile(r"[\\~=#{}:]")
_ARROW = re.compile(r"-+>")
"""What parts the two sides of a pair; it cannot be escaped."""
_MOST = 250
"""Characters that Moodle keeps of a name."""
_ID = re.compile(r"[\[\]\\]")


def as_gift(category: str, questions: Iterable[Asked]) -> str:
    """A file with the questions, in a category of the course's bank."""
    # What follows a slash would be a category within; two are a slash.
    name = one_line(category).replace("/", "//")
    return "\n".join([f"$CATEGORY: $course$/top/{name}\n", *map(_question, questions)])


def _question(one: Asked) -> str:
    lines = [
        f"// [id:{_ID.sub('-', one.name)}]",
        f"::{_text(shortened(f'{one.title}: {one.ask}', _MOST))}::[plain]{_text(one.ask)} {{",
        *_answers(one),
    ]
    if one.explained:
        lines.append(f"####{_text(one.explained)}")
    return "\n".join([*lines, "}", ""])


def _answers(one: Asked) -> Iterator[str]:
    if one.kind == "true-false":
        yield "TRUE" if one.choices[0].is_right else "FALSE"
    elif one.kind == "match":
        yield from (f"={_side(this)} -> {_side(that)}" for this, that in one.pairs)
    elif one.kind == "short":
        yield from (f"={_text(answer)}" for answer in one.answers)
    else:
        yield from _choices(one.choices, has_several=one.kind == "several")


def _choices(choices: Sequence[Offered], *, has_several: bool) -> Iterator[str]:
    right = sum(choice.is_right for choice in choices)
    for choice in choices:
        sign = "=" if choice.is_right else "~"
        if has_several:
            sign = f"~%{_share(right)}%" if choice.is_right else f"~%-{_share(len(choices) - right)}%"
        why = f"#{_text(choice.why)}" if choice.why else ""
        yield f"{sign}{_text(choice.text)}{why}"


def _share(of: int) -> str:
    """The part of a hundred, as Moodle writes the fractions that it knows: 33.33333."""
    return f"{100 / of:.5f}".rstrip("0").rstrip(".")


def _side(text: str) -> str:
    return _text(_ARROW.sub("→", text))


def _text(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", one_line(text))
