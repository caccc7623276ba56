"""A small site with questions of every kind, a reading list, and works that concepts and claims lean on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from literature.library import build
from literature.model import Library
from literature.settings import Settings
from literature.site.addresses import Addresses
from literature.site.site import Site, SiteIdentity
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list
from literature.styles import ApaStyle
from literature.vocabulary.catalog import Catalog

BIB = """
@book{b, author={Bowlby, John}, title={A secure base}, year={1988}}
@article{a, author={Bordin, Edward}, title={Alliances}, journal={J}, year={1979}, doi={10.1/a}}
@article{m, author={Moss, Ann}, title={Not so}, journal={J}, year={1990}, doi={10.1/m}}
"""
BOND = """---
title: Bond
key_works: [a]
questions:
  - id: what
    ask: "What is the *bond*: {a} = b?"
    why: "Liking # trust [@a, p. 253]."
    choices:
      - right: Liking & trust
      - wrong: "Goals ~ tasks"
        why: "Those are <others> [@b]."
  - id: parts
    ask: Which belong to it?
    kind: several
    why: "[@a]"
    choices:
      - {right: Goals}
      - {right: Tasks}
      - {right: A bond}
      - {wrong: Training, why: No part.}
      - {wrong: "Fees: high", why: No part either.}
  - {id: technique, ask: It is a technique., answer: false, why: "It is none [@a]."}
  - id: who
    ask: Who wrote what?
    why: "[@a; @b]"
    pairs: [{this: Bowlby, with: A Secure Base}, {this: "Bordin -> later", with: "The paper: one"}]
  - {id: name, ask: What is it called?, answers: [bond, "a bond"], why: "[@a]"}
---

# Bond

The bond is what client and therapist feel for one another, and it is a part of the alliance [@a, p. 253].

## Key points

- A person who is trusted is one from whom it is safe to set out and explore the world [@b].
- Bordin says something else altogether about what people do with one another [@a].
"""
CLAIM = """---
title: Bonds heal
verdict: contested
because: "Some say so."
questions:
  - {id: verdict, ask: Bonds heal. Which verdict?, answers: [contested], why: "[@m]"}
---

# Bonds heal

It is denied by @m{.disputes}.
"""
ALONE = """---
title: Alone
questions:
  - {id: q, ask: Is it?, answer: true, why: "[@b]"}
---

# Alone

Nobody reads this [@b].
"""
LIST = """---
title: "A course: one/two"
reviewed: 2026-11-22
---

# A course

```readings
weeks:
  - title: Base
    question: "What is a [[Bond|bond]]?"
    date: 2027-01-14
    time: "09:00"
    works:
      - {key: a, why: "=Read *it* first [@b].", pages: 3-20, minutes: 45}
      - {key: b, optional: true}
    prompts: ["Describe a [[bond]] without the word."]
  - title: Doubt
    works: [m, a]
```
"""
PAGES = {
    "concepts/bond.md": BOND, "concepts/alone.md": ALONE, "claims/heal.md": CLAIM, "readings/course.md": LIST,
}  # fmt: skip
KINDS = {"readings": "reading", "concepts": "concept", "claims": "claim", "summaries": "summary"}
Make = Callable[..., Site]


def library_of(pages: Mapping[str, str]) -> Library:
    read = [read_page(PageFile(uri, uri, text), KINDS)[0] for uri, text in pages.items()]
    lists = [found for found in (read_reading_list(page)[0] for page in read) if found]
    return build(read_bibliography([("t.bib", BIB)]).references, read, reading_lists=lists)


def site_of(pages: Mapping[str, str], url: str = "https://x.example/", language: str = "en", **options: object) -> Site:
    library = library_of(pages)
    addresses = Addresses.of(library, {uri: uri.removesuffix(".md") + "/" for uri in library.pages})
    settings, faults = Settings.from_mapping(options)
    assert not faults
    identity = SiteIdentity("Harbor", "Its authors", url)
    style = ApaStyle(library.references.values())
    return Site(library, style, addresses, settings, identity, catalog=Catalog.of(language))


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes the site, with options."""
    return lambda **given: site_of(PAGES, **given)


@pytest.fixture(scope="session")
def course(make: Make) -> Site:
    return make()
