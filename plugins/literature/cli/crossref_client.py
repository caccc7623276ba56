"""Asks Crossref's REST API, and others with its manners, politely. `cli/refresh.py` and `cli/import_.py` are the only
users: nothing else in the package opens a connection."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click

from literature import __version__

if TYPE_CHECKING:
    import urllib3

API = "https://api.crossref.org"
_RETRIES = 5
_LONGEST_WAIT = 60
"""Seconds. A server that asks for a longer pause is left in peace until the command is run again."""
_LARGEST_ANSWER = 20_000_000
"""Bytes; the records of a batch of works take less than a twentieth of it."""
_PART = 65_536
_AGAIN = (429, 500, 502, 503, 504)


class CrossrefClient:
    """Polite requests: says who asks, waits as told, tries again."""

    def __init__(self, api: str, mailto: str, pause: float, timeout: float) -> None:
        try:
            import urllib3
        except ModuleNotFoundError as error:
            raise click.UsageError("this needs a package more: pip install 'mkdocs-literature[network]'") from error
        self.api, self.mailto, self.pause, self.timeout = api.rstrip("/"), mailto, pause, timeout
        contact = f" (mailto:{mailto})" if mailto else ""
        self.pool: urllib3.PoolManager = urllib3.PoolManager(
            timeout=urllib3.Timeout(total=timeout),
            headers={"User-Agent": f"mkdocs-literature/{__version__}{contact}", "Accept": "application/json"},
        )

    def get(self, path: str) -> tuple[Any, str]:
        """The answer as JSON, or why there is none. A work that Crossref does not know is an empty answer."""
        fault = ""
        for attempt in range(1 + _RETRIES):
            if attempt:
                time.sleep(min(self.pause * 2 ** (attempt - 1), _LONGEST_WAIT))
            data, fault, is_passing = self._once(path)
            if not is_passing:
                return data, fault
        return None, fault

    def _once(self, path: str) -> tuple[Any, str, bool]:
        """The answer, why there is none, and whether it is worth another try."""
        import urllib3

        started = time.monotonic()
        try:
            response = self.pool.request("GET", self.api + path, preload_content=False, retries=False)
        except urllib3.exceptions.HTTPError as error:
            return None, f"no answer from {self.api}: {type(error).__name__}", True
        try:
            if response.status == 404:
                return {"message": {"items": []}}, "", False
            if response.status != 200:
                return self._refused(response)
            body = bytearray()
            # Not `stream`, which waits until a part is whole, however long a server takes for each byte.
            while part := response.read1(_PART):
                body += part
                if len(body) > _LARGEST_ANSWER:
                    return None, f"the answer of {self.api} is larger than {_LARGEST_ANSWER // 1_000_000} MB", False
                if time.monotonic() - started > self.timeout:
                    return None, f"the answer of {self.api} took longer than {self.timeout:g} seconds", False
        except urllib3.exceptions.HTTPError as error:
            return None, f"the answer of {self.api} broke off: {type(error).__name__}", True
        finally:
            response.close()
        try:
            return json.loads(bytes(body)), "", False
        except (ValueError, RecursionError):
            return None, f"{self.api} answered with something that is no JSON", False

    def _refused(self, response: urllib3.BaseHTTPResponse) -> tuple[None, str, bool]:
        """What a status other than 200 says, after the pause that the server asks for where that is short."""
        import urllib3

        fault = f"{self.api} answered with status {response.status}"
        if response.status not in _AGAIN:
            return None, fault, False
        try:
            wait = urllib3.Retry().get_retry_after(response) or 0.0
        except urllib3.exceptions.InvalidHeader:
            wait = 0.0
        if wait > _LONGEST_WAIT:
            return None, f"{fault} and asks to be left alone for {round(wait / 60)} minutes; try again later", False
        time.sleep(wait)
        return None, fault, True
