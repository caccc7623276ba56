"""What a change does to a site's literature, for whoever reviews it: as lines, as Markdown for a comment, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TypeVar

from literature.checks import Diagnostic
from literature.library.differences import Differences, FieldDifference, PageDifference, RecordDifference

VERSION = 1
"""Grows when a reader of earlier reports would misread a new one."""

_MOST = 40
"""Lines of a section. A comment on GitHub takes 65,536 characters, and no one reads on."""
_LONGEST = 160
_CONTEXT = 30
"""Characters that two long texts have in common and that are shown before what differs."""
_NONE = "nothing"

_D = TypeVar("_D", PageDifference, RecordDifference)
Quote = Callable[[str], str]
"""Sets what authors wrote apart from what the report says."""


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    lines: tuple[str, ...]


def as_text(found: Differences, problems: Sequence[Diagnostic]) -> str:
    """Sections with a line for each thing, for a terminal."""
    sections = _sections(found, problems, _shortened)
    parts = ("\n".join((section.heading, *(f"  {line}" for line in section.lines))) for section in sections)
    return "\n\n".join(parts) + "\n"


def as_markdown(found: Differences, problems: Sequence[Diagnostic]) -> str:
    """The same as Markdown. What authors wrote stands in code, so that nothing in it is a link, an image or the name of
    someone who is told."""
    sections = _sections(found, problems, as_code)
    parts = ("\n".join((f"**{part.heading}**", "", *(f"- {line}" for line in part.lines))).strip() for part in sections)
    return "\n\n".join(parts) + "\n"


def as_json(found: Differences, problems: Sequence[Diagnostic]) -> str:
    """One object with all of it; its schema is `schemas/differences.json`."""
    report = {
        "version": VERSION,
        "pages": [
            {
                "path": difference.page.path,
                "title": difference.page.title,
                "kind": difference.page.kind,
                "status": difference.status,
                "words_before": difference.words_before,
                "words": difference.words,
                "minutes": round(difference.minutes, 1),
                "cited": list(difference.cited),
                "no_longer_cited": list(difference.no_longer_cited),
                "citations_added": difference.citations_added,
                "citations_removed": difference.citations_removed,
                "moved_from": difference.moved_from,
            }
            for difference in found.pages
        ],
        "verdicts": [
            {"path": verdict.page.path, "title": verdict.page.title, "fields": _as_objects(verdict.fields)}
            for verdict in found.verdicts
        ],
        "works": [_as_object(work) for work in found.works],
        "findings": [_as_object(finding) for finding in found.findings],
        "lost": [{"kind": kind, "name": name} for kind, name in found.lost],
        "problems": [
            {
                "path": diagnostic.problem.location.path,
                "line": diagnostic.problem.location.line,
                "code": diagnostic.rule.code,
                "severity": str(diagnostic.severity),
                "message": diagnostic.message,
            }
            for diagnostic in problems
        ],
        "minutes": round(found.minutes, 1),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _as_object(record: RecordDifference) -> dict[str, object]:
    return {"id": record.id, "title": record.title, "status": record.status, "fields": _as_objects(record.fields)}


def _as_objects(fields: Iterable[FieldDifference]) -> list[dict[str, str]]:
    return [{"name": field.name, "before": field.before, "now": field.now} for field in fields]


def _sections(found: Differences, problems: Sequence[Diagnostic], quote: Quote) -> Iterator[_Section]:
    """What there is, gravest first; one line where nothing changed."""
    if not found and not problems:
        yield _Section("Nothing that readers see has changed", ())
        return
    yield from _section("Problems", (_problem(diagnostic, quote) for diagnostic in problems), len(problems))
    yield from _section(
        "Addresses that lead nowhere now", (f"{kind} {quote(name)}" for kind, name in found.lost), len(found.lost)
    )
    verdicts = (
        f"{quote(verdict.page.title)}: {_changes(verdict.fields, quote)} ({quote(verdict.page.path)})"
        for verdict in found.verdicts
    )
    yield from _section("Verdicts", verdicts, len(found.verdicts))
    for status, pages in _by_status(found.pages):
        heading = f"Pages {status}" + ("" if status == "removed" else f", {_time(pages)} to read")
        yield from _section(heading, (_page(page, quote) for page in pages), len(pages))
    for name, records in (("Works", found.works), ("Figures", found.findings)):
        for status, of_status in _by_status(records):
            lines = (_record(record, quote) for record in of_status)
            yield from _section(f"{name} {status}", lines, len(of_status))


def _section(heading: str, lines: Iterator[str], count: int) -> Iterator[_Section]:
    if count:
        shown = [line for line, _ in zip(lines, range(_MOST), strict=False)]
        more = [f"and {count - _MOST:,} more"] if count > _MOST else []
        yield _Section(f"{heading} ({count:,})", (*shown, *more))


def _by_status(found: Iterable[_D]) -> Iterator[tuple[str, list[_D]]]:
    order = ("new", "changed", "removed")
    for status, of_status in groupby(
        sorted(found, key=lambda each: order.index(each.status)), lambda each: each.status
    ):
        yield status, list(of_status)


def _problem(diagnostic: Diagnostic, quote: Quote) -> str:
    place = diagnostic.problem.location
    where = quote(f"{place.path}:{place.line}")
    return f"{where}: {diagnostic.severity} {diagnostic.rule.code}: {quote(diagnostic.message)}"


def _page(difference: PageDifference, quote: Quote) -> str:
    said = [f"{quote(difference.page.title)} ({difference.page.kind}, {quote(difference.page.path)})"]
    if difference.moved_from:
        said.append(f"moved from {quote(difference.moved_from)}")
    if difference.status == "changed":
        grown = difference.words - difference.words_before
        said.append(f"{difference.words:,} words ({grown:+,})" if grown else f"{difference.words:,} words")
    elif difference.status == "new":
        said.append(f"{difference.words:,} words")
    counts = (difference.citations_added, difference.citations_removed)
    if any(counts):
        said.append(f"citations +{counts[0]} -{counts[1]}")
    if difference.cited and difference.status == "changed":
        said.append(f"cites for the first time {_list(difference.cited, quote)}")
    elif difference.cited:
        said.append(f"cites {_list(difference.cited, quote)}")
    if difference.no_longer_cited and difference.status == "changed":
        said.append(f"no longer cites {_list(difference.no_longer_cited, quote)}")
    return "; ".join(said)


def _record(record: RecordDifference, quote: Quote) -> str:
    title = f": {quote(record.title)}" if record.title else ""
    changes = f"; {_changes(record.fields, quote)}" if record.fields else ""
    return f"{quote(record.id)}{title}{changes}"


def _changes(fields: Iterable[FieldDifference], quote: Quote) -> str:
    def shown(value: str) -> str:
        return quote(value) if value else _NONE

    def change(field: FieldDifference) -> str:
        before, now = differing(field.before, field.now)
        return f"{field.name} {shown(before)} → {shown(now)}"

    return "; ".join(map(change, fields))


def differing(before: str, now: str) -> tuple[str, str]:
    """Two long texts from shortly before where they begin to differ, so that shortened ones do not look alike."""
    pairs = enumerate(zip(before, now, strict=False))
    alike = next((place for place, (one, other) in pairs if one != other), min(len(before), len(now)))
    start = before.rfind(" ", 0, max(alike - _CONTEXT, 0)) + 1
    if start == 0 or max(len(before), len(now)) <= _LONGEST:
        return before, now
    return f"…{before[start:]}", f"…{now[start:]}"


def _list(keys: Sequence[str], quote: Quote) -> str:
    more = f" and {len(keys) - 8:,} more" if len(keys) > 8 else ""
    return ", ".join(map(quote, keys[:8])) + more


def _time(pages: Iterable[PageDifference]) -> str:
    return f"{ceil(sum(page.minutes for page in pages)):,} min"


def _shortened(text: str) -> str:
    """Text on one line, not endless, without what a terminal would act on."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def as_code(text: str) -> str:
    """Text as code of Markdown on one line, not endless, in which nothing is a link or the name of someone."""
    shown = _shortened(text).replace("`", "'")
    return f"`{shown}`" if shown else ""
