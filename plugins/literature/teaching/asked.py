"""Questions as other programs are given them: in plain words, with citations and links written out, and with a name
that lasts. `model/question.py` has them as their authors wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from literature.library.permalinks import page_name
from literature.model import Page, Question, QuestionKind
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.vocabulary.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer of several that are offered."""

    text: str
    is_right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, ready to be written in any format. All texts are plain and of one line."""

    name: str
    """Of all questions of a site, this one's alone: `concepts/bond#what-it-is`."""
    title: str
    """Of the page that asks it."""
    kind: QuestionKind
    ask: str
    why: str = ""
    """The answer in a sentence or two, with its citations."""
    address: str = ""
    """Of the question on its page, whole; empty where the site's address is not known."""
    choices: tuple[Offered, ...] = ()
    """Of the kinds `one`, `several` and `true-false`, in the order in which they are offered: for a statement, true and
    false, in the site's language."""
    pairs: tuple[tuple[str, str], ...] = ()
    partners: tuple[str, ...] = ()
    """Of pairs, what stands on the other side, each once, in the order in which it is offered."""
    answers: tuple[str, ...] = ()

    @property
    def explained(self) -> str:
        """Why, and where it stands."""
        return " ".join(filter(None, (self.why, self.address)))

    @property
    def right(self) -> tuple[Offered, ...]:
        """The choices that are right."""
        return tuple(choice for choice in self.choices if choice.is_right)


def asked(site: Site, page: Page) -> tuple[Asked, ...]:
    """The questions of a page, which every format of every list with the page has."""
    pages = site.once("questions asked", dict[str, tuple[Asked, ...]])
    if page.uri not in pages:
        pages[page.uri] = tuple(_asked(site, page))
    return pages[page.uri]


def _asked(site: Site, page: Page) -> Iterator[Asked]:
    def plain(markdown: str) -> str:
        return " ".join(spoken(site, markdown).as_plain().split())

    address = site.identity.whole(site.addresses.page(page.uri))
    for question in page.questions:
        offered = tuple(Offered(plain(one.text), one.is_right, plain(one.why)) for one in question.offered)
        yield Asked(
            name=f"{page_name(page.uri)}#{question.id}",
            title=page.title,
            kind=question.kind,
            ask=plain(question.ask),
            why=plain(question.why),
            address=address and f"{address}#{question.anchor}",
            choices=offered or _truths(question, site.catalog),
            pairs=tuple((plain(pair.this), plain(pair.that)) for pair in question.pairs),
            partners=tuple(dict.fromkeys(map(plain, question.partners))),
            answers=tuple(map(plain, question.answers)),
        )


def _truths(question: Question, catalog: Catalog) -> tuple[Offered, ...]:
    if question.kind != "true-false":
        return ()
    is_true = question.is_true
    return Offered(catalog.gettext("True"), is_true), Offered(catalog.gettext("False"), not is_true)
