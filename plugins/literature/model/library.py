"""Everything a site knows, joined: what checks, styles, pages and exports read. Made by `library.build`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from literature.model.allowance import Allowance
from literature.model.finding import Finding
from literature.model.notice import Notice
from literature.model.page import Page
from literature.model.permalink import Permalink
from literature.model.places import Location, Problem
from literature.model.policy import Policy
from literature.model.reading import ReadingList
from literature.model.reference import Provenance, Reference


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation of a work on a page, with the sentence that makes it."""

    key: str
    page_uri: str
    heading: str
    """Text of the nearest heading above; empty before the first."""
    sentence: str
    """Markdown of the sentence, citations as written."""
    start: int
    """Offset of the sentence into the page's text."""
    location: Location


@dataclass(frozen=True, slots=True)
class Relations:
    """A concept's neighbours by id, made symmetric over all concepts, in order of title."""

    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """References, pages and findings with all that follows from joining them."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    """By key, in file order."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Every key and alias to the key it stands for."""
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key: keywords by which blocks and facets choose works, whether or not the site publishes them."""
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By uri."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Folded id, title or alias of a page to the page's uri."""
    summaries: Mapping[str, Page] = field(default_factory=dict)
    """By key of the work."""
    concepts: Mapping[str, Page] = field(default_factory=dict)
    """By id."""
    relations: Mapping[str, Relations] = field(default_factory=dict)
    """By concept id."""
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """By key: every citation of the work, in order of page and place."""
    cited_with: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """By key: works cited on the same pages, with the number of pages, most first."""
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By uri: pages that link to it by name, in order of uri."""
    works_cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By page uri: keys cited there, each once, in order of first appearance."""
    notices: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    """By key: retractions and other notices about the work, in file order."""
    reading_lists: Mapping[str, ReadingList] = field(default_factory=dict)
    """By page uri: the sessions of its `readings` blocks."""
    permalinks: tuple[Permalink, ...] = ()
    """What was published under a lasting name, as locked."""
    problems: tuple[Problem, ...] = ()
    """What the readers and the joins found wrong."""
    allowances: tuple[Allowance, ...] = ()
    """What authors wrote to let a finding be."""
    files: frozenset[str] = frozenset()
    """Uris of the files below the docs folder that are no pages: images and the like."""
    policy: Policy = field(default_factory=Policy)
