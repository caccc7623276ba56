"""Names of files as text. Systems take any bytes for a name; those that are no UTF-8 can stand in no address and in no
file that is written, and hosts end with a traceback where they meet one."""

from __future__ import annotations

import re

_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python has it in names (PEP 383)."""


def is_utf8(path: str) -> bool:
    """Whether a path, as Python has it, is text."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def as_shown(path: str) -> str:
    """A path as text: bytes that are not UTF-8 are written as `\\xe9`."""
    shown = _BYTE.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02x}", path)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")
