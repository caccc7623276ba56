"""The published files of a site, read from its folder or from its address: what `literature mcp` asks."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import click

from literature.assistants.published_site import Source
from literature.cli.web_client import ABSENT, PAUSE, WebClient
from literature.data.published import UnreadableError
from literature.site.record_files import FOLDER, records_file
from literature.sources import disk
from literature.text.excerpt import CONTROL, excerpt

_INDEX = records_file("index")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_EXPECTED = "expected the folder of a built site, or its address with https://"
_MORE = re.compile(r"[\\:?#\x00-\x1f\x7f]")
"""What no path of a published file holds: what begins a scheme, a query or a fragment, and what readers of addresses
take for a `/` or pass over."""


def source_of(place: str, timeout: float) -> Source:
    """The files at a place: a folder, or an address with `http` or `https`. Ends the command with a message for what is
    neither; `timeout` is in seconds."""
    if _WEB.match(place):
        return _at_address(place, timeout)
    folder = Path(place)
    if "://" in place or not disk.is_folder(folder):
        raise click.UsageError(f"no folder is at '{place}'; {_EXPECTED}")
    return _in_folder(folder)


def _in_folder(folder: Path) -> Source:
    root = disk.real_path(folder)

    def read(path: str) -> str:
        # Addresses may be written for browsers.
        files = [folder / name for name in dict.fromkeys((_plain(path), unquote(path)))]
        if not all(disk.real_path(file).is_relative_to(root) for file in files):
            raise _outside(path)
        file = next((file for file in files if not disk.is_absent(file)), None)
        if file is None:
            raise UnreadableError(_missing(path, f"'{folder}'", _nearest(folder)))
        text, problems = disk.read_text(file, path)
        if problems:
            raise UnreadableError(f"{path} is no UTF-8" if text else problems[0].message)
        return text

    data = folder / FOLDER
    return Source(read, state=lambda: disk.stamps(data) if disk.is_folder(data) else [])


def _nearest(folder: Path) -> str:
    """The folder that is meant where this one is another."""
    below = [folder / name for name in disk.folders(folder)]
    meant = next((one for one in below if disk.is_file(one / _INDEX)), None)
    if meant is not None:
        return f"; did you mean '{meant}'?"
    others = [name for name in disk.folders(folder / "api") if name != PurePosixPath(FOLDER).name]
    return f"; it has {', '.join(others)}, which other versions of this tool read" if others else ""


def _at_address(place: str, timeout: float) -> Source:
    try:
        address = urlsplit(place)._replace(query="", fragment="").geturl()
        named = urlsplit(address)
    except ValueError as error:
        raise click.UsageError(f"'{place}' is no address; {_EXPECTED}") from error
    if not named.hostname:
        raise click.UsageError(f"'{place}' names no server; {_EXPECTED}")
    if "@" in named.netloc:
        # What is read would show it: the addresses of pages are made of this one.
        raise click.UsageError("the address holds a name or a password; give it without them")
    # The page of a site may have been named, such as its index.
    base = address.rpartition("/")[0] + "/" if address.endswith(".html") else address.rstrip("/") + "/"
    client = WebClient("", PAUSE, timeout)

    def read(path: str) -> str:
        whole = urljoin(base, _plain(path))
        if not whole.startswith(base) or ".." in unquote(whole.removeprefix(base)).split("/"):
            raise _outside(path)
        answer = client.get(whole, named.netloc, follows=True)
        if answer.status == ABSENT:
            raise UnreadableError(_missing(path, base))
        if answer.fault:
            raise UnreadableError(f"{path}: {answer.fault}")
        try:
            return answer.body.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableError(f"{path} is no UTF-8") from error

    return Source(read, base)


def _missing(path: str, place: str, near: str = "") -> str:
    if path != _INDEX:
        return f"{place} has no {path}; build the site anew"
    return f"{place} has no {path}{near or ': a site has it unless it is built with the option without: [data]'}"


def _plain(path: str) -> str:
    """A path as it came; raises `UnreadableError` for what is more than a path. Paths come from the files, which may be
    anyone's; where they lead is looked at by whoever reads."""
    if not path or _MORE.search(path) or CONTROL.search(unquote(path)):
        raise _outside(path)
    return path


def _outside(path: str) -> UnreadableError:
    return UnreadableError(f"'{excerpt(path)}' stands outside the site")
