"""The search that a site publishes: records from the library, an index made of them, and the small tables that the
browser needs besides it. The scripts that read them stand in `assets/search/`."""

from literature.search.bundle import SearchBundle
from literature.search.records import Record, records_of

__all__ = ["Record", "SearchBundle", "records_of"]
