"""Asks Crossref's REST API, and others with its manners: for `refresh`, `import` and `from-form`."""

from __future__ import annotations

import json
from typing import Any

from literature.cli.web_client import ABSENT, WebClient

API = "https://api.crossref.org"


class CrossrefClient:
    """Requests of records as JSON."""

    def __init__(self, api: str, mailto: str, pause: float, timeout: float) -> None:
        self.api, self.mailto = api.rstrip("/"), mailto
        self._client = WebClient(mailto, pause, timeout, "application/json")

    def get(self, path: str) -> tuple[Any, str]:
        """The answer as JSON, or why there is none. A work that Crossref does not know is an empty answer."""
        answer = self._client.get(self.api + path, self.api)
        if answer.status == ABSENT:
            return {"message": {"items": []}}, ""
        if answer.fault:
            return None, answer.fault
        try:
            return json.loads(answer.body), ""
        except (ValueError, RecursionError):
            return None, f"{self.api} answered with something that is no JSON"
