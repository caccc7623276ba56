from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET

from literature.exports.atom import FeedEntry, as_atom

ATOM = "{http://www.w3.org/2005/Atom}"


def entry(name: str, day: int, **more: str) -> FeedEntry:
    date = datetime.date(2026, 11, day)
    return FeedEntry(name, more.get("title", name), f"https://x.example/{name}", date, date, more.get("summary", ""))


def test_newest_first_and_no_more_than_asked() -> None:
    entries = [entry("a", 1), entry("c", 3), entry("b", 3), entry("d", 2)]
    feed = ET.fromstring(as_atom("Site", "https://x.example/", "https://x.example/feed.xml", "", entries, most=3))
    assert [found.findtext(f"{ATOM}title") for found in feed.iter(f"{ATOM}entry")] == ["b", "c", "d"]
    assert feed.findtext(f"{ATOM}updated") == "2026-11-03T00:00:00Z"
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert all(element.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "link"))
    identifiers = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(identifiers)) == 4
    assert all((identifier or "").startswith("urn:uuid:") for identifier in identifiers)


def test_identifiers_outlive_a_change_of_address() -> None:
    one, other = (
        ET.fromstring(as_atom("Site", url, f"{url}feed.xml", "A", [entry("a", 1)]))
        for url in ("https://x.example/", "https://y.example/")
    )
    assert [e.text for e in one.iter(f"{ATOM}id")] == [e.text for e in other.iter(f"{ATOM}id")]


def test_any_text_is_well_formed() -> None:
    text = 'A & <b> "c" \x00\x1f\ufffe \ud800 ]]> é'
    feed = ET.fromstring(
        as_atom(text, "https://x/?a&b", "https://x/f", text, [entry("x", 1, title=text, summary=text)])
    )
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == 'A & <b> "c" ]]> é'


def test_empty_feed() -> None:
    assert ET.fromstring(as_atom("S", "https://x/", "https://x/f", "", [])).findtext(f"{ATOM}updated") is not None
