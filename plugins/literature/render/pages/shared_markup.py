"""HTML that stands alike on many pages of references: labels of other works, sentences that cite several of them. Its
links are the same from every page of the folder, so it is made once. Used by `render/pages/reference_pages.py`."""

from __future__ import annotations

from markupsafe import Markup

from literature.model import Mention, escape_attribute
from literature.render.pieces.sentences import cited_sentence
from literature.site.addresses import NO_WORD
from literature.site.site import Site


class SharedMarkup:
    """What pages of references share. Nothing is kept that can be asked for once only."""

    def __init__(self, site: Site, folder: str) -> None:
        self._site = site
        self._base = site.addresses.generated(folder, NO_WORD)
        self._labels: dict[str, Markup] = {}
        self._links_about: dict[str, Markup] = {}
        self._page_links: dict[str, str] = {}
        self._sentences: dict[tuple[str, int], str] = {}

    def label(self, key: str) -> Markup:
        """`Bowlby, 1988`, linked, on the page of another work."""
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = self._site.label(key, self._base)
        return label

    def about(self, key: str) -> Markup:
        """The link behind an entry to the work's own page, on the page of another work."""
        link = self._links_about.get(key)
        if link is None:
            link = self._links_about[key] = self._site.about_link(key, self._base)
        return link

    def page_link(self, uri: str) -> str:
        """Link to an authored page."""
        link = self._page_links.get(uri)
        if link is None:
            link = self._page_links[uri] = self._site.page_link(uri, self._base)
        return link

    def sentence(self, mention: Mention, own: str = "") -> Markup:
        """The sentence that makes a mention, with its citations written out and linked.

        `own` is the key of the work on whose page it stands.
        """
        # The same words may say something else on another page, whose definitions make a link of them.
        place = (mention.page_uri, mention.start)
        html = self._sentences.get(place)
        if html is None:
            html = str(self._site.html(cited_sentence(self._site, mention), self._base))
            # Only a sentence with several citations stands on several pages.
            if mention.sentence.count("@") > 1:
                self._sentences[place] = html
        if own:
            here = self._site.addresses.reference(own)
            html = html.replace(self._cited(own, self._base), self._cited(own, here))
        return Markup(html)

    def _cited(self, key: str, base: str) -> str:
        """How the link to a work begins. No text can hold it: there `<` is written otherwise."""
        return f'<a class="lit-cite" href="{escape_attribute(self._site.reference_link(key, base))}">'
