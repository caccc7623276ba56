"""Reads the records of works that Crossref's REST API gives, and says what to ask for. Opens no connection:
`cli/crossref_client.py` does, for `cli/import_.py`.

Shapes are those of the API's format for works; it is CSL-JSON with lists for titles and a few names of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from literature.model import Location, Problem, Reference
from literature.sources.bibtex_blocks import BROKEN_ENTRY
from literature.sources.foreign.csl_json import record_of
from literature.text.ordinals import edition_number

_TYPES: Mapping[str, str] = {
    "book": "book",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "dataset": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article-journal",
    "monograph": "book",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "reference-book": "book",
    "reference-entry": "entry-encyclopedia",
    "report": "report",
}
_NOT_ISBN = re.compile(r"[^0-9Xx]")
_WHOLE_BOOKS = frozenset({"book", "edited-book", "monograph", "reference-book"})
# The issue a work appeared in counts before the day it was put online (APA 7, section 9.14).
_DATES = ("published-print", "published", "issued", "published-online")


def doi_path(doi: str) -> str:
    """Path below the API's address that gives the work with a DOI."""
    return f"/works/{quote(doi, safe='')}"


def isbn_path(isbn: str) -> str:
    """Path below the API's address that gives the works with an ISBN: a book, and perhaps its chapters."""
    return "/works?" + urlencode({"filter": f"isbn:{_NOT_ISBN.sub('', isbn).upper()}", "rows": "100"})


def read_work(answer: Any, source: str) -> tuple[Reference | None, tuple[Problem, ...]]:
    """The work in the answer for a DOI, or the book in that for an ISBN, without a key.

    `source` is the address asked. None with a problem (`broken-entry`) when there is no such work, or when the answer
    has not the documented shape.
    """
    place = Location(source)
    message = answer.get("message") if isinstance(answer, dict) else None
    if isinstance(message, dict) and isinstance(message.get("items"), list):
        items = [item for item in message["items"] if isinstance(item, dict)]
        message = next((item for item in items if item.get("type") in _WHOLE_BOOKS), None)
        if message is None:
            return None, (BROKEN_ENTRY.problem("Crossref knows no such work", place),)
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return None, (BROKEN_ENTRY.problem("the answer has not the documented shape", place),)
    return record_of(_as_csl(message), place).as_reference()


def _as_csl(message: Mapping[str, Any]) -> dict[str, Any]:
    """The record in CSL's terms, where the two differ."""
    title, subtitle = _first(message.get("title")), _first(message.get("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}"
    item = {**message, "type": _TYPES.get(message["type"], "document"), "title": title}
    item["container-title"] = _first(message.get("container-title"))
    item["issued"] = next((message[name] for name in _DATES if _has_year(message.get(name))), None)
    item["number"] = message.get("article-number") if not message.get("page") else None
    item["ISSN"] = ", ".join(issns) if isinstance(issns := message.get("ISSN"), list) and _are_texts(issns) else ""
    item["publisher-place"] = message.get("publisher-location")
    item["ISBN"] = _first(message.get("ISBN"))
    edition = message.get("edition-number")
    item["edition"] = edition_number(str(edition or "")) or edition
    if message["type"] == "dissertation":
        institutions = message.get("institution")
        names = institutions if isinstance(institutions, list) else [institutions]
        item["publisher"] = next((n["name"] for n in names if isinstance(n, dict) and n.get("name")), "")
        item["genre"] = _first(message.get("degree"))
    else:
        item.pop("genre", None)
    # A chapter's record names its book's editors as its own; a journal's record has no editors that are cited.
    if item["type"] == "article-journal":
        item.pop("editor", None)
    item.pop("note", None)
    return item


def _first(value: Any) -> str:
    """The first text of a list; the text itself where a member gave no list."""
    if isinstance(value, str):
        return value
    return next((one for one in value if isinstance(one, str)), "") if isinstance(value, list) else ""


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _has_year(value: Any) -> bool:
    try:
        return bool(value["date-parts"][0][0])
    except (KeyError, IndexError, TypeError):
        return False
