"""Instruments: questionnaires and scales, each with a page of its own."""

from literature import PageKind, escape_attribute, escape_text


def card(here, page):
    """What an instrument is, below the heading of its page."""
    items = page.front.own.get("items")
    return f'<p class="lit-card">{items} items</p>' if items else ""


def lists(here, page):
    """Below its text: the pages that name it."""
    pages = [here.site.library.pages[uri] for uri in here.site.library.links.get(page.uri, ())]
    if pages:
        links = [f'<a href="{escape_attribute(here.to_page(one.uri))}">{escape_text(one.title)}</a>' for one in pages]
        yield "Used in", f"<p>{', '.join(links)}</p>"


STARTER = """---
title: {{title}}
items: 1
reviewed: {{reviewed}}
---

# {{title}}

<!-- What it measures, in one paragraph. -->

## Items

<!-- How many, and how they are answered. -->
"""

INSTRUMENT = PageKind(
    name="instrument",
    one="Instrument",
    many="Instruments",
    folder="instruments",
    counted=("<strong>%(num)s</strong> instrument", "<strong>%(num)s</strong> instruments"),
    beside="instrument",
    says_first=("opening", "description"),
    is_reviewed=True,
    needs_links=True,
    front_matter={"properties": {"items": {"type": "integer", "minimum": 1}}, "required": ["items"]},
    starter=STARTER,
    card=card,
    lists=lists,
)
