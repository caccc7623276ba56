"""Where everything stands: addresses that stay on the site, and links that find them."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.model import Library, Reference
from literature.site.addresses import Addresses, relative, slugs_for

ODD = [
    "../x", "..", ".", "a/b", "a\\b", "con", "CON", "con.a", "nul", "aux.b.c", "com1", "LPT9.x", "index", "a:b", "A:B",
    "x.", ".x", "-", "", " ", "é", "李", "a b", "a%2fb", "a?b", "a#b", "<script>", "x" * 300, "X" * 300, "a-2", "A",
    "a",     "a\0b", "a\nb", "~", "a-b", "a_b", "10.1000/xyz", "x.html", "literature-frame", "index.html",
]  # fmt: skip
KEYS = st.lists(st.sampled_from(ODD) | st.text(max_size=20), unique=True, max_size=12)


@given(KEYS)
@examples(300)
def test_a_word_for_every_key_safe_on_any_file_system(keys: list[str]) -> None:
    slugs = slugs_for(keys)
    assert set(slugs) == set(keys)
    words = list(slugs.values())
    assert len({word.lower() for word in words}) == len(words), "unique even where case makes no difference"
    for word in words:
        assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", word)
        assert not word.endswith(".")
        assert len(word) <= 120
        assert not PureWindowsPath(word).is_reserved()
        assert PurePosixPath("references", word).parts == ("references", word)
        assert word.lower() not in ("index", "index.html")


@given(KEYS)
def test_addresses_stay_below_their_folder_and_differ(keys: list[str]) -> None:
    library = Library(references={key: Reference(key, "book") for key in keys})
    for uses_directories in (True, False):
        addresses = Addresses.of(library, {}, uses_directories=uses_directories)
        found = [addresses.reference(key) for key in keys]
        for address in found:
            assert posixpath.normpath("/" + address).startswith("/references/")
            assert address.count("/") == (2 if uses_directories else 1)
        assert len({address.lower() for address in [*found, addresses.index("references")]}) == len(keys) + 1


@pytest.mark.parametrize(
    ("keys", "slugs"),
    [
        (["bowlby1988secure", "a.b_c-d"], ["bowlby1988secure", "a.b_c-d"]),
        (["a/b", "a-b"], ["a-b-2", "a-b"]),
        (["../x"], ["x"]),
        (["Foo", "foo"], ["Foo", "foo-2"]),
        (["con", "aux.b"], ["con-2", "aux-b"]),
        (["李"], ["reference"]),
        (["index"], ["index-2"]),
        (["index.html", "Index.HTML"], ["index.html-3", "Index.HTML-2"]),
    ],
)
def test_words(keys: list[str], slugs: list[str]) -> None:
    found = slugs_for(keys)
    assert [found[key] for key in keys] == slugs


def test_order_of_the_library_does_not_matter() -> None:
    assert slugs_for(ODD) == slugs_for(reversed(ODD))


PARTS = st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda part: part not in (".", "..")
)
PATHS = st.lists(PARTS, max_size=4).map(lambda parts: quote("/".join(parts)))
ADDRESSES = st.builds(lambda path, end: path + end if path else "", PATHS, st.sampled_from(["/", ".html", ""]))


@given(ADDRESSES, ADDRESSES)
@examples(400)
def test_a_link_leads_back_to_its_address(target: str, base: str) -> None:
    link = relative(target, base)
    assert not urlsplit(link).scheme
    assert not urlsplit(link).netloc
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname("/" + unquote(base)), unquote(link)))
    assert joined == posixpath.normpath("/" + unquote(target))
    if target.endswith("/") or not target:
        assert link.endswith("/")
    assert not re.search(r"[\s<>\"\\^`{}|#?]", link)


@pytest.mark.parametrize(
    ("target", "base", "link"),
    [
        ("references/a/", "concepts/bond/", "../../references/a/"),
        ("references/a/", "references/a/", "./"),
        ("references/a/", "", "references/a/"),
        ("", "a/b/", "../../"),
        ("", "", "./"),
        ("", "a.html", "./"),
        ("references/a.html", "concepts/bond.html", "../references/a.html"),
        ("references/a.html", "references/b.html", "a.html"),
        ("findings/#f1", "a/", "../findings/#f1"),
        ("concepts/s%C3%A9curit%C3%A9/", "a/", "../concepts/s%C3%A9curit%C3%A9/"),
        ("javascript:alert(1)/", "", "javascript%3Aalert(1)/"),
        ("concepts/a b/", "", "concepts/a%20b/"),
    ],
)
def test_links(target: str, base: str, link: str) -> None:
    assert relative(target, base) == link


def test_pages_as_the_host_says() -> None:
    addresses = Addresses.of(Library(), {"concepts/bond.md": "begriffe/bond/"})
    assert addresses.page("concepts/bond.md") == "begriffe/bond/"
    assert addresses.page("not/published.md") == ""
    assert (addresses.index("years"), addresses.generated("years", "1988")) == ("years/", "years/1988/")
    plain = Addresses.of(Library(), {}, uses_directories=False)
    assert (plain.index("years"), plain.generated("years", "1988")) == ("years/index.html", "years/1988.html")
