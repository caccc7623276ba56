"""Asks Crossref's REST API, politely. `cli/refresh.py` and `cli/import_.py` are the only users: nothing else in the
package opens a connection."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from literature import __version__

if TYPE_CHECKING:
    import urllib3

API = "https://api.crossref.org"
_RETRIES = 5
_LONGEST_WAIT = 120
_AGAIN = (429, 500, 502, 503, 504)


class CrossrefClient:
    """Polite requests: says who asks, waits as told, tries again."""

    def __init__(self, api: str, mailto: str, pause: float, timeout: float) -> None:
        try:
            import urllib3
        except ModuleNotFoundError as error:
            raise click.UsageError("this needs a package more: pip install 'mkdocs-literature[network]'") from error
        self.api, self.mailto = api.rstrip("/"), mailto
        contact = f" (mailto:{mailto})" if mailto else ""
        retries = urllib3.Retry(
            total=_RETRIES,
            backoff_factor=pause,
            backoff_max=_LONGEST_WAIT,
            status_forcelist=_AGAIN,
            allowed_methods=("GET",),
            respect_retry_after_header=True,
            retry_after_max=_LONGEST_WAIT,
            raise_on_status=False,
        )
        self.pool: urllib3.PoolManager = urllib3.PoolManager(
            retries=retries,
            timeout=urllib3.Timeout(total=timeout),
            headers={"User-Agent": f"mkdocs-literature/{__version__}{contact}", "Accept": "application/json"},
        )

    def get(self, path: str) -> tuple[Any, str]:
        """The answer as JSON, or why there is none. A work that Crossref does not know is an empty answer."""
        import urllib3

        try:
            response = self.pool.request("GET", self.api + path)
        except urllib3.exceptions.HTTPError as error:
            reason = getattr(error, "reason", None) or error
            return None, f"no answer from {self.api}: {type(reason).__name__}"
        if response.status == 404:
            return {"message": {"items": []}}, ""
        if response.status != 200:
            return None, f"{self.api} answered with status {response.status}"
        try:
            return json.loads(response.data), ""
        except ValueError:
            return None, f"{self.api} answered with something that is no JSON"
