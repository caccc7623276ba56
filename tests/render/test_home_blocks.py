"""The blocks of a front page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from literature.library.build import build
from literature.render.linked_text import link_text
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page

KINDS = {"summaries": "summary", "concepts": "concept", "claims": "claim"}


def page(uri: str, reviewed: str, text: str = "It is so. ") -> Any:
    return read_page(PageFile(uri, uri, f"---\nreviewed: {reviewed}\n---\n\n# {uri}\n\n{text}\n"), KINDS)[0]


def block(site: Site, name: str, body: str = "") -> str:
    return link_text(Here(site, ""), f"```{name}\n{body}```\n").strip()


def test_the_toy_library_in_figures(toy_site: Site, read_html: Callable[[str], Any]) -> None:
    html = read_html(block(toy_site, "overview"))
    assert html.text.split("\n") == [
        line for line in html.text.split("\n") if not line or line.split()[0].replace(",", "").isdigit()
    ]
    assert f"{len(toy_site.library.references)} works" in html.text
    assert "3 summaries" in html.text
    assert "2 claims examined" in html.text
    assert html.links[:3] == ["references/", "summaries/", "concepts/"]


def test_the_latest_first_and_kinds_by_turns(site_of: Callable[..., Site], read_html: Callable[[str], Any]) -> None:
    pages = [page(f"concepts/{name}.md", "2026-01-02") for name in "abcdefgh"]
    pages += [page("summaries/s.md", "2026-01-02", "word " * 100), page("claims/c.md", "2026-03-01")]
    pages += [page("old.md", "2027-01-01")]
    html = read_html(block(site_of(build([], pages)), "recent"))
    assert html.links[:3] == ["claims/c/", "summaries/s/", "concepts/h/"]
    assert len(html.links) == 6
    assert "word …" in html.text
    assert "old" not in html.text, "only pages of the knowledge base"


@pytest.mark.parametrize("name", ["overview", "recent"])
def test_blocks_take_no_options(toy_site: Site, name: str) -> None:
    assert "lit-missing" in block(toy_site, name, "number: 3\n")
    assert "lit-missing" not in block(toy_site, name)


def test_verdicts_are_counted_and_lead_to_their_claims(toy_site: Site, read_html: Callable[[str], Any]) -> None:
    shown = block(toy_site, "verdicts")
    html = read_html(shown)
    assert html.links == ["claims/#overstated", "claims/#contested"]
    assert "2 things that people say" in html.text
    assert shown.count("<svg") == 2, "a mark for each claim"


def test_verdicts_of_chosen_claims_with_their_reasons(toy_site: Site, read_html: Callable[[str], Any]) -> None:
    claim = next(page for page in toy_site.library.pages.values() if page.front.because)
    shown = read_html(block(toy_site, "verdicts", f"claims: {claim.id}\n"))
    assert claim.front.because.replace("*", "") in shown.text
    assert shown.links[0] == f"claims/{claim.id}/"
    unknown = block(toy_site, "verdicts", "claims: ropes-hod\n")
    assert "lit-missing" in unknown
    assert "there is no claim" in unknown


def test_no_verdicts_without_claims(site_of: Callable[..., Site]) -> None:
    assert block(site_of(build([], [])), "verdicts") == ""
