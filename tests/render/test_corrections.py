"""The link that opens a filled-in issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from literature.render.pages.generated import GeneratedPages
from literature.render.pieces.corrections import correct_page, correct_reference, issue_form
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity


@pytest.mark.parametrize(
    ("repository", "form"),
    [
        ("https://github.com/me/mine", "https://github.com/me/mine/issues/new"),
        ("https://github.com/me/mine.git/", "https://github.com/me/mine/issues/new"),
        ("https://gitlab.com/group/sub/mine", "https://gitlab.com/group/sub/mine/-/issues/new"),
        ("https://codeberg.org/me/mine", "https://codeberg.org/me/mine/issues/new"),
        ("https://git.example.org/me/mine", ""),
        ("https://github.com/me", ""),
        ("git@github.com:me/mine.git", ""),
        ("javascript:alert(1)//github.com/a/b", ""),
        ("", ""),
    ],
)
def test_forms(repository: str, form: str) -> None:
    assert issue_form(repository) == form


def link(html: str, read_html: Callable[[str], Any]) -> tuple[str, dict[str, str]]:
    (url,) = read_html(html).links
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}", {name: one[0] for name, one in parse_qs(parts.query).items()}


def with_form(site: Site, form: str) -> Site:
    return replace(site, identity=SiteIdentity("Toy", "", "https://toy.example/repo/", form))


def test_a_page(toy_site: Site, read_html: Callable[[str], Any]) -> None:
    site = with_form(toy_site, "https://github.com/me/mine/issues/new")
    page = site.library.pages["concepts/sécurité.md"]
    address, values = link(correct_page(Here(site, "concepts/s%C3%A9curit%C3%A9/"), page), read_html)
    assert address == "https://github.com/me/mine/issues/new"
    assert values["title"] == f"Correction: {page.title}"
    assert "Page: https://toy.example/repo/concepts/s%C3%A9curit%C3%A9/\n" in values["body"]
    assert "File: docs/concepts/sécurité.md" in values["body"]
    assert set(values) == {"title", "body"}


def test_a_reference(toy_site: Site, read_html: Callable[[str], Any]) -> None:
    site = with_form(toy_site, "https://github.com/me/mine/issues/new?template=correct-a-record.yml")
    _, values = link(correct_reference(Here(site, "references/bowman1988base/"), "bowman1988base"), read_html)
    assert values["template"] == "correct-a-record.yml"
    assert values["page"] == "https://toy.example/repo/references/bowman1988base/"
    line = site.library.references["bowman1988base"].location.line
    assert values["record"] == f"Record: bowman1988base (bibliography/harbor.bib:{line})"


def test_gitlab(toy_site: Site, read_html: Callable[[str], Any]) -> None:
    site = with_form(toy_site, "https://gitlab.com/me/mine/-/issues/new")
    _, values = link(correct_reference(Here(site, "references/bowman1988base/"), "bowman1988base"), read_html)
    assert set(values) == {"issue[title]", "issue[description]"}


def test_every_reference_has_it_or_none(toy_site: Site) -> None:
    for form, expected in (("", 0), ("https://github.com/me/mine/issues/new", 1)):
        pages = GeneratedPages(with_form(toy_site, form)).pages()
        found = [page.body.count("Suggest a correction") for page in pages if page.address.startswith("references/")]
        assert len(found) == len(toy_site.library.references)
        assert set(found) == {expected}


def test_titles_are_escaped(toy_site: Site) -> None:
    site = with_form(toy_site, 'https://x.example/"><script>?a=1')
    assert "<script>" not in correct_reference(Here(site, "references/bowman1988base/"), "bowman1988base")
