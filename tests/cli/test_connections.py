"""Where connections lead: a public server sends nobody into this machine or the networks around it, whatever name it
gives them."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from tests.cli.test_pull import Server, server

from literature.cli import connections
from literature.cli.connections import is_inner
from literature.cli.web_client import WebClient

__all__ = ["server"]
INSIDE = "public.example leads into this machine or a private network by the name '{}'"


class Numbers:
    """Who is asked for by name stands at 127.0.0.1, which is public for the first connections, as many as are told."""

    def __init__(self, public: int) -> None:
        self.public = public

    def is_inner(self, host: str | None) -> bool:
        assert host == "127.0.0.1"
        self.public -= 1
        return self.public < 0


@pytest.fixture
def numbers(monkeypatch: pytest.MonkeyPatch) -> Numbers:
    numbers, look_up = Numbers(1), socket.getaddrinfo
    monkeypatch.setattr(connections, "is_inner", numbers.is_inner)
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more: look_up("127.0.0.1", *more))
    return numbers


def fault(client: WebClient, address: str) -> str:
    answer: Any = client.get(address, "public.example", follows=True)
    return str(answer.fault)


def test_a_name_that_leads_inside_is_not_followed(numbers: Numbers, server: Server) -> None:
    port = server.url.rpartition(":")[2]
    server.gives |= {"/a": (302, {"Location": f"http://other.example:{port}/secret"}, ""), "/secret": "secret"}
    assert fault(WebClient("", 0, 5), f"http://public.example:{port}/a") == INSIDE.format("other.example")
    assert server.asked == ["/a"]


def test_nor_is_one_behind_another_public_server(numbers: Numbers, server: Server) -> None:
    numbers.public = 2
    port = server.url.rpartition(":")[2]
    server.gives |= {
        "/a": (302, {"Location": f"http://other.example:{port}/b"}, ""),
        "/b": (302, {"Location": f"http://third.example:{port}/secret"}, ""),
        "/secret": "secret",
    }
    assert fault(WebClient("", 0, 5), f"http://public.example:{port}/a") == INSIDE.format("third.example")
    assert server.asked == ["/a", "/b"]


def test_a_name_that_is_given_another_number_is_not_asked_again(numbers: Numbers, server: Server) -> None:
    """DNS rebinding: the second connection to the same name leads inside."""
    port = server.url.rpartition(":")[2]
    server.gives |= {"/a": "one", "/b": "secret"}
    client = WebClient("", 0, 5)
    assert client.get(f"http://public.example:{port}/a", "public.example").body == b"one"
    assert fault(client, f"http://public.example:{port}/b") == INSIDE.format("public.example")
    assert server.asked == ["/a"]


def test_what_a_user_names_may_be_inside_and_lead_there(numbers: Numbers, server: Server) -> None:
    numbers.public = 0
    port = server.url.rpartition(":")[2]
    server.gives |= {"/a": (302, {"Location": f"http://other.example:{port}/b"}, ""), "/b": "two"}
    client = WebClient("", 0, 5)
    assert client.get(f"http://intranet.example:{port}/a", "intranet.example", follows=True).body == b"two"
    assert client.get(f"http://intranet.example:{port}/b", "intranet.example").body == b"two"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::", "fe80::1%2",
     "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "localhost", "a.localhost", "printer.local", "x.internal", None],
)  # fmt: skip
def test_inside(host: str | None) -> None:
    assert is_inner(host)


@pytest.mark.parametrize("host", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "example.org", "local.example"])
def test_outside(host: str) -> None:
    assert not is_inner(host)
