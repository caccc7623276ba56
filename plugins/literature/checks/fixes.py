"""Mends what can only be mended in one way: `check --fix`. Everything else in a file stays as it is, byte for byte.

A fix looks at the text where the problem was found and gives an edit, or nothing where it is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from literature.checks.citations import outdated_key
from literature.checks.fields import html_in_field, hyphen_range, title_with_full_stop
from literature.checks.identifiers import doi_as_address, doi_in_url
from literature.checks.readings import foreign_bibliography
from literature.model import Problem
from literature.sources.bibtex_blocks import MISSING_COMMA, SPACED_KEY
from literature.sources.bibtex_values import closing_brace, read_expression
from literature.text.doi import DOI_ADDRESS, DOI_PREFIX
from literature.text.markdown.citations import match_key
from literature.vocabulary.blocks import COMMANDS

_LINE_END = re.compile(r"\r\n|\r|\n")
_NAME = re.compile(r"[^\s#,{}\"=%()']+\s*=\s*")
_DASH = re.compile(r"\s*[-\u2013\u2014]\s*")
_STOP = re.compile(r"\.(?=\}*\s*\Z)")
_KEY = re.compile(r"(?P<before>\s*)(?P<key>[^\s,{}\"=]+)(?P<after>\s*)(?=,)")
_KEY_ALONE = re.compile(r"[^\s,{}\"=]+(?=\s)")
_ELEMENT = re.compile(r"<(?P<name>i|em|b|strong|sub|sup)>(?P<text>[^<>{}]*)</(?P=name)>", re.IGNORECASE)
_COMMANDS = {
    "i": "emph", "em": "emph", "b": "textbf", "strong": "textbf", "sub": "textsubscript", "sup": "textsuperscript",
}  # fmt: skip
_LINK = re.compile(r"\A\s*\\(?:url|href)\{(?P<address>[^{}]*)\}(?:\{[^{}]*\})?\s*\Z")
_COMMAND = re.compile(r"\\[a-z_]+[ \t]*")
_MARKUP = re.compile(r"[<>]|&[#\w]+;")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a text and what to put there."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class _Value:
    """A field's value in braces or quotation marks; offsets are of what stands between them."""

    start: int
    end: int
    text: str


def fixed(text: str, problems: Iterable[Problem]) -> tuple[str, tuple[Problem, ...]]:
    """The text of one file with every sure fix made, and the problems that they mend.

    The text must be the one the problems were found in. Where two fixes touch the same place, the later one waits
    for another run.
    """
    line_starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    edits: list[tuple[Edit, Problem]] = []
    for problem in problems:
        place = problem.location
        fix = FIXES.get(problem.rule)
        if fix is None or place.line > len(line_starts):
            continue
        edit = fix(text, line_starts[place.line - 1] + place.column - 1, problem)
        if edit is not None:
            edits.append((edit, problem))
    edits.sort(key=lambda pair: pair[0])
    pieces: list[str] = []
    mended: list[Problem] = []
    position = 0
    for edit, problem in edits:
        if edit.start < position or (mended and edit.start == position and edit.end == position):
            continue
        pieces += [text[position : edit.start], edit.replacement]
        position = edit.end
        mended.append(problem)
    return "".join([*pieces, text[position:]]), tuple(mended)


def _bare_doi(text: str, offset: int, _: Problem) -> Edit | None:
    value = _value(text, offset)
    prefix = DOI_PREFIX.match(value.text) if value else None
    if value is None or prefix is None or not value.text.startswith("10.", prefix.end()):
        return None
    return Edit(value.start, value.start + prefix.end(), "")


def _doi_of_url(text: str, offset: int, _: Problem) -> Edit | None:
    """`url = {https://doi.org/10...}` becomes `doi = {10...}`: the two names are equally long."""
    value = _value(text, offset)
    written = _LINK.sub(lambda match: match["address"], value.text).strip() if value else ""
    address = DOI_ADDRESS.fullmatch(written)
    if value is None or address is None or "%" in value.text or text[offset : offset + 3].lower() != "url":
        return None
    return Edit(offset, value.end, f"doi{text[offset + 3 : value.start]}{address['doi']}")


def _double_hyphen(text: str, offset: int, _: Problem) -> Edit | None:
    value = _value(text, offset)
    return Edit(value.start, value.end, _DASH.sub("--", value.text).strip()) if value else None


def _without_stop(text: str, offset: int, _: Problem) -> Edit | None:
    value = _value(text, offset)
    stop = _STOP.search(value.text) if value else None
    return Edit(value.start + stop.start(), value.start + stop.end(), "") if value and stop else None


def _latex_for_html(text: str, offset: int, _: Problem) -> Edit | None:
    value = _value(text, offset)
    if value is None:
        return None
    latex = value.text.replace("\\&amp;", "\\&").replace("&amp;", "\\&")
    latex = _ELEMENT.sub(lambda match: f"\\{_COMMANDS[match['name'].lower()]}{{{match['text']}}}", latex)
    return None if _MARKUP.search(latex) else Edit(value.start, value.end, latex)


def _key_without_space(text: str, offset: int, _: Problem) -> Edit | None:
    start = offset
    while start > 0 and text[start - 1].isspace():
        start -= 1
    match = _KEY.match(text, start)
    return Edit(start, match.end(), match["key"]) if match else None


def _comma(text: str, offset: int, _: Problem) -> Edit | None:
    """Before a field, or behind the key."""
    end = len(text[:offset].rstrip())
    if text[end - 1 : end] in ("{", "("):
        key = _KEY_ALONE.match(text, offset)
        return Edit(key.end(), key.end(), ",") if key else None
    is_after_comment = "%" in text[text.rfind("\n", 0, end) + 1 : end]
    return None if is_after_comment or not end else Edit(end, end, ",")


def _current_key(text: str, offset: int, problem: Problem) -> Edit | None:
    at = text.find("@", offset, offset + 2)
    key = match_key(text, at, offset, len(text)) if at >= 0 else None
    if key is None or not problem.suggestions or not problem.message.startswith(f"'{key.name}'"):
        return None
    start = text.find(key.name, at)
    return Edit(start, start + len(key.name), problem.suggestions[0])


def _own_block(text: str, offset: int, _: Problem) -> Edit | None:
    """The block for a command of another tool, in the indentation of its line; nothing behind the mark of a list."""
    line_start = text.rfind("\n", 0, offset) + 1
    command = _COMMAND.match(text, offset)
    indent = text[line_start:offset]
    if command is None or command[0].rstrip() not in COMMANDS or indent.strip():
        return None
    name, body = COMMANDS[command[0].rstrip()]
    line_end = "\r\n" if text.startswith("\r\n", command.end()) else "\n"
    lines = (f"```{name}", *body.splitlines(), "```")
    return Edit(offset, command.end(), f"{line_end}{indent}".join(lines))


def _value(text: str, offset: int) -> _Value | None:
    """The value of the field whose name stands at an offset; None unless it is one literal in delimiters."""
    name = _NAME.match(text, offset)
    expression = read_expression(text, name.end()) if name else None
    if name is None or expression is None or len(expression.pieces) != 1 or text[name.end()] not in '{"':
        return None
    start = name.end()
    end = closing_brace(text, start) if text[start] == "{" else text.rfind('"', start + 1, expression.end)
    return _Value(start + 1, end, text[start + 1 : end]) if end > start else None


FIXES: Mapping[str, Callable[[str, int, Problem], Edit | None]] = {
    doi_as_address.name: _bare_doi,
    foreign_bibliography.name: _own_block,
    doi_in_url.name: _doi_of_url,
    hyphen_range.name: _double_hyphen,
    html_in_field.name: _latex_for_html,
    MISSING_COMMA.name: _comma,
    outdated_key.name: _current_key,
    SPACED_KEY.name: _key_without_space,
    title_with_full_stop.name: _without_stop,
}
"""By name of the rule: text of the file, offset of the problem, and the problem, to an edit."""
