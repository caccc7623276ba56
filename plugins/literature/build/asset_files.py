"""What pages load, for any host: styles, and scripts that speak the site's language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files

from literature.build.script_vocabulary import script_vocabulary
from literature.build.scripts import classic_script, files_needed, with_imported
from literature.build.styles import joined_style
from literature.vocabulary.catalog import Catalog

_STYLES = ("literature.css", "findings.css", "readings.css", "cards.css", "search.css")
"""What the style that pages load is joined of, in this order."""
_SCRIPT = "search/main.js"
ASSETS = ("literature.css", _SCRIPT)
"""What every page loads: one style and one script."""
_MODULES = ("main", "findings", "readings", "copy", "cards")
"""What the script does on every page, in this order; each goes on where another fails."""


def asset_files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Name and text of every style and script: of those that every page loads, and of those that scripts fetch."""
    folder = files("literature").joinpath("assets/search")
    found = sorted(file.name.removesuffix(".js") for file in folder.iterdir() if file.name.endswith(".js"))
    search = {name: _text(f"search/{name}.js") for name in found}
    search["stemmer"] = _stemmer(catalog.language_of_pages)
    own = {name: _text(f"{name}.js") for name in _MODULES if name not in search}
    # What several modules need, in the order in which one needs the other.
    shared = {
        "translations": _translations(catalog),
        "messages": _text("messages.js"),
        "vocabulary": script_vocabulary(catalog),
        "fetching": _text("fetching.js"),
        "clipboard": _text("clipboard.js"),
        "saving": _text("saving.js"),
        "tables": search.pop("tables"),
        "found": _text("found.js"),
        "arrival": _text("arrival.js"),
    }
    texts = shared | own | search | {name: _text(f"{name}.js") for name in ("quiz", "quoting")}
    fetched = _fetched_files(search)
    later = {name: files_needed(file, fetched, texts) for file, modules in fetched.items() for name in modules}
    yield "literature.css", joined_style(map(_text, _STYLES))
    parts = [classic_script(texts, modules, later) for modules in (list(shared), *([name] for name in _MODULES))]
    yield _SCRIPT, "\n".join((_text("loader.js"), *parts))
    yield "links_in_svg.js", _text("links_in_svg.js")
    yield "quiz.css", joined_style([_text("quiz.css")])
    for file, modules in fetched.items():
        yield f"search/{file}.js", classic_script(texts, modules, later, file)


def _fetched_files(search: dict[str, str]) -> dict[str, list[str]]:
    """The modules of each script that is fetched when it is wanted: the dialog needs one, the search page three more
    of them, pages with questions one, and paragraphs that are cited one."""
    dialog = with_imported("dialog", search)
    page = [name for name in with_imported("page", search) if name not in (*dialog, "facets", "downloads")]
    return {
        "search": dialog,
        "facets": ["facets"],
        "page": page,
        "downloads": ["downloads"],
        "warm": ["warm"],
        "disk": ["disk"],
        "marking": ["marking"],
        "listing": ["listing"],
        "menu": ["menu"],
        "quiz": ["quiz"],
        "quoting": ["quoting"],
    }


def _stemmer(language: str) -> str:
    """The module that brings words of a language (BCP 47) to their stems."""
    name = f"search/stemmers/{re.split('[-_]', language)[0]}.js"
    return _text(name if files("literature").joinpath(f"assets/{name}").is_file() else "search/stemmers/none.js")


def _translations(catalog: Catalog) -> str:
    """`translations.js` in the language of the catalog."""
    if catalog.language == "en":
        return _text("translations.js")
    translations = json.dumps(catalog.for_scripts(), ensure_ascii=False, separators=(",", ":"))
    return f"export const language = {json.dumps(catalog.language)};\nexport const translations = {translations};\n"


def _text(name: str) -> str:
    return files("literature").joinpath(f"assets/{name}").read_text(encoding="utf-8")
