"""The pages that a concept, a claim and a reading list begin with."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from literature.model import Library, Verdict
from literature.starting.front import front_matter, scalar
from literature.text.folding import fold_name, slug

_LONGEST_ID = 60
_CANDIDATES = 6


def page_id(name: str) -> str:
    """File name for a page of this name: lower-case words and hyphens, cut at a word; empty when it has no letters."""
    whole = slug(name)
    return whole if len(whole) <= _LONGEST_ID else whole[: _LONGEST_ID + 1].rpartition("-")[0] or whole[:_LONGEST_ID]


def concept_page(library: Library, name: str, day: datetime.date) -> str:
    """The Markdown of a concept. Works whose titles hold its name are proposed as key works, to be weighed."""
    title = name[:1].upper() + name[1:]
    head = front_matter(
        {
            "title": title,
            "aliases": (),
            "broader": (),
            "related": (),
            "key_works": list(_works_on(library, name)),
            "reviewed": day.isoformat(),
        }
    )
    return _page(
        head,
        title,
        "The definition, in one paragraph: it is shown on hover wherever the term first occurs.",
        {
            "Where it comes from": "Who named it, when, and what it was set against.",
            "How it is used": "In each literature that uses it.",
            "Easily confused with": "Neighbors that are not the same, with links.",
            "Evidence": "Findings by id, with the design they come from, and what critics say.",
        },
    )


def claim_page(statement: str, verdict: Verdict, day: datetime.date) -> str:
    """The Markdown of a claim."""
    title = statement.rstrip(".")
    head = front_matter({"title": title, "verdict": verdict, "concepts": (), "reviewed": day.isoformat()})
    return _page(
        head,
        title,
        "",
        {
            "The claim": "The statement as it is commonly met, fairly put.",
            "Where it comes from": "The works it is credited to, and what they say.",
            "What the evidence says": "Findings by id, each with its design.",
            "Verdict": "Supported, overstated, contested, unsupported or unverifiable, and why.",
            "A better way to say it": "One or two sentences that the evidence carries.",
        },
    )


def reading_page(name: str, works: Sequence[str], sessions: int, day: datetime.date) -> str:
    """The Markdown of a reading list, its works dealt out over the sessions in the order given."""
    title = name[:1].upper() + name[1:]
    head = front_matter({"title": title, "reviewed": day.isoformat()})
    lines = ["```readings", "weeks:"]
    share = -(-len(works) // sessions)
    for number in range(sessions):
        lines += [f"  - title: {scalar(f'Week {number + 1}')}", '    question: ""', "    works:"]
        dealt = works[number * share : (number + 1) * share]
        lines += [line for key in dealt for line in (f"      - key: {scalar(key)}", '        why: ""')]
        if not dealt:
            lines[-1] += " []"
        lines += ["    prompts: []"]
    lines.append("```")
    return _page(head, title, "Whom the list is for, and what it leads to.", {}) + "\n" + "\n".join(lines) + "\n"


def _page(head: str, title: str, opening: str, sections: Mapping[str, str]) -> str:
    """The page with empty sections, so that `check` names those that are not written yet."""
    about = [*([opening] if opening else []), *(f"{heading}: {what}" for heading, what in sections.items())]
    blocks = [f"{head}\n# {title}", "\n".join(["<!--", *about, "-->"]), *(f"## {heading}" for heading in sections)]
    return "\n\n".join(blocks) + "\n"


def _works_on(library: Library, name: str) -> Iterator[str]:
    wanted = fold_name(name)
    found = (key for key, work in library.references.items() if wanted in fold_name(work.plain("title")))
    yield from (key for key, _ in zip(found, range(_CANDIDATES), strict=False))
