"""What pages load, for any host: styles, and scripts that speak the site's language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from literature.build.script_vocabulary import script_vocabulary
from literature.build.scripts import joined, with_imported, with_joined
from literature.vocabulary.catalog import Catalog

ASSETS = (
    "literature.css",
    "findings.css",
    "findings.js",
    "readings.css",
    "readings.js",
    "copy.js",
    "cards.css",
    "cards.js",
    "search.css",
    "search/main.js",
)
"""What every page loads."""
_SHARED = ("translations", "messages", "vocabulary")
"""What several scripts need: `assets/search/main.js`, which every page loads, brings it to the others."""


def asset_files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Name and text of every style and script."""
    for name in ASSETS:
        if name.endswith(".css"):
            yield name, _text(name)
        elif name != "search/main.js":
            yield name, with_joined(_text(name), "./search/main.js", _SHARED)
    yield from search_scripts(catalog)


def search_scripts(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Name and text of `assets/search/main.js` and of every module that it may fetch: the dialog needs one."""
    folder = files("literature").joinpath("assets/search")
    names = sorted(file.name.removesuffix(".js") for file in folder.iterdir() if file.name.endswith(".js"))
    texts = {name: _text(f"search/{name}.js") for name in names}
    shared = {
        "translations": _translations(catalog),
        "messages": _text("messages.js"),
        "vocabulary": script_vocabulary(catalog),
    }
    yield "search/main.js", joined(shared | texts, [*_SHARED, "main"])
    first = with_imported("dialog", texts)
    yield "search/search.js", joined(texts, first, {"messages": "./main.js", "vocabulary": "./main.js"})
    for name, text in texts.items():
        if name not in ("main", *first):
            yield f"search/{name}.js", with_joined(with_joined(text, "./search.js", first), "./main.js", _SHARED)


def _translations(catalog: Catalog) -> str:
    """`translations.js` in the language of the catalog."""
    if catalog.language == "en":
        return _text("translations.js")
    translations = json.dumps(catalog.for_scripts(), ensure_ascii=False, separators=(",", ":"))
    return f"export const language = {json.dumps(catalog.language)};\nexport const translations = {translations};\n"


def _text(name: str) -> str:
    return files("literature").joinpath(f"assets/{name}").read_text(encoding="utf-8")
