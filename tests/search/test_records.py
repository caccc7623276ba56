"""What can be found, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from literature.library.joins import with_joins
from literature.model import Library
from literature.search.passages import passages
from literature.search.records import Anchors, Record, records_of
from literature.site.here import Here
from literature.site.site import Site
from literature.text.markdown.scanner import scan


@pytest.fixture(scope="module")
def anchors(toy_site: Site) -> Anchors:
    """Anchors as a host makes them: one per heading, and more from lists it puts below."""
    pages = toy_site.library.pages.values()
    return {
        page.uri: [*((h.level, f"h{at}") for at, h in enumerate(page.headings)), (2, "works-cited")] for page in pages
    }


@pytest.fixture(scope="module")
def records(toy_site: Site, anchors: Anchors) -> tuple[Record, ...]:
    return records_of(toy_site, anchors)


def only(records: tuple[Record, ...], **wanted: Any) -> Record:
    found = [record for record in records if all(getattr(record, name) == value for name, value in wanted.items())]
    assert len(found) == 1, [record.address for record in found]
    return found[0]


def test_references_come_first_in_the_order_of_the_list(records: tuple[Record, ...], toy_site: Site) -> None:
    keys = [record.reference for record in records if record.kind == "reference"]
    assert keys == sorted(toy_site.library.references, key=toy_site.style.sort_key)
    assert [record.kind == "reference" for record in records] == [True] * len(keys) + [False] * (
        len(records) - len(keys)
    )


def test_everything_has_a_record(records: tuple[Record, ...], toy_site: Site) -> None:
    library = toy_site.library
    addresses = {record.address.partition("#")[0] for record in records}
    assert addresses >= {toy_site.addresses.page(uri) for uri in library.pages}
    assert len([record for record in records if record.kind == "finding"]) == len(library.findings)
    assert len({record.address for record in records}) == len(records)


def test_a_finding_leads_to_its_row(toy_library: Library, site_of: Callable[..., Site]) -> None:
    finding = next(iter(toy_library.findings.values()))
    findings = {"a b?": replace(finding, id="a b?")}
    site = site_of(with_joins(replace(toy_library, findings=findings)))
    assert only(records_of(site, {}), kind="finding").address == Here(site, "").to_finding("a b?")
    assert Here(site, "").to_finding("a b?").startswith("findings/#a-b-")


def test_a_reference(records: tuple[Record, ...]) -> None:
    record = only(records, reference="fluckner2018tie")
    assert record.address == "references/fluckner2018tie/"
    assert record.title == "The Working Tie and Arrival: A Meta-Analysis of 40 Crews"
    assert record.fields["label"] == "Flückner et al., 2018"
    assert record.fields["author"] == "Christoph Flückner Ayşe Çelik Sean O'Neil"
    assert record.fields["venue"] == "Harbor Psychology"
    assert record.fields["doi"] == "10.5555/hp.2018.0172"
    assert record.facets["type"] == ("article",)
    assert record.facets["year"] == ("2018",)
    assert "working-tie" in record.facets["concept"]
    assert "316–340" in record.text


def test_the_text_of_a_summary_finds_its_work(records: tuple[Record, ...], toy_site: Site) -> None:
    key, page = next(iter(toy_site.library.summaries.items()))
    words = next(passages(toy_site, page, ())).text
    assert words
    assert words in only(records, reference=key).text
    assert only(records, reference=key).facets["summary"] == ("yes",)


def test_a_concept_by_section(records: tuple[Record, ...]) -> None:
    whole = only(records, address="concepts/working-tie/")
    assert whole.fields["name"] == "Working tie; the tie"
    assert whole.fields["asked"] == "getting along with the captain"
    assert whole.text == "What crew and captain hold in common (Flückner et al., 2018)."
    section = only(records, title="The figures")
    assert section.address.startswith("concepts/working-tie/#h")
    assert section.fields == {"page": "Working tie"}
    assert section.facets["concept"] == ("working-tie",)


def test_a_page_that_the_host_does_not_name_is_not_found(toy_site: Site, anchors: Anchors) -> None:
    some = {uri: of for uri, of in anchors.items() if uri != "concepts/working-tie.md"}
    assert not [record for record in records_of(toy_site, some) if "working-tie" in record.address]


def test_a_heading_without_an_anchor_belongs_to_what_is_above(toy_site: Site) -> None:
    page = toy_site.library.pages["concepts/working-tie.md"]
    [whole] = passages(toy_site, page, ())
    assert whole.anchor == ""
    assert whole.text.startswith("What crew and captain hold in common (Flückner et al., 2018). ")
    assert whole.text.endswith(" The figures")


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("Tides ([the table](https://example.org/a_b)) turn.", "Tides (the table) turn."),
        ("A [tide *table*][ports], [ports] too.\n\n[ports]: https://example.org/", "A tide table, ports too."),
        ("See [the crew](a.md) [@fluckner2018tie, p. 3].", "See the crew (Flückner et al., 2018, p. 3)."),
        ("See [[working-tie|the tie]] and [sic].", "See the tie and [sic]."),
        ("Run `literature check`: it tells `[@key]`s.", "Run literature check: it tells [@key]s."),
        ("[`check`](a.md) and\n`lock`\n`new`, [x\ny](a.md\n'z').", "check and lock new, x y."),
        ("On https://example.org/a_b, <https://example.org/c>.", "On https://example.org/a_b, https://example.org/c."),
        ("![A map](map.png) H<sub>2</sub>O<br>now{: .big }<!-- `no` -->.", "H2O now."),
        ("Before:\n\n```sh\nmake `site`\n```\n\n- `one`\n- two", "Before: two"),
        ("|a|`b`|\n|-|-|\n|c|d|", "a b c d"),
        ("```\nno code\n```\nText.", "Text."),
        ("Wait.\n\n    indented `code`\n\nGo on.", "Wait. Go on."),
    ],
)
def test_a_body_reads_as_its_page_does(toy_site: Site, markdown: str, seen: str) -> None:
    page = toy_site.library.pages["concepts/working-tie.md"]
    [whole] = passages(toy_site, page.with_text(markdown, scan(markdown)), ())
    assert whole.text == seen


def test_a_long_row_of_backticks_is_looked_at_once(toy_site: Site) -> None:
    # Tried anew from each of them and for each length, this took hours.
    page = toy_site.library.pages["concepts/working-tie.md"]
    markdown = f"Wait {'`' * 20_000}."
    [whole] = passages(toy_site, page.with_text(markdown, scan(markdown)), ())
    assert whole.text == "Wait ."


def test_a_description_reads_as_it_is_shown(toy_library: Library, site_of: Callable[..., Site]) -> None:
    page = toy_library.pages["concepts/working-tie.md"]
    page = replace(page, front=replace(page.front, description="What `ties` and [crews](a.md) are."))
    site = site_of(replace(toy_library, pages={page.uri: page}))
    record = only(records_of(site, {page.uri: ()}), kind="concept")
    assert record.text.startswith("What ties and crews are.\n")
    assert record.fields["lead"].startswith("What ties and crews are.\n")


def test_no_markup_is_left_in_bodies(records: tuple[Record, ...]) -> None:
    for record in records:
        # The page on citing shows as code what is typed.
        if record.kind not in ("reference", "finding") and not record.address.startswith("guide/citing"):
            assert "[[" not in record.text, record.address
            assert "[@" not in record.text, record.address
            assert "**" not in record.text, record.address
