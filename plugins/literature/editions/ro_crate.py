"""An edition described as RO-Crate 1.1 (researchobject.org): the folder as a data set, its files, its author and its
license, as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias
from urllib.parse import quote

from literature.data.json_files import COLLECTIONS
from literature.data.places import OVERVIEW, SCHEMAS, TEXT
from literature.editions.changes_files import JSON_FILE as CHANGES_JSON
from literature.editions.facts import EditionFacts
from literature.editions.metadata import CITATION_FILE, ZENODO_FILE
from literature.editions.state import CHANGES_FILE, README_FILE
from literature.exports.site_files import LIBRARY
from literature.site.record_files import records_file
from literature.text.checksums import CHECKSUMS
from literature.vocabulary.export_formats import works_formats

RO_CRATE_FILE = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_AUTHOR = "#author"
_LICENSE = "#license"
_MEDIA_TYPES = {
    "cff": "application/yaml",
    "csv": "text/csv",
    "json": "application/json",
    "md": "text/markdown",
    "txt": "text/plain",
}
_ABOUT = {
    CHANGES_FILE: "What changed since the edition before",
    CHANGES_JSON: "What changed since the edition before, for programs",
    CITATION_FILE: "How to cite this edition",
    README_FILE: "What this is",
    ZENODO_FILE: "Metadata for Zenodo",
    OVERVIEW: "The pages, a line each",
    TEXT: "The text of claims and concepts",
    records_file("index"): "What there is as records",
    f"{SCHEMAS}index.json": "JSON Schema of api/v1/index.json",
}
Entity: TypeAlias = "dict[str, object]"


def ro_crate(facts: EditionFacts, files: Mapping[str, bytes]) -> str:
    """The metadata file of a folder with these files, and with the list of their checksums."""
    parts = list(_parts(files))
    root: Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": facts.title,
        "description": facts.description,
        "version": facts.edition,
        "datePublished": facts.day,
        "license": {"@id": facts.license or _LICENSE},
        **({"author": {"@id": _AUTHOR}, "publisher": {"@id": _AUTHOR}} if facts.author else {}),
        **({"isBasedOn": {"@id": facts.url}} if facts.url else {}),
        "hasPart": [{"@id": part["@id"]} for part in parts],
    }
    descriptor: Entity = {
        "@id": RO_CRATE_FILE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _PROFILE},
        "about": {"@id": "./"},
    }
    graph = [descriptor, root, *_context(facts), *parts]
    return json.dumps({"@context": f"{_PROFILE}/context", "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _context(facts: EditionFacts) -> Iterator[Entity]:
    """What the data set refers to."""
    used = {"@id": facts.license or _LICENSE, "@type": "CreativeWork"}
    if facts.license:
        yield {**used, "name": facts.spdx or facts.license, "description": "The license of this data set"}
    else:
        yield {**used, "name": "No license is stated", "description": "Ask those who made it before you use it."}
    if facts.author:
        yield {"@id": _AUTHOR, "@type": "Organization", "name": facts.author}
    if facts.url:
        yield {"@id": facts.url, "@type": "WebSite", "name": facts.site, "url": facts.url}


def _parts(files: Mapping[str, bytes]) -> Iterator[Entity]:
    """Each file that is no page, and each folder of pages."""
    about = {**_ABOUT, **dict(_records())}
    folders: dict[str, int] = {}
    for path, content in sorted(files.items()):
        folder, _, rest = path.partition("/")
        if rest and path.endswith(".md"):
            folders[folder] = folders.get(folder, 0) + 1
            continue
        yield {
            "@id": quote(path),
            "@type": "File",
            "name": about.get(path, path),
            "encodingFormat": _media_type(path),
            "contentSize": str(len(content)),
        }
    yield {"@id": CHECKSUMS, "@type": "File", "name": "Checksums of all files", "encodingFormat": "text/plain"}
    for folder, count in sorted(folders.items()):
        name = f"{count:,} pages as Markdown" if count > 1 else "A page as Markdown"
        yield {"@id": f"{quote(folder)}/", "@type": "Dataset", "name": name}


def _records() -> Iterator[tuple[str, str]]:
    for collection in COLLECTIONS:
        path = records_file(collection.name)
        yield path, f"Records of {collection.name}"
        yield f"{SCHEMAS}{collection.name}.json", f"JSON Schema of {path}"
    for one in works_formats():
        yield f"{LIBRARY}.{one.ending}", f"The bibliography as {one.label}"


def _media_type(path: str) -> str:
    ending = path.rpartition(".")[2]
    works = {one.ending: one.media_type for one in works_formats() if not one.is_json}
    return works.get(ending) or _MEDIA_TYPES.get(ending, "application/octet-stream")
