"""The module by which scripts know the tables of `vocabulary/`: formats of works, facets, fields of queries, kinds of
results, words that queries do without or that are elided, names of countries. It is published with each site, so that
no script holds a copy."""

from __future__ import annotations

import json
from typing import Any

from literature.vocabulary.catalog import Catalog
from literature.vocabulary.country_names import COUNTRIES
from literature.vocabulary.elisions import elided_words
from literature.vocabulary.export_formats import works_formats
from literature.vocabulary.facets import FACETS, KIND_WEIGHTS, NAMED_FIRST, TEXT_FIELDS, record_kinds
from literature.vocabulary.function_words import words_of_questions, words_that_tell_nothing


def script_vocabulary(catalog: Catalog) -> str:
    """`vocabulary.js`, in the language of the catalog."""
    facets = [
        {
            "id": facet.id,
            "field": facet.field,
            "example": f"{facet.field}:{facet.example}",
            "parameter": facet.parameter or facet.id,
            "form": facet.form,
            "isFixed": facet.is_fixed,
        }
        for facet in FACETS.values()
    ]
    fields = [
        {"name": field.name, "also": list(field.also), "example": f"{field.name}:{field.example}"}
        for field in TEXT_FIELDS
    ]
    formats = [
        {
            "name": one.name,
            "label": one.label,
            "ending": one.ending,
            "type": one.media_type,
            "opening": one.opening,
            "between": one.between,
            "end": one.end,
            "isJson": one.is_json,
            "lineEnd": one.line_end,
            "closing": one.closing,
            "isCopied": one.is_copied,
        }
        for one in works_formats()
    ]
    return "".join(
        f"export const {name} = {_json(rows)};\n"
        for name, rows in (
            ("facetRows", facets),
            ("textFields", fields),
            ("workFormats", formats),
            ("resultKinds", _kinds(catalog)),
            ("namedFirst", NAMED_FIRST),
            ("kindWeights", dict(KIND_WEIGHTS)),
            ("tellNothing", words_that_tell_nothing(catalog.language_of_pages)),
            ("asking", words_of_questions(catalog.language_of_pages)),
            ("elided", elided_words(catalog.language_of_pages)),
            ("countries", {short: catalog.gettext(name) for short, name in COUNTRIES.items()}),
        )
    )


def _kinds(catalog: Catalog) -> dict[str, dict[str, str]]:
    """By name, what readers call one result of a kind and several."""
    return {
        name: {"one": catalog.gettext(one), "many": catalog.gettext(many)}
        for name, (one, many) in record_kinds().items()
    }


def _json(rows: Any) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
