"""What Material repeats on every page and needs scripts for anyway, in one script that all pages share. It stands at
the end of pages, before the theme's own, which shows the switch of color schemes: nothing is shown later."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass

from literature.site.addresses import ASSET_FOLDER

SHARED_SCRIPT = "frame.js"
"""Beside all other scripts of ours."""
_OURS = re.compile(r' src="(?P<folder>[^"]*)search/main\.js"')
_PALETTE = re.compile(
    r'(?:(?P<start><form class="md-header__option" data-md-component="palette">)(?P<form>(?:(?!</form>).)*)</form>\s*)?'
    r"<script>var palette=__md_get(?:(?!</script>).)*</script>",
    re.DOTALL,
)
"""The switch of color schemes, hidden until a script shows it, and what colors the page as it was chosen, which stands
alone where a site has one scheme."""
_SWITCH = 'data-md-component="palette"'
_SYSTEM = '"(prefers-color-scheme)"'
"""A third state of the switch, for which Material asks the switch itself before anything is shown."""
_PAINT = (
    '<script>try{for(let[k,v]of Object.entries(__md_get("__palette").color))'
    'document.body.setAttribute("data-md-color-"+k,v)}catch{}</script>'
)
"""Colors the page as it was chosen."""
_CONFIG = re.compile(r'<script id="__config" type="application/json">(?P<told>.*?)</script>', re.DOTALL)
"""What the theme's script is told, which it reads from the page when it begins."""
_SEARCH = 'data-md-component="search"'
_FILL = 'document.querySelector("form[data-md-component=palette]").innerHTML={};\n'
_TELL = (
    'document.currentScript.after(Object.assign(document.createElement("script"),'
    '{{id:"__config",type:"application/json",textContent:JSON.stringify('
    '{{...{},base:new URL("../..",document.currentScript.src).href}})}}));\n'
)
"""The site's address is that of the folder above the script's own."""


@dataclass(frozen=True, slots=True)
class SharedScript:
    """A page of Material and what was taken out of it."""

    html: str
    code: str
    """Of `SHARED_SCRIPT`; empty where nothing was taken."""

    @classmethod
    def of(cls, html: str) -> SharedScript:
        """A page without its switch of color schemes and without what it tells the theme's script. A page of another
        theme stays as it is, as does a switch with a third state, and what is told of a search where there is one."""
        config, ours, palette = (part.search(html) for part in (_CONFIG, _OURS, _PALETTE))
        if config is None or ours is None:
            return cls(html, "")
        code = ""
        head, tail = html[: config.start()], html[config.end() :]
        if palette and palette.end() <= config.start() and _is_simple(palette, html):
            switch = f"{palette['start']}</form>" if palette["start"] else ""
            head = f"{head[: palette.start()]}{switch}{_PAINT}{head[palette.end() :]}"
            code = _FILL.format(json.dumps(palette["form"], ensure_ascii=False)) if switch else ""
        told = {} if _SEARCH in html else _told(config["told"])
        is_at_base = told and _is_same_folder(str(told["base"]), ours["folder"].removesuffix(ASSET_FOLDER))
        if is_at_base:
            code += _TELL.format(_without_search(told))
        script = f'<script src="{ours["folder"]}{SHARED_SCRIPT}"></script>' if code else ""
        return cls("".join((head, script, "" if is_at_base else config[0], tail)), code)


class SharedScripts:
    """The one script of a site: that of its first page. Pages that would need another stay as they are."""

    def __init__(self) -> None:
        self.code = ""

    def without(self, html: str) -> str:
        """A page that loads the script, where it can."""
        shared = SharedScript.of(html)
        self.code = self.code or shared.code
        return shared.html if shared.code == self.code else html


def _is_simple(palette: re.Match[str], html: str) -> bool:
    """Whether a page has a switch of two states, or none."""
    return _SYSTEM not in palette["form"] if palette["start"] else _SWITCH not in html


def _told(config: str) -> dict[str, object]:
    """What the theme's script is told, with the site's address; empty where that cannot be read."""
    try:
        told = json.loads(config)
    except ValueError:
        return {}
    return told if isinstance(told, dict) and "base" in told else {}


def _is_same_folder(one: str, other: str) -> bool:
    """Whether two links of a page lead to the same folder."""
    return posixpath.normpath(one) == posixpath.normpath(other)


def _without_search(told: dict[str, object]) -> str:
    """The same as JSON, without the address and without what belongs to a search that the page does not have."""
    kept = {name: value for name, value in told.items() if name not in ("base", "search")}
    words = kept.get("translations")
    if isinstance(words, dict):
        kept["translations"] = {name: word for name, word in words.items() if not name.startswith("search.")}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
