"""Whatever stands in entries, tables and names comes out as text: no script, no handler, no address that runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import markdown
import pytest

from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.render.frame.frame import BODY, DESCRIPTION, TITLE
from literature.settings import Settings
from literature.sources.pages import PageFile

EVIL = "</title></h1></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>"
NAMES = {
    "plain": EVIL,
    "braces": "{" + EVIL.replace('"', "''") + "}",
    "double": '" onmouseover="alert(4)" x="',
    "single": "' onmouseover='alert(5)' x='",
    "markdown": "[x](javascript:alert(6)) `<b onclick=alert(7)>` **bold** <javascript:alert(8)>",
    "entities": "&lt;script&gt;alert(9)&lt;/script&gt; &#60;img src=x onerror=alert(10)&#62;",
    "template": "{{ 7 * 7 }} {% raw %} ${alert(11)}",
    "comment": "<!-- --> <![CDATA[ ]]> --!> <?php ?> </div></article></body>",
}
FIELDS = (
    "author", "title", "journaltitle", "booktitle", "publisher", "institution", "note", "volume", "pages", "keywords",
    "editor", "abstract", "number", "location", "edition", "date", "howpublished", "titleaddon", "eventtitle",
)  # fmt: skip
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>", "vbscript:x", "//evil.example/x", "https://ok.example/\" onmouseover=\"alert(1)", "https://ok.example/<script>",
    "https://ok.example/'x'", "file:///etc/passwd",
]  # fmt: skip
FRAME = (
    f"<!doctype html><html><head><title>{TITLE} - Site</title>"
    f'<meta name="description" content="{DESCRIPTION}">'
    f'<link rel="canonical" href="https://toy.example/literature-frame/page/">'
    f"</head><body>{BODY}</body></html>"
)


def bib_value(text: str) -> str:
    return text.replace("{", "(").replace("}", ")").replace("\\", "")


def entries() -> Iterator[str]:
    for number, name in enumerate(NAMES.values()):
        for type_ in ("article", "book", "incollection", "online", "report", "misc"):
            value = bib_value(name)
            fields = dict.fromkeys(FIELDS, f"{{{value}}}")
            fields["title"] = f"{{{{{value}}}}}" if number % 2 else f"{{{value}}}"
            body = ",\n  ".join(f"{field} = {text}" for field, text in fields.items())
            yield f"@{type_}{{{type_}{number},\n  {body}\n}}\n"
    for number, address in enumerate(ADDRESSES):
        yield f"@online{{url{number}, author = {{A, B}}, title = {{T{number}}}, date = 2000, url = {{{address}}}}}\n"
        yield f"@article{{doi{number}, author = {{A, B}}, title = {{U}}, journaltitle = {{J}}, doi = {{{address}}}}}\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    root = tmp_path_factory.mktemp("hostile")
    (root / "bibliography").mkdir()
    (root / "bibliography/a.bib").write_text("\n".join(entries()), encoding="utf-8")
    quoted = [f'"{name.replace(chr(34), chr(34) * 2)}"' for name in NAMES.values()]
    provenance = "".join(f"article{n},A,1,{cell},{cell},{cell}\n" for n, cell in enumerate(quoted))
    (root / "bibliography/provenance.csv").write_text(
        "key,tier,n_sources,sources,agreement,notes\n" + provenance, encoding="utf-8"
    )
    columns = (
        "topic",
        "construct",
        "outcome",
        "metric",
        "value",
        "k",
        "n",
        "heterogeneity",
        "year",
        "locator",
        "source",
    )
    findings = "".join(f"f{n},article{n},{','.join([cell] * len(columns))}\n" for n, cell in enumerate(quoted))
    (root / "bibliography/findings.csv").write_text(f"id,key,{','.join(columns)}\n{findings}", encoding="utf-8")
    cited = "\n\n".join(
        f"On <b>it</b> [{bib_value(name)} @article{n}, p. 3, {bib_value(name)}]."
        for n, name in enumerate(NAMES.values())
    )
    pages = {
        "index.md": f"# Home\n\n{cited}\n\n[[finding:f0]] [[finding:f1|short]] [[{EVIL.replace('|', '')}]]\n",
        "concepts/evil.md": "---\ntitle: " + repr(EVIL.replace("'", "")) + "\nkey_works: [article0]\n---\n# x\n",
        "claims/c.md": "---\ntitle: '<script>alert(1)</script>'\nverdict: supported\n"
        "concepts: [evil]\n---\n# c\n[[evil]]",
        "summaries/s.md": "---\ntitle: '<script>alert(1)</script>'\nreference: article0\nbasis: abstract\n"
        "design: '<script>alert(1)</script>'\n---\n# s\n",
    }
    files = [PageFile(uri, uri, text) for uri, text in pages.items()]
    urls = {uri: uri.removesuffix(".md").removesuffix("index") + ("" if uri == "index.md" else "/") for uri in pages}
    build = SiteBuild.of(Reading.of(root, Settings(), files, urls))
    build.files.keep_frame(FRAME)
    return build


def filled_pages(build: SiteBuild) -> Iterator[tuple[str, str]]:
    return ((name, html.decode("utf-8")) for name, html in build.files.filled_pages())


def pages_of(build: SiteBuild) -> Iterator[tuple[str, str]]:
    yield from filled_pages(build)
    for uri, text in build.index_pages():
        body = build.page_text(uri, uri.removesuffix("index.md"), text).whole
        yield uri, markdown.markdown(body, extensions=["tables", "md_in_html", "attr_list", "footnotes"])
    for uri, page in build.site.library.pages.items():
        # Authors may write HTML of their own, so only what is added to their text is looked at.
        if uri != "index.md":
            body = build.page_text(uri, build.site.addresses.page(uri), page.text).whole
            yield uri, markdown.markdown(body, extensions=["tables", "md_in_html", "attr_list", "footnotes"])


def test_nothing_runs(hostile: SiteBuild, read_html: Callable[[str], Any]) -> None:
    seen = 0
    for name, html in pages_of(hostile):
        seen += 1
        page = read_html(html)
        for tag, attributes in page.tags:
            where = f"{name}: <{tag} {attributes}>"
            assert tag not in ("img", "iframe", "object", "embed", "base"), where
            if tag == "script":
                assert attributes.get("type", "").endswith("json"), where
            assert not [attribute for attribute in attributes if attribute.startswith("on")], where
            assert "style" not in attributes or "alert" not in attributes["style"], where
            for attribute in ("href", "src", "action", "xlink:href", "formaction", "data"):
                link = re.sub(r"[\s\x00-\x1f]", "", unquote(attributes.get(attribute, ""))).lower()
                assert not link.startswith(("javascript:", "data:text", "vbscript:", "file:", "//")), where
        assert "alert(1)" not in page.title or "<" in page.title
    assert seen > 80


def test_a_page_stays_whole(hostile: SiteBuild, read_html: Callable[[str], Any]) -> None:
    """No value ends an element that it stands in."""
    for name, html in filled_pages(hostile):
        page = read_html(html)
        tags = [tag for tag, _ in page.tags]
        assert tags.count("title") == tags.count("h1") == tags.count("head") == tags.count("body") == 1, name
        for tag in ("title", "head", "body", "h1", "script", "dl", "ul", "div", "p", "li", "a", "span", "em"):
            assert len(re.findall(rf"<{tag}[\s>]", html)) == html.count(f"</{tag}>"), f"{name}: {tag}"


def test_hostile_text_is_shown_as_written(hostile: SiteBuild, read_html: Callable[[str], Any]) -> None:
    pages = dict(filled_pages(hostile))
    page = read_html(pages["references/book0/index.html"])
    assert "<script>alert(1)</script>" in page.text
    assert page.title.startswith("</title></h1></script><script>")


def test_every_entry_has_its_page(hostile: SiteBuild) -> None:
    names = [name for name, _ in hostile.files.filled_pages()]
    assert len(names) == len(set(names))
    assert sum(name.startswith("references/") for name in names) == len(NAMES) * 6 + len(ADDRESSES) * 2


def test_unsafe_addresses_are_reported(hostile: SiteBuild) -> None:
    reported = {d.problem.location.line for d in hostile.diagnostics if d.rule.name == "unsafe-url"}
    assert len(reported) >= 4


@pytest.mark.parametrize("key", ["../../etc/x", "a/b", "con", "x" * 400])
def test_pages_are_written_below_the_site(tmp_path: Path, key: str) -> None:
    (tmp_path / "a.bib").write_text(f"@book{{{key}, author = {{A, B}}, title = {{T}}, year = 2000}}", encoding="utf-8")
    build = SiteBuild.of(Reading.of(tmp_path, Settings(bibliography=("a.bib",)), [], {}))
    build.files.keep_frame(FRAME)
    for file, _ in build.files.filled_pages():
        path = (tmp_path / "site" / file).resolve()
        assert path.is_relative_to((tmp_path / "site").resolve())
        assert all(len(part) < 200 for part in path.parts)
