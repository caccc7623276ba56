"""Reads what authors write into their files to let a problem be: `literature: allow RULE because REASON`.

It stands in a comment of the file: `<!-- ... -->` in Markdown, `# ...` in front matter, a line `% ...` in a
bibliography. Whether the rule exists and the allowance is of use is for `checks/allowances.py` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from literature.model import Allowance, Location, Wikilink
from literature.text.markdown.scanner import scan

_MARK = "literature: allow"
_WORDS = r"literature: allow[ \t]+(?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:[ \t]+because[ \t]+(?P<reason>[^\n]*?))?"
_IN_MARKDOWN = re.compile(rf"<!--[ \t]*{_WORDS}[ \t]*-->")
_IN_YAML = re.compile(rf"#[ \t]*{_WORDS}[ \t]*\r?$", re.MULTILINE)
_IN_BIBTEX = re.compile(rf"^[ \t]*%[ \t]*{_WORDS}[ \t]*\r?$", re.MULTILINE)
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
    trial = text
    for match in found:
        stand_in = "[[a]]".ljust(match.end() - match.start())
        trial = trial[: match.start()] + stand_in + trial[match.end() :]
    links = {token.start for token in scan(trial[body:]).tokens if isinstance(token, Wikilink)}
    yield from (match for match in found if match.start() - body in links)


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
    for match in matches:
        line = bisect_right(line_starts, match.start())
        column = match.start() - line_starts[line - 1] + 1
        first = last = line
        if line in alone:
            first = line + 1
            while first in alone or (first <= len(lines) and not lines[first - 1].strip()):
                first += 1
            last = first
            if first in entry_lines:
                following = bisect_right(entry_lines, first)
                last = entry_lines[following] - 1 if following < len(entry_lines) else len(lines)
        rules = tuple(rule.strip() for rule in match["rules"].split(","))
        yield Allowance(rules, (match["reason"] or "").strip(), Location(path, line, column), first, last)
