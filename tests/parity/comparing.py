"""What two hosts build of one site, in a form in which it can be compared."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

_ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
_OF_THE_THEME = re.compile(r'<a id="__skip" tabindex="-1"></a>|\sdata-search-exclude\b')
_CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_AROUND_CODE = re.compile(r'<div class="[^"]*\bhighlight">(<pre\b.*?</pre>)</div>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_OF_A_HOST = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
_INDEXES = (
    "search/search_index.json",
    "search.json",
    "sitemap.xml",
    "sitemap.xml.gz",
    "assets/literature/disk/pages.js",
)


def article(html: str, page: str) -> str:
    """A page's own content without the marks of a theme: links written as the addresses that they lead to, code without
    its colors."""

    def resolved(match: re.Match[str]) -> str:
        return f'{match[1]}="{unquote(urljoin(f"https://toy.example/{page}", match[2].replace("&#35;", "#")))}"'

    found = _ARTICLE.search(html)
    assert found, page
    text = _OF_THE_THEME.sub("", found[1])
    text = re.sub(r">\s+<", "><", re.sub(r"\s+", " ", text)).strip()
    text = _CODE.sub(lambda code: f"<pre>{_TAG.sub('', code[0]).strip()}</pre>", _AROUND_CODE.sub(r"\1", text))
    return _LINK.sub(resolved, text)


def pages(folder: Path) -> dict[str, str]:
    """By file, the article of every page that readers see of a built site."""
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    return {name: article(html, name) for name, html in texts.items() if _ARTICLE.search(html) and name != "404.html"}


def data_files(folder: Path) -> dict[str, bytes]:
    """By file, everything beside the pages that the host has no part in."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in names.items()
        if not name.startswith(_OF_A_HOST) and name not in _INDEXES and not name.endswith(".html")
    }
