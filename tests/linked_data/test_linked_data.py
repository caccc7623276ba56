"""What programs find of a site: read as the client of Signposting reads it, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import requests
from signposting.htmllinks import find_signposting_html
from signposting.linkset import find_signposting_linkset
from signposting.signpost import Signposting

from literature.data.output import files as data_files
from literature.library import build
from literature.linked_data.nodes import as_json
from literature.linked_data.output import files, head
from literature.model import DateSpan, PartialDate, Person, Reference, RichText
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity
from literature.sources.pages import PageFile, read_page

URL = "https://toy.example/repo/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
ORCID = "https://orcid.org/0000-0002-1825-0097"
_SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def site(toy_site: Site) -> Site:
    return replace(toy_site, identity=SiteIdentity("Toy Harbor", "The pilots", URL), settings=Settings(license=LICENSE))


def node_of(here: Here) -> dict[str, Any]:
    """The JSON-LD in the head of a page."""
    (found,) = _SCRIPT.findall(head(here))
    node: dict[str, Any] = json.loads(found)
    return node


def work(site: Site, key: str) -> Here:
    return Here(site, site.addresses.reference(key))


def authored(site: Site, uri: str) -> Here:
    return Here(site, site.addresses.page(uri), uri)


def read_html(here: Here, monkeypatch: pytest.MonkeyPatch) -> Signposting:
    """A page as the foreign client reads it from a server."""
    _serve(here.absolute, f"<html><head><title>x</title>{head(here)}</head></html>", "text/html", monkeypatch)
    return find_signposting_html(here.absolute)


def read_linkset(site: Site, path: str, monkeypatch: pytest.MonkeyPatch) -> Signposting:
    _serve(URL + path, dict(files(site))[path], "application/json", monkeypatch)
    return find_signposting_linkset(URL + path)


def _serve(url: str, text: str, media_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = requests.Response()
    answer.status_code, answer.url, answer._content, answer.encoding = 200, url, text.encode(), "utf-8"
    answer.headers["Content-Type"] = media_type
    monkeypatch.setattr(requests, "get", lambda address, **_: {url: answer}[str(address)])


def targets(found: Signposting, name: str) -> list[str]:
    value = getattr(found, name)
    several = value if isinstance(value, set | frozenset | list | tuple) else [value] if value else []
    return sorted(str(one.target) for one in several)


def test_a_client_reads_the_page_of_a_work(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_html(work(site, "fluckner2018tie"), monkeypatch)
    assert targets(found, "citeAs") == ["https://doi.org/10.5555/hp.2018.0172"]
    assert targets(found, "types") == ["https://schema.org/AboutPage", "https://schema.org/ScholarlyArticle"]
    assert targets(found, "describedBy") == [f"{URL}api/v1/references.json", f"{URL}linked-data/works-1.jsonld"]
    (linkset,) = found.linksets
    assert (str(linkset.target), str(linkset.type)) == (
        f"{URL}linked-data/works-1.linkset.json",
        "application/linkset+json",
    )


def test_a_client_reads_the_page_of_a_claim(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_html(authored(site, "claims/ropes-hold.md"), monkeypatch)
    assert targets(found, "citeAs") == [f"{URL}claims/ropes-hold/"]
    assert targets(found, "types") == ["https://schema.org/AboutPage", "https://schema.org/Claim"]
    assert targets(found, "license") == [LICENSE]
    assert targets(found, "linksets") == [f"{URL}linked-data/pages.linkset.json"]


def test_a_client_reads_the_page_of_the_figures(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_html(Here(site, site.addresses.index("findings"), "findings/index.md"), monkeypatch)
    assert targets(found, "items") == [f"{URL}findings/findings.csv", f"{URL}findings/findings.json"]
    assert targets(found, "types") == ["https://schema.org/AboutPage", "https://schema.org/Dataset"]


@pytest.mark.parametrize(
    "uri",
    ["claims/ropes-hold.md", "concepts/working-tie.md", "readings/first-week.md", "guide/citing.md", "references"],
)
def test_a_page_is_described_by_the_file_that_holds_its_record(
    site: Site, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = work(site, "fluckner2018tie") if uri == "references" else authored(site, uri)
    (signpost,) = (one for one in read_html(here, monkeypatch).describedBy if str(one.type) == "application/json")
    records = json.loads(dict(data_files(site))[str(signpost.target).removeprefix(URL)])["records"]
    assert [one["address"] for one in records].count(here.absolute) == 1


def test_without_records_no_page_is_described_by_one(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(site, settings=replace(site.settings, without=("data",)))
    for here in (work(bare, "fluckner2018tie"), authored(bare, "claims/ropes-hold.md"), authored(bare, "index.md")):
        assert not any("api" in target for target in targets(read_html(here, monkeypatch), "describedBy"))


def test_a_link_set_says_of_every_page_what_its_head_says(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_linkset(site, "linked-data/works-1.linkset.json", monkeypatch)
    for key in site.library.references:
        here = work(site, key)
        in_set, in_head = whole.for_context(here.absolute), read_html(here, monkeypatch)
        for name in ("citeAs", "types", "describedBy", "authors", "license"):
            assert targets(in_set, name) == targets(in_head, name), key


def test_a_link_set_says_what_a_page_cites_works_for(site_of: Callable[..., Site]) -> None:
    text = "# T\n\nOne @a{.disputes}. Two [@b]. Three [@a]{.method}.\n"
    page = read_page(PageFile("claims/t.md", "docs/claims/t.md", text), {"claims": "claim"})[0]
    a = Reference("a", "book", text={"doi": RichText.from_plain("10.5555/a")})
    site = replace(site_of(build([a, Reference("b", "book")], [page])), identity=SiteIdentity("T", "", URL))
    (context,) = json.loads(dict(files(site))["linked-data/pages.linkset.json"])["linkset"]
    assert context["anchor"] == f"{URL}claims/t/"
    cited = {name: context[name] for name in context if "cito" in name}
    assert cited == {
        "http://purl.org/spar/cito/isDisputedBy": [{"href": "https://doi.org/10.5555/a"}],
        "http://purl.org/spar/cito/usesMethodIn": [{"href": "https://doi.org/10.5555/a"}],
        "http://purl.org/spar/cito/cites": [{"href": f"{URL}references/b/"}],
    }


def test_orcids_are_links_and_ids(site_of: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> None:
    people = {"author": (Person("Carberry", "Josiah", orcid=ORCID), Person("Nobody", "Ann"))}
    date = {"date": DateSpan(PartialDate(2008, 8))}
    reference = Reference("a", "book", people=people, dates=date, text={"title": RichText.from_plain("A </script> B")})
    site = replace(site_of(build([reference], [])), identity=SiteIdentity("T", "", URL))
    assert targets(read_html(work(site, "a"), monkeypatch), "authors") == [ORCID]
    assert node_of(work(site, "a")) == {
        "@context": "https://schema.org",
        "@type": "Book",
        "@id": f"{URL}references/a/",
        "name": "A </script> B",
        "author": [
            {"@type": "Person", "@id": ORCID, "name": "Josiah Carberry"},
            {"@type": "Person", "name": "Ann Nobody"},
        ],
        "datePublished": "2008-08",
        "mainEntityOfPage": f"{URL}references/a/",
    }


def test_an_article_stands_in_its_issue(site: Site) -> None:
    node = node_of(work(site, "fluckner2018tie"))
    issue = node["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "4")
    assert (issue["isPartOf"]["volumeNumber"], issue["isPartOf"]["isPartOf"]["name"]) == ("55", "Harbor Psychology")
    assert node["pagination"] == "316–340"


def test_a_claim_is_judged_by_this_site(site: Site) -> None:
    node = node_of(authored(site, "claims/harbors-are-destiny.md"))
    assert node["@type"] == "Claim"
    review = node["review"]
    assert (review["@type"], review["author"]["name"], review["dateCreated"]) == ("Review", "The pilots", "2026-03")
    verdict, certainty = review["reviewRating"]
    assert verdict["ratingValue"] == "Overstated"
    assert verdict["ratingExplanation"] == "Some boats change their harbor, and sail well."
    assert (certainty["ratingValue"], certainty["ratingExplanation"]) == ("Very low", "One log of one harbor.")


def test_the_figures_are_a_data_set_with_license_columns_and_files(site: Site) -> None:
    node = node_of(Here(site, site.addresses.index("findings"), "findings/index.md"))
    assert (node["@type"], node["license"]) == ("Dataset", LICENSE)
    assert {"id", "key", "metric", "value", "ci_low"} <= {column["name"] for column in node["variableMeasured"]}
    assert [one["contentUrl"] for one in node["distribution"]] == [
        f"{URL}findings/findings.csv",
        f"{URL}findings/findings.json",
    ]


def test_files_hold_what_heads_hold(site: Site) -> None:
    graph = json.loads(dict(files(site))["linked-data/works-1.jsonld"])["@graph"]
    heads = [node_of(work(site, key)) for key in site.library.references]
    assert [{"@context": "https://schema.org", **node} for node in graph] == heads


def test_a_site_without_an_address_says_what_needs_none(toy_site: Site) -> None:
    assert not toy_site.identity.url
    assert list(files(toy_site)) == []
    found = head(work(toy_site, "fluckner2018tie"))
    assert 'rel="cite-as" href="https://doi.org/10.5555/hp.2018.0172"' in found
    assert "linkset" not in found
    assert not re.search(r'"(?:/|linked-data)', found.replace('content="/', ""))
    assert "@id" not in node_of(work(toy_site, "bowman1988base"))


def test_pages_that_searches_do_not_find_and_lists_have_nothing(site: Site) -> None:
    page = site.library.pages["guide/citing.md"]
    hidden = replace(page, front=replace(page.front, is_found=False))
    library = replace(site.library, pages={**site.library.pages, page.uri: hidden})
    assert head(authored(replace(site, library=library), page.uri)) == ""
    assert head(Here(site, "authors/")) == ""


def test_nothing_is_a_tag_that_citation_managers_read(site: Site) -> None:
    for key in site.library.references:
        found = head(work(site, key))
        assert not re.search(r"<meta|Z3988|unapi|canonical|schema\.dc", found)
        assert len(_SCRIPT.findall(found)) == found.count("<script") == 1


def test_nothing_in_a_node_ends_the_script() -> None:
    text = "</script><!-- & \u2028"
    written = as_json({"name": text, "empty": "", "none": []})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"name": "</script><!-- &"}
