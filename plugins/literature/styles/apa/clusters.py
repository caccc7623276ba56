"""In-text citations: order, grouping, parentheses, narrative forms (APA 7, sections 8.11 to 8.13, 8.6, 8.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from literature.model import Citation, CitationItem, RichText, Run
from literature.styles.apa.assembly import EMPTY, plain, within_parentheses
from literature.styles.apa.labels import Label
from literature.styles.apa.locators import locator_text
from literature.styles.style import placeholder

_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_SECONDARY = re.compile(r"(?:as\s+)?(?:cited|quoted|discussed|reported|described)\s+(?:in|by)\b", re.IGNORECASE)

_AROUND = {"": ("(", ")"), "bare": ("", ""), "brackets": ("[", "]"), "commas": ("[", "]")}
Render = Callable[[str], RichText]


@dataclass(frozen=True, slots=True)
class Cited:
    """What a cluster needs to know of the works it may name."""

    labels: Mapping[str, Label]
    """By key."""
    sort_key: Callable[[str], tuple[Any, ...]]
    render: Render
    introduced: set[str] | None = None
    """Abbreviations of groups introduced so far; added to."""


@dataclass(slots=True)
class _Unit:
    """An item with those that hang on it (`as cited in ...`): they move together."""

    item: CitationItem
    followers: list[CitationItem] = field(default_factory=list)


def inline(markdown: str) -> RichText:
    """Markdown's emphasis as italics and bold; anything else verbatim."""
    runs: list[Run] = []
    end = 0
    for match in _EMPHASIS.finditer(markdown):
        runs.append(Run(markdown[end : match.start()]))
        is_strong = len(match[1]) == 2
        runs.append(Run(match[2], italic=not is_strong, bold=is_strong))
        end = match.end()
    runs.append(Run(markdown[end:]))
    return RichText(tuple(run for run in runs if run.text))


def cluster_text(citation: Citation, cited: Cited) -> RichText:
    """The citation with its parentheses."""
    items = citation.items
    if not items:
        return EMPTY
    if citation.is_narrative:
        return _narrative(items[0], items[1:], citation, cited)
    listed = within_parentheses(_listed(items, cited))
    opening, closing = _AROUND[citation.nesting]
    return (opening + listed + closing).merged()


def _narrative(item: CitationItem, rest: Sequence[CitationItem], citation: Citation, cited: Cited) -> RichText:
    """`Darwin (1859, p. 3; see also Tversky & Kahneman, 1974)`, `Darwin's (1859)`, in parentheses `Darwin, 1859`."""
    possessive = citation.possessive
    label = cited.labels.get(item.key)
    if label is None:
        spoken, inner = placeholder(item.key), EMPTY
    else:
        names, abbreviation = _group_names(label, cited, label.narrative)
        spoken = names.linked(key=label.key)
        inner = plain(f"{abbreviation}, " if abbreviation else "") + label.year
    if possessive:
        spoken += RichText.from_plain(possessive, key=label.key if label else "")
    details = _details(item, cited)
    same: list[CitationItem] = []
    if label is not None and not details:
        same = [other for other in rest if not other.prefix and _is_same(label, other, cited)]
        rest = [other for other in rest if other not in same]
    dated = sorted([item, *same], key=lambda one: cited.sort_key(one.key)) if same else []
    years = [_keyed(cited.labels[other.key].year, other.key, cited) for other in dated]
    first = RichText.join(", ", years) if years else inner.linked(key=label.key) if label else inner
    first = first + details if first else _without_lead(details)
    others = _listed(rest, cited)
    separator = ", " if rest and _SECONDARY.match(rest[0].prefix) else "; "
    within = within_parentheses(RichText.join(separator, (first, others)))
    if not within:
        return spoken.merged()
    if citation.nesting in ("bare", "commas") and not possessive:
        whole = spoken + ", " + within + ("," if citation.nesting == "commas" else "")
    else:
        whole = spoken + (" [" + within + "]" if citation.nesting else " (" + within + ")")
    # A work that stands alone is one link, its parentheses included.
    return (whole.linked(key=label.key) if label and not rest and not years else whole).merged()


def _listed(items: Sequence[CitationItem], cited: Cited) -> RichText:
    """Items in the order of the reference list; a phrase before an item opens a new row (8.12)."""
    rows: list[tuple[str, list[_Unit]]] = []
    for item in items:
        if item.prefix and _SECONDARY.match(item.prefix) and rows:
            rows[-1][1][-1].followers.append(item)
        elif item.prefix or not rows:
            rows.append((item.prefix, [_Unit(item)]))
        else:
            rows[-1][1].append(_Unit(item))
    parts = []
    for prefix, units in rows:
        ordered = sorted(units, key=lambda unit: _order(unit.item, cited))
        text = _row(ordered, cited)
        parts.append(_spaced(cited.render(prefix)) + text if prefix else text)
    return RichText.join("; ", parts)


def _row(units: Sequence[_Unit], cited: Cited) -> RichText:
    """Works separated by semicolons, those by the same authors by their years (8.12)."""
    parts: list[RichText] = []
    previous: CitationItem | None = None
    for unit in units:
        item = unit.item
        before = cited.labels.get(previous.key) if previous else None
        if previous and before and not _details(previous, cited) and _is_same(before, item, cited):
            parts.append(", " + _keyed(cited.labels[item.key].year, item.key, cited))
        elif said := _item(item, cited):
            parts.append("; " + said if parts else said)
        parts += (", " + _spaced(cited.render(one.prefix)) + _item(one, cited) for one in unit.followers)
        previous = None if unit.followers or item.is_author_suppressed else item
    return RichText.join("", parts)


def _item(item: CitationItem, cited: Cited) -> RichText:
    label = cited.labels.get(item.key)
    if label is None:
        return placeholder(item.key) + _details(item, cited)
    if item.is_author_suppressed:
        return plain(label.year or label.identity).linked(key=label.key) + _details(item, cited)
    names, abbreviation = _group_names(label, cited, label.parenthetical)
    if abbreviation:
        name = names + f" [{abbreviation}], "
    elif names is label.parenthetical:
        name = label.led
    else:
        name = names + ", "
    return (name + label.year).linked(key=label.key) + _details(item, cited)


def _group_names(label: Label, cited: Cited, full: RichText) -> tuple[RichText, str]:
    """Names, and the abbreviation to introduce with them; the abbreviation alone once it is known (8.21)."""
    if cited.introduced is None or not label.abbreviation:
        return full, ""
    if label.abbreviation in cited.introduced:
        return plain(label.abbreviation), ""
    cited.introduced.add(label.abbreviation)
    return full, label.abbreviation


def _details(item: CitationItem, cited: Cited) -> RichText:
    """Locators and suffix, with the comma or space before them."""
    text = "".join(f", {locator_text(locator)}" for locator in item.locators)
    suffix = item.suffix.rstrip()
    if not suffix.strip():
        return plain(text)
    needs_space = suffix[0].isalnum() or suffix[0] in "(["
    return plain(text + (" " if needs_space else "")) + cited.render(suffix)


def _without_lead(details: RichText) -> RichText:
    """Without the comma that would follow a year."""
    if not details:
        return details
    first, *others = details.runs
    return RichText((Run(first.text.lstrip(", "), first.italic, first.bold), *others))


def _is_same(label: Label, item: CitationItem, cited: Cited) -> bool:
    """Whether an item is a further work by the same authors that adds nothing but its year."""
    other = cited.labels.get(item.key)
    return bool(
        other
        and other.year
        and other.identity == label.identity
        and not item.is_author_suppressed
        and not item.locators
        and not item.suffix.strip()
        and not other.year.startswith("personal")
    )


def _order(item: CitationItem, cited: Cited) -> tuple[Any, ...]:
    return (0, cited.sort_key(item.key)) if item.key in cited.labels else (1,)


def _keyed(text: str, key: str, cited: Cited) -> RichText:
    return RichText.from_plain(text, key=cited.labels[key].key)


def _spaced(text: RichText) -> RichText:
    return text if not text or text.as_plain()[-1].isspace() else text + " "
