"""The catalogs of the languages that there are texts in: whole, with every value in its place, a text for each of a
language's numbers."""

from __future__ import annotations

import datetime
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog as Messages
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import literature
from literature.build.asset_files import asset_files
from literature.vocabulary.catalog import Catalog, languages

LOCALE = Path(literature.__file__).parent / "vocabulary/locale"
TRANSLATED = [language for language in languages() if language != "en"]
PLACE = re.compile(r"%\((\w+)\)s|%%|%")
ONE_NUMBER = {"%(num)s"}
"""What a text need not say that is for one number alone: for one, for two, for none."""


def messages(path: Path) -> Messages:
    return read_po(io.BytesIO(path.read_bytes()))


def all_but_head(catalog: Messages) -> list[Message]:
    return [message for message in catalog if message.id]


def texts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A message in English and translated, each in all its forms."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return ids, strings


def places(text: str) -> set[str]:
    return {found[0] for found in PLACE.finditer(text)}


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def catalog(language: str) -> Messages:
    return messages(LOCALE / language / "LC_MESSAGES/literature.po")


def test_the_languages_that_there_are() -> None:
    assert languages() == ("ar", "de", "en", "es", "fr")


def test_a_catalog_has_all_messages_and_no_others(catalog: Messages) -> None:
    template = messages(LOCALE / "literature.pot")
    assert {message.id for message in catalog} == {message.id for message in template}
    missing = [message.id for message in catalog if message.id and not all(texts(message)[1])]
    assert missing == [], "translate these; docs/contributing/translating.md says how"
    assert [message.id for message in catalog if message.fuzzy] == []


def test_values_stand_in_every_translation(catalog: Messages) -> None:
    wrong = []
    for ids, strings in map(texts, all_but_head(catalog)):
        wanted = set().union(*map(places, ids))
        for text in strings:
            lacks = wanted - places(text)
            is_one_number = len(strings) > 1 and lacks <= ONE_NUMBER
            if places(text) - wanted or (lacks and not is_one_number):
                wrong.append((ids[0], text))
    assert wrong == []


def test_translations_have_the_tags_of_the_message(catalog: Messages) -> None:
    wrong = [
        (ids[0], text)
        for ids, strings in map(texts, all_but_head(catalog))
        for text in strings
        if _Tags(text).found != _Tags(ids[-1]).found or (text != text.strip())
    ]
    assert wrong == []


def test_every_number_has_its_form(language: str, catalog: Messages) -> None:
    """gettext chooses a form by the formula at the catalog's head, browsers by CLDR's category: both tell the same
    numbers apart, or browsers more."""
    formed = Catalog.of(language)
    category = Locale.parse(language).plural_form
    plural = [message for message in catalog if not isinstance(message.id, str)]
    assert {len(texts(message)[1]) for message in plural} == {catalog.num_plurals}
    one, many = plural[0].id
    by_category: dict[str, set[str]] = {}
    for number in range(1, 1000):
        by_category.setdefault(category(number), set()).add(formed.translations.ngettext(one, many, number))
    assert {len(forms) for forms in by_category.values()} == {1}


def test_numbers_that_share_a_form_are_said(language: str, catalog: Messages) -> None:
    """A form for many numbers says which one is meant, wherever English says it."""
    formed = Catalog.of(language)
    for message in catalog:
        if not isinstance(message.id, str):
            one, many = message.id
            for number in (3, 7, 11, 40, 100, 5000):
                said = formed.translations.ngettext(one, many, number)
                assert places(said) >= places(many), (language, number, said)


def test_scripts_are_given_the_language(language: str) -> None:
    main = dict(asset_files(Catalog.of(language)))["search/main.js"]
    assert f'const language = "{language}";' in main


@pytest.mark.parametrize(
    ("variety", "base", "day"),
    [
        ("de-AT", "de", "14. Jänner 2027"),
        ("es_MX", "es", "14 de enero de 2027"),
        ("de-Latn-XX", "de", "14. Januar 2027"),
    ],
)
def test_a_variety_has_the_texts_of_its_language(variety: str, base: str, day: str) -> None:
    found = Catalog.of(variety)
    assert found.gettext("Search") == Catalog.of(base).gettext("Search")
    assert found.date(datetime.date(2027, 1, 14)) == day


def test_which_languages_are_written_from_right_to_left() -> None:
    assert [language for language in languages() if Catalog.of(language).is_rtl] == ["ar"]
