r"""Mathematics in a field (`$\eta^2_p < .05$`) as rows of Unicode text. `text/latex/reader.py` calls it.

Only what a line of text can show is converted: letters, Greek, relations, operators, sub- and superscripts, simple
fractions and roots.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass

from literature.model import Run
from literature.model.richtext import Position
from literature.text.latex.commands import math_symbols

_TOKEN = re.compile(r"\\(?P<command>[a-zA-Z]+|.)\s*|(?P<space>\s+)|(?P<number>[0-9.]+)|(?P<char>.)", re.DOTALL)
_RELATIONS = frozenset("=<>≤≥⩽⩾≈≠≡∼≃≅∝→←↔⇒⇐⇔∈∉⊂⊆⊃⊇≪≫∣")
_OPERATORS = frozenset("+−±∓×÷⋅∗∘∪∩∧∨⊕⊗")
_ACCENTS = {
    "bar": "\u0304",
    "overline": "\u0304",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "check": "\u030c",
    "acute": "\u0301",
    "grave": "\u0300",
    "breve": "\u0306",
}
_FONTS = {
    "mathrm": "upright",
    "text": "upright",
    "textrm": "upright",
    "textup": "upright",
    "textnormal": "upright",
    "mbox": "upright",
    "operatorname": "upright",
    "mathsf": "upright",
    "mathtt": "upright",
    "mathit": "italic",
    "textit": "italic",
    "emph": "italic",
    "mathbf": "bold",
    "textbf": "bold",
    "boldsymbol": "bold",
    "bm": "bold",
}
_ALPHABETS = {
    "mathbb": "DOUBLE-STRUCK",
    "Bbb": "DOUBLE-STRUCK",
    "mathds": "DOUBLE-STRUCK",
    "mathfrak": "FRAKTUR",
    "mathscr": "SCRIPT",
    "mathcal": "SCRIPT",
}
"""Commands whose letters are characters of their own in Unicode, and what Unicode calls these."""
_FUNCTIONS = frozenset({"log", "ln", "exp", "sin", "cos", "tan", "max", "min", "lim", "Pr", "arg", "det", "dim"})


@dataclass(frozen=True, slots=True)
class _Mode:
    """How the characters of a group are set, and what stands behind it."""

    position: Position = ""
    font: str = ""
    closing: str = ""
    groups_after: int = 0
    """Groups of a fraction still to come."""


def decode_math(source: str) -> tuple[tuple[Run, ...], str]:
    r"""The runs that show a formula, and the first command that no line of text can show (empty: none).

    Letters are italic, Greek and numbers are not. Relations get a space on both sides, operators too where they
    stand between two things; sub- and superscripts are set tight.
    """
    row = _Row()
    mode = _Mode()
    groups: list[_Mode] = []
    upcoming: _Mode | None = None
    accent = ""
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup
        token = match[kind] if kind else ""
        if kind == "space":
            if mode.font == "upright":
                row.add(" ", mode)
            continue
        if kind == "command":
            if token in _FONTS:
                upcoming = _Mode((upcoming or mode).position, _FONTS[token])
                continue
            if token in _ALPHABETS:
                upcoming = _Mode((upcoming or mode).position, _ALPHABETS[token])
                continue
            if token in _ACCENTS:
                accent = _ACCENTS[token]
                continue
            if token in ("frac", "tfrac", "dfrac"):
                upcoming = _Mode((upcoming or mode).position, mode.font, "/", 1)
                continue
            if token == "sqrt":
                row.add("√", mode)
                upcoming = _Mode(mode.position, mode.font, ")")
                continue
            text = math_symbols().get(token)
            if text is None:
                return (), "\\" + token
            if token in _FUNCTIONS:
                row.add(text + " ", _Mode((upcoming or mode).position, "upright"))
                upcoming = None
                continue
        elif token == "{":
            groups.append(mode)
            mode = upcoming or _Mode(mode.position, mode.font)
            if mode.closing == ")":
                row.add("(", mode)
            upcoming = None
            continue
        elif token == "}":
            closed, mode = mode, groups.pop() if groups else mode
            if closed.closing:
                row.add(closed.closing, _Mode(closed.position, "upright"))
            if closed.groups_after:
                upcoming = _Mode(closed.position, closed.font)
            continue
        elif token in "^_":
            upcoming = _Mode("sup" if token == "^" else "sub", mode.font)
            continue
        else:
            text = {"-": "−", "*": "∗", "'": "′", "~": " "}.get(token, token)
        if upcoming is not None and upcoming.closing:
            return (), "\\sqrt" if upcoming.closing == ")" else "\\frac"
        # Without braces, a script takes one character: x^12 is x¹2.
        if upcoming is not None and kind == "number" and len(text) > 1:
            row.add(text[0], upcoming)
            row.add(text[1:], mode)
        else:
            row.add(text, upcoming or mode, accent if text.strip() else "")
        if text.strip():
            upcoming, accent = None, ""
    return row.runs(), ""


def _lettered(char: str, alphabet: str) -> str:
    """A letter or digit of one of Unicode's mathematical alphabets; anything else as it is."""
    kind = "DIGIT" if char.isdigit() else "CAPITAL" if char.isupper() else "SMALL"
    name = unicodedata.name(char, "").rpartition(" ")[2]
    letter = f"{kind} {name}"
    names = (f"MATHEMATICAL {alphabet} {letter}", f"{alphabet} {letter}", f"BLACK-LETTER {letter}")
    for found in names if char.isascii() and char.isalnum() else ():
        with contextlib.suppress(KeyError):
            return unicodedata.lookup(found)
    return char


class _Row:
    """Pieces of a formula, spaced as they arrive."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._previous = ""
        """What stands before: `rel`, `open`, `thing`; empty at the start."""

    def add(self, text: str, mode: _Mode, accent: str = "") -> None:
        """Append a piece; operators and relations bring their spaces."""
        if not text:
            return
        if mode.font.isupper():
            text = "".join(_lettered(char, mode.font) for char in text)
        if accent:
            text = text[0] + accent + text[1:]
        is_letter = text[0].isascii() and text[0].isalpha()
        style = Run(
            "",
            italic=mode.font == "italic" or (is_letter and mode.font == ""),
            bold=mode.font == "bold",
            position=mode.position,
            is_protected=True,
        )
        if not mode.position and text in _RELATIONS:
            text = f" {text} " if self._previous else f"{text} "
            self._previous = "rel"
        elif not mode.position and text in _OPERATORS:
            text = f" {text} " if self._previous == "thing" else text
            self._previous = "rel"
        elif not text.isspace():
            self._previous = "open" if text in "([{,;" else "thing"
        self._runs.append(Run(text, style.italic, style.bold, False, style.position, True))

    def runs(self) -> tuple[Run, ...]:
        """The pieces with neighbours of one style joined, trailing space dropped."""
        while self._runs and self._runs[-1].text.isspace():
            self._runs.pop()
        if self._runs:
            last = self._runs[-1]
            self._runs[-1] = Run(last.text.rstrip(), last.italic, last.bold, False, last.position, True)
        return tuple(self._runs)
