"""Reads and writes `editions.csv`, the list of a site's editions. `edition_folders.py` looks at what it lists."""

from __future__ import annotations

import csv
import io

from literature.model import Edition, Problem, Rule, Severity
from literature.sources.schemas import TableSchema
from literature.sources.tables import Row, read_table, records_as_written
from literature.text.checksums import SHA256
from literature.text.doi import bare_doi, is_doi
from literature.text.edition_name import EXPECTED, edition_date, name_meant
from literature.text.line_ends import line_end_of

INVALID_EDITION = Rule("SRC016", "invalid-edition", Severity.ERROR, "A row of the list of editions cannot be used.")

_SCHEMA = TableSchema.of("editions")
COLUMNS = _SCHEMA.columns


def read_editions(path: str, text: str) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """The editions in order of their days, and what is wrong with the table. A row whose name or checksum cannot be
    read is left out; a DOI that is none is left empty."""
    table = read_table(path, text, COLUMNS, _SCHEMA.required)
    problems = list(table.problems)
    found: dict[str, Edition] = {}
    for row in table.rows:
        edition = _edition(row, problems)
        if edition is None:
            continue
        if edition.name in found:
            first = found[edition.name].location.line
            message = f"the edition '{edition.name}' stands in line {first} too; each has one row"
            problems.append(INVALID_EDITION.problem(message, edition.location))
            continue
        found[edition.name] = edition
    return tuple(found[name] for name in sorted(found)), tuple(problems)


def _edition(row: Row, problems: list[Problem]) -> Edition | None:
    name, doi, checksum = row["name"], bare_doi(row["doi"]), row["sha256"].lower()
    date = edition_date(name)
    if date is None:
        message = f"name is '{name}'; expected {EXPECTED}"
        meant = (name_meant(name),) if name_meant(name) else ()
        problems.append(INVALID_EDITION.problem(message, row.locate("name"), meant))
        return None
    if not SHA256.fullmatch(checksum):
        message = f"sha256 is '{row['sha256']}'; expected the 64 digits that `literature edition {name}` writes"
        problems.append(INVALID_EDITION.problem(message, row.locate("sha256")))
        return None
    if doi and not is_doi(doi):
        message = f"doi is '{row['doi']}'; expected a DOI such as 10.5281/zenodo.1234567"
        problems.append(INVALID_EDITION.problem(message, row.locate("doi")))
        doi = ""
    return Edition(name, date, doi, checksum, row.locate("name"))


def with_edition(text: str, name: str, checksum: str) -> str:
    """The table with the checksum of an edition: in its row where it has one, whose DOI stays, else in a row at the
    end. Every other row stays as it is, byte for byte."""
    line_end = line_end_of(text)
    head, columns, records = records_as_written(text, COLUMNS)
    rows = [head]
    is_there = False
    for cells, row in records:
        held = dict(zip(columns, cells, strict=False))
        is_own = held.get("name", "").strip() == name
        is_there = is_there or is_own
        new_cells = [{**held, "sha256": checksum}.get(column, "") for column in columns]
        rows.append(_written(new_cells, line_end) if is_own else row)
    if not is_there:
        new = {"name": name, "sha256": checksum}
        rows.append(_written([new.get(column, "") for column in columns], line_end))
    # The last row of a file may lack its line end.
    return "".join(row if row.endswith(("\n", "\r")) else row + line_end for row in rows)


def _written(cells: list[str], line_end: str) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=line_end).writerow(cells)
    return line.getvalue()
