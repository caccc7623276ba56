"""The toy site as hosts build it: whole, linked, the same everywhere, and asking no other host for anything."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from tests.parity.links import broken_links

VARIANTS = ["mkdocs", "properdocs", "plain theme", "no directories", "zensical"]
Built = Callable[[str], Any]
ReadHtml = Callable[[str], Any]


@pytest.fixture(params=VARIANTS)
def site(request: pytest.FixtureRequest, built: Built) -> Any:
    return built(request.param)


def article(html: str) -> str:
    """The page's own content: what stands in the theme's main article, white space folded."""
    found = re.search(r"<article\b[^>]*>(.*?)</article>", html, re.DOTALL)
    assert found, "no article"
    return re.sub(r"\s+", " ", found[1]).strip()


def test_a_strict_build_says_nothing(site: Any) -> None:
    assert "WARNING" not in site.log
    assert "ERROR" not in site.log


def test_files_of_the_theme_that_no_page_loads_are_left_out(built: Built) -> None:
    files = {path.relative_to(built("mkdocs").folder).as_posix() for path in built("mkdocs").folder.rglob("*.*")}
    assert not [file for file in files if file.endswith(".map")]
    assert any("/lunr/" in file for file in files), "the theme's own search, which the toy site lists"
    loaded = re.findall(r'(?:src|href)="(assets/[^"]*)"', (built("mkdocs").folder / "index.html").read_text("utf-8"))
    assert len(loaded) > 3
    assert set(loaded) <= files
    assert set(built("properdocs").folder.rglob("*.map")) == set()


def test_every_page_is_there(built: Built, toy_library: Any) -> None:
    names = set(built("mkdocs").pages())
    for key in toy_library.references:
        assert f"references/{key}/index.html" in names
    for name in (
        "index.html", "references/index.html", "authors/index.html", "years/index.html", "types/index.html",
        "venues/index.html", "concepts/index.html", "summaries/index.html", "claims/index.html", "readings/index.html",
        "findings/index.html", "authors/bowman-john/index.html", "years/1988/index.html",
        "types/article/index.html", "venues/journal-of-moorings/index.html", "concepts/safe-harbor/index.html",
        "summaries/bowman1988base/index.html", "guide/citing/index.html",
    ):  # fmt: skip
        assert name in names


def test_both_hosts_build_the_same_articles(built: Built) -> None:
    one, other = built("mkdocs").pages(), built("properdocs").pages()
    assert set(one) == set(other)
    differing = [name for name in one if name != "404.html" and article(one[name]) != article(other[name])]
    assert differing == []


def test_every_link_and_anchor_leads_somewhere(site: Any) -> None:
    count, broken = broken_links(site.folder, "/repo/")
    assert count > 500
    assert broken == []


def test_the_link_checker_sees_broken_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    html = (
        '<p id="y"><a href="../b/">b</a><a href="#x">x</a><a href=\'../../c\'>c</a><a href="/d/">d</a><img src=e.png>'
        '<script>"<a href=\'f\'>"</script><!-- <a href="g"> --><script src="h.js"></script>'
        '<a href="https://i.example/">i</a><a href="#y">y</a><a href=".">a</a><a href="../404.html">404</a></p>'
    )
    (tmp_path / "a/index.html").write_text(html, encoding="utf-8")
    (tmp_path / "404.html").write_text('<a href="/repo/a/#y">a</a><a href="/repo/b/">b</a>', encoding="utf-8")
    assert broken_links(tmp_path, "/repo/") == (
        11,
        [
            "404.html: /repo/b/ is not there",
            "a/index.html: ../b/ is not there",
            "a/index.html: #x has no such id",
            "a/index.html: ../../c leaves the site",
            "a/index.html: /d/ leads to the root of the host",
            "a/index.html: e.png is not there",
            "a/index.html: h.js is not there",
        ],
    )


def test_ids_are_unique(site: Any, read_html: ReadHtml) -> None:
    for name, html in site.pages().items():
        ids = read_html(html).ids
        assert sorted({id_ for id_ in ids if ids.count(id_) > 1}) == [], name


def test_one_heading_and_one_title(site: Any, read_html: ReadHtml) -> None:
    for name, html in site.pages().items():
        if name == "404.html":
            continue
        page = read_html(html)
        content = html[html.index("<body") :]
        assert len(re.findall(r"<h1[\s>]", content)) == 1, name
        assert page.title.strip(), name


def test_generated_pages_have_their_own_title(built: Built, read_html: ReadHtml) -> None:
    pages = built("mkdocs").pages()
    titles = {
        name: read_html(html).title for name, html in pages.items() if name.startswith(("references/", "authors/"))
    }
    assert "A Safe Harbor" in titles["references/bowman1988base/index.html"]
    assert len(set(titles.values())) == len(titles)


def test_canonical_addresses_are_the_pages_own(site: Any, read_html: ReadHtml) -> None:
    for name, html in site.pages().items():
        found = [a["href"] for tag, a in read_html(html).tags if tag == "link" and a.get("rel") == "canonical"]
        address = name.removesuffix("index.html") if not (site.folder / "guide/citing.html").exists() else name
        for href in found:
            # Without directories hosts write an index page's address in either form.
            assert unquote(href).removesuffix("index.html") == f"https://toy.example/repo/{address}".removesuffix(
                "index.html"
            )


_NAMED = frozenset(
    "alternate author canonical cite-as collection describedby item license linkset next prev type".split()
)
"""Relations by which a head names what no browser fetches on its own."""


def test_nothing_asks_another_host(site: Any, read_html: ReadHtml) -> None:
    for name, html in site.pages().items():
        for tag, attributes in read_html(html).tags:
            if tag == "a" or (tag == "link" and attributes.get("rel") in _NAMED):
                continue
            for attribute in ("src", "href", "srcset", "poster", "data", "action"):
                value = attributes.get(attribute, "")
                assert not urlsplit(value).netloc, f"{name}: <{tag} {attribute}={value}>"
    for style in site.folder.glob("assets/literature/**/*.css"):
        text = style.read_text(encoding="utf-8")
        assert not re.search(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", text), style


def test_the_frame_leaves_no_trace(site: Any) -> None:
    for file in site.folder.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".xml", ".json", ".txt", ".inv"):
            text = file.read_text(encoding="utf-8").lower()
            assert "literature-frame" not in text, file
            assert "literature frame" not in text, file
    assert "literature-frame" not in gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()).decode()


def test_the_sitemap_names_every_page(site: Any) -> None:
    text = (site.folder / "sitemap.xml").read_bytes()
    assert gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes()) == text
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    locations = [str(node.text) for node in ElementTree.fromstring(text).iter(f"{space}loc")]
    assert len(locations) == len(set(locations))
    named = {unquote(location).removeprefix("https://toy.example/repo/") for location in locations}
    pages = set(site.pages()) - {"404.html"}
    if any(name.endswith("/index.html") and name.startswith("guide/") for name in pages):
        pages = {name.removesuffix("index.html") for name in pages}
    else:
        pages = {name.removesuffix("index.html") for name in pages}
        named = {name.removesuffix("index.html") for name in named}
    assert {page for page in pages if not page.startswith("search")} <= named
    assert named <= pages


def test_no_generated_page_stands_in_the_navigation(built: Built, read_html: ReadHtml) -> None:
    """Every page there would be repeated on every other one."""
    html = built("mkdocs").pages()["guide/citing/index.html"]
    navigation = "".join(re.findall(r"<nav\b.*?</nav>", html, re.DOTALL))
    links = read_html(navigation).links
    assert links
    assert not [link for link in links if re.search(r"(references|authors|years|types|venues)/[^/#?]+", link)]


def test_code_is_left_alone(built: Built, read_html: ReadHtml) -> None:
    text = read_html(article(built("mkdocs").pages()["guide/citing/index.html"])).text
    assert "Not a citation: [@code], someone@example.org, " in text
    assert "[@in-a-fence] and [[in a fence]]" in text
    assert "@handle" in text
