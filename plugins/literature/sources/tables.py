"""Reads CSV tables with a header: rows that know their place, or that stay as they are written when one is added."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from literature.model import Location, Problem, Rule, Severity
from literature.text.line_ends import line_end_of
from literature.text.nearest import Nearest

UNKNOWN_COLUMN = Rule("SRC005", "unknown-column", Severity.WARNING, "A table has a column that no reader knows.")
MISSING_COLUMN = Rule("SRC006", "missing-column", Severity.ERROR, "A table lacks a column it needs.")
FORMER_COLUMN = Rule("SRC014", "former-column", Severity.WARNING, "A column of a table goes by its former name.")
UNEVEN_ROW = Rule("SRC007", "uneven-row", Severity.ERROR, "A row of a table has too many or too few cells.")

_NO_NAMES: Mapping[str, str] = MappingProxyType({})

# As the csv module reads: after a closing quote the rest of the cell is taken as it stands.
_CELL = re.compile(r'"[^"]*+(?:""[^"]*+)*+(?:"[^,\r\n]*+)?|[^,\r\n]*+')


@dataclass(frozen=True, slots=True)
class Row:
    """One record: cells by column name, stripped."""

    cells: dict[str, str]
    path: str
    line: int
    """Line at which the record starts."""
    source: str
    """The record as it stands in the file."""
    order: tuple[str, ...]
    """Columns of the file, left to right."""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def locate(self, column: str) -> Location:
        """The place of a cell."""
        offset, end = 0, len(self.source.rstrip("\r\n"))
        for name in self.order:
            if name == column:
                break
            match = _CELL.match(self.source, offset)
            offset = min((match.end() if match else offset) + 1, end)
        before = self.source[:offset]
        return Location(self.path, self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)

    def places(self) -> dict[str, Location]:
        """The place of the first cell of each column, all found in one go."""
        places: dict[str, Location] = {}
        line, line_start, offset, end = self.line, 0, 0, len(self.source.rstrip("\r\n"))
        for name in self.order:
            places.setdefault(name, Location(self.path, line, offset - line_start + 1))
            match = _CELL.match(self.source, offset)
            after = min((match.end() if match else offset) + 1, end)
            if newlines := self.source.count("\n", offset, after):
                line, line_start = line + newlines, self.source.rfind("\n", offset, after) + 1
            offset = after
        return places


@dataclass(frozen=True, slots=True)
class Table:
    """The records of one file and what is wrong with its shape."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(
    path: str, text: str, columns: Sequence[str], required: Sequence[str], former: Mapping[str, str] = _NO_NAMES
) -> Table:
    """Records of a CSV file (RFC 4180, comma, header in the first record).

    `columns` are the names that may occur, `required` those that must, `former` what some were called before: such a
    column is read under the name of today, and reported. Unknown, missing and doubled columns and
    records with too many or too few cells are reported; every record is kept with the cells it has.
    """
    records = _records(text)
    header = next(records, None)
    if header is None:
        return Table((), ())
    names = tuple(cell.strip() for cell in header[1])
    there = set(names)
    written, names = names, tuple(former.get(name, name) if former.get(name) not in there else name for name in names)
    problems = list(_check_header(path, header[2], written, names, columns, required))
    rows = []
    for line, cells, source in records:
        row = Row({name: cell.strip() for name, cell in zip(names, cells, strict=False)}, path, line, source, names)
        if len(cells) != len(names):
            message = f"{len(cells)} cells; the header has {len(names)}: {_reason(len(cells) - len(names))}"
            problems.append(UNEVEN_ROW.problem(message, Location(path, line)))
        rows.append(row)
    return Table(tuple(rows), tuple(problems))


def _reason(surplus: int) -> str:
    """What most likely made a record too long or, below 0, too short."""
    if surplus > 0:
        return "there is a comma too many, or a cell with commas has no quotation marks around it"
    return "a comma is missing, also for a cell that is empty"


def records_as_written(text: str, columns: Sequence[str]) -> tuple[str, list[str], list[tuple[list[str], str]]]:
    """The source of a table down to its header, the names in it, and cells and source of each record below: what is
    needed to add to the table and leave the rest as it is, byte for byte; only a quotation mark that is open at its end
    is closed. A table that holds nothing begins with a header of these columns."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    names = next((cells for cells in reader if any(cell.strip() for cell in cells)), None)
    if names is None:
        return ",".join(columns) + line_end_of(text), [*columns], []
    start = reader.line_num
    head = "".join(lines[:start])
    below: list[tuple[list[str], str]] = []
    for cells in reader:
        below.append((cells, "".join(lines[start : reader.line_num])))
        start = reader.line_num
    if below and _is_unclosed(below[-1][1]):
        # What is added would stand within the cell.
        cells, source = below[-1]
        below[-1] = cells, f'{source}"'
    return head, [name.strip() for name in names], below


def _is_unclosed(source: str) -> bool:
    """Whether a quotation mark that begins a cell of a record has no end."""
    try:
        list(csv.reader(io.StringIO(source, newline=""), strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _records(text: str) -> Iterator[tuple[int, list[str], str]]:
    """Line, cells and source of each record that is not blank."""
    csv.field_size_limit(sys.maxsize)
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines)
    start = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start + 1, cells, "".join(lines[start : reader.line_num])
        start = reader.line_num


def _check_header(
    path: str,
    source: str,
    written: Sequence[str],
    names: Sequence[str],
    columns: Sequence[str],
    required: Sequence[str],
) -> Iterator[Problem]:
    places = Row({}, path, 1, source, tuple(written)).places()
    times = Counter(names)
    free = Nearest(column for column in columns if column not in times)
    for name, today in zip(written, names, strict=True):
        if name != today:
            places[today] = places[name]
            message = f"column '{name}' is called '{today}' now, and is read as such"
            yield FORMER_COLUMN.problem(message, places[name], (today,))
    for name in times:
        if name not in columns:
            close = free.to(name)
            message = f"unknown column '{name}'; expected {', '.join(columns)}"
            yield UNKNOWN_COLUMN.problem(message, places[name], close)
    for name in required:
        if name not in names:
            yield MISSING_COLUMN.problem(f"column '{name}' is missing", Location(path))
    for name in sorted(name for name, count in times.items() if count > 1):
        yield UNKNOWN_COLUMN.problem(f"column '{name}' stands twice; the last one counts", places[name])
