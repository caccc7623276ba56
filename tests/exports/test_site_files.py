from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pybtex.database
import pypandoc
import pytest
import rispy

from literature.exports.site_files import all_dates, page_keys, site_files
from literature.library import build
from literature.library.load import load_library, page_files
from literature.model import Library, Location, Permalink, Problem
from literature.settings import Settings
from literature.site.addresses import Addresses, file_stem
from literature.site.site import Site, SiteIdentity
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list
from literature.styles import ApaStyle

ROOT = Path(__file__).parents[2]
BIB = """
@article{a, author={Bowlby, J.}, title={One \\& two}, journal={J}, year={1990}, doi={10.1/a;b<c>}}
@book{b, author={Ainsworth, M.}, title={No address}, year={1991}}
@online{c, author={Bordin, E.}, title={On the web}, year={1992}, url={https://c.example/x}}
"""
LIST = """---
title: A course
reviewed: 2026-11-22
---

# A course

Begin with [@c].

```readings
weeks:
  - title: Base
    date: 2027-01-14
    time: "09:00"
    works: [{key: b, pages: 3-20, why: "Where it *begins* [@a]."}, {key: a, optional: true}, gone]
  - {title: Base, works: [a]}
```
"""
SUMMARY = "---\ntitle: A summed up\nreference: a\nbasis: abstract\n---\n\n# A\n"


def library_of(pages: Mapping[str, str], bib: str = BIB) -> Library:
    read = [
        read_page(PageFile(uri, uri, text), {"readings": "reading", "summaries": "summary"})[0]
        for uri, text in pages.items()
    ]
    lists = [found for found in (read_reading_list(page)[0] for page in read) if found]
    return build(read_bibliography([("t.bib", bib)]).references, read, reading_lists=lists)


def published(library: Library, url: str = "") -> Site:
    addresses = Addresses.of(library, {uri: uri.removesuffix(".md") + "/" for uri in library.pages})
    identity = SiteIdentity("Site", "Its authors", url)
    return Site(library, ApaStyle(library.references.values()), addresses, Settings(), identity)


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of({"readings/course.md": LIST, "summaries/a.md": SUMMARY})


def cartridge_urls(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    return [url for text in texts for url in re.findall(r'<url href="([^"]*)"', text)]


@pytest.mark.parametrize(
    ("address", "stem"),
    [
        ("concepts/bond/", "concepts/bond/bond"), ("concepts/bond.html", "concepts/bond"), ("", "bond"),
        ("bond.html", "bond"), ("concepts/s%C3%A9c/", "concepts/séc/bond"),
    ],
)  # fmt: skip
def test_files_stand_beside_their_page(address: str, stem: str) -> None:
    assert file_stem(address, "bond") == stem


def test_works_of_a_page_are_those_assigned_then_those_cited(library: Library) -> None:
    assert page_keys(library, "readings/course.md") == ["b", "a", "c"]


def test_every_file_of_a_site(library: Library) -> None:
    files = dict(site_files(published(library, "https://x.example/")))
    stem = "readings/course/course"
    assert set(files) == {
        *(f"{stem}.{ending}" for ending in ("bib", "ris", "json", "imscc", "ics")),
        *(f"exports/library.{ending}" for ending in ("bib", "ris", "json")),
        "feed.xml",
    }
    assert dict(site_files(published(library, "https://x.example/"))) == files


def test_cartridge_links_to_this_site_where_its_address_is_known(library: Library) -> None:
    files = dict(site_files(published(library, "https://x.example/")))
    assert cartridge_urls(files["readings/course/course.imscc"]) == [
        "https://x.example/references/b/",
        "https://x.example/references/a/",
        "https://x.example/summaries/a/",
    ]


def test_cartridge_links_to_the_works_where_it_is_not(library: Library) -> None:
    files = dict(site_files(published(library)))
    assert cartridge_urls(files["readings/course/course.imscc"]) == ["https://doi.org/10.1/a;b%3Cc%3E"]
    assert "feed.xml" not in files


def test_ris_of_a_list_says_what_the_list_says(library: Library) -> None:
    files = dict(site_files(published(library)))
    records = {one["id"]: one for one in rispy.loads(files["readings/course/course.ris"].decode())}
    assert records["b"]["notes"] == ["Week 1: Base · pp. 3–20 · Where it begins (Bowlby, 1990)."]
    assert records["a"]["notes"] == ["Week 1: Base · Optional", "Week 2: Base"]
    assert "notes" not in records["c"]
    assert b"Week" not in files["exports/library.ris"]


def test_calendar_holds_only_dated_sessions(library: Library) -> None:
    text = dict(site_files(published(library)))["readings/course/course.ics"].decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART:20270114T090000" in text
    assert "No address" in text.replace("\r\n ", "")


def test_dates_are_those_of_the_lock_and_the_review(library: Library) -> None:
    day = datetime.date(2026, 1, 2)
    links = [Permalink("reference", "a", day, Location("")), Permalink("page", "summaries/a", day, Location(""))]
    dates = all_dates(published(replace(library, permalinks=tuple(links)), "https://x/"))
    assert dates == {
        "https://x/references/a/": day,
        "https://x/summaries/a/": day,
        "https://x/readings/course/": datetime.date(2026, 11, 22),
    }


def test_a_list_of_500_works_is_whole() -> None:
    bib = "".join(
        f"@article{{k{n}, author={{Author{n}, A.}}, title={{T {n}}}, journal={{J}}, year={{2000}}}}\n"
        for n in range(500)
    )
    works = "\n".join(f"      - k{n}" for n in range(500))
    library = library_of(
        {"readings/long.md": f"# L\n\n```readings\nweeks:\n  - title: A\n    works:\n{works}\n```\n"}, bib
    )
    site = published(library)
    files = dict(site_files(site))
    assert len(zipfile.ZipFile(io.BytesIO(files["readings/long/long.imscc"])).namelist()) == 502


# The site's own lists, read by other programs


@pytest.fixture(scope="module")
def own() -> tuple[Library, dict[str, bytes]]:
    problems: list[Problem] = []
    library = load_library(ROOT, Settings(), page_files(ROOT, ROOT / "docs", problems), problems)
    return library, dict(site_files(published(library)))


@pytest.mark.xdist_group("own lists")
def test_there_are_six_lists(own: tuple[Library, dict[str, bytes]]) -> None:
    library, files = own
    assert len(library.reading_lists) >= 6
    assert sum(name.endswith(".imscc") for name in files) == len(library.reading_lists)
    assert all(all(key in library.keys for key in page_keys(library, uri)) for uri in library.reading_lists)


@pytest.mark.xdist_group("own lists")
def test_lists_are_read_back_by_other_programs(own: tuple[Library, dict[str, bytes]]) -> None:
    library, files = own
    for uri in library.reading_lists:
        page = library.pages[uri]
        stem = file_stem(uri.removesuffix(".md") + "/", page.id)
        keys = page_keys(library, uri)
        titles = {key: library.references[key].plain("title") for key in keys}
        by_pybtex = pybtex.database.parse_bytes(files[f"{stem}.bib"], "bibtex").entries
        assert list(by_pybtex) == keys
        by_rispy = {record["id"]: record for record in rispy.loads(files[f"{stem}.ris"].decode())}
        assert list(by_rispy) == keys
        for key in keys:
            reference = library.references[key]
            assert by_rispy[key]["title"].startswith(titles[key])
            assert by_rispy[key].get("doi", "") == reference.plain("doi")
            assert by_pybtex[key].fields.get("doi", "") == reference.raw.get("doi", "")
            assert by_rispy[key].get("year", "") == str(reference.year or "")
        by_pandoc = json.loads(pypandoc.convert_text(files[f"{stem}.json"].decode(), "csljson", format="csljson"))
        assert {item["id"] for item in by_pandoc} == set(keys)
        for item in by_pandoc:
            assert item.get("DOI", "") == library.references[item["id"]].plain("doi")
            years = [part[0] for part in item.get("issued", {}).get("date-parts", [])]
            assert years[:1] == ([library.references[item["id"]].year] if library.references[item["id"]].year else [])
