"""Elements of an entry put together: sentences with their full stops, lists in parentheses and brackets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from literature.model import RichText, Run

EMPTY = RichText()
_CLOSERS = "”’\"'"


def plain(text: str, *, italic: bool = False) -> RichText:
    """Plain text as rich text."""
    return RichText.from_plain(text, italic=italic)


def ends_sentence(text: str) -> bool:
    """Whether text ends in a full stop, question or exclamation mark, perhaps before a closing quotation mark."""
    tail = text.rstrip()
    while tail and tail[-1] in _CLOSERS:
        tail = tail[:-1]
    return tail.endswith((".", "?", "!", "…"))


def without_closing_marks(text: str) -> str:
    """The text without the quotation marks that close at its end; an apostrophe stays."""
    end = len(text)
    while end and (text[end - 1] == "”" or (text[end - 1] == "’" and "‘" in text[:end])):
        end -= 1
    return text[:end]


def quoted(text: RichText, closing: str = "") -> RichText:
    """In double quotation marks, with what stands before the closing one; double marks within become single ones and
    single ones double (APA 7, section 6.7)."""
    runs: list[Run] = []
    is_open = False
    for run in text.runs:
        chars: list[str] = []
        for index, char in enumerate(run.text):
            following = run.text[index + 1 : index + 2]
            if char == "‘":
                is_open, char = True, "“"
            elif char == "’" and is_open and not following.isalnum():
                is_open, char = False, "”"
            elif char in "“”":
                char = "‘" if char == "“" else "’"
            chars.append(char)
        runs.append(run.with_text("".join(chars)))
    inner = RichText(tuple(runs))
    last = runs[-1] if runs else Run("")
    bare = last.text.rstrip("’”")
    if closing and bare != last.text and "‘" in inner.as_plain():
        return "“" + RichText((*runs[:-1], last.with_text(f"{bare}{closing}{last.text[len(bare) :]}"))) + "”"
    return "“" + inner + f"{closing}”"


def tail_of(text: RichText) -> str:
    """The last characters, enough to see how it ends."""
    tail = ""
    for run in reversed(text.runs):
        tail = run.text + tail
        if len(tail.rstrip()) > 2:
            break
    return tail


def trimmed(text: RichText) -> RichText:
    """Without white space at the ends and without a final full stop, comma or colon; an abbreviation's stop stays."""
    text = text.stripped()
    runs = list(text.runs)
    while runs and runs[-1].text.endswith((",", ";", ":")):
        last = runs.pop()
        rest = last.text.rstrip(",;: ")
        if rest:
            runs.append(Run(rest, last.italic, last.bold, last.small_caps, last.position, last.is_protected, last.url))
    return RichText(tuple(runs))


def parenthesized(groups: Iterable[RichText | str], separator: str = "; ") -> RichText:
    """` (a; b)` with a space before it; empty when nothing is given."""
    parts = [plain(group) if isinstance(group, str) else group for group in groups]
    inner = RichText.join(separator, parts)
    return " (" + within_parentheses(inner) + ")" if inner else EMPTY


def within_parentheses(text: RichText) -> RichText:
    """What comes to stand in parentheses: parentheses of its own become brackets (APA 7, sections 6.8 and 6.9), but for
    those within quotation marks and those that are part of a word (`1(2)(a)`)."""
    if not any("(" in run.text for run in text.runs):
        return text
    whole = "".join(run.text for run in text.runs)
    changed = _brackets(whole)
    if not changed:
        return text
    runs, start = [], 0
    for run in text.runs:
        letters = (changed.get(start + index, letter) for index, letter in enumerate(run.text))
        runs.append(run.with_text("".join(letters)))
        start += len(run.text)
    return RichText(tuple(runs))


def _brackets(text: str) -> dict[int, str]:
    """Offsets at which a bracket stands for a parenthesis, at the first level within parentheses; none where they are
    not in pairs."""
    changed: dict[int, str] = {}
    opened: list[tuple[str, int, bool]] = []
    quotes = 0
    for index, char in enumerate(text):
        quotes += (char == "“") - (char == "”")
        if char in "([":
            before = text[index - 1 : index]
            is_free = char == "[" or not (quotes or before.isalnum() or before == ")")
            opened.append((char, index, is_free))
        elif char in ")]":
            if not opened or (opened[-1][0] == "(") != (char == ")"):
                return {}
            _, start, is_free = opened.pop()
            if char == ")" and is_free and not any(is_outer for _, _, is_outer in opened):
                changed |= {start: "[", index: "]"}
    return {} if opened else changed


def bracketed(description: RichText) -> RichText:
    """` [description]`; empty when nothing is given; what has brackets already keeps them single."""
    if not description:
        return EMPTY
    text = description.as_plain()
    if text.startswith("[") and text.endswith("]"):
        return " " + description
    return " [" + description + "]"


@dataclass(slots=True)
class Sentences:
    """An entry under construction: every element ends with a full stop unless it ends a sentence itself."""

    runs: list[Run] = field(default_factory=list)

    def add(self, element: RichText | str, *, is_closed: bool = False) -> None:
        """Append an element; `is_closed` for one that takes no full stop (an address, a closing parenthesis)."""
        text = plain(element) if isinstance(element, str) else element
        runs = text.stripped().runs
        if not runs:
            return
        if self.runs:
            self.runs.append(Run(" "))
        self.runs.extend(runs)
        if not is_closed and not ends_sentence(tail_of(text)):
            self._stop()

    def _stop(self) -> None:
        """A full stop, within closing quotation marks (APA 7, section 6.7)."""
        last = self.runs[-1]
        inner = without_closing_marks(last.text)
        if inner == last.text:
            self.runs.append(Run("."))
        else:
            self.runs[-1] = _with_text(last, f"{inner}.{last.text[len(inner) :]}")

    def built(self) -> RichText:
        """The entry, neighbours of one style joined; case protection has served and is dropped."""
        runs: list[Run] = []
        style: tuple[object, ...] = ()
        texts: list[str] = []
        for run in self.runs:
            own = (run.italic, run.bold, run.small_caps, run.position, run.url, run.key)
            if own == style:
                texts.append(run.text)
                continue
            if texts:
                runs[-1] = _with_text(runs[-1], "".join(texts))
            texts = [run.text]
            style = own
            runs.append(run)
        if texts:
            runs[-1] = _with_text(runs[-1], "".join(texts))
        return RichText(tuple(runs))


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.italic, run.bold, run.small_caps, run.position, False, run.url, run.key)
