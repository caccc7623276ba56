"""Text with the few kinds of mark-up a reference needs: a flat row of runs.

A flat row (and no tree) lets sentence case, italics and links be handled in one pass. `text/latex/reader.py`
makes rich text from fields, `styles/` composes it, `render/` and `cli/` write it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

Position = Literal["", "sup", "sub"]

_TEXT = attrgetter("text")
_TARGET = attrgetter("url", "key")
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$@#!{}^=+])")


class Run(NamedTuple):
    """A stretch of text in one style. Builds make a million of them: a frozen dataclass takes three times as long."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    position: Position = ""
    is_protected: bool = False
    """Case must be kept: the text stood in braces in the bibliography."""
    url: str = ""
    """Absolute address this run links to."""
    key: str = ""
    """Key of the reference this run links to."""

    def has_style_of(self, other: Run) -> bool:
        """Whether the two runs differ in nothing but their text."""
        return self[1:] == other[1:]

    def with_text(self, text: str) -> Run:
        """The same style for another text."""
        return Run(text, *self[1:])


@dataclass(frozen=True, slots=True)
class RichText:
    """Styled text. Falsy when it holds no character."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def from_plain(cls, text: str, *, italic: bool = False, url: str = "", key: str = "") -> RichText:
        """Text without mark-up of its own."""
        return cls((Run(text, italic=italic, url=url, key=key),)) if text else cls()

    @classmethod
    def join(cls, separator: str, parts: Iterable[RichText]) -> RichText:
        """The parts that are not empty, with `separator` between them."""
        runs: list[Run] = []
        for part in parts:
            if not part:
                continue
            if runs and separator:
                runs.append(Run(separator))
            runs.extend(part.runs)
        return cls(tuple(runs))

    def __add__(self, other: RichText | str) -> RichText:
        return RichText(self.runs + (RichText.from_plain(other) if isinstance(other, str) else other).runs)

    def __radd__(self, other: str) -> RichText:
        return RichText.from_plain(other) + self

    def __bool__(self) -> bool:
        runs = self.runs
        # Nearly always the first run says it.
        return bool(runs) and (bool(runs[0].text) or any(map(_TEXT, runs)))

    def __str__(self) -> str:
        return self.as_plain()

    def italicized(self) -> RichText:
        """All of it in italics; what was italic becomes upright (APA 7, section 6.23, reverse italics)."""
        return RichText(tuple(run._replace(italic=not run.italic) for run in self.runs))

    def linked(self, *, url: str = "", key: str = "") -> RichText:
        """All of it as one link."""
        return RichText(tuple(run._replace(url=url, key=key) for run in self.runs))

    def stripped(self) -> RichText:
        """Without white space at both ends."""
        if _is_stripped(self.runs):
            return self
        runs = [run for run in self.runs if run.text]
        while runs and not runs[0].text.strip():
            runs.pop(0)
        while runs and not runs[-1].text.strip():
            runs.pop()
        if runs:
            runs[0] = runs[0].with_text(runs[0].text.lstrip())
            runs[-1] = runs[-1].with_text(runs[-1].text.rstrip())
        return RichText(tuple(runs))

    def merged(self) -> RichText:
        """The same text with neighbouring runs of one style joined."""
        if len(self.runs) == 1 and self.runs[0].text:
            return self
        merged: list[Run] = []
        for run in self.runs:
            if not run.text:
                continue
            if merged and merged[-1].has_style_of(run):
                merged[-1] = run.with_text(merged[-1].text + run.text)
            else:
                merged.append(run)
        return RichText(tuple(merged))

    def as_plain(self) -> str:
        """Text alone."""
        return "".join(map(_TEXT, self.runs))

    def as_underscored(self) -> str:
        """Text with its italics between underscores, all other mark-up dropped."""
        groups = groupby((run for run in self.runs if run.text), key=lambda run: run.italic)
        parts = (("".join(run.text for run in runs), italic) for italic, runs in groups)
        return "".join(_underscored(text) if italic else text for text, italic in parts)

    def as_html(self, href: Callable[[str], str] | None = None) -> str:
        """Inline HTML, safe in element content and, because Markdown's own characters are written as
        character references, safe inside Markdown text too.

        `href` gives the address for a reference's key; without it, keys are not linked.
        """
        return "".join(
            [
                f'<a class="lit-cite" href="{escape_attribute(href(key))}">{inner}</a>'
                if key and href is not None
                else _linked(url, inner)
                for url, key, inner in self._targets()
            ]
        )

    def as_html_within_link(self, key: str = "") -> str:
        """The same where the whole is a link, in which no other can stand: what names the reference with this key is
        bold."""
        return "".join([f"<b>{inner}</b>" if key and named == key else inner for _, named, inner in self._targets()])

    def _targets(self) -> Iterator[tuple[str, str, str]]:
        """Address, key and HTML of each stretch that leads to one place or to none."""
        for (url, key), runs in groupby(filter(_TEXT, self.runs), key=_TARGET):
            yield url, key, "".join(map(_run_as_html, runs))


def _linked(url: str, inner: str) -> str:
    return f'<a href="{escape_attribute(url)}">{inner}</a>' if url else inner


def _underscored(text: str) -> str:
    """Text between underscores, which Markdown takes for marks only beside what they mark."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}_{inner}_{text[start + len(inner) :]}"


def _is_stripped(runs: Sequence[Run]) -> bool:
    """Whether there is neither white space at an end nor a run without text."""
    return all(map(_TEXT, runs)) and not (runs and (runs[0].text[0].isspace() or runs[-1].text[-1].isspace()))


def _run_as_html(run: Run) -> str:
    text = escape_text(run.text)
    if run.position:
        text = f"<{run.position}>{text}</{run.position}>"
    if run.small_caps:
        text = f'<span class="lit-small-caps">{text}</span>'
    if run.bold:
        text = f"<b>{text}</b>"
    if run.italic:
        text = f"<em>{text}</em>"
    return text


def escape_text(text: str) -> str:
    """Escape for HTML element content that may stand inside Markdown text."""
    return _MARKDOWN_SPECIAL.sub(lambda m: f"&#{ord(m[1])};", text.replace("&", "&amp;")) if text else ""


def escape_attribute(text: str) -> str:
    """Escape for a double-quoted HTML attribute that may stand inside Markdown text."""
    return escape_text(text).replace('"', "&quot;")
