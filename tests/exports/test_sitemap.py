from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET

import pytest

from literature.exports.sitemap import dated_sitemap, sitemap_files

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def sitemap(count: int) -> str:
    entries = "".join(
        f"\n    <url>\n         <loc>https://x/é{number}/?a&amp;b</loc>\n    </url>" for number in range(count)
    )
    return f"{HEAD}{entries}\n</urlset>"


def locations(text: str) -> list[str]:
    return [str(node.text) for node in ET.fromstring(text.encode()).iter(f"{SPACE}loc")]


def test_true_dates_and_no_others() -> None:
    text = (
        "<urlset>\n    <url>\n         <loc>https://x/a/?b&amp;c</loc>\n         <lastmod>2026-12-31</lastmod>\n"
        "    </url>\n    <url>\n         <loc>https://x/b/</loc>\n         <lastmod>2026-12-31</lastmod>\n    </url>\n"
        "    <url>\n         <loc>https://x/c/</loc>\n    </url>\n</urlset>"
    )
    day = datetime.date(2026, 11, 22)
    dated = ET.fromstring(dated_sitemap(text, {"https://x/a/?b&c": day, "https://x/c/": day}))
    assert [(url.findtext("loc"), url.findtext("lastmod")) for url in dated] == [
        ("https://x/a/?b&c", "2026-11-22"),
        ("https://x/b/", None),
        ("https://x/c/", "2026-11-22"),
    ]


@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_sitemap_within_the_limits_stays_as_it_is(count: int) -> None:
    text = sitemap(count)
    assert sitemap_files(text, "https://x/", most=7) == {"sitemap.xml": text}


def test_more_addresses_than_a_file_may_have_stand_behind_an_index() -> None:
    files = sitemap_files(sitemap(8), "https://x/?a&b/", most=3)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ET.fromstring(files.pop("sitemap.xml"))
    assert index.tag == f"{SPACE}sitemapindex"
    assert [node.findtext(f"{SPACE}loc") for node in index] == [f"https://x/?a&b/{name}" for name in files]
    assert all(ET.fromstring(part.encode()).tag == f"{SPACE}urlset" for part in files.values())
    assert [len(locations(part)) for part in files.values()] == [3, 3, 2]
    assert [place for part in files.values() for place in locations(part)] == locations(sitemap(8))


def test_no_file_is_larger_than_allowed() -> None:
    largest = len(sitemap(4).encode())
    files = sitemap_files(sitemap(9), "https://x/", largest=largest)
    del files["sitemap.xml"]
    assert [len(locations(part)) for part in files.values()] == [4, 4, 1]
    assert all(len(part.encode()) <= largest for part in files.values())


def test_fifty_thousand_addresses_are_one_file() -> None:
    assert list(sitemap_files(sitemap(50_000), "https://x/")) == ["sitemap.xml"]
    assert list(sitemap_files(sitemap(50_001), "https://x/")) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
