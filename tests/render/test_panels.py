"""What a page of each kind is given beside its own text, and the index pages of the kinds."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from functools import partial
from html import unescape

import pytest

from literature.library import build
from literature.model import Library, Page, Reference
from literature.render.inserts import Inserts, with_inserts
from literature.render.pages.kind_indexes import beside_kind_index, kind_index, kind_index_uris
from literature.render.pieces.cards import page_description
from literature.render.pieces.panels import with_panels
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page
from literature.vocabulary.grades import VERDICT_MEANINGS


def panelled(site: Site, page: Page, base: str) -> str:
    inserts = Inserts()
    return with_inserts(with_panels(Here(site, base), page, page.text, inserts), inserts.pieces)


def shown(site: Site, uri: str) -> str:
    page = site.library.pages[uri]
    return panelled(site, page, site.addresses.page(uri))


def test_a_summary_has_its_card_below_the_title(toy_site: Site) -> None:
    text = shown(toy_site, "summaries/bowman1988base.md")
    heading, card, rest = (text.index(part) for part in ("# Bowman", "lit-summary-card", "A boat that knows"))
    assert heading < card < rest
    for part in ("Written from secondary sources", "2026-01-31", 'href="../../references/bowman1988base/"'):
        assert part in text[card:rest]


def test_a_concept_names_what_to_read_before_and_after_it(site_of: Callable[..., Site]) -> None:
    """Whatever it is a part of, the widest first; what is a part of it; and what is near it in no order."""
    front = {
        "rope": "",
        "line": "broader: [rope]",
        "tie": "broader: [line]\nrelated: [rope, oar]",
        "knot": "broader: [tie]",
        "oar": "",
    }
    pages = [
        read_page(PageFile(f"concepts/{id_}.md", "x", f"---\n{text}\n---\n# {id_}\n"), Settings().kinds)[0]
        for id_, text in front.items()
    ]
    site = site_of(build([], pages))

    def groups(id_: str) -> list[tuple[str, list[str]]]:
        found = re.findall(r"<dt>(.*)</dt>\n<dd>(.*)</dd>", shown(site, f"concepts/{id_}.md"))
        return [(name, re.findall(r">([^<]+)</a>", links)) for name, links in found]

    assert groups("tie") == [
        ("Before this (broader)", ["rope", "line"]),
        ("After this (narrower)", ["knot"]),
        ("Related", ["oar"]),
    ]
    assert groups("oar") == [("Related", ["tie"])], "no direction, and so nothing comes first"


def test_a_long_index_has_letters_and_says_what_its_pages_belong_to(site_of: Callable[..., Site]) -> None:
    def concept(name: str, front: str = "") -> Page:
        return read_page(PageFile(f"concepts/{name}.md", "x", f"---\n{front}\n---\n# {name}\n"), Settings().kinds)[0]

    many = [concept(f"{letter}{n}", "literature: [ships]\nbroader: [a0]") for letter in "ab" for n in range(10)]
    others = [concept("“Quoted”", "literature: [ports]"), concept("é", "literature: [ports, ships]")]
    html = kind_index(Here(site_of(build([], [*many, *others])), "concepts/"), "concepts/index.md", lambda _: "Said.")
    assert re.findall(r'<a href="#(.)">(.)</a>', html) == [("a", "A"), ("b", "B"), ("e", "E"), ("q", "Q")]
    items = {found[2]: found[1] for found in re.finditer(r"<li([^>]*)><a [^>]*>([^<]+)</a>", html)}
    assert items["b3"] == ' data-literature="Ships" data-topic="a0"'
    assert items["“Quoted”"] == ' data-literature="Ports"'
    assert items["é"] == ' data-literature="Ships, Ports"'
    assert html.count('class="lit-literature-mark"') == len(items) == 22


def test_a_summary_shows_the_first_figure_of_its_work(toy_site: Site, site_of: Callable[..., Site]) -> None:
    """Drawn, above everything else of the card; a figure of another work is none of it."""
    text = shown(toy_site, "summaries/fluckner2018tie.md")
    figure = text[text.index('<div class="lit-main-figure">') : text.index('<p class="lit-entry">')]
    assert 'href="../../findings/#t-f01"' in figure
    assert '<i class="lit-whisker"></i><i class="lit-mark"></i><i class="lit-ends"' in figure
    assert "lit-main-figure" not in shown(toy_site, "summaries/bowman1988base.md")


def test_long_claims_can_be_narrowed(site_of: Callable[..., Site]) -> None:
    """By verdict, and by the topics of several, beside the page; by verdict above the list, too."""
    verdicts = ["supported"] * 2 + ["contested"] * 18
    texts = [
        f"---\nverdict: {verdict}\nconcepts: [tie, {'rope' if n < 3 else 'x'}]\n---\n# C {n}\n"
        for n, verdict in enumerate(verdicts)
    ]
    files = [PageFile(f"claims/c{n}.md", "x", text) for n, text in enumerate(texts)]
    files += [PageFile(f"concepts/{name}.md", "x", f"# The {name}\n") for name in ("tie", "rope")]
    site = site_of(build([], [read_page(file, Settings().kinds)[0] for file in files]))
    here = Here(site, "claims/", "claims/index.md")
    near = beside_kind_index(here, "claims/index.md")
    facets = re.findall(
        r'<a href="([^"]+)" data-facet="(\w+)" data-value="(\w+)">.*?<span>([^<]+)</span>.*?(\d+)</span>', near
    )
    assert facets == [
        ("#supported", "verdict", "supported", "Supported", "2"),
        ("#contested", "verdict", "contested", "Contested", "18"),
        ("?concept=tie", "concept", "tie", "The tie", "20"),
        ("?concept=rope", "concept", "rope", "The rope", "3"),
    ]
    html = kind_index(here, "claims/index.md", lambda page: page.title)
    assert '<a href="#contested" data-facet="verdict" data-value="contested">' in html
    assert '<li data-topic="The tie" data-verdict="supported" data-place="0" data-concept="tie rope">' in html
    assert '[["", "Verdict"], ["topic", "Topic"], ["title", "A to Z"]]' in unescape(html)
    assert beside_kind_index(Here(site, "concepts/", "concepts/index.md"), "concepts/index.md") == ""


def test_a_summary_of_an_unknown_work_has_none(site_of: Callable[..., Site]) -> None:
    file = PageFile("summaries/x.md", "x", "---\nreference: no\nbasis: abstract\n---\n# X\n\nText\n")
    page = read_page(file, Settings().kinds)[0]
    assert panelled(site_of(build([], [page])), page, "x/") == "# X\n\nText\n"


@pytest.mark.parametrize("text", ["Text", "", "# Title", "Title\n=====\n\nText", "## Deeper\n\nText"])
def test_a_card_finds_its_place_in_any_text(site_of: Callable[..., Site], text: str) -> None:
    page = read_page(PageFile("claims/x.md", "x", f"---\nverdict: contested\n---\n{text}"), Settings().kinds)[0]
    shown = panelled(site_of(build([], [page])), page, "x/")
    assert shown.count("lit-claim-card") == 1
    for line in text.split("\n"):
        assert line in shown
    if text.startswith("# "):
        assert shown.startswith(text)


def test_a_claim(toy_site: Site) -> None:
    text = shown(toy_site, "claims/harbors-are-destiny.md")
    places = [
        text.index(part) for part in ("# “Your first", "Overstated", "<p>Some boats", "A first harbor", "\nSome boats")
    ]
    assert places == sorted(places), "verdict, why, what to say instead, and then the text"
    assert 'href="../#overstated"' in text, "what the verdict means"


def test_a_reason_may_cite(site_of: Callable[..., Site]) -> None:
    text = "---\nverdict: contested\nbecause: So *says* [@a].\ninstead: As [@a] says.\n---\n# X\n"
    page = read_page(PageFile("claims/x.md", "x", text), Settings().kinds)[0]
    site = site_of(build([Reference("a", "book")], [page]))
    link = '<a class="lit-cite" href="'
    assert panelled(site, page, "claims/x/").count(link) == 2
    assert link in kind_index(Here(site, "claims/"), "claims/index.md", lambda page: page.title)


def test_a_claim_with_a_verdict_alone(toy_site: Site) -> None:
    text = shown(toy_site, "claims/ropes-hold.md")
    assert "Contested" in text
    assert "Say instead" not in text


def test_a_concept(toy_site: Site) -> None:
    text = shown(toy_site, "concepts/safe-harbor.md")
    parts = [
        text.index(part)
        for part in ("A place from which", "## Key works", "## Related concepts", "## Where it is used")
    ]
    assert parts == sorted(parts)
    for name in ("mooring", "exploration", "bond", "s%C3%A9curit%C3%A9"):
        assert f'href="../{name}/"' in text
    assert text.index("After this (narrower)") < text.index("../mooring/")
    assert 'id="key-bowman1988base"' in text
    assert 'id="ref-bowman1988base"' in text


def test_key_works_by_an_earlier_key_are_listed_once(toy_site: Site) -> None:
    text = shown(toy_site, "concepts/working-tie.md")
    assert text.count('id="key-bowman1988base"') == 1


def test_works_cited_in_order_of_the_list(toy_site: Site) -> None:
    text = shown(toy_site, "guide/citing.md")
    below = text[text.index("## Works cited") :]
    keys = toy_site.library.works_cited["guide/citing.md"]
    assert set(keys) == set(toy_site.library.references)
    places = [below.index(f'id="ref-{key}"') for key in toy_site.style.order(keys)]
    assert places == sorted(places)


def test_a_page_that_cites_nothing(toy_site: Site) -> None:
    assert "Works cited" not in shown(toy_site, "concepts/sécurité.md")


@pytest.mark.parametrize(("heading", "count"), [("Literatur", 1), ("", 0)])
def test_the_heading_of_works_cited(toy_site: Site, heading: str, count: int) -> None:
    site = dataclasses.replace(toy_site, settings=dataclasses.replace(toy_site.settings, works_cited=heading))
    text = shown(site, "guide/citing.md")
    assert text.count("## Literatur\n") == count
    assert text.count('id="ref-saltweb"') == count


def test_index_pages_of_kinds(toy_site: Site) -> None:
    assert kind_index_uris(toy_site) == {
        "summaries/index.md": "Summaries",
        "concepts/index.md": "Concepts",
        "claims/index.md": "Claims",
        "readings/index.md": "Reading lists",
    }
    concepts = kind_index(Here(toy_site, "concepts/"), "concepts/index.md", partial(page_description, toy_site))
    names = ["bond/", "exploration/", "mooring/", "safe-harbor/", "s%C3%A9curit%C3%A9/", "working-tie/"]
    places = [concepts.index(f'href="{name}"') for name in names]
    assert places == sorted(places), "in alphabetical order, accents aside"
    assert [part.split('"')[0] for part in concepts.split('<h2 id="')[1:]] == ["b", "e", "m", "s", "w"]
    assert "A place from which boats set out" in concepts, "a list of terms says what they mean"
    claims = kind_index(Here(toy_site, "claims/"), "claims/index.md", partial(page_description, toy_site))
    assert claims.index('<h2 id="overstated">') < claims.index("Your first harbor") < claims.index("Good ropes")
    assert "Some boats change their <em>harbor</em>, and sail well." in claims
    assert '<a href="#contested">' in claims, "above them, how many there are of each"


def test_claims_stand_by_verdict_in_one_order(site_of: Callable[..., Site]) -> None:
    texts = {name: f"---\nverdict: {name}\n---\n# C {name}\n" for name in VERDICT_MEANINGS} | {"none": "# “B” none\n"}
    pages = [read_page(PageFile(f"claims/{n}.md", "x", text), Settings().kinds)[0] for n, text in texts.items()]
    claims = kind_index(Here(site_of(build([], pages)), "claims/"), "claims/index.md", lambda page: page.title)
    assert re.findall(r'<h2 id="(\w+)">', claims) == [*VERDICT_MEANINGS, "open"]
    assert all(meaning in claims for meaning in VERDICT_MEANINGS.values())
    assert len(set(re.findall(r"<svg.*?</svg>", claims))) == 5, "no two marks are alike"


def test_no_index_for_a_kind_without_pages(site_of: Callable[..., Site]) -> None:
    page: Page = read_page(PageFile("claims/x.md", "x", "# X"), Settings().kinds)[0]
    assert list(kind_index_uris(site_of(build([Reference("a", "book")], [page])))) == ["claims/index.md"]
    assert kind_index_uris(site_of(Library())) == {}
