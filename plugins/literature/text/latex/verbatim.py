r"""Text that LaTeX must not touch: the fields `url`, `doi` and their like, the argument of `\url`.

Used by `text/latex/reader.py` and `sources/reference_fields.py`.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\{?\\textunderscore(?:\{\}|\})?|\\~\{\}|\{?\\textasciitilde(?:\{\}|\})?|\\([_%&#$~{}])")


def unescape(source: str) -> str:
    r"""A verbatim field (`url`, `doi`) without the escapes that BibTeX users put there for LaTeX's sake: `\_`, `\%`,
    `\&`, `\#`, `\$`, `\~{}`, `{\textunderscore}`."""
    if "\\" not in source:
        return source
    return _ESCAPED.sub(lambda m: m[1] or ("_" if "underscore" in m[0] else "~"), source)
