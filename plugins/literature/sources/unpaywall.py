"""What the REST API of Unpaywall knows about free texts of works: what to ask, and what an answer says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from literature.vocabulary.free_texts import PMC_HOSTS


def request(doi: str, mailto: str) -> str:
    """The path to ask for a work, below the API's address; it wants to know who asks."""
    return f"/v2/{quote(doi, safe='/')}?{urlencode({'email': mailto})}"


def places_in(answer: Any) -> Iterator[tuple[str, str]]:
    """Address and kind (`vocabulary.free_texts.PLACES`) of each place that an answer names, the best first; none where
    the work is not known, or the answer has another shape."""
    if not isinstance(answer, dict):
        return
    others = answer.get("oa_locations")
    for location in (answer.get("best_oa_location"), *(others if isinstance(others, list) else ())):
        if not isinstance(location, dict):
            continue
        address = location.get("url_for_landing_page") or location.get("url")
        kind = {"publisher": "publisher", "repository": "repository"}.get(str(location.get("host_type")), "")
        if isinstance(address, str) and kind:
            yield address, "PMC" if _host(address) in PMC_HOSTS else kind


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
