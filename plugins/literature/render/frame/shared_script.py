"""What Material repeats on every page and needs scripts for anyway, in one script that all pages share. It stands at
the end of pages, before the theme's own, which shows the switch of color schemes: nothing is shown later."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

SHARED_SCRIPT = "frame.js"
"""Beside all other scripts of ours."""
_OURS = re.compile(r' src="(?P<folder>[^"]*)search/main\.js"')
_PALETTE = re.compile(
    r'(?P<start><form class="md-header__option" data-md-component="palette">)(?P<form>(?:(?!</form>).)*)</form>\s*'
    r"<script>var palette=__md_get(?:(?!</script>).)*</script>",
    re.DOTALL,
)
"""The switch of color schemes, hidden until a script shows it, and what colors the page as it was chosen."""
_SYSTEM = '"(prefers-color-scheme)"'
"""A third state of the switch, for which Material asks the switch itself before anything is shown."""
_PAINT = (
    '<script>try{for(let[k,v]of Object.entries(__md_get("__palette").color))'
    'document.body.setAttribute("data-md-color-"+k,v)}catch{}</script>'
)
"""Colors the page as it was chosen."""
_CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)', re.DOTALL)
_SEARCH = 'data-md-component="search"'


@dataclass(frozen=True, slots=True)
class SharedScript:
    """A page of Material and what was taken out of it."""

    html: str
    code: str
    """Of `SHARED_SCRIPT`; empty where nothing was taken."""

    @classmethod
    def of(cls, html: str) -> SharedScript:
        """A page without its switch of color schemes and what belongs to that. One stays as it is that is of another
        theme, or whose switch has a third state."""
        config, ours, palette = (part.search(html) for part in (_CONFIG, _OURS, _PALETTE))
        if config is None or ours is None or palette is None or _SYSTEM in palette["form"]:
            return cls(html, "")
        at = html.rfind("<script", 0, config.start())
        form = json.dumps(palette["form"], ensure_ascii=False)
        parts = (
            html[: palette.start()],
            f"{palette['start']}</form>{_PAINT}",
            html[palette.end() : at],
            f'<script src="{ours["folder"]}{SHARED_SCRIPT}"></script>',
            html[at : config.start()],
            config[0] if _SEARCH in html else _without_search(_told(config[0])),
            html[config.end() :],
        )
        return cls("".join(parts), f'document.querySelector("form[data-md-component=palette]").innerHTML={form};\n')


class SharedScripts:
    """The one script of a site: that of its first page. Pages that would need another stay as they are."""

    def __init__(self) -> None:
        self.code = ""

    def without(self, html: str) -> str:
        """A page that loads the script, where it can."""
        shared = SharedScript.of(html)
        self.code = self.code or shared.code
        return shared.html if shared.code == self.code else html


def _told(config: str) -> dict[str, object]:
    """What the theme's script is told."""
    try:
        told = json.loads(config)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _without_search(told: dict[str, object]) -> str:
    """The same without words of a search that the page does not have."""
    words = told.get("translations")
    if isinstance(words, dict):
        told = told | {"translations": {name: word for name, word in words.items() if not name.startswith("search.")}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
