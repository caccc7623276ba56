"""A reading list as a table for a spreadsheet (CSV, RFC 4180): a row for each work of each session."""

from __future__ import annotations

import csv
import io

from literature.model import ReadingList
from literature.references.addresses import lasting_address
from literature.site.sentences import spoken
from literature.site.site import Site

_COLUMNS = (
    "session", "title", "date", "time", "question", "key", "work", "pages", "chapters", "minutes", "optional", "why",
    "address",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")


def as_table(site: Site, reading: ReadingList) -> str:
    """The table with its head. A cell that a spreadsheet would take for a formula begins with an apostrophe; the byte
    order mark in front tells spreadsheets that it is UTF-8."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for session in reading.sessions:
        start = f"{session.time:%H:%M}" if session.time else ""
        question = spoken(site, session.question).as_plain()
        about = [str(session.number), session.title, str(session.date or ""), start, question]
        for work in session.works:
            if key := site.library.resolve(work.key):
                reference = site.library.references[key]
                why = spoken(site, work.why).as_plain()
                cells = [*about, key, site.style.entry(key).as_plain(), work.pages, work.chapters]
                cells += [str(work.minutes or ""), "yes" if work.is_optional else "no", why, lasting_address(reference)]
                writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return "\ufeff" + output.getvalue()
