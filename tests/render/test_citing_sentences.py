"""The sentences that cite a work: in parts where there are many, and made once for all works that they cite."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable

import pytest

from literature.build.site_build import SiteBuild
from literature.library import build
from literature.model import Library, Page, Reference
from literature.render.pages.generated import GeneratedPages
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.shared_markup import SharedMarkup
from literature.site.here import Here
from literature.site.paging import SENTENCES
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.sources.pages import PageFile, read_page


def cited(*sentences_on_page: int, **others: Reference) -> Library:
    """A library in which the work `much` is cited on pages with so many sentences each."""
    pages = []
    for number, count in enumerate(sentences_on_page):
        text = "\n\n".join(f"Sentence {number}.{place} rests on [@much; @other]." for place in range(count))
        file = PageFile(f"notes/n{number:03}.md", f"docs/notes/n{number:03}.md", f"# Note {number}\n\n{text}\n")
        pages.append(read_page(file, {})[0])
    return build([Reference("much", "book"), Reference("other", "book"), *others.values()], pages)


def quoted(page: GeneratedPage | None) -> list[str]:
    assert page is not None
    return re.findall(r'<span class="lit-said">Sentence ([\d.]+) ', page.body)


@pytest.mark.parametrize("counts", [[1] * 300, [2] * 150, [300], [7] * 43])
def test_a_page_shows_so_many_and_the_rest_follows(site_of: Callable[..., Site], counts: list[int]) -> None:
    generated = GeneratedPages(site_of(cited(*counts)))
    address, found, pages = "references/much/", list[str](), 0
    while address:
        assert address in set(generated.addresses())
        page = generated.page_at(address)
        assert page is not None
        on_page = quoted(page)
        assert 0 < len(on_page) <= SENTENCES.most
        found, pages = found + on_page, pages + 1
        following = re.search(r'<a href="([^"]+)" rel="next">', page.body)
        address = posixpath.normpath(posixpath.join(address, following[1])) + "/" if following else ""
    assert found == [f"{number}.{place}" for number, count in enumerate(counts) for place in range(count)]
    assert pages == 4


def test_as_many_as_one_page_holds_stay_on_it(site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(cited(SENTENCES.most)))
    page = generated.page_at("references/much/")
    assert len(quoted(page)) == SENTENCES.most
    assert page is not None
    assert "lit-parts" not in page.body
    assert not [address for address in generated.addresses() if "part" in address]


def test_a_further_part_says_what_it_holds(site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(cited(*[1] * 200)))
    page = generated.page_at("references/much-part-2/")
    assert page is not None
    assert page.title == f"{generated.site.style.label('much').as_plain()}: cited on this site, 67 to 133"
    assert "67 to 133 of 200 sentences" in page.body
    assert quoted(page)[0] == "66.0"
    assert '<a class="lit-cite" href="../much/">' in page.body
    assert re.search(r'href="../../notes/n066/#s-[0-9a-f]{8}"', page.body)
    assert page.head == ""


def test_parts_leave_keys_their_address(site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(cited(300, taken=Reference("much-part-2", "book"))))
    work, part = generated.page_at("references/much-part-2/"), generated.page_at("references/much-part-2-2/")
    assert work is not None
    assert "<code>[@much-part-2]</code>" in work.body
    assert len(quoted(part)) == 75


def test_parts_without_directories(site_of: Callable[..., Site]) -> None:
    generated = GeneratedPages(site_of(cited(150), uses_directories=False))
    first, second = generated.page_at("references/much.html"), generated.page_at("references/much-part-2.html")
    assert first is not None
    assert second is not None
    assert 'href="much-part-2.html" rel="next"' in first.body
    assert 'href="much.html" rel="prev"' in second.body


def test_addresses_change_with_the_number_of_parts(site_of: Callable[..., Site]) -> None:
    few, many, more = (GeneratedPages(site_of(cited(count))).basis[3:] for count in (5, 130, 400))
    assert few != many
    assert many != more
    assert GeneratedPages(site_of(cited(6))).basis[3:] == few


def test_a_sentence_is_said_alike_for_every_work_it_cites(toy_site: Site) -> None:
    shared = SharedMarkup(toy_site, "references")
    seen = 0
    for key, mentions in toy_site.library.mentions.items():
        for mention in mentions:
            assert shared.sentence(mention) == spoken(toy_site, mention.sentence).as_html_within_link(key)
            seen += 1
    assert seen > 20


def test_words_that_look_like_a_link_stay(site_of: Callable[..., Site]) -> None:
    trap = '<a class="lit-cite" href="../much/">'
    page, _ = read_page(PageFile("notes/x.md", "docs/notes/x.md", f"# X\n\n`{trap}` [@much; @other]\n"), {})
    site = site_of(build([Reference("much", "book"), Reference("other", "book")], [page]))
    (mention,) = site.library.mentions["much"]
    said = SharedMarkup(site, "references").sentence(mention)
    assert trap not in said
    assert trap in html.unescape(said)


def test_a_sentence_is_read_as_its_own_page_reads_it(site_of: Callable[..., Site]) -> None:
    sentence = "So [@much; @other] and [@other] [pier].\n"
    texts = {"notes/a.md": f"# A\n\n{sentence}", "notes/b.md": f"# B\n\n{sentence}\n[pier]: https://x.example\n"}
    pages = [read_page(PageFile(uri, f"docs/{uri}", text), {})[0] for uri, text in texts.items()]
    site = site_of(build([Reference("much", "book"), Reference("other", "book")], pages))
    shared = SharedMarkup(site, "references")
    plain, linked = (shared.sentence(mention) for mention in site.library.mentions["much"])
    # On the one page the work's label stands before words in brackets, on the other before a link.
    assert html.unescape(plain).endswith("([Untitled], n.d.-b) [pier].")
    assert html.unescape(linked).endswith("[@other] [pier].")


def test_a_sentence_is_a_link_to_itself(toy_build: SiteBuild) -> None:
    page = toy_build.files.pages.page_at("references/fluckner1999first/")
    assert page is not None
    shown = page.body[page.body.index('id="cited-by"') :]
    links = re.findall(r'<li><a href="\.\./\.\./([^"#]+)/#([^"]+)">', shown)
    assert [uri for uri, _ in links] == ["guide/citing", "summaries/fluckner2018tie"]
    for uri, anchor in links:
        assert f'id="{anchor}"' in "".join(toy_build.page_as_markdown(f"{uri}.md").pieces)
    assert "<a" not in re.sub(r"<li><a |<h\d.*", "", shown[: shown.index("<h2", 1)])


def test_sentences_stand_by_kind_of_page(site_of: Callable[..., Site]) -> None:
    def page(uri: str, count: int) -> Page:
        text = "\n\n".join(f"In {uri}, {place} [@much]." for place in range(count))
        return read_page(
            PageFile(uri, f"docs/{uri}", f"# T {uri}\n\n{text}\n"), {"concepts": "concept", "claims": "claim"}
        )[0]

    pages = [
        page("concepts/a.md", 8),
        page("essays/index.md", 1),
        page("essays/b.md", 1),
        page("loose.md", 1),
        page("claims/c.md", 7),
    ]
    found = GeneratedPages(site_of(build([Reference("much", "book")], pages))).page_at("references/much/")
    assert found is not None
    groups = re.findall(
        r'<h3 id="([^"]+)">([^<]+) <span class="lit-count">(\d+)</span></h3>(.*?)(?=<h[23]|\Z)', found.body, re.DOTALL
    )
    assert [(id_, title, count) for id_, title, count, _ in groups] == [
        ("cited-in-claims", "Claims", "7"),
        ("cited-in-concepts", "Concepts", "8"),
        ("cited-in-pages", "Pages", "1"),
        ("cited-in-t-essays-index-md", "T essays/index.md", "2"),
    ]
    open_, folded = groups[1][3].split("<details")
    assert (open_.count("<li>"), folded.count("<li>")) == (5, 3)
    assert "Show 3 more" in folded
    assert "<details" not in groups[0][3]


def test_sentences_that_say_what_they_cite_a_work_for_stand_first(site_of: Callable[..., Site]) -> None:
    text = "# T\n\nOne [@much]{.background}. Two [@much]{.disputes .method}. Three @much. Four [@much{.disputes}].\n"
    page = read_page(PageFile("concepts/a.md", "docs/concepts/a.md", text), {"concepts": "concept"})[0]
    found = GeneratedPages(site_of(build([Reference("much", "book")], [page]))).page_at("references/much/")
    assert found is not None
    groups = re.findall(r'<h3 id="([^"]+)">([^<]+) <span class="lit-count">(\d+)</span></h3>', found.body)
    assert groups == [
        ("cited-in-disputes", "Disputed by this work", "2"),
        ("cited-in-background", "Cites it as background", "1"),
        ("cited-in-concepts", "Concepts", "1"),
    ]
    assert "{." not in found.body
    assert [f"#{id_}" for id_, _, _ in groups] == re.findall(r'href="(#cited-in-[^"]+)"', found.beside)


def test_labels_and_links_are_those_of_the_page(toy_site: Site) -> None:
    shared = SharedMarkup(toy_site, "references")
    here = Here(toy_site, "references/saltweb/")
    for key in toy_site.library.references:
        if key != "saltweb":
            assert shared.label(key) == shared.label(key) == here.label(key)
            assert f'href="{here.to_reference(key)}"' in shared.about(key)
    assert shared.page_link("guide/citing.md") == here.to_page("guide/citing.md")
