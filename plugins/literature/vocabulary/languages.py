"""Languages of works: the codes by which other formats name them, and the names that bibliographies have for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_LANGUAGES = """
ar ara arabic | bg bul bulgarian | ca cat catalan | cs cze ces czech | da dan danish | de ger deu german
el gre ell greek | en eng english | es spa spanish | et est estonian | eu baq eus basque | fa per fas persian
fi fin finnish | fr fre fra french | he heb hebrew | hr hrv croatian | hu hun hungarian | it ita italian
ja jpn japanese | ko kor korean | la lat latin | lt lit lithuanian | lv lav latvian | nl dut nld dutch
no nor nb nob norwegian | pl pol polish | pt por portuguese | ro rum ron romanian | ru rus russian
sk slo slk slovak | sl slv slovene | sr srp serbian | sv swe swedish | th tha thai | tr tur turkish
uk ukr ukrainian | vi vie vietnamese | zh chi zho chinese
"""
_REGION = re.compile(r"[-_](?:[A-Za-z]{4}[-_])?(?:[A-Za-z]{2}|\d{3})\Z")
_NAMES: Mapping[str, str] = MappingProxyType(
    {word: words[-1] for words in (row.split() for row in _LANGUAGES.replace("\n", "|").split("|")) for word in words}
)


def language_name(written: str) -> str:
    """The name that BibLaTeX has for a language (`german`) by its code of ISO 639, with or without a region (`de`,
    `de-AT`, `ger`), or by that name; empty for one that is not in the table."""
    return _NAMES.get(_REGION.sub("", written.strip()).casefold(), "")
