"""References as a table that a spreadsheet opens."""

from literature import ExportFormat


def as_row(work):
    """A line of the table: key, year and title."""
    cells = (work.key, str(work.year or ""), work.plain("title"))
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


TABLE = ExportFormat(
    name="table",
    label="Table",
    ending="tsv",
    media_type="text/tab-separated-values",
    opening="key\tyear\ttitle\n",
    record=as_row,
)
