"""Finds published figures by what was measured and what it goes with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from literature.assistants.published_site import PublishedSite
from literature.assistants.words import Words
from literature.data.values import FindingRecord

_MOST_NEAR = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures are asked for; what is empty may be anything."""

    construct: str = ""
    outcome: str = ""
    metric: str = ""
    key: str = ""
    """Of the work that reports them."""


def find_findings(site: PublishedSite, asked: Asked, words: Words) -> list[FindingRecord]:
    """The figures that fit, those first whose names say the least besides what was asked. The names of a figure's
    concepts stand for its construct and outcome too."""
    constructs, outcomes = set(words.stems(asked.construct)), set(words.stems(asked.outcome))
    found = []
    for one in _kept(site, asked):
        construct, outcome = set(words.stems(one.construct)), set(words.stems(one.outcome))
        names = set(words.stems(f"{one.topic} {' '.join(_concept_names(site, one))}"))
        if constructs <= construct and outcomes <= outcome:
            found.append((0, len(construct | outcome), one.id, one))
        elif constructs <= construct | names and outcomes <= outcome | names:
            found.append((1, len(construct | outcome), one.id, one))
        elif not asked.outcome and constructs <= construct | outcome | names:
            found.append((2, len(construct | outcome), one.id, one))
    return [one for _, _, _, one in sorted(found, key=lambda one: one[:3])]


def nearest_names(site: PublishedSite, asked: Asked, words: Words) -> tuple[str, ...]:
    """What is measured here that shares most words with what was asked, with its outcome."""
    wanted = set(words.stems(f"{asked.construct} {asked.outcome}"))
    shares: dict[str, int] = {}
    for one in _kept(site, asked) or site.findings.values():
        shared = len(wanted & set(words.stems(f"{one.construct} {one.outcome}")))
        if shared:
            shares[f"{one.construct}: {one.outcome}"] = shared
    return tuple(sorted(shares, key=lambda name: (-shares[name], len(name)))[:_MOST_NEAR])


def _kept(site: PublishedSite, asked: Asked) -> Collection[FindingRecord]:
    return [
        one
        for one in site.findings.values()
        if asked.key in ("", one.key) and asked.metric in ("", one.metric, one.metric_text.lower())
    ]


def _concept_names(site: PublishedSite, finding: FindingRecord) -> list[str]:
    named = (site.concepts[id_] for id_ in finding.concepts if id_ in site.concepts)
    return [name for one in named for name in (one.title, *one.other_names)]
