"""Files in one ZIP archive. Equal files give equal bytes: none has a date, and none is compressed, as compressed bytes
differ between versions of zlib."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Of ZIP's calendar."""
_UNIX = 3


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of the files, given by path with `/`, in their order. Text is written as UTF-8."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, _FIRST_DAY)
            info.create_system = _UNIX
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return output.getvalue()
