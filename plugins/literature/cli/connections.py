"""Connections to servers, of which some may lead to the public alone: only what a user has named leads into this
machine or the networks around it."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import socket

    import urllib3


class LeadsInsideError(Exception):
    """A connection that may lead to the public alone led into this machine or a private network."""


class Connections:
    """The connections of one client.

    Where a name leads is looked at on the connection itself, before anything is asked over it: a name may be given
    another number with every look-up (DNS rebinding).
    """

    def __init__(self, headers: Mapping[str, str], timeout: float) -> None:
        """Raises ModuleNotFoundError without urllib3; `timeout` is in seconds."""
        self._public: set[str] = set()
        self._any = _manager(self._note, headers, timeout)
        self._outer = _manager(self._refuse_inner, headers, timeout)

    def get(self, address: str, *, is_public: bool = False) -> urllib3.BaseHTTPResponse:
        """The answer at an address, whose body is not read yet, whatever its status. With `is_public`, and for a server
        that was found in public before, raises `LeadsInsideError` where the connection leads inside; raises
        `urllib3.exceptions.HTTPError` where there is no answer."""
        pool = self._outer if is_public or self.was_public(address) else self._any
        return pool.request("GET", address, preload_content=False, retries=False, redirect=False)

    def was_public(self, address: str) -> bool:
        """Whether the server of an address was found in public."""
        return urlsplit(address).hostname in self._public

    def _note(self, name: str, number: str) -> None:
        if not is_inner(number):
            self._public.add(name)

    def _refuse_inner(self, name: str, number: str) -> None:
        if is_inner(number):
            raise LeadsInsideError(name)
        self._public.add(name)


def is_inner(host: str | None) -> bool:
    """Whether a name or number of a host is one of this machine or of a private network; of other names nobody can tell
    before a connection is there."""
    try:
        number = ipaddress.ip_address(host or "")
    except ValueError:
        return host is None or host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
    return not (getattr(number, "ipv4_mapped", None) or number).is_global


def _manager(met: Callable[[str, str], None], headers: Mapping[str, str], timeout: float) -> urllib3.PoolManager:
    """Connections of which `met` is told each new one by name and number of its host, and may refuse it by raising."""
    import urllib3
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _told(super()._new_conn(), self.host, met)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _told(super()._new_conn(), self.host, met)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Encrypted

    manager = urllib3.PoolManager(timeout=urllib3.Timeout(total=timeout), headers=headers)
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}
    return manager


def _told(connected: socket.socket, host: str, met: Callable[[str, str], None]) -> socket.socket:
    try:
        met(host.strip("[]").lower(), connected.getpeername()[0])
    except BaseException:
        connected.close()
        raise
    return connected
