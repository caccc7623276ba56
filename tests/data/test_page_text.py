"""Pages as text: what is written out, where links lead, and what is not told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from tests.data.files import IDENTITY

from literature.data.llms import overview
from literature.data.output import DATA
from literature.data.page_text import page_markdown
from literature.library import build
from literature.model import Library
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page

KINDS = {"concepts": "concept", "claims": "claim", "summaries": "summary", "readings": "reading"}
BIB = """@book{bowman1988base, author={Bowman, Ann}, title={A Safe Harbor}, year={1988}, abstract={Secret words}}
@article{ortiz2010ropes, author={Ortiz, Bo}, title={Ropes}, journal={Knots}, year={2010}, doi={10.1000/rope}}
"""
Make = Callable[[Mapping[str, str]], Site]


@pytest.fixture
def site(site_of: Callable[..., Site]) -> Make:
    def make(pages: Mapping[str, str]) -> Site:
        read = [read_page(PageFile(uri, uri, text), KINDS)[0] for uri, text in pages.items()]
        return replace(site_of(build(read_bibliography([("t.bib", BIB)]).references, read)), identity=IDENTITY)

    return make


def text_of(site: Site, uri: str) -> str:
    return page_markdown(Here(site, site.addresses.page(uri), uri), site.library.pages[uri])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Harbors calm [@bowman1988base, p. 3].",
            "Harbors calm ([Bowman, 1988](https://toy.example/repo/references/bowman1988base/), p. 3).",
        ),
        ("@ortiz2010ropes says so.", "[Ortiz (2010)](https://toy.example/repo/references/ortiz2010ropes/) says so."),
        ("See [[bond]].", "See [bond](https://toy.example/repo/concepts/bond/)."),
        ("See [[bond|*the* tie]].", "See [*the* tie](https://toy.example/repo/concepts/bond/)."),
        (
            "See [the bond.md](../concepts/bond.md#use).",
            "See [the bond.md](https://toy.example/repo/concepts/bond/#use).",
        ),
        ("See [a search](../search.md?q=a+b).", "See [a search](https://toy.example/repo/search/?q=a+b)."),
        ("See [it][b].\n\n[b]: ../concepts/bond.md", "See [it][b].\n\n[b]: https://toy.example/repo/concepts/bond/"),
        ("See [there](https://else.example/a.md).", "See [there](https://else.example/a.md)."),
        ("Seen <!-- not for\n\nreaders --> here.", "Seen  here."),
        ("`<!-- code -->` stays.", "`<!-- code -->` stays."),
        ("```\n<!-- code {.x} -->\n```", "```\n<!-- code {.x} -->\n```"),
        ("It holds.\n{: #it-holds .lead }", "It holds."),
        ("[@bowman1988base]{.supports}", "([Bowman, 1988](https://toy.example/repo/references/bowman1988base/))"),
        (
            '![Of @bowman1988base](a.png "A [@bowman1988base]")',
            '![Of Bowman (1988)](https://toy.example/repo/claims/a.png "A (Bowman, 1988)")',
        ),
    ],
)
def test_what_is_written_out(written: str, expected: str, site: Make) -> None:
    made = site({"claims/a.md": f"# A\n\n{written}\n", "concepts/bond.md": "# Bond\n\n## Use\n"})
    own = text_of(made, "claims/a.md").partition("## Works cited")[0].split("\n", 4)[4]
    assert own.strip() == expected


def test_what_a_kind_says_stands_on_top_and_works_below(site: Make) -> None:
    front = 'title: Ropes hold\nverdict: contested\nbecause: "So says @ortiz2010ropes."\ninstead: Some do.\nsure: low'
    made = site({"claims/a.md": f"---\n{front}\nreviewed: 2026-11-01\n---\n\n# Ropes hold\n\nYes [@ortiz2010ropes].\n"})
    lines = text_of(made, "claims/a.md").splitlines()
    assert lines[0] == "# Ropes hold"
    assert lines[2] == "> Claim · Toy Harbor · Reviewed 2026-11-01 · <https://toy.example/repo/claims/a/>"
    ortiz = "[Ortiz (2010)](https://toy.example/repo/references/ortiz2010ropes/)"
    assert f"> Verdict: **Contested.** So says {ortiz}." in lines
    assert "> Say instead: Some do." in lines
    entry = "Ortiz, B. (2010). Ropes. *Knots*. <https://doi.org/10.1000/rope>"
    label = "[Ortiz, 2010](https://toy.example/repo/references/ortiz2010ropes/)"
    assert lines[-3:] == ["## Works cited", "", f"- `@ortiz2010ropes` ({label}) {entry}"]


def test_what_has_no_reason_ends_with_its_judgement(site: Make) -> None:
    made = site({"claims/a.md": "---\ntitle: Ropes hold\nverdict: contested\nsure: low\n---\n"})
    lines = [*text_of(made, "claims/a.md").splitlines(), *overview(made).splitlines()]
    assert {"> Verdict: **Contested.**", "> How sure: **Low.**"} <= set(lines)
    assert "- [Ropes hold](https://toy.example/repo/claims/a/index.md): Contested." in lines
    assert [line for line in lines if line.endswith(" ")] == []


def test_a_page_that_says_nothing_is_named_alone(site: Make) -> None:
    lines = overview(site({"concepts/bond.md": "---\ntitle: Bond\n---\n"})).splitlines()
    assert "- [Bond](https://toy.example/repo/concepts/bond/index.md)" in lines


def test_figures_are_written_out(toy_library: Library, toy_data: dict[str, str]) -> None:
    uris = [page.uri for page in toy_library.pages.values() if any(block.name == "findings" for block in page.blocks)]
    text = toy_data[f"{uris[0].removesuffix('.md').removesuffix('index').rstrip('/')}/index.md".lstrip("/")]
    assert re.search(
        r"^- .* → .*: \[.*\]\(https://toy\.example/repo/findings/#\S+\) \(\[.*, \d{4}\w?\]", text, re.MULTILINE
    )


def test_nothing_of_ours_is_left_unresolved(own_data: dict[str, str]) -> None:
    pages = {path: text for path, text in own_data.items() if path.endswith(".md")}
    assert len(pages) > 400
    for path, text in pages.items():
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
        assert not re.search(r"\[\[|\[@|\{[.:#]|<!--|\]\([^)\s]*\.md[)#]", prose), path
        assert text.startswith("# "), path


def test_links_of_the_own_site_lead_to_pages(own: Site, own_data: dict[str, str]) -> None:
    known = {own.identity.absolute(address) for address in own.addresses.page_urls.values()}
    known |= {own.identity.absolute(own.addresses.reference(key)) for key in own.library.references}
    folders = (
        "authors/",
        "years/",
        "types/",
        "venues/",
        "references/",
        "findings/",
        "search/",
        "map/",
        "evidence-map/",
        "readings/",
    )
    for path, text in own_data.items():
        if path.endswith(".md"):
            for address in re.findall(r"\]\((https://base\.example/[^)#?\s]*)", text):
                below = address.removeprefix("https://base.example/")
                is_file = below in own.library.files or "." in below.rpartition("/")[2]
                assert address in known or below.startswith(folders) or is_file, (path, address)


def test_what_is_kept_back_is_not_told(site: Make) -> None:
    hidden = "---\nsearch:\n  exclude: true\n---\n\n# Hidden thing\n\nBetween us [@ortiz2010ropes].\n"
    made = site({"concepts/hidden.md": hidden, "concepts/bond.md": "# Bond\n\nIt holds [@bowman1988base].\n"})
    assert DATA.beside is not None
    assert DATA.files is not None
    assert DATA.head is not None
    here = Here(made, "concepts/hidden/", "concepts/hidden.md")
    assert list(DATA.beside(here, made.library.pages["concepts/hidden.md"])) == []
    assert DATA.head(here) == ""
    for path, text in DATA.files(made):
        assert "Hidden thing" not in text or path == "api/v1/mentions.json", path
        assert "Secret words" not in text


def test_a_head_says_where_the_text_is(published: Site) -> None:
    assert DATA.head is not None
    for uri, address in published.addresses.page_urls.items():
        html = DATA.head(Here(published, address, uri))
        assert html == '<link rel="alternate" type="text/markdown" href="index.md">'
    assert DATA.head(Here(published, "references/bowman1988base/")) == ""


def test_without_directories_the_text_has_the_name_of_the_page(
    toy_library: Library, site_of: Callable[..., Site]
) -> None:
    site = site_of(toy_library, uses_directories=False)
    assert DATA.head is not None
    assert DATA.beside is not None
    here = Here(site, "concepts/bond.html", "concepts/bond.md")
    assert DATA.head(here) == '<link rel="alternate" type="text/markdown" href="bond.md">'
    ((path, text),) = DATA.beside(here, site.library.pages["concepts/bond.md"])
    assert path == "concepts/bond.md"
    assert "](../references/" in text


def test_the_overview_has_claims_and_concepts_first(own: Site, own_data: dict[str, str]) -> None:
    text = own_data["llms.txt"]
    headings = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert headings[:3] == ["Claims", "Concepts", "Reading lists"]
    assert headings[-1] == "Optional"
    assert len(text) < 60_000
    for address in re.findall(r"\]\(https://base\.example/([^)]*)\)", text):
        assert address in own_data, address
    full = own_data["llms-full.txt"]
    assert full.count("\n---\n\n# ") > 100
    assert len(full) < 620_000
    claims = [page.title for page in own.library.pages.values() if page.front.verdict]
    assert all(f"# {title}\n" in full.replace("\\", "") for title in claims)


def test_an_overview_of_very_many_pages_stays_short(site: Make) -> None:
    made = site({f"concepts/c{number}.md": f"# C{number}\n\nIs one.\n" for number in range(500)})
    text = overview(made)
    assert len(re.findall(r"^- \[C\d", text, re.MULTILINE)) == 200
    assert "300 more, in the data below." in text
