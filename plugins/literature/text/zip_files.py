"""Files in one ZIP archive. Equal files give equal bytes: none has a date, and none is compressed unless that is asked
for, as compressed bytes differ between versions of zlib."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

FIRST_DAY = datetime.date(1980, 1, 1)
"""Of ZIP's calendar."""
_UNIX = 3
_NAMES_THE_FORMAT = "mimetype"
"""A file that programs read without unpacking (OCF 3.3, section 4.3)."""


def zipped(files: Mapping[str, str | bytes], *, is_packed: bool = False) -> bytes:
    """An archive of the files, given by path with `/`, in their order. Text is written as UTF-8. `is_packed` compresses
    them, for archives that are large without."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, FIRST_DAY.timetuple()[:6])
            info.create_system = _UNIX
            info.external_attr = 0o644 << 16
            is_stored = not is_packed or path == _NAMES_THE_FORMAT
            archive.writestr(info, content, zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED)
    return output.getvalue()
