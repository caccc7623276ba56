"""What scripts tell readers in another language: the script that every page loads brings it to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from literature.build.asset_files import asset_files
from literature.vocabulary.catalog import ENGLISH, Catalog

POLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

#: plugins/literature/assets/search/main.js
msgid "Search"
msgstr "Szukaj"

#: plugins/literature/assets/search/query.js
msgid "“%(field)s:” needs a value right after it, such as %(example)s."
msgstr "Po „%(field)s:” brakuje wartości, na przykład %(example)s."

#: plugins/literature/assets/search/page.js
msgid "%(num)s result"
msgid_plural "%(num)s results"
msgstr[0] "%(num)s wynik"
msgstr[1] "%(num)s wyniki"
msgstr[2] "%(num)s wyników"
"""
SCRIPT = """async ([folder, numbers, typed]) => {
    await new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { onload: resolve, onerror: reject });
        script.src = `${folder}search/main.js`;
        document.head.append(script);
    });
    const modules = await new Promise((resolve, reject) => literature((modules, load) =>
        load("dialog", ["search"]).then(() => resolve(modules), reject)));
    const { ngettext, piecesOf } = modules.messages;
    const { parseQuery } = modules.query;
    return {
        button: document.querySelector(".lit-search-button span").textContent,
        hint: parseQuery("year:").hints[0],
        counts: numbers.map((number) => ngettext("%(num)s result", "%(num)s results", number)),
        words: parseQuery(typed).words,
        pieces: piecesOf("%(a)s, then %(b)s", { a: 1, b: 2 }),
    };
}"""


@pytest.fixture
def said_in(browser: Any, serve: Callable[[Path], str], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """What our modules say as they are published in a language: of numbers, and of what is typed into the search."""
    pages = []

    def run(catalog: Catalog, numbers: list[int], typed: str = "") -> Any:
        for name, text in asset_files(catalog):
            (tmp_path / "a" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "a" / name).write_text(text, encoding="utf-8")
        (tmp_path / "index.html").write_text("<!doctype html><meta charset=utf-8><title>x</title>", encoding="utf-8")
        address = serve(tmp_path)
        pages.append(browser.new_page())
        pages[-1].goto(address)
        return pages[-1].evaluate(SCRIPT, [f"{address}a/", numbers, typed])

    yield run
    for page in pages:
        page.close()


@pytest.mark.parametrize(
    ("catalog", "button", "hint", "counts"),
    [
        (ENGLISH, "Search", "“year:” needs", ["1 result", "3 results", "5 results", "12,345 results"]),
        (
            Catalog.from_po("pl", POLISH.encode()),
            "Szukaj",
            "Po „year:” brakuje",
            ["1 wynik", "3 wyniki", "5 wyników", "12 345 wyników"],
        ),
    ],
    ids=["en", "pl"],
)
def test_scripts_speak_the_language(
    catalog: Catalog,
    button: str,
    hint: str,
    counts: list[str],
    said_in: Callable[..., Any],
) -> None:
    said = said_in(catalog, [1, 3, 5, 12345])
    assert said["button"] == button
    assert said["hint"].startswith(hint)
    assert [count.replace("\xa0", " ") for count in said["counts"]] == counts
    assert said["pieces"] == ["", 1, ", then ", 2, ""]


@pytest.mark.parametrize(
    ("language", "typed", "words"),
    [
        ("en", "Why does the alliance work?", ["alliance", "work?"]),
        ("en", "Wie wirkt die Allianz?", ["Wie", "wirkt", "die", "Allianz?"]),
        ("de-AT", "Wie wirkt die Allianz für dich?", ["wirkt", "Allianz"]),
        ("de", "does the Allianz matter", ["Allianz", "matter"]),
        ("fr", "Qu’est-ce que l’alliance, où la voir", ["l’alliance,", "voir"]),
        ("es", "¿Cómo funciona la alianza?", ["funciona", "alianza?"]),
        ("ar", "كيف يعمل التحالف", ["يعمل", "التحالف"]),
    ],
)
def test_questions_are_searched_without_the_words_that_tell_nothing(
    language: str, typed: str, words: list[str], said_in: Callable[..., Any]
) -> None:
    assert said_in(Catalog.of(language), [], typed)["words"] == words
