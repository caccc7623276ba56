"""What scripts tell readers in another language: the script that every page loads brings it to the others."""

from __future__ import annotations

from collections.abc import Callable
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
SCRIPT = """async ([folder, numbers]) => {
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
        pieces: piecesOf("%(a)s, then %(b)s", { a: 1, b: 2 }),
    };
}"""


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
    browser: Any,
    serve: Callable[[Path], str],
    tmp_path: Path,
) -> None:
    for name, text in asset_files(catalog):
        (tmp_path / "a" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "a" / name).write_text(text, encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><meta charset=utf-8><title>x</title>", encoding="utf-8")
    address = serve(tmp_path)
    page = browser.new_page()
    page.goto(address)
    said = page.evaluate(SCRIPT, [f"{address}a/", [1, 3, 5, 12345]])
    page.close()
    assert said["button"] == button
    assert said["hint"].startswith(hint)
    assert [count.replace("\xa0", " ") for count in said["counts"]] == counts
    assert said["pieces"] == ["", 1, ", then ", 2, ""]
