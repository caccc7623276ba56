"""The tables beside a made-up bibliography: published figures, and how each work was checked."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .concepts import Concept
from .works import Work

_COLUMNS = (
    "id key topic construct outcome metric value ci_low ci_high k n heterogeneity year locator source "
    "read_certainty notes interval direction design literature construct_group outcome_group"
).split()
_OUTCOMES = ("treatment outcome", "dropout", "symptoms", "alliance", "sensitivity")
_DESIGNS = ("meta-analysis", "cohort", "randomized trial", "survey")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the findings: what pages need to know of it."""

    id: str
    key: str


def findings(works: Sequence[Work], concepts: Sequence[Concept], count: int, seed: int) -> tuple[list[Figure], str]:
    """So many figures, in the order of the works they are from, and the table that holds them."""
    chance = random.Random(f"findings {count} {seed}")
    figures, rows = [], []
    for number in range(count):
        work, concept = works[number * len(works) // count], chance.choice(concepts)
        value, half = round(chance.uniform(-0.5, 0.6), 2), round(chance.uniform(0.02, 0.15), 2)
        metric = chance.choice("rrdg")
        figures.append(Figure(f"f{number + 1:05}", work.key))
        row = {
            "id": figures[-1].id, "key": work.key, "topic": concept.literature, "construct": concept.name,
            "outcome": chance.choice(_OUTCOMES), "metric": metric, "value": f"{value:.2f}",
            "ci_low": f"{value - half:.2f}", "ci_high": f"{value + half:.2f}", "k": str(chance.randint(5, 300)),
            "n": str(chance.randint(80, 30_000)), "year": work.key[-4:] if work.key[-4:].isdigit() else "",
            "locator": "abstract", "source": f"https://made.example/{number}",
            "read_certainty": chance.choice(("high", "medium")), "design": chance.choice(_DESIGNS),
            "literature": concept.literature, "construct_group": concept.name,
        }  # fmt: skip
        row["outcome_group"] = row["outcome"]
        rows.append(row)
    return figures, _table(_COLUMNS, rows)


def provenance(works: Sequence[Work], seed: int) -> str:
    """How each work was checked."""
    chance = random.Random(f"provenance {len(works)} {seed}")
    rows = []
    for number, work in enumerate(works):
        tier = chance.choice("AAABBCD")
        addresses = [f"https://catalog{n}.example/{number} (catalog)" for n in range(1, chance.randint(2, 4))]
        agreement = "agree" if tier == "A" else "single source"
        notes = "Issue number not given by the source" if chance.random() < 0.1 else ""
        rows.append({
            "key": work.key, "tier": tier, "n_sources": str(len(addresses)), "sources": " | ".join(addresses),
            "agreement": agreement, "notes": notes,
        })  # fmt: skip
    return _table(("key", "tier", "n_sources", "sources", "agreement", "notes"), rows)


def _table(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
