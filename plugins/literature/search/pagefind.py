"""Makes a Pagefind index of records.

Pagefind's program is spoken to directly, in the messages of `pagefind.service`: the client beside these reads one
answer in a tenth of a second, which is 17 minutes for 10,000 records.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import subprocess
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import Any

from pagefind.service import get_executable

from literature.search.records import Record

FRAGMENTS = "fragment"
"""Folder of the files that hold one record each."""
START = 1024
"""Bytes of such a file that hold the record's address."""
_ONE_READ = 1 << 16
_ADDRESS_LENGTH = 4096
_URL = re.compile(r'"url":("(?:[^"\\]|\\.)*")')


class PagefindError(Exception):
    """Pagefind is not there, or did not do what was asked."""


def write_index(records: Sequence[Record], folder: Path, language: str = "en") -> None:
    """Write the index of the records, and the scripts that read it, to `folder`. Raises PagefindError."""
    program = get_executable()
    if program is None:
        raise PagefindError("the pagefind program is not installed; install 'pagefind[bin]'")
    with subprocess.Popen(
        [str(program), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            answers = _answers(process)
            [made] = _ask(process, answers, [{"type": "NewIndex", "config": {"force_language": language}}])
            index = made["index_id"]
            _ask(process, answers, [_message(record, index, language) for record in records])
            _ask(process, answers, [{"type": "WriteFiles", "index_id": index, "output_path": str(folder)}])
        finally:
            with contextlib.suppress(BrokenPipeError):
                if process.stdin:
                    process.stdin.close()


def record_ids(records: Sequence[Record], fragments: Iterable[tuple[str, bytes]]) -> list[str]:
    """Pagefind's name for each record, in order: an index names its results, and tables beside it are by number.

    `fragments` are name and start of each file of the index's folder of fragments. Raises PagefindError when a record
    has none.
    """
    names: defaultdict[str, list[str]] = defaultdict(list)
    for file, start in sorted(fragments):
        names[_address(start)].append(file.partition(".")[0])
    try:
        return [names[_url(record)].pop(0) for record in records]
    except IndexError:
        raise PagefindError("the index does not hold every record") from None


def _address(start: bytes) -> str:
    """The address in the start of a fragment: gzipped JSON behind a signature, its first member the address."""
    text = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(start, _ADDRESS_LENGTH).decode(errors="ignore")
    found = _URL.search(text)
    return json.loads(found[1]) if found else ""


def _url(record: Record) -> str:
    return record.address or "./"


def as_shown(record: Record) -> dict[str, Any]:
    """A record in the members that results are shown from."""
    return {
        "url": _url(record),
        # A body without a word is no record to Pagefind.
        "content": record.text or record.title,
        "meta": {"title": record.title, **record.fields},
        "filters": {"kind": [record.kind]},
    }


def _message(record: Record, index: int, language: str) -> dict[str, Any]:
    return {"type": "AddRecord", "index_id": index, "language": language, "sort": {}, **as_shown(record)}


def _ask(
    process: subprocess.Popen[bytes], answers: Iterator[dict[str, Any]], messages: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The answers to messages, sent while they are read, so that no pipe fills up."""
    sender = Thread(target=_send, args=(process, messages), daemon=True)
    sender.start()
    payloads = []
    for _ in messages:
        answer = next(answers, None)
        if answer is None:
            raise PagefindError("pagefind ended before it had answered")
        payload = answer["payload"]
        if payload["type"] == "Error":
            raise PagefindError(f"pagefind says: {payload.get('message', payload)}")
        payloads.append(payload)
    sender.join()
    return payloads


def _send(process: subprocess.Popen[bytes], messages: Iterable[dict[str, Any]]) -> None:
    if process.stdin is None:
        return
    try:
        for number, payload in enumerate(messages):
            text = json.dumps({"message_id": number, "payload": payload})
            process.stdin.write(base64.b64encode(text.encode()) + b",")
        process.stdin.flush()
    except (BrokenPipeError, ValueError):
        # The reader of the answers finds that there are none.
        return


def _answers(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    rest = b""
    while process.stdout is not None and (data := process.stdout.read1(_ONE_READ)):  # type: ignore[attr-defined]
        *whole, rest = (rest + data).split(b",")
        for answer in whole:
            yield json.loads(base64.b64decode(answer))
