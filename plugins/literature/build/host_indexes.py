"""What a host has listed of its own pages, in its search and its sitemap: the frame is none, and generated ones are."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from literature.exports.sitemap import SITEMAP, dated_sitemap, sitemap_files
from literature.render.frame.frame import SLUG
from literature.sources import disk

_FRAME_ENTRY = re.compile(rf"\s*<url>\s*<loc>[^<]*{SLUG}[^<]*</loc>.*?</url>", re.DOTALL)


def sitemaps(text: str, site_url: str, generated: Iterable[str], dates: Mapping[str, datetime.date]) -> dict[str, str]:
    """By file, the host's sitemap without the frame and with the `generated` addresses, or an index and its parts."""
    text = _FRAME_ENTRY.sub("", text)
    if not site_url:
        return {SITEMAP: text}
    entries = "".join(
        f"    <url>\n         <loc>{escape(site_url + address)}</loc>\n    </url>\n" for address in generated
    )
    return sitemap_files(dated_sitemap(text.replace("</urlset>", f"{entries}</urlset>"), dates), site_url)


def leave_frame_out(index: Path) -> None:
    """Have the index of the host's own search, if there is such a file, hold nothing of the frame."""
    if disk.is_file(index):
        disk.write_changed(index, without_frame(disk.read_text(index, index.name)[0]).encode("utf-8"))


def without_frame(index: str) -> str:
    """The index of the host's own search, MkDocs' or Zensical's, without the frame, which not every theme's search
    leaves out; one that cannot be read stays as it is."""
    try:
        data = json.loads(index)
        listed = "items" if "items" in data else "docs"
        data[listed] = [document for document in data[listed] if SLUG not in document["location"]]
    except (ValueError, LookupError, TypeError):
        return index
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
