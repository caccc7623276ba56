"""Scripts have the tables from what is published, and no copy of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from literature.build.script_vocabulary import script_vocabulary
from literature.vocabulary.catalog import ENGLISH
from literature.vocabulary.export_formats import works_formats
from literature.vocabulary.facets import FACETS, TEXT_FIELDS, record_kinds


def test_every_row_is_published() -> None:
    found = dict(re.findall(r"^export const (\w+) = (.*);$", script_vocabulary(ENGLISH), re.MULTILINE))
    assert [row["id"] for row in json.loads(found["facetRows"])] == list(FACETS)
    assert [row["name"] for row in json.loads(found["textFields"])] == [field.name for field in TEXT_FIELDS]
    assert list(json.loads(found["resultKinds"])) == list(record_kinds())
    assert [row["ending"] for row in json.loads(found["workFormats"])] == [one.ending for one in works_formats()]


def test_no_script_names_a_format_or_a_facet(root: Path) -> None:
    labels = "|".join(re.escape(text) for one in works_formats() for text in (one.label, one.media_type))
    for path in (root / "plugins/literature/assets").rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(labels, text), path.name
    for path in (root / "plugins/literature/assets/search").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        named = {facet for facet in FACETS.keys() - {"kind", "type", "summary"} if f'"{facet}"' in text}
        assert not named, path.name
