"""What an author sees at the foot of every page while the site is served: the problems found, with file and line.

It brings its own style, since no published page holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from markupsafe import Markup

_MOST = 50
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:1000;max-height:40vh;overflow:auto;padding:.5rem 1rem;"
    "background:#7a1f1f;color:#fff;font:14px/1.5 system-ui,sans-serif"
)
_LINE = Markup('<li style="margin:.2rem 0;overflow-wrap:anywhere"><code style="all:unset">{}</code></li>')


def problem_bars(told: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The bar by path of each file of which something is told (path and text), and for every other under the empty
    one."""
    here: defaultdict[str, list[str]] = defaultdict(list)
    for path, text in told:
        here[path].append(text)
    bars = {}
    for path in ("", *here):
        own = here.get(path, [])
        shown = list(islice((text for place, text in told if place != path), _MOST))
        bars[path] = problem_bar(own, shown, len(told) - len(own) - len(shown))
    return bars


def problem_bar(here: Sequence[str], elsewhere: Sequence[str], more: int = 0) -> str:
    """HTML to stand before the end of the body: problems of this page open, those of other files folded away.

    Empty when there are none. Each problem is the line that `literature check` prints; `more` are those of other files
    that are counted and not shown.
    """
    if not here and not elsewhere:
        return ""
    blocks = []
    if here:
        blocks.append(_details(f"{_count(len(here))} on this page", here, 0, is_open=True))
    if elsewhere:
        blocks.append(_details(f"{_count(len(elsewhere) + more)} in other files", elsewhere, more, is_open=False))
    bar = Markup('<aside class="lit-problems" aria-label="Problems found" style="{}">{}</aside>')
    return str(bar.format(_STYLE, Markup("").join(blocks)))


def with_problem_bar(html: str, bar: str) -> str:
    """A finished page with the bar."""
    before, end, after = html.rpartition("</body>")
    return f"{before}{bar}{end}{after}" if end else html


def _details(title: str, problems: Sequence[str], more: int, *, is_open: bool) -> Markup:
    lines = [_line(problem) for problem in problems[:_MOST]]
    more += len(problems) - len(lines)
    if more:
        lines.append(_line(f"and {more} more, which 'literature check' prints"))
    form = '<details{}><summary style="cursor:pointer">{}</summary><ul style="margin:.3rem 0">{}</ul></details>'
    return Markup(form).format(Markup(" open") if is_open else "", title, Markup("").join(lines))


@lru_cache(maxsize=1 << 12)
def _line(problem: str) -> Markup:
    return _LINE.format(problem)


def _count(problems: int) -> str:
    return f"{problems} problem{'s' if problems != 1 else ''}"
