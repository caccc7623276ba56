"""Words that lose their vowel before another and are written as one with it (`l'alliance`, `dell'attaccamento`), by
language. A search looks for the word behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ELIDED: Mapping[str, str] = {
    "ca": "d l m n s t",
    "fr": "c d j jusqu l lorsqu m n puisqu qu quoiqu s t",
    "it": (
        "all anch bell c coll com cos d dall degl dell dov gl l m mezz n negl nell quell quest s sant sull t tutt un v"
    ),
}


def elided_words(language: str) -> tuple[str, ...]:
    """What stands of such words before the apostrophe, folded, in a language (BCP 47); none where it has none."""
    return tuple(_ELIDED.get(re.split("[-_]", language)[0], "").split())
