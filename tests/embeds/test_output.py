"""Small pages for frames of other sites: which there are, what they hold, and how pages offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from literature.build.site_outputs import SiteOutputs
from literature.model import Library
from literature.render.pieces.cite_page import page_tools
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity

OTHERS = ["data", "linked-data", "teaching", "books"]
TIE = "concepts/working-tie.md"
CARD, PLOT = (f"concepts/working-tie/working-tie-{name}.html" for name in ("card", "plot"))
STYLE = "assets/literature/embed.css"
IDENTITY = SiteIdentity(name="Toy & <Harbor>", url="https://toy.example/repo/")


def with_embeds(site: Site, *embeds: str, without: tuple[str, ...] = ()) -> Site:
    settings, faults = Settings.from_mapping({"embeds": [*embeds], "without": [*OTHERS, *without]})
    assert not faults
    return replace(site, settings=settings, identity=IDENTITY)


def made(site: Site) -> dict[str, str]:
    outputs = SiteOutputs(site, list)
    found = {path: content.decode("utf-8") for path, content in outputs.files()}
    assert not outputs.faults
    return found


class Addresses(HTMLParser):
    """What a page loads and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if tag == "a":
            self.linked.append(given["href"] or "")
        elif given.get("src") or given.get("rel") == "stylesheet":
            self.loaded.append(given.get("src") or given.get("href") or "")


def test_none_are_made_where_none_are_asked_for_or_found(toy_site: Site) -> None:
    assert made(with_embeds(toy_site)) == {}
    assert made(with_embeds(toy_site, "card", "plot", without=("embeds",))) == {}
    # Frames find a site by its address.
    assert made(replace(with_embeds(toy_site, "card", "plot"), identity=replace(IDENTITY, url=""))) == {}


def test_concepts_have_a_card_and_pages_with_drawn_figures_a_plot(toy_site: Site) -> None:
    cards, plots = ({*made(with_embeds(toy_site, name))} - {STYLE} for name in ("card", "plot"))
    assert CARD in cards
    assert cards == {f"concepts/{name}/{name}-card.html" for name in (path.split("/")[1] for path in cards)}
    assert PLOT in plots
    # One figure is no plot, and a summary is of one work.
    assert "concepts/safe-harbor/safe-harbor-plot.html" not in plots
    assert not any(path.startswith("summaries/") for path in plots)
    assert "concepts/bond/bond-plot.html" not in plots


def test_they_load_nothing_but_their_style_and_run_nothing(toy_site: Site) -> None:
    found = made(with_embeds(toy_site, "card", "plot"))
    assert "url(" not in found.pop(STYLE)
    for html in found.values():
        read = Addresses(html)
        assert read.loaded == ["../../" + STYLE]
        assert "script" not in read.tags
        assert '<meta name="robots" content="noindex">' in html
        assert '<base target="_blank">' in html


def test_a_card_says_what_a_concept_is(toy_site: Site) -> None:
    html = made(with_embeds(toy_site, "card"))[CARD]
    assert "What crew and captain hold in common" in html
    assert "../../references/fluckner2018tie/" in Addresses(html).linked
    assert '<link rel="canonical" href="https://toy.example/repo/concepts/working-tie/">' in html


def test_a_plot_says_in_words_what_it_shows(toy_site: Site) -> None:
    html = made(with_embeds(toy_site, "plot"))[PLOT]
    assert "<svg" in html
    drawn, _, listed = html.partition("<details>")
    assert "working tie" in drawn.partition('role="img" aria-label="')[2].partition('"')[0]
    assert listed.count("<li>") == drawn.count("<rect") + drawn.count("<circle")


def test_what_authors_write_is_text(toy_library: Library, site_of: Callable[..., Site]) -> None:
    title = '</title><script>alert(1)</script>" onload="x'
    page = replace(toy_library.pages[TIE], title=title)
    library = replace(toy_library, pages={**toy_library.pages, TIE: page})
    site = with_embeds(site_of(library), "card", "plot")
    offered = page_tools(Here(site, site.addresses.page(TIE), TIE), page)
    for html in (*made(site).values(), offered):
        assert "<script" not in html
        assert ' onload="' not in html.replace("&quot;", "").replace("&#34;", "")


@pytest.mark.parametrize(("asked_for", "files"), [(["card", "plot"], [CARD, PLOT]), (["plot"], [PLOT]), ([], [])])
def test_a_page_offers_the_frames_that_it_has(toy_site: Site, asked_for: list[str], files: list[str]) -> None:
    site = with_embeds(toy_site, *asked_for)
    html = page_tools(Here(site, site.addresses.page(TIE), TIE), toy_site.library.pages[TIE])
    frames = [f"&lt;iframe src=&#34;https://toy.example/repo/{file}&#34;" for file in files]
    assert [html.count(frame) for frame in frames] == [1] * len(frames)
    assert html.count("&lt;iframe") == len(frames)
