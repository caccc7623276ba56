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
CONFIG = (
    '{{"base": "{root}", "features": ["toc.follow"], "search": "{root}/worker.js",'
    ' "translations": {{"search.none": "No", "clipboard.copy": "</b>"}}}}'
)
PAGE = (
    f"<head>{STORE}</head><body><header>{PALETTE}</header>"
    f'<script id="__config" type="application/json">{CONFIG}</script>'
    '<script src="{root}/assets/literature/search/main.js" defer></script></body>'
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
    frame, main = "../../assets/literature/frame.js", "../../assets/literature/search/main.js"
    assert html.endswith(f'</header><script src="{frame}"></script><script src="{main}" defer></script></body>')
    assert '<script src="./assets/literature/frame.js"></script>' in scripts.without(page("."))
    fill, tell, end = scripts.code.split("\n")
    assert json.loads(fill.partition("innerHTML=")[2].removesuffix(";")) == FORM
    told = re.search(r"\.\.\.(.*),base:", tell)
    assert told
    assert json.loads(told[1]) == {"features": ["toc.follow"], "translations": {"clipboard.copy": "</b>"}}
    assert not end


def test_a_page_with_one_scheme_is_told_the_same_way() -> None:
    shared = SharedScript.of(page("..").replace(f"{START}{FORM}</form>", ""))
    assert "__config" not in shared.html
    assert "var palette" not in shared.html
    assert shared.code.startswith("document.currentScript.after(")


@pytest.mark.parametrize("config", ["[1]", "{", '{"features": []}', '{"base": "elsewhere"}'])
def test_what_cannot_be_told_by_the_script_stays(config: str) -> None:
    html = re.sub(r'(?<=json">).*?(?=</script>)', lambda _: config, page(".."))
    assert f'<script id="__config" type="application/json">{config}</script>' in SharedScript.of(html).html


@pytest.mark.parametrize("old", ["<svg>", FORM + "</form>"], ids=["of three states", "apart from its script"])
def test_a_switch_of_its_own_kind_stays(old: str) -> None:
    new = old.replace("<svg>", '<svg data-md-color-media="(prefers-color-scheme)">')
    html = page("../..").replace(old, new if new != old else old + "<b></b>")
    shared = SharedScript.of(html)
    assert PALETTE.partition("<script>")[2] in shared.html
    assert "palette" not in shared.code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("main.js", "other.js"),
        (' id="__config"', ""),
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
