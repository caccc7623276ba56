from __future__ import annotations

import datetime
import io
import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from typing import Any

import pytest
from tests.teaching.conftest import BOND, PAGES, site_of

from literature.model import Library, escape_text
from literature.site.site import Site
from literature.teaching.anki import as_apkg
from literature.teaching.cards import Card, cards_of
from literature.teaching.outputs import deck, site_deck
from literature.text.statistics import statistics

DAY = datetime.date(2026, 11, 30)


def opened(data: bytes) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Decks and notes of a package: guid, time, tags, fields."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        collection = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(collection)
        decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
        notes = connection.execute("SELECT guid, mod, tags, flds FROM notes").fetchall()
        assert connection.execute("SELECT count(*) FROM cards").fetchone()[0] == len(notes)
    return {one["name"]: one for one in decks.values()}, notes


def named(cards: tuple[Card, ...]) -> dict[str, Card]:
    return {card.name: card for card in cards}


def test_cards_stand_with_their_works_and_their_address(course: Site) -> None:
    cards = named(cards_of(course, course.library.pages.values()))
    meant = cards["concept|concepts/bond"]
    assert "What is meant by “Bond”?" in meant.front
    assert "(Bordin, 1979, p. 253)" in meant.back
    assert "<em>J</em>" in meant.source
    assert meant.link == '<a href="https://x.example/concepts/bond/">Bond</a>'
    asked = cards["question|concepts/bond#what"]
    assert "question-what" in asked.link
    assert "<li>Liking &amp; trust</li>" in asked.back


def test_who_is_asked_only_where_the_sentence_does_not_say_it(course: Site) -> None:
    cards = named(cards_of(course, course.library.pages.values()))
    who = [name for name in cards if name.startswith("who|")]
    assert who == ["who|concepts/bond|a", "who|concepts/bond|b"]
    assert cards["who|concepts/bond|b"].back == "<p>Bowlby, 1988</p>"
    assert "Bowlby" not in cards["who|concepts/bond|b"].front


def test_figures_are_estimated(toy_library: Library, site_of: Any) -> None:
    cards = cards_of(site_of(toy_library), toy_library.pages.values())
    figures = [card for card in cards if card.kind == "figure"]
    assert figures
    for card in figures:
        finding = toy_library.findings[card.name.removeprefix("figure|")]
        assert finding.construct in card.front
        assert escape_text(statistics(finding, "value").as_plain()) in card.back
        assert card.source


def test_a_list_has_a_deck_within_the_sites(course: Site) -> None:
    page = course.library.pages["readings/course.md"]
    data = deck(course, page, course.library.reading_lists[page.uri])
    decks, notes = opened(data)
    assert set(decks) == {"Default", "Harbor::A course: one/two"}
    assert len(notes) == 9
    assert {note[1] for note in notes} == {int(datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC).timestamp())}
    of_the_site = {note[0] for note in opened(site_deck(course))[1]}
    assert {note[0] for note in notes} < of_the_site


def test_equal_cards_give_equal_bytes_and_other_words_the_same_ids(course: Site) -> None:
    assert site_deck(course) == site_deck(course)
    changed = site_of({**PAGES, "concepts/bond.md": BOND.replace("What is the *bond*", "What then is the *bond*")})
    before, after = (opened(site_deck(site))[1] for site in (course, changed))
    assert [note[0] for note in before] == [note[0] for note in after]
    assert before != after


def test_signs_of_anki_and_html_are_text() -> None:
    cards = [Card("a", "<p>{{Front}} &amp; </p>", "b")]
    decks, notes = opened(as_apkg("S", {"S::A": cards}, DAY))
    assert "S::A" in decks
    assert notes[0][3].split("\x1f") == ["<p>{{Front}} &amp; </p>", "b", "", ""]


def test_without_genanki_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(LookupError, match=r"pip install 'mkdocs-literature\[teaching\]'"):
        as_apkg("S", {"A": []}, DAY)
