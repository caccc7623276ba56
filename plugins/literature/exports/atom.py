"""What is new and changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from literature.text.xml import one_line, xml_attribute, xml_text


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A page or reference and the days on which it came and changed."""

    name: str
    """Stable and unique in the site: what the identifier is made from."""
    title: str
    url: str
    """Absolute."""
    published: datetime.date
    updated: datetime.date
    summary: str = ""


def as_atom(
    title: str,
    site_url: str,
    feed_url: str,
    author: str,
    entries: Iterable[FeedEntry],
    most: int = 50,
    language: str = "en",
) -> str:
    """The feed with its newest entries. Dates are those of the content, never of the build."""
    ordered = sorted(entries, key=lambda entry: (-entry.updated.toordinal(), -entry.published.toordinal(), entry.name))
    newest = ordered[:most]
    updated = max((entry.updated for entry in newest), default=datetime.date(1970, 1, 1))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={xml_attribute(language)}>',
        f"<title>{xml_text(one_line(title)) or 'Feed'}</title>",
        f"<id>{_id(title, 'feed')}</id>",
        f"<updated>{_instant(updated)}</updated>",
        f"<author><name>{xml_text(one_line(author or title))}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={xml_attribute(feed_url)}/>',
        f'<link rel="alternate" type="text/html" href={xml_attribute(site_url)}/>',
    ]
    for entry in newest:
        lines += [
            "<entry>",
            f"<title>{xml_text(one_line(entry.title)) or 'Untitled'}</title>",
            f"<id>{_id(title, entry.name)}</id>",
            f'<link rel="alternate" type="text/html" href={xml_attribute(entry.url)}/>',
            f"<published>{_instant(entry.published)}</published>",
            f"<updated>{_instant(entry.updated)}</updated>",
            *([f"<summary>{xml_text(one_line(entry.summary))}</summary>"] if entry.summary else []),
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _id(site: str, name: str) -> str:
    """An identifier that outlives a change of address (RFC 4287, section 4.2.6)."""
    name = f"literature:{site}:{name}".encode("utf-8", "replace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _instant(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"
