"""Pages of the works that share an author, a year, a type or a venue, and the index above them:
`render/pages/groups.py` says which groups there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby, islice

from markupsafe import Markup, escape

from literature.library import AuthorIndex
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.groups import Group, author_groups
from literature.render.pages.part_pages import part_navigation
from literature.render.pieces.work_lists import WorkLists
from literature.render.templates import fill
from literature.site.group_addresses import group_address, has_group_page
from literature.site.here import Here
from literature.site.paging import NAMES, WORKS, Part, parts_of
from literature.site.part_addresses import further_parts, part_address, part_words
from literature.site.site import Site

_COAUTHORS = 500
"""Shown on an author's page; who wrote with thousands is found through the works."""


_LONG = 40
"""Names from which an index stands under first letters."""


def _letter(group: Group) -> str:
    return group.word[:1].upper()


class GroupFolder:
    """One folder of groups. Groups are made at first use."""

    def __init__(
        self, site: Site, name: str, title: str, groups: Callable[[], tuple[Group, ...]], lists: WorkLists
    ) -> None:
        self.title = site.catalog.gettext(title)
        self._site = site
        self._name = name
        self._make_groups = groups
        self._lists = lists
        self._long_lists: dict[str, tuple[list[str], tuple[Part, ...]]] = {}

    def words(self) -> Iterator[str]:
        """Last word of the address of every page below the index."""
        site, name = self._site, self._name
        yield from (word for word, group in self._groups.items() if has_group_page(site, name, word, group.keys))
        yield from self._further

    def page(self, word: str) -> GeneratedPage | None:
        """The page with that word in its address."""
        stem, number = self._further.get(word, (word, 1))
        if not stem:
            return self._index_part(self._index_parts[number - 1])
        group = self._groups.get(stem)
        is_there = group is not None and has_group_page(self._site, self._name, stem, group.keys)
        return self._group_page(group, number) if group is not None and is_there else None

    def index_body(self) -> str:
        """HTML below the heading of the index page."""
        part = self._index_parts[0]
        return self._index(self._index_at(part), part)

    @cached_property
    def _groups(self) -> dict[str, Group]:
        """By slug."""
        return {group.slug: group for group in self._make_groups()}

    @cached_property
    def _part_words(self) -> dict[str, tuple[str, ...]]:
        counts = {slug: WORKS.count(len(group.keys)) for slug, group in self._groups.items()}
        return part_words(counts | {"": NAMES.count(len(counts))}, self._groups)

    @cached_property
    def _further(self) -> dict[str, tuple[str, int]]:
        return further_parts(self._part_words)

    @cached_property
    def _index_parts(self) -> tuple[Part, ...]:
        return parts_of([group.word for group in self._groups.values()], NAMES, self._site.catalog)

    def _index_part(self, part: Part) -> GeneratedPage:
        title = f"{self.title}: {part.name}"
        here = self._index_at(part)
        body = f"<h1>{escape(title)}</h1>\n{self._index(here, part)}"
        catalog = self._site.catalog
        number, total = catalog.number(part.end - part.start), catalog.number(len(self._groups))
        description = catalog.gettext("%(number)s of %(total)s.", number=number, total=total)
        return GeneratedPage(here.address, title, description, body)

    @property
    def _index_words(self) -> tuple[str, ...]:
        return self._part_words.get("", ("",))

    def _index_at(self, part: Part) -> Here:
        return Here(self._site, part_address(self._site, self._name, self._index_words[part.number - 1]))

    def _index(self, here: Here, part: Part) -> str:
        groups = list(islice(self._groups.values(), part.start, part.end))
        is_long = len(groups) >= _LONG and all(group.word for group in groups)
        lettered = (
            [(letter, list(found)) for letter, found in groupby(groups, key=_letter)] if is_long else [("", groups)]
        )
        return fill(
            here,
            "groups_index.html",
            groups=lettered,
            addresses={group.slug: group_address(self._site, self._name, group.slug, group.keys) for group in groups},
            ways=(),
            letters=[(letter.lower(), letter) for letter, _ in lettered] if is_long else (),
            folder=self._name,
            parts=part_navigation(here, self._name, self._index_words, self._index_parts, part),
        )

    def _group_page(self, group: Group, number: int) -> GeneratedPage:
        words = self._part_words.get(group.slug, (group.slug,))
        keys, parts = self._sorted(group)
        part = parts[number - 1]
        title = f"{group.title}: {part.name}" if number > 1 else group.title
        here = Here(self._site, part_address(self._site, self._name, words[number - 1]))
        body = fill(
            here,
            "group.html",
            title=title,
            folder=self._name,
            folder_title=self.title,
            facts=self._facts(group),
            works=self._lists.items(here, keys[part.start : part.end]),
            parts=part_navigation(here, self._name, words, parts, part),
            coauthors=self._coauthors(group) if number == 1 else "",
        )
        return GeneratedPage(here.address, title, self._description(group), body)

    def _sorted(self, group: Group) -> tuple[list[str], tuple[Part, ...]]:
        """Works in the order of a reference list, and the parts. Kept where each of many parts will ask."""
        if group.slug in self._long_lists:
            return self._long_lists[group.slug]
        style = self._site.style
        keys = sorted(group.keys, key=style.sort_key)
        found = keys, parts_of([style.filed_under(key) for key in keys], WORKS, self._site.catalog)
        if len(found[1]) > 1:
            self._long_lists[group.slug] = found
        return found

    def _facts(self, group: Group) -> str:
        """What the page of a group says below its title."""
        return ""

    def _description(self, group: Group) -> str:
        return self._site.catalog.ngettext(
            "%(num)s work under %(group)s.", "%(num)s works under %(group)s.", len(group.keys), group=group.title
        )

    def _coauthors(self, group: Group) -> Markup:
        return Markup()


class AuthorFolder(GroupFolder):
    """The folder of authors: their pages tell their years, and whom they wrote with."""

    def __init__(self, site: Site, name: str, title: str, authors: Callable[[], AuthorIndex], lists: WorkLists) -> None:
        super().__init__(site, name, title, lambda: author_groups(authors(), site.catalog.language), lists)
        self._authors = authors
        self._links: dict[str, str] = {}

    def _facts(self, group: Group) -> str:
        return ", ".join(filter(None, (self._works(len(group.keys)), group.note)))

    def _works(self, number: int) -> str:
        return self._site.catalog.ngettext("%(num)s work", "%(num)s works", number)

    def _description(self, group: Group) -> str:
        return self._site.catalog.ngettext(
            "%(num)s work by %(author)s in this library.",
            "%(num)s works by %(author)s in this library.",
            len(group.keys),
            author=group.title,
        )

    def _coauthors(self, group: Group) -> Markup:
        """Items of a list, most shared works first."""
        others = self._authors().coauthors(group.slug)
        items = [
            f'<li>{self._link(slug)} <span class="lit-count">{self._works(number)}</span></li>'
            for slug, number in others[:_COAUTHORS]
        ]
        if (rest := len(others) - _COAUTHORS) > 0:
            others_left = self._site.catalog.ngettext("and %(num)s other", "and %(num)s others", rest)
            items.append(f"<li>{others_left}</li>")
        return Markup("\n".join(items))

    def _link(self, slug: str) -> str:
        """Link to an author from another one's page. It stands on many of them and is made once."""
        link = self._links.get(slug)
        if link is None:
            group = self._groups[slug]
            href = Here.in_folder(self._site, self._name).to(group_address(self._site, self._name, slug, group.keys))
            link = self._links[slug] = f'<a href="{escape(href)}">{escape(group.title)}</a>'
        return link
