"""What changed since the last edition, written for readers (`CHANGES.md`) and for programs (`changes.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from literature.editions.changes import EditionChanges
from literature.exports.differences import as_code, differing
from literature.library.differences import FieldDifference, RecordDifference, Status

VERSION = 1
"""Grows when a reader of earlier files would misread a new one."""
JSON_FILE = "changes.json"
SCHEMA = "edition-changes"
"""Name of its schema, without `.json`."""
_ORDER: tuple[Status, ...] = ("changed", "new", "removed")
_NOTHING = "nothing"


def as_markdown(title: str, changes: EditionChanges) -> str:
    """Sections with a line for each thing. What authors wrote stands in code, so that nothing in it is a link."""
    if not changes.since:
        said = "Nothing was compared: this is the first edition, or it was made without an earlier one."
        return f"# What changed: {title}\n\n{said}\n"
    parts = [f"# What changed: {title}", f"Since the edition {changes.since}.", *_sections(changes)]
    if len(parts) == 2:
        parts.append("Nothing that the data say.")
    return "\n\n".join(parts) + "\n"


def summary(changes: EditionChanges) -> str:
    """In one line, how much of what."""
    counts = [f"works retracted {len(changes.retracted):,}"] if changes.retracted else []
    for name, found in _kinds(changes):
        counts += [f"{name.lower()} {status} {len(some):,}" for status, some in _by_status(found)]
    return "; ".join(counts) or "nothing"


def as_json(edition: str, changes: EditionChanges) -> str:
    """One object with all of it; its schema is `schemas/edition-changes.json`."""
    kinds = {name: [_as_object(one) for one in found] for name, found in _named(changes)}
    report = {
        "version": VERSION,
        "edition": edition,
        "since": changes.since,
        "retracted": [{"id": key, "title": title} for key, title in changes.retracted],
        **kinds,
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _named(changes: EditionChanges) -> Iterator[tuple[str, Sequence[RecordDifference]]]:
    yield "claims", changes.claims
    yield "findings", changes.findings
    yield "works", changes.works
    yield "pages", changes.pages


def _kinds(changes: EditionChanges) -> Iterator[tuple[str, Sequence[RecordDifference]]]:
    """As readers call them."""
    names = {"claims": "Verdicts", "findings": "Figures"}
    return ((names.get(name, name.capitalize()), found) for name, found in _named(changes))


def _by_status(found: Sequence[RecordDifference]) -> Iterator[tuple[Status, list[RecordDifference]]]:
    for status in _ORDER:
        if some := [one for one in found if one.status == status]:
            yield status, some


def _sections(changes: EditionChanges) -> Iterator[str]:
    if changes.retracted:
        lines = (f"{as_code(key)}: {as_code(title)}" for key, title in changes.retracted)
        yield _section(f"Works retracted since ({len(changes.retracted):,})", lines)
    for name, found in _kinds(changes):
        for status, some in _by_status(found):
            yield _section(f"{name} {status} ({len(some):,})", map(_line, some))


def _section(heading: str, lines: Iterable[str]) -> str:
    return "\n".join((f"## {heading}", "", *(f"- {line}" for line in lines)))


def _line(one: RecordDifference) -> str:
    title = f": {as_code(one.title)}" if one.title else ""
    changed = "; ".join(map(_change, one.fields))
    return f"{as_code(one.id)}{title}" + (f"; {changed}" if changed else "")


def _change(field: FieldDifference) -> str:
    before, now = (as_code(value) if value else _NOTHING for value in differing(field.before, field.now))
    return f"{field.name.replace('_', ' ')} {before} → {now}"


def _as_object(one: RecordDifference) -> dict[str, object]:
    changed = [{"name": field.name, "before": field.before, "now": field.now} for field in one.fields]
    return {"id": one.id, "title": one.title, "status": one.status, "fields": changed}
