"""An edition's metadata as Citation File Format (1.2.0) and for Zenodo, and its page for people."""

from __future__ import annotations

import json
from html import escape

from literature.editions.changes_files import JSON_FILE as CHANGES_JSON
from literature.editions.facts import EditionFacts
from literature.editions.state import CHANGES_FILE
from literature.text.checksums import CHECKSUMS
from literature.text.xml import one_line

CITATION_FILE = "CITATION.cff"
ZENODO_FILE = ".zenodo.json"


def citation_file(facts: EditionFacts) -> str:
    """`CITATION.cff`; empty where no author is named, whom the format needs. Texts are JSON's, which are YAML's too."""
    if not facts.author:
        return ""
    values = {
        "message": "Please cite this edition by what stands here.",
        "type": "dataset",
        "title": facts.site,
        "version": facts.edition,
        "date-released": facts.day,
        "abstract": facts.description,
        "url": facts.url,
        "license": facts.spdx,
        "license-url": "" if facts.spdx else facts.license,
    }
    lines = [f"{name}: {_quoted(value)}" for name, value in values.items() if value]
    return "\n".join(("cff-version: 1.2.0", *lines, "authors:", f"  - name: {_quoted(facts.author)}")) + "\n"


def zenodo_file(facts: EditionFacts) -> str:
    """`.zenodo.json`, as Zenodo reads it for a release and as its forms are filled in. Without a DOI of its own, which
    Zenodo gives."""
    record: dict[str, object] = {
        "title": facts.title,
        "upload_type": "dataset",
        "version": facts.edition,
        "publication_date": facts.day,
        "description": f"<p>{escape(facts.description)}</p>",
    }
    if facts.author:
        record["creators"] = [{"name": facts.author}]
    if facts.license:
        record["access_right"] = "open"
    if facts.spdx:
        record["license"] = facts.spdx.lower()
    if facts.url:
        record["related_identifiers"] = [{"identifier": facts.url, "relation": "isDerivedFrom"}]
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def readme(facts: EditionFacts) -> str:
    """What whoever opens the folder reads first."""
    author = f"{facts.author} ({facts.date.year}). " if facts.author else ""
    used = f"It may be used under <{facts.license}>." if facts.license else "No license is stated."
    parts = [
        f"# {one_line(facts.title)}",
        facts.description + (f" The site is at <{facts.url}>." if facts.url else ""),
        "An edition never changes. What was wrong in it is right in a later one.",
        f"To cite it: {author}*{one_line(facts.site)}* (edition {facts.edition}) [Data set]. The DOI under which it is "
        "kept is that of the archive.",
        used,
        "\n".join(
            (
                "- `api/v1/`: works, claims, concepts, figures, reading lists and every sentence that cites, as JSON; "
                "`schemas/` says what each field is.",
                "- `exports/`: the bibliography in the formats of reference managers.",
                "- `*.md` in folders, `llms.txt` and `llms-full.txt`: the pages as text.",
                f"- `{CHANGES_FILE}` and `{CHANGES_JSON}`: what changed since the edition before.",
                f"- `{CHECKSUMS}`: the checksums of all files. `sha256sum -c {CHECKSUMS}` tells whether they are as "
                "they were frozen.",
            )
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(one_line(text), ensure_ascii=False)
