"""The text that the bytes of a file stand for, whatever program wrote them."""

from __future__ import annotations

import codecs

from literature.model import Location, Problem, Rule, Severity

NOT_UTF8 = Rule("SRC003", "not-utf8", Severity.ERROR, "A file is not encoded in UTF-8.")


def decoded(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file's bytes, line ends as they are, a byte order mark dropped; `name` stands for it in problems.

    Bytes that are not UTF-8 are read as Windows-1252, in which older bibliographies come, and reported.
    UTF-16 is told by its byte order mark, or by the zeros that Latin letters have in it; it is reported too.
    """
    if encoding := _wide_encoding(data):
        message = "the file is encoded in UTF-16; save it as UTF-8"
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        return text, (NOT_UTF8.problem(message, Location(name)),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
        found = f"byte 0x{data[error.start]:02x}"
        message = f"{found} is not UTF-8; the file was read as Windows-1252, save it as UTF-8"
        return data.decode("cp1252", errors="replace"), (NOT_UTF8.problem(message, Location(name, line, column)),)


def _wide_encoding(data: bytes) -> str:
    """Name of the encoding of a text in UTF-16; empty for others."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:200]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[::2], head[1::2]
    if 2 * odd.count(0) > len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if 2 * even.count(0) > len(even) and not odd.count(0) else ""
