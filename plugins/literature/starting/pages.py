"""What the starters of a concept, a claim and a reading list are filled with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from literature.model import Library, Verdict
from literature.starting.front import scalar
from literature.starting.starters import Values
from literature.text.folding import fold_name, slug

_LONGEST_ID = 60
_CANDIDATES = 6


def page_id(name: str) -> str:
    """File name for a page of this name: lower-case words and hyphens, cut at a word; empty when it has no letters."""
    whole = slug(name)
    return whole if len(whole) <= _LONGEST_ID else whole[: _LONGEST_ID + 1].rpartition("-")[0] or whole[:_LONGEST_ID]


def concept_values(library: Library, name: str) -> Values:
    """What a starter of a concept can say. Works with its name in the title are proposed as key works."""
    return {"title": name[:1].upper() + name[1:], "key_works": tuple(_works_on(library, name))}


def claim_values(statement: str, verdict: Verdict) -> Values:
    """What a starter of a claim can say."""
    return {"title": statement.rstrip("."), "verdict": verdict}


def reading_values(name: str, works: Sequence[str], sessions: int) -> Values:
    """What a starter of a reading list can say: `sessions` is the body of a `readings` block, the works dealt out over
    the sessions in the order given."""
    lines = ["weeks:"]
    share = -(-len(works) // sessions)
    for number in range(sessions):
        lines += [f"  - title: {scalar(f'Week {number + 1}')}", '    question: ""', "    works:"]
        dealt = works[number * share : (number + 1) * share]
        lines += [line for key in dealt for line in (f"      - key: {scalar(key)}", '        why: ""')]
        if not dealt:
            lines[-1] += " []"
        lines += ["    prompts: []"]
    return {"title": name[:1].upper() + name[1:], "sessions": "\n".join(lines)}


def _works_on(library: Library, name: str) -> Iterator[str]:
    wanted = fold_name(name)
    found = (key for key, work in library.references.items() if wanted in fold_name(work.plain("title")))
    yield from (key for key, _ in zip(found, range(_CANDIDATES), strict=False))
