"""The row of styled text that `text/latex/reader.py` writes to: pieces become runs, accents go on the letter that
follows."""

from __future__ import annotations

import unicodedata

from literature.model import RichText, Run
from literature.text.latex.commands import STANDALONE

_INVERTED = {"?": "¿", "!": "¡"}
_DOTLESS = {"ı": "i", "ȷ": "j"}


class Row:
    """Rich text under construction."""

    def __init__(self) -> None:
        self.style = Run("")
        """Style of what is put next."""
        self.last = ""
        """The last character, empty at the start."""
        self._pieces: list[tuple[Run, str]] = []
        self._buffer: list[str] = []
        self._buffered = self.style
        self._accents: list[str] = []
        """The innermost last."""

    @property
    def has_accent(self) -> bool:
        """Whether an accent waits for its letter."""
        return bool(self._accents)

    def put(self, text: str) -> None:
        """Append text in the current style; a waiting accent goes on its first letter."""
        if self._accents:
            text = self._accented(text)
        if text:
            if self._buffer and self._buffered != self.style:
                self._flush()
            self._buffered = self.style
            self._buffer.append(text)
            self.last = text[-1]

    def put_as(self, style: Run, text: str) -> None:
        """Append text in a style of its own."""
        before, self.style = self.style, style
        self.put(text)
        self.style = before

    def put_space(self) -> None:
        """Append a space unless there is one; between an accent and its letter there is none."""
        if not self._accents and self.last != " ":
            self.put(" ")

    def invert_last(self) -> bool:
        """Turn a question or exclamation mark just put upside down; whether there was one."""
        if not self._buffer or self.last not in _INVERTED:
            return False
        self.last = _INVERTED[self.last]
        self._buffer[-1] = self._buffer[-1][:-1] + self.last
        return True

    def round_apostrophe(self) -> None:
        r"""Round an apostrophe just put: where a command follows, it ends an elision (`d'\relax Este`)."""
        if self._buffer and self.last == "'":
            self.last = "’"
            self._buffer[-1] = self._buffer[-1][:-1] + self.last

    def put_accent(self, mark: str) -> None:
        """Let a combining character wait for the letter that follows, under those that wait already."""
        self._accents.append(mark)

    def settle_accents(self) -> None:
        """Put accents that found no letter as characters of their own."""
        if self._accents:
            self.put(_standalone(self._taken_accents()))

    def rich(self) -> RichText:
        """All of it, in NFC."""
        self._flush()
        # Built by hand: `dataclasses.replace` would take a tenth of the time of reading a bibliography.
        return RichText(
            tuple(
                [
                    Run(composed(text), s.italic, s.bold, s.small_caps, s.position, s.is_protected, s.url)
                    for s, text in self._pieces
                ]
            )
        )

    def _flush(self) -> None:
        if self._buffer:
            self._pieces.append((self._buffered, "".join(self._buffer)))
            self._buffer = []

    def _taken_accents(self) -> str:
        """The accents that wait, which no longer do, the innermost first."""
        marks = "".join(reversed(self._accents))
        self._accents = []
        return marks

    def _accented(self, text: str) -> str:
        text = text.lstrip(" ")
        if not text:
            return ""
        marks = self._taken_accents()
        letter = _DOTLESS.get(text[0], text[0])
        if not letter.isalpha():
            return _standalone(marks) + text
        return unicodedata.normalize("NFC", letter + marks) + text[1:]


def composed(text: str) -> str:
    """The text in NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _standalone(marks: str) -> str:
    return "".join(STANDALONE.get(mark, mark) for mark in marks)


def restyled(style: Run, change: str) -> Run:
    """The style after a change as `latex_commands` names them."""
    match change:
        case "emphasis":
            return style._replace(italic=not style.italic)
        case "italic":
            return style._replace(italic=True)
        case "upright":
            return style._replace(italic=False, small_caps=False)
        case "bold":
            return style._replace(bold=True)
        case "small caps":
            return style._replace(small_caps=True)
        case "sup":
            return style._replace(position="sup")
        case "sub":
            return style._replace(position="sub")
        case "plain":
            return style._replace(italic=False, bold=False, small_caps=False)
    return style
