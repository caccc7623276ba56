"""The sentences that cite a work: in parts where there are many, and made once for all works that they cite."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable

import pytest

from literature.library import build
from literature.model import Library, Reference
from literature.render.pages.generated import GeneratedPages
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.shared_markup import SharedMarkup
from literature.render.pieces.sentences import spoken
from literature.site.here import Here
from literature.site.paging import SENTENCES
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
    return re.findall(r"<q>Sentence ([\d.]+) ", page.body)


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
    assert 'href="../../notes/n066/"' in page.body
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


def test_a_sentence_is_the_same_for_every_work_it_cites(toy_site: Site) -> None:
    shared = SharedMarkup(toy_site, "references")
    seen = 0
    for key, mentions in toy_site.library.mentions.items():
        here = Here(toy_site, toy_site.addresses.reference(key))
        for mention in mentions:
            assert shared.sentence(mention, key) == here.html(spoken(toy_site, mention.sentence))
            seen += 1
    assert seen > 20


def test_words_that_look_like_a_link_stay(site_of: Callable[..., Site]) -> None:
    trap = '<a class="lit-cite" href="../much/">'
    page, _ = read_page(PageFile("notes/x.md", "docs/notes/x.md", f"# X\n\n`{trap}` [@much; @other]\n"), {})
    site = site_of(build([Reference("much", "book"), Reference("other", "book")], [page]))
    (mention,) = site.library.mentions["much"]
    shared = SharedMarkup(site, "references").sentence(mention, "much")
    assert shared == Here(site, "references/much/").html(spoken(site, mention.sentence))
    assert trap in html.unescape(shared)


def test_a_sentence_is_read_as_its_own_page_reads_it(site_of: Callable[..., Site]) -> None:
    sentence = "So [@much; @other] and [@other] [pier].\n"
    texts = {"notes/a.md": f"# A\n\n{sentence}", "notes/b.md": f"# B\n\n{sentence}\n[pier]: https://x.example\n"}
    pages = [read_page(PageFile(uri, f"docs/{uri}", text), {})[0] for uri, text in texts.items()]
    site = site_of(build([Reference("much", "book"), Reference("other", "book")], pages))
    shared = SharedMarkup(site, "references")
    plain, linked = (shared.sentence(mention) for mention in site.library.mentions["much"])
    assert plain.count('<a class="lit-cite"') == 3
    assert linked.count('<a class="lit-cite"') == 2


def test_sentences_stand_by_page_below_their_headings(toy_site: Site) -> None:
    page = GeneratedPages(toy_site).page_at("references/fluckner1999first/")
    assert page is not None
    shown = page.body[page.body.index('id="cited-by"') :]
    found = re.findall(r'<h3><a href="([^"]+)">([^<]+)</a></h3>', shown)
    titles = {uri: toy_site.library.pages[uri].title for uri in ("guide/citing.md", "summaries/fluckner2018tie.md")}
    assert [html.unescape(title) for _, title in found] == list(titles.values())
    assert [link for link, _ in found] == ["../../guide/citing/", "../../summaries/fluckner2018tie/"]
    first = shown[: shown.index("</ul>")]
    assert first.count("<q>") == 1
    assert '<span class="lit-where">In other places:</span> <q><em>Emphasis around ' in first
    assert first.endswith(" stays.</em></q></li>\n")


def test_labels_and_links_are_those_of_the_page(toy_site: Site) -> None:
    shared = SharedMarkup(toy_site, "references")
    here = Here(toy_site, "references/saltweb/")
    for key in toy_site.library.references:
        if key != "saltweb":
            assert shared.label(key) == shared.label(key) == here.label(key)
            assert f'href="{here.to_reference(key)}"' in shared.about(key)
    assert shared.page_link("guide/citing.md") == here.to_page("guide/citing.md")


def test_a_key_like_no_other(site_of: Callable[..., Site]) -> None:
    page, _ = read_page(PageFile("notes/x.md", "docs/notes/x.md", "# X\n\nSee [@any; @much].\n"), {})
    generated = GeneratedPages(site_of(build([Reference("any", "book"), Reference("much", "book")], [page])))
    for key, other in (("much", "any"), ("any", "much")):
        found = generated.page_at(f"references/{key}/")
        assert found is not None
        assert f'<a class="lit-cite" href="../{other}/">' in found.body
        assert found.body.count('<a class="lit-cite" href="./">') == 1
