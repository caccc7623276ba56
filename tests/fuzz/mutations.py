"""Changes texts at random, as people, programs and copying change them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

_ANYWHERE = (
    "", "\n", "\r\n", "\r", " ", "\t", "\0", "\ufeff", "\u2028", "\u00a0", "\u202e", "e\u0301", "\U0001f600", "\ud7ff",
    "{", "}", "[", "]", "(", ")", "<", ">", '"', "'", "`", "\\", "|", "&", "#", "%", "@", "$", "*", "_", "-", ":", ";",
    ",", "=", "~", "^", "!", "/", "<script>alert(1)</script>", "&lt;", "--", "---", "```", "0", "-1", "1e999", "NaN",
    "9" * 5000, "\u00b2", "\u0663",
)  # fmt: skip
"""What any text may hold by accident."""
_MOST_TIMES = 400
_LARGEST = 40_000


def mutated(seeds: Sequence[str], tokens: Sequence[str], chance: random.Random) -> str:
    """One of the seeds after one to twelve changes."""
    text = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
        text = chance.choice(_CHANGES)(text, seeds, (*tokens, *_ANYWHERE), chance)[:_LARGEST]
    return text


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((0, 1, 1, 2, 5, 20, 100)))


def _replace(text: str, _seeds: Sequence[str], tokens: Sequence[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + chance.choice(tokens) + text[end:]


def _repeat(text: str, _seeds: Sequence[str], tokens: Sequence[str], chance: random.Random) -> str:
    start, _ = _span(text, chance)
    return text[:start] + chance.choice(tokens) * chance.randrange(_MOST_TIMES) + text[start:]


def _double(text: str, _seeds: Sequence[str], _tokens: Sequence[str], chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:end] + text[start:end] * chance.choice((1, 1, 2, 50)) + text[end:]


def _delete_line(text: str, _seeds: Sequence[str], _tokens: Sequence[str], chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _swap_lines(text: str, _seeds: Sequence[str], _tokens: Sequence[str], chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _splice(text: str, seeds: Sequence[str], _tokens: Sequence[str], chance: random.Random) -> str:
    other = chance.choice(seeds)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


def _cut(text: str, _seeds: Sequence[str], _tokens: Sequence[str], chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


_CHANGES: tuple[Callable[[str, Sequence[str], Sequence[str], random.Random], str], ...] = (
    _replace, _replace, _replace, _repeat, _double, _delete_line, _swap_lines, _splice, _cut,
)  # fmt: skip


def smallest(text: str, fails: Callable[[str], bool], tries: int = 2_000) -> str:
    """A part of a text that still fails, as small as leaving out ever shorter stretches makes it."""
    size = len(text) // 2
    while size and tries > 0:
        start = 0
        while start < len(text) and tries > 0:
            shorter = text[:start] + text[start + size :]
            tries -= 1
            if fails(shorter):
                text = shorter
            else:
                start += size
        size //= 2
    return text
