"""Lists of checksums as `sha256sum` writes and checks them (GNU coreutils): 64 digits, two spaces, a path a line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

CHECKSUMS = "SHA256SUMS"
"""The usual name of such a list. It does not list itself."""
SHA256 = re.compile("[0-9a-f]{64}")
_LINE = re.compile(rf"(?P<sum>{SHA256.pattern}) [ *](?P<path>.+)")


def sha256(data: bytes) -> str:
    """The checksum of some bytes, as 64 small hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def checksums(files: Mapping[str, bytes]) -> str:
    """The list of files, given by path with `/`, in order of path."""
    return "".join(f"{sha256(files[path])}  {path}\n" for path in sorted(files))


def read_checksums(text: str) -> dict[str, tuple[str, int]]:
    """By path, the checksum and the number of the line that has it. Lines of another form are passed over: whoever
    reads a list knows its own checksum."""
    matches = ((_LINE.fullmatch(line), number) for number, line in enumerate(text.split("\n"), 1))
    return {match["path"]: (match["sum"], number) for match, number in matches if match}
