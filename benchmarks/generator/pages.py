"""Pages of every kind that a library has: summaries, concepts, claims, reading lists, and a few others."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .concepts import Concept, made_concepts
from .prose import Prose
from .tables import Figure, findings
from .vocabulary import Vocabulary, Zipf
from .works import Work
from .writing import Writer

_WORDS = 800
_SECTIONS = ("In one sentence", "Key points", "What was done", "What was found", "What it does not show",
             "How it stands today")  # fmt: skip
_VERDICTS = ("supported", "overstated", "contested", "unsupported", "unverifiable")
_DESIGNS = ("meta-analysis", "review", "theory", "cohort", "randomized trial")


@dataclass(frozen=True)
class Pages:
    """Everything that is written about the works."""

    texts: dict[str, str]
    """Markdown by path below the docs folder."""
    findings: str
    """Table of the figures that pages name."""


def made_pages(works: Sequence[Work], count: int, seed: int, taken: Iterable[str] = ()) -> Pages:
    """So many pages over these works, none of whose concepts has a name that is `taken`.

    Raises ValueError when they are too few to hold every kind.
    """
    chance = random.Random(f"pages {count} {seed}")
    prose = Prose(Vocabulary.of(seed), chance)
    concepts = made_concepts(max(6, count * 12 // 100), seed, taken)
    claims, lists = max(2, count * 4 // 100), max(1, count // 100)
    summaries = min(count - len(concepts) - claims - lists - 2, len(works))
    if summaries < 1:
        raise ValueError(f"{count} pages are too few to hold every kind; the least is 15")
    summarized = sorted(chance.sample(range(len(works)), summaries))
    figures, table = findings([works[number] for number in summarized], concepts, summaries + summaries // 4, seed)
    # Works that have a page are what the others lean on most.
    by_rank = [works[number] for number in summarized]
    by_rank += chance.sample([work for work in works if work not in set(by_rank)], len(works) - summaries)
    writer = Writer(prose, Zipf(by_rank, 0.7, 8), Zipf(concepts, 0.7, 4), figures)
    texts = {"index.md": _home(writer, by_rank[:5]), "about.md": f"# About\n\n{writer.paragraph(6)}\n"}
    of_work: dict[str, list[Figure]] = {}
    for figure in figures:
        of_work.setdefault(figure.key, []).append(figure)
    for work, other in zip(by_rank[:summaries], [*by_rank[1:summaries], by_rank[0]], strict=True):
        texts[f"summaries/{work.key}.md"] = _summary(writer, work, other, of_work.get(work.key, []))
    for concept in concepts:
        texts[f"concepts/{concept.id}.md"] = _concept(writer, concept)
    for number in range(claims):
        texts[f"claims/claim-{number + 1}.md"] = _claim(writer, number + 1)
    for number in range(lists):
        texts[f"readings/course-{number + 1}.md"] = _reading_list(writer, number + 1)
    return Pages(texts, table)


def _home(writer: Writer, works: Sequence[Work]) -> str:
    start = "".join(f"- @{work.key}\n" for work in works)
    return f"# A made-up library\n\n{writer.paragraph(3)}\n\n{start}\nTerms are explained in {writer.link()}.\n"


def _summary(writer: Writer, work: Work, other: Work, figures: Sequence[Figure]) -> str:
    chance = writer.chance
    title = f"{writer.prose.phrase().capitalize()} ({work.key})"
    front = {
        "title": f'"{title}"', "reference": work.key, "design": chance.choice(_DESIGNS),
        "concepts": _listed(concept.id for concept in writer.concepts.some(chance, chance.randint(2, 4))),
        "basis": chance.choice(("abstract", "full text")), "reviewed": f"2026-0{chance.randint(1, 9)}-15",
    }  # fmt: skip
    given = " ".join(f"The figure is [[finding:{figure.id}]]." for figure in figures)
    # Every summary is led to by another one.
    beside = f"Compare {writer.prose.phrase()} in @{other.key}. {given}\n"
    return _page(front, title, writer.sections(_SECTIONS, _WORDS) + beside + _findings_block(figures))


def _findings_block(figures: Sequence[Figure]) -> str:
    if len(figures) < 2:
        return ""
    return f"\n```findings\nids: [{', '.join(figure.id for figure in figures)}]\nplot: forest\n```\n"


def _concept(writer: Writer, concept: Concept) -> str:
    works = writer.works.some(writer.chance, writer.chance.randint(3, 8))
    front = {
        "title": concept.name.capitalize(), "aliases": _listed(concept.aliases), "broader": _listed(concept.broader),
        "related": _listed(concept.related), "key_works": _listed(work.key for work in works),
        "literature": f"[{concept.literature}]", "reviewed": "2026-03-15",
    }  # fmt: skip
    body = f"{writer.prose.sentence()}.\n\n{writer.sections(_SECTIONS[2:5], _WORDS // 2)}"
    return _page({name: value for name, value in front.items() if value != "[]"}, concept.name.capitalize(), body)


def _claim(writer: Writer, number: int) -> str:
    title = f"Claim {number}: {writer.prose.clause()}"
    front = {"title": f'"{title}"', "verdict": writer.chance.choice(_VERDICTS), "reviewed": "2026-04-15"}
    return _page(front, title, f"{writer.paragraph(2)} {writer.cluster()}\n\n{writer.sections(_SECTIONS[3:], _WORDS)}")


def _reading_list(writer: Writer, number: int) -> str:
    title = f"Course {number}: {writer.prose.phrase()}"
    weeks = []
    for _ in range(8):
        works = "".join(
            f"      - key: {work.key}\n        minutes: {writer.chance.randint(4, 20) * 5}\n"
            f'        why: "{writer.prose.clause().capitalize()}."\n'
            for work in writer.works.some(writer.chance, 5)
        )
        weeks.append(
            f'  - title: "{writer.prose.phrase().capitalize()}"\n'
            f'    question: "What if {writer.prose.clause()}?"\n'
            f'    works:\n{works}    prompts:\n      - "Explain {writer.link()}."\n'
        )
    block = f"```readings\nweeks:\n{''.join(weeks)}```\n"
    return _page({"title": f'"{title}"'}, title, f"{writer.paragraph(3)}\n\n{block}")


def _page(front: dict[str, str], title: str, body: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    return f"---\n{lines}---\n\n# {title}\n\n{body}"


def _listed(names: Iterable[str]) -> str:
    return f"[{', '.join(names)}]"
