"""The text of an authored page as Markdown in which everything is resolved: what its kind says of it on top, its own
text, and what the library knows of it below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from literature.data.blocks import block_markdown
from literature.data.linking import Linking
from literature.data.markdown import as_markdown, escaped, link, listed
from literature.library.chosen_works import lists_works_cited
from literature.library.handles import tokens_meant
from literature.model import Block, Page
from literature.settings import Settings
from literature.site.here import Here
from literature.site.related_concepts import related_concepts
from literature.site.sentences import in_words
from literature.vocabulary.grades import CERTAINTIES, VERDICTS, shown
from literature.vocabulary.page_kinds import page_kind

_UNSEEN = (
    ("<!--", re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)),
    ("<form", re.compile(r"<form\b.*?(?:</form>|\Z)", re.DOTALL)),
    ("{", re.compile(r"[ \t]*\{:?[ \t]*[.#][^{}\n]*\}")),
)
"""What begins with a sign and is not for readers: comments, forms, lists of attributes."""
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"\A\s*#[ \t]+[^\n]*\n?")
_GAPS = re.compile(r"\n{3,}")
Edit = tuple[int, int, str]


def page_markdown(here: Here, page: Page, *, has_works: bool = True) -> str:
    """The page as a text of its own; links that are not whole lead from `here`. Without works, the lists of those that
    it cites are left out: the text names and links them."""
    return linked_markdown(Linking(here), page, has_works=has_works)


def linked_markdown(linking: Linking, page: Page, *, has_works: bool) -> str:
    """The same with links of another making."""
    own = _own_text(linking, page)
    title = _TITLE.match(own)
    head = title[0].strip() if title else f"# {escaped(page.title)}"
    body = own[title.end() :] if title else own
    parts = [head, "\n>\n".join(f"> {line}" for line in _about(linking, page)), body.strip()]
    parts += [f"## {heading}\n\n{text}" for heading, text in _lists(linking, page, has_works)]
    return _GAPS.sub("\n\n", "\n\n".join(filter(None, parts))) + "\n"


def _about(linking: Linking, page: Page) -> Iterator[str]:
    """What a page is, in lines: its kind, its site, its day, its address; then what its front matter says of it."""
    site, front = linking.here.site, page.front
    gettext, kind = site.catalog.gettext, page_kind(page.kind)
    day = gettext("Reviewed %(date)s", date=front.reviewed.isoformat()) if front.reviewed else ""
    address = f"<{linking.to(site.addresses.page(page.uri))}>" if site.identity.url else ""
    yield " · ".join(filter(None, (gettext(kind.one), escaped(site.identity.name), day, address)))
    if front.verdict:
        verdict = shown(front.verdict, VERDICTS, site.catalog)
        yield f"{gettext('Verdict:')} **{verdict}.** {linking.said(front.because)}".rstrip()
    if front.instead:
        yield f"{gettext('Say instead')}: {linking.said(front.instead)}"
    if front.sure:
        sure = shown(front.sure, CERTAINTIES, site.catalog)
        yield f"{gettext('How sure')}: **{sure}.** {linking.said(front.sure_because)}".rstrip()
    if key := site.library.resolve(front.reference):
        yield linking.entry(key)
    if front.rests_on:
        yield linking.said(front.rests_on)


def _lists(linking: Linking, page: Page, has_works: bool) -> Iterator[tuple[str, str]]:
    """Heading and text of what the library knows of a page."""
    site, library = linking.here.site, linking.here.site.library
    gettext, front = site.catalog.gettext, page.front
    has_findings = any(block.name == "findings" for block in page.blocks)
    findings = library.findings_about(page.id) if page.kind == "concept" and not has_findings else ()
    if findings:
        yield gettext("Findings"), linking.findings(page, findings)
    if has_works and page.kind == "concept" and (works := library.resolve_all(front.key_works)):
        yield gettext("Key works"), linking.entries(works)
    if page.kind == "concept" and (related := listed(_relations(linking, page))):
        yield gettext("Related concepts"), related
    cited = library.works_cited.get(page.uri, ())
    if has_works and cited and site.settings.works_cited and not lists_works_cited(library, page):
        own = site.settings.works_cited
        yield gettext("Works cited") if own == Settings().works_cited else own, linking.entries(cited)


def _relations(linking: Linking, page: Page) -> Iterator[str]:
    for name, concepts in related_concepts(linking.here.site, page.id):
        yield f"{name}: " + ", ".join(link(escaped(one.title), linking.to_page(one.uri)) for one in concepts)


def _own_text(linking: Linking, page: Page) -> str:
    edits: list[Edit] = [*_tokens(linking, page), *linking.own_links(page), *_unseen(page)]
    parts: list[str] = []
    position = 0
    for start, end, new in sorted(edits):
        if start >= position:
            parts += [page.text[position:start], new]
            position = end
    return "".join((*parts, page.text[position:]))


def _tokens(linking: Linking, page: Page) -> Iterator[Edit]:
    for token in tokens_meant(linking.here.site.library, page.scanned.tokens):
        if isinstance(token, Block):
            yield token.start, token.end, block_markdown(linking, page, token)
        elif token.within is not None:
            yield token.start, token.end, as_markdown(in_words(linking.here.site, token)).replace('"', "'")
        else:
            yield token.start, token.end, linking.token(page, token)


def _unseen(page: Page) -> Iterable[Edit]:
    """What readers do not see, or cannot use where the text stands."""
    text = page.text
    signs = [pattern for sign, pattern in _UNSEEN if sign in text]
    code = [match.span() for match in _FENCE.finditer(text)] if signs else []
    for pattern in signs:
        for match in pattern.finditer(text):
            at = match.start()
            is_code = any(start <= at < end for start, end in code)
            if not is_code and text.count("`", text.rfind("\n", 0, at) + 1, at) % 2 == 0:
                yield *match.span(), ""
