"""The messages of a language: what a catalog says, and what of it goes to the scripts."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest

from literature.build.asset_files import asset_files
from literature.vocabulary.catalog import ENGLISH, Catalog, catalog_for

POLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

#: plugins/literature/assets/search/page.js
msgid "Clear all"
msgstr "Wyczyść"

#: plugins/literature/assets/search/page.js
msgid "Words as typed"
msgstr ""

#: plugins/literature/assets/search/page.js plugins/literature/render/pages/x.py
msgid "%(num)s result"
msgid_plural "%(num)s results"
msgstr[0] "%(num)s wynik"
msgstr[1] "%(num)s wyniki"
msgstr[2] "%(num)s wyników"

#: plugins/literature/render/pages/x.py
msgid "About %(label)s"
msgstr "O %(label)s"

#: plugins/literature/render/pages/x.py
msgctxt "verb"
msgid "Search"
msgstr "Szukaj"

#: plugins/literature/render/pages/x.py
#, fuzzy
msgid "Years"
msgstr "Lat?"
"""


@pytest.fixture(scope="module")
def polish() -> Catalog:
    return Catalog.from_po("pl", POLISH.encode())


def test_english_needs_no_file() -> None:
    assert ENGLISH.gettext("About %(label)s", label="Bowlby, 1988") == "About Bowlby, 1988"
    assert ENGLISH.gettext("95%% confidence") == "95% confidence"
    assert ENGLISH.pgettext("verb", "Search") == "Search"
    said = [ENGLISH.ngettext("%(num)s result", "%(num)s results", number) for number in (0, 1, 1234)]
    assert said == ["0 results", "1 result", "1,234 results"]
    assert ENGLISH.date(datetime.date(2027, 1, 14)) == "14 January 2027"
    assert ENGLISH.for_scripts() == {}
    assert Catalog.of("en") is ENGLISH


def test_another_language(polish: Catalog) -> None:
    assert polish.gettext("About %(label)s", label="Bowlby") == "O Bowlby"
    assert polish.pgettext("verb", "Search") == "Szukaj"
    assert polish.gettext("Search") == "Search"
    assert polish.date(datetime.date(2027, 1, 14)) == "14 stycznia 2027"
    said = [polish.ngettext("%(num)s result", "%(num)s results", number) for number in (1, 22, 25, 12345)]
    assert said == ["1 wynik", "22 wyniki", "25 wyników", "12\xa0345 wyników"]


def test_what_no_one_has_looked_at_stays_english(polish: Catalog) -> None:
    assert polish.gettext("Years") == "Years"


def test_scripts_get_their_messages_by_plural_category(polish: Catalog) -> None:
    assert polish.for_scripts() == {
        "Clear all": "Wyczyść",
        "%(num)s result": {"one": "%(num)s wynik", "few": "%(num)s wyniki", "many": "%(num)s wyników"},
    }


def test_one_script_brings_the_language_to_all(polish: Catalog) -> None:
    english, other = (dict(asset_files(catalog)) for catalog in (ENGLISH, polish))
    # The other has the stemmer of the language.
    assert [name for name in english if english[name] != other[name]] == ["search/main.js", "search/search.js"]
    made = re.search(r"^const translations = (.*);$", other["search/main.js"], re.MULTILINE)
    assert made is not None
    assert json.loads(made[1]) == polish.for_scripts()
    assert 'const language = "pl";' in other["search/main.js"]


def test_a_language_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match="tlh"):
        Catalog.of("tlh")


def test_what_an_author_is_told_of_a_language_that_is_not_there() -> None:
    assert catalog_for("de-CH") == (Catalog.of("de-CH"), "")
    catalog, told = catalog_for("tlh")
    assert catalog == replace(ENGLISH, untold="tlh")
    assert (catalog.language, catalog.language_of_pages) == ("en", "tlh")
    assert told == "The texts of pages are English: there are none in 'tlh', only in ar, de, en, es, fr."
