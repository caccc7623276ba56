"""Asks servers for what they have, politely and within bounds of time and size. `cli/crossref_client.py`,
`cli/pull.py` and `cli/published_files.py` are the only users: nothing else in the package opens a connection.
`connections.py` beside it says where these may lead."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import click

from literature import __version__
from literature.cli.connections import Connections, LeadsInsideError, is_inner

if TYPE_CHECKING:
    import urllib3

_RETRIES = 5
_LONGEST_WAIT = 60
"""Seconds. A server that asks for a longer pause is left in peace until the command is run again."""
_LARGEST_ANSWER = 20_000_000
"""Bytes; the records of a batch of works take less than a twentieth of it."""
_MOST_REDIRECTS = 5
_PART = 65_536
_AGAIN = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)
_LINK = re.compile(r"<(?P<target>[^<>]*)>(?P<parameters>[^<]*)")
_NEXT = re.compile(r"\brel=\"?next\b")
ABSENT = 404
PAUSE, TIMEOUT = 1.0, 30.0
"""Seconds, where nothing else is asked for."""
pause_option = click.option(
    "--pause", default=PAUSE, show_default=True, help="Seconds before a second try, doubled each time."
)
timeout_option = click.option("--timeout", default=TIMEOUT, show_default=True, help="Seconds to wait for an answer.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, or why it said nothing that can be used."""

    body: bytes = b""
    fault: str = ""
    """Empty for an answer with status 200."""
    status: int = 0
    """Of HTTP; 0 where none came."""
    following: str = ""
    """Address of the next part, where the answer is one of several (RFC 8288, relation `next`)."""
    is_passing: bool = False
    """A fault that another try may not meet."""


class WebClient:
    """Polite requests: says who asks, waits as told, tries again."""

    def __init__(self, mailto: str, pause: float, timeout: float, accept: str = "*/*") -> None:
        """`pause` is seconds before a second try, doubled for each more; `timeout` seconds for a whole answer."""
        self.pause, self.timeout = pause, timeout
        contact = f" (mailto:{mailto})" if mailto else ""
        headers = {"User-Agent": f"mkdocs-literature/{__version__}{contact}", "Accept": accept}
        try:
            self._connections = Connections(headers, timeout)
        except ModuleNotFoundError as error:
            raise click.UsageError("this needs a package more: pip install 'mkdocs-literature[network]'") from error

    def get(self, address: str, server: str, *, follows: bool = False) -> Answer:
        """The answer at an address; messages call who gives it `server`. One that sends on elsewhere is a fault unless
        it `follows`, which it does from no encrypted connection to one in the clear, and from no public server into
        this machine or a private network."""
        answer = Answer()
        for attempt in range(1 + _RETRIES):
            if attempt:
                time.sleep(min(self.pause * 2 ** (attempt - 1), _LONGEST_WAIT))
            answer = self._once(address, server, _MOST_REDIRECTS if follows else 0)
            if not answer.is_passing:
                break
        return answer

    def _once(self, address: str, server: str, redirects: int, *, is_public: bool = False) -> Answer:
        import urllib3

        started = time.monotonic()
        try:
            response = self._connections.get(address, is_public=is_public)
        except LeadsInsideError as error:
            return Answer(fault=f"{server} leads into this machine or a private network by the name '{error}'")
        except urllib3.exceptions.LocationValueError:
            return Answer(fault=f"'{address}' is no address")
        except urllib3.exceptions.HTTPError as error:
            return Answer(fault=f"no answer from {server}: {type(error).__name__}", is_passing=True)
        try:
            if response.status in _MOVED and redirects:
                target = _joined(address, response.headers.get("Location", ""))
                if not _may_follow(address, target):
                    return Answer(fault=f"{server} sends on to '{target}'", status=response.status)
                is_public = is_public or self._connections.was_public(address)
                return self._once(target, server, redirects - 1, is_public=is_public)
            if response.status != 200:
                return self._refused(response, server)
            body = bytearray()
            # Not `stream`, which waits until a part is whole, however long a server takes for each byte.
            while part := response.read1(_PART):
                body += part
                if len(body) > _LARGEST_ANSWER:
                    return Answer(fault=f"the answer of {server} is larger than {_LARGEST_ANSWER // 1_000_000} MB")
                if time.monotonic() - started > self.timeout:
                    return Answer(fault=f"the answer of {server} took longer than {self.timeout:g} seconds")
        except urllib3.exceptions.HTTPError as error:
            return Answer(fault=f"the answer of {server} broke off: {type(error).__name__}", is_passing=True)
        finally:
            response.close()
        return Answer(bytes(body), status=200, following=_following(address, response.headers.get("Link", "")))

    def _refused(self, response: urllib3.BaseHTTPResponse, server: str) -> Answer:
        """What a status other than 200 says, after the pause that the server asks for where that is short."""
        import urllib3

        fault = f"{server} answered with status {response.status}"
        if response.status not in _AGAIN:
            return Answer(fault=fault, status=response.status)
        try:
            wait = urllib3.Retry().get_retry_after(response) or 0.0
        except urllib3.exceptions.InvalidHeader:
            wait = 0.0
        if wait > _LONGEST_WAIT:
            late = f"{fault} and asks to be left alone for {round(wait / 60)} minutes; try again later"
            return Answer(fault=late, status=response.status)
        time.sleep(wait)
        return Answer(fault=fault, status=response.status, is_passing=True)


def _may_follow(address: str, target: str) -> bool:
    old, new = urlsplit(address), urlsplit(target)
    is_no_less_safe = new.scheme == "https" or (new.scheme == "http" and old.scheme == "http")
    return is_no_less_safe and (is_inner(old.hostname) or not is_inner(new.hostname))


def _following(address: str, links: str) -> str:
    """The address of the next part that a header `Link` names, on the same server."""
    for link in _LINK.finditer(links):
        if _NEXT.search(link["parameters"]):
            absolute = _joined(address, link["target"])
            return absolute if urlsplit(absolute)[:2] == urlsplit(address)[:2] else ""
    return ""


def _joined(address: str, target: str) -> str:
    """An address that a server gives, relative to another; empty for what is none."""
    try:
        return urljoin(address, target)
    except ValueError:
        return ""
