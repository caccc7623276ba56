"""What Crossref's REST API knows about notices: which requests to make and what the answers say. Opens no connection.

Notices are works that name in `update-to` what they update (Crossref REST API, filter `updates`). `cli/refresh.py`
asks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from literature.model import Library, Location, Notice, NoticeKind
from literature.text.doi import doi_address

_BATCH = 40
_KINDS: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "partial_retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "expression of concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
}
"""Kinds of update that are notices; new versions and editions are none."""


def keys_by_doi(library: Library) -> dict[str, str]:
    """Every DOI in the library, in lower case, to the key of its work."""
    return {
        doi.lower(): key for key, reference in library.references.items() if (doi := reference.plain("doi").strip())
    }


def requests(dois: Iterable[str], mailto: str = "") -> Iterator[tuple[tuple[str, ...], str]]:
    """DOIs and the path to ask for them, below the API's address.

    Many at once through the filter, where commas separate; a DOI that holds a comma is asked for alone.
    """
    ordered = sorted(set(dois))
    polite = urlencode({"mailto": mailto}) if mailto else ""
    plain = [doi for doi in ordered if "," not in doi]
    for start in range(0, len(plain), _BATCH):
        batch = tuple(plain[start : start + _BATCH])
        filters = ",".join(f"updates:{doi}" for doi in batch)
        query = urlencode({"filter": filters, "select": "DOI,update-to", "rows": "1000"})
        yield batch, "/works?" + "&".join(part for part in (query, polite) if part)
    for doi in ordered:
        if "," in doi:
            yield (doi,), f"/works/{quote(doi, safe='')}" + (f"?{polite}" if polite else "")


def notices_in(answer: Any, keys: Mapping[str, str]) -> tuple[Notice, ...] | None:
    """Notices about works in `keys` (DOI in lower case to key); None when the answer has not the documented shape."""
    message = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(message, dict):
        return None
    found: list[Notice] = []
    if isinstance(message.get("items"), list):
        for item in message["items"]:
            if not isinstance(item, dict):
                return None
            for update in _updates(item.get("update-to")):
                found += _notice(update, update.get("DOI"), item.get("DOI"), keys)
    elif isinstance(message.get("DOI"), str):
        for update in _updates(message.get("updated-by")):
            found += _notice(update, message["DOI"], update.get("DOI"), keys)
    else:
        return None
    return tuple(dict.fromkeys(found))


def merged(library: Library, known: Iterable[Notice], found: Iterable[Notice]) -> tuple[Notice, ...]:
    """Known notices, each as it stands, and those found that are new by work, kind and source."""
    rows = tuple(known)

    def about(notice: Notice) -> tuple[str, str, str]:
        return library.resolve(notice.key) or notice.key, notice.kind, notice.source.lower()

    seen = {*map(about, rows)}
    new = {about(notice): notice for notice in found if about(notice) not in seen}
    return (*rows, *new.values())


def _updates(value: Any) -> Iterator[dict[str, Any]]:
    return (update for update in value if isinstance(update, dict)) if isinstance(value, list) else iter(())


def _notice(update: Mapping[str, Any], updated: Any, notice: Any, keys: Mapping[str, str]) -> Iterator[Notice]:
    kind = _KINDS.get(str(update.get("type", "")).lower().replace("-", "_").replace(" ", "_"))
    if not isinstance(updated, str) or not isinstance(notice, str):
        return
    key = keys.get(updated.lower())
    # A work may name itself: that is a record of its own update, and the notice stands on the work's page.
    if kind and key and notice:
        source = doi_address(notice)
        yield Notice(key, kind, _date(update.get("updated")), source, "", Location(""))


def _date(value: Any) -> datetime.date | None:
    """The day in `{"date-parts": [[2021, 3, 4]]}`; None when it is not whole."""
    try:
        year, month, day = value["date-parts"][0]
        return datetime.date(int(year), int(month), int(day))
    except (TypeError, ValueError, KeyError, IndexError):
        return None
