"""What Material repeats on every page is taken into one script, and other pages stay as they are."""

from __future__ import annotations

import json
import re

import pytest

from literature.render.frame.shared_script import SharedScript, SharedScripts

STORE = '<script>__md_scope=new URL("{root}",location),__md_get=e=>e</script>'
START = '<form class="md-header__option" data-md-component="palette">'
FORM = '\n<input value="</b>"><svg></svg>\n'
PALETTE = f'{START}{FORM}</form>\n<script>var palette=__md_get("__palette");paint()</script>'
CONFIG = '{{"base": "{root}", "translations": {{"search.none": "No", "clipboard.copy": "</b>"}}}}'
PAGE = (
    "<head>" + STORE + "</head><body><header>" + PALETTE + '</header><script id="__config" type="application/json">'
    f'{CONFIG}</script><script src="{{root}}/assets/literature/search/main.js" defer></script></body>'
)


def page(root: str, written: str = PAGE) -> str:
    return written.replace("{{", "{").replace("}}", "}").replace("{root}", root)


def test_pages_at_any_depth_share_the_script() -> None:
    scripts = SharedScripts()
    html = scripts.without(page("../.."))
    store = STORE.replace("{root}", "../..")
    assert html.startswith(
        f"<head>{store}</head><body><header>{START}</form><script>try{{for(let[k,v]of Object.entries("
    )
    assert '</header><script src="../../assets/literature/frame.js"></script><script id="__config"' in html
    config = re.search(r'application/json">(.*?)</script>', html)
    assert config
    assert "</b" not in config[1]
    assert json.loads(config[1]) == {"base": "../..", "translations": {"clipboard.copy": "</b>"}}
    assert '<script src="./assets/literature/frame.js"></script>' in scripts.without(page("."))
    assert scripts.code.startswith('document.querySelector("form[data-md-component=palette]").innerHTML=')
    assert json.loads(scripts.code.partition("innerHTML=")[2].removesuffix(";\n")) == FORM


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("data-md-component", "data-component"),
        ("main.js", "other.js"),
        (' id="__config"', ""),
        ("<svg>", '<svg data-md-color-media="(prefers-color-scheme)">'),
    ],
)
def test_a_page_that_is_another_stays(old: str, new: str) -> None:
    html = page("../..").replace(old, new)
    assert SharedScript.of(html) == SharedScript(html, "")


def test_a_page_with_another_switch_stays() -> None:
    scripts = SharedScripts()
    scripts.without(page(".."))
    other = page("..").replace("<svg>", '<svg id="own">')
    assert scripts.without(other) == other


def test_the_words_of_a_search_stay_where_there_is_one() -> None:
    html = SharedScript.of(page(".").replace("<header>", '<header data-md-component="search">')).html
    assert '"search.none": "No"' in html
