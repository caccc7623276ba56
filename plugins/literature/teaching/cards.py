"""Cards to learn by, each with where it stands: concepts with their definitions, questions, who is cited for a
sentence, and published figures to estimate. Every word of them stands on a page of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from literature.library.permalinks import page_name
from literature.model import Citation, Finding, Page, escape_attribute, escape_text
from literature.site.finding_names import about
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.teaching.asked import Asked, asked
from literature.text.markdown.scanner import scan
from literature.text.openings import key_points, opening
from literature.text.statistics import statistics

_SHORTEST = 40
"""Characters of a sentence that says enough to know its author by."""


@dataclass(frozen=True, slots=True)
class Card:
    """Two sides. All but the name are HTML."""

    name: str
    """Of all cards of a site, this one's alone, and the same as long as what it asks."""
    front: str
    back: str
    source: str = ""
    """The works that are cited for it, as entries of a list of references."""
    link: str = ""
    """A link to where it stands; the words alone where the site's address is not known."""
    kind: str = ""
    """A word by which cards are chosen: `concept`, `question`, `who`, `figure`."""


def cards_of(site: Site, pages: Iterable[Page]) -> tuple[Card, ...]:
    """The cards of concepts and claims, and of questions on any page, in order; each figure once."""
    cards: dict[str, Card] = {}
    made = site.once("cards", dict[str, tuple[Card, ...]])
    for page in pages:
        if page.uri not in made:
            made[page.uri] = tuple(_of_page(site, page))
        for card in made[page.uri]:
            cards.setdefault(card.name, card)
    return tuple(cards.values())


def _of_page(site: Site, page: Page) -> Iterator[Card]:
    if page.kind == "concept":
        yield from _definition(site, page)
    yield from (_question(site, page, one) for one in asked(site, page))
    if page.kind == "concept":
        yield from _who(site, page)
        yield from _figures(site, page)


def _definition(site: Site, page: Page) -> Iterator[Card]:
    said = opening(page)
    if said:
        front = _html(site.catalog.gettext("What is meant by “%(concept)s”?", concept=page.title))
        back, entries = _html(spoken(site, said).as_plain()), _entries(site, _keys(site, [said]))
        yield Card(f"concept|{page_name(page.uri)}", front, back, entries, _link(site, page), "concept")


def _question(site: Site, page: Page, one: Asked) -> Card:
    written = next(found for found in page.questions if one.name.endswith(f"#{found.id}"))
    front = [_html(one.ask), _list(choice.text for choice in one.choices)]
    front += [_list(this for this, _ in one.pairs), _list(one.partners)]
    wrong = site.catalog.gettext("Wrong:")
    back = [
        _list(choice.text for choice in one.right),
        _list(f"{this}: {that}" for this, that in one.pairs),
        *(_html(answer) for answer in one.answers[:1]),
        _html(one.why),
        _list(f"{wrong} {choice.text} – {choice.why}" for choice in one.choices if choice.why and not choice.is_right),
    ]
    entries = _entries(site, _keys(site, [text for text, _ in written.texts()]))
    link = _link(site, page, f"#{written.anchor}")
    return Card(f"question|{one.name}", "".join(front), "".join(back), entries, link, "question")


def _who(site: Site, page: Page) -> Iterator[Card]:
    """Sentences of the definition and the key points that end in a citation of one work and do not name its people."""
    asks = site.catalog.gettext("Which work is cited for this?")
    for text in (opening(page), *key_points(page)):
        citations = [token for token in scan(text).tokens if isinstance(token, Citation)]
        if len(citations) != 1 or citations[0].is_narrative or len(citations[0].items) != 1:
            continue
        (citation,) = citations
        key = site.library.resolve(citation.items[0].key)
        if not key or text[citation.end :].strip(" .*_"):
            continue
        said = spoken(site, f"{text[: citation.start].rstrip()}.").as_plain()
        people = site.library.references[key].people.get("author", ())
        if len(said) >= _SHORTEST and not any(person.surname and person.surname in said for person in people):
            front, back = _html(asks) + _html(said), _html(site.style.label(key).as_plain())
            yield Card(f"who|{page_name(page.uri)}|{key}", front, back, _entries(site, [key]), _link(site, page), "who")


def _figures(site: Site, page: Page) -> Iterator[Card]:
    for finding in site.library.findings_about(page.id):
        key = site.library.resolve(finding.key)
        if key and finding.measure.is_known and finding.value.is_exact:
            yield _figure(site, finding, key)


def _figure(site: Site, finding: Finding, key: str) -> Card:
    catalog, what = site.catalog, about(site, finding)
    measure, work = catalog.gettext(finding.measure.name), site.style.label(key).as_plain()
    front = catalog.gettext("How large is it? %(what)s (%(measure)s, %(work)s)", what=what, measure=measure, work=work)
    full, plainly = (statistics(finding, form).as_plain() for form in ("full", "plain"))
    back = _html(full) + (_html(plainly) if plainly != full else "")
    link = _linked(site.identity.whole(Here(site, "").to_finding(finding.id)), what)
    return Card(f"figure|{finding.id}", _html(front), back, _entries(site, [key]), link, "figure")


def _keys(site: Site, texts: Iterable[str]) -> Sequence[str]:
    """The works that texts cite, each once."""
    tokens = (token for text in texts for token in scan(text).tokens if isinstance(token, Citation))
    return site.library.resolve_all(item.key for token in tokens for item in token.items)


def _entries(site: Site, keys: Iterable[str]) -> str:
    return "".join(f"<p>{site.style.entry(key).as_html()}</p>" for key in keys)


def _link(site: Site, page: Page, anchor: str = "") -> str:
    address = site.identity.whole(site.addresses.page(page.uri))
    return _linked(address and address + anchor, page.title)


def _linked(address: str, words: str) -> str:
    return f'<a href="{escape_attribute(address)}">{escape_text(words)}</a>' if address else escape_text(words)


def _html(text: str) -> str:
    return f"<p>{escape_text(text)}</p>" if text else ""


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape_text(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""
