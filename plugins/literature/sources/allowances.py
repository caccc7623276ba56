"""Reads what authors write into their files to let a problem be: `literature: allow RULE because REASON`.

It stands in a comment of the file: `<!-- ... -->` in Markdown, `# ...` in front matter, a line `% ...` in a
bibliography. Whether the rule exists and the allowance is of use is for `checks/allowances.py` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from literature.model import Allowance, Location, Wikilink
from literature.text.markdown.scanner import scan

_MARK = "literature: allow"
_RULES = r"literature: allow[ \t]+(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)"
_WORDS = rf"{_RULES}(?:[ \t]+because[ \t]++(?P<reason>[^\n]*))?[ \t]*\r?$"
_IN_MARKDOWN = re.compile(rf"<!--[ \t]*{_RULES}(?:[ \t]+because[ \t]++(?P<reason>(?:(?!-->|<!--)[^\n])*+))?[ \t]*-->")
_IN_YAML = re.compile(rf"#[ \t]*{_WORDS}", re.MULTILINE)
_IN_BIBTEX = re.compile(rf"^[ \t]*%[ \t]*{_WORDS}", re.MULTILINE)
_FRONT = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*@", re.MULTILINE)


def allowances_in_page(path: str, text: str) -> tuple[Allowance, ...]:
    """Those of a Markdown file, front matter included. Comments that stand in code are none.

    One that stands alone on its line holds for the next line, otherwise for its own.
    """
    if _MARK not in text:
        return ()
    front = _FRONT.match(text)
    body = front.end() if front else 0
    matches = [*_IN_YAML.finditer(text, 0, body), *_comments(text, body)]
    return tuple(_allowances(path, text, matches))


def allowances_in_bibliography(path: str, text: str) -> tuple[Allowance, ...]:
    """Those of a `.bib` file. Above an entry one holds for the whole entry, elsewhere for the next line."""
    if _MARK not in text:
        return ()
    return tuple(_allowances(path, text, list(_IN_BIBTEX.finditer(text)), has_entries=True))


def _comments(text: str, body: int) -> Iterator[re.Match[str]]:
    """Comments that the page's reader takes for comments: where a link by name would be one if it stood there."""
    found = list(_IN_MARKDOWN.finditer(text, body))
    trial = "".join(_with_stand_ins(text, body, found))
    links = {token.start for token in scan(trial).tokens if isinstance(token, Wikilink)}
    yield from (match for match in found if match.start() - body in links)


def _with_stand_ins(text: str, start: int, comments: Iterable[re.Match[str]]) -> Iterator[str]:
    for comment in comments:
        yield text[start : comment.start()]
        yield "[[a]]".ljust(comment.end() - comment.start())
        start = comment.end()
    yield text[start:]


def _allowances(
    path: str, text: str, matches: list[re.Match[str]], *, has_entries: bool = False
) -> Iterator[Allowance]:
    line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
    entry_lines = [bisect_right(line_starts, m.start()) for m in _ENTRY.finditer(text)] if has_entries else []
    lines = text.split("\n")
    alone = {
        bisect_right(line_starts, match.start())
        for match in matches
        if lines[bisect_right(line_starts, match.start()) - 1].strip() == match[0].strip()
    }
    following = _following(lines, alone)
    for match in matches:
        line = bisect_right(line_starts, match.start())
        column = match.start() - line_starts[line - 1] + 1
        first = last = line
        if line in alone:
            first = last = following[line]
            after = bisect_right(entry_lines, first)
            if after and entry_lines[after - 1] == first:
                last = entry_lines[after] - 1 if after < len(entry_lines) else len(lines)
        rules = tuple(rule.strip() for rule in match["rules"].split(","))
        yield Allowance(rules, (match["reason"] or "").strip(), Location(path, line, column), first, last)


def _following(lines: Sequence[str], alone: Container[int]) -> Sequence[int]:
    """By number of a line, that of the next one that says something and is no allowance."""
    found = [len(lines) + 1]
    for number in range(len(lines), 0, -1):
        is_passed_over = number in alone or not lines[number - 1].strip()
        found.append(found[-1] if is_passed_over else number)
    return found[::-1]
