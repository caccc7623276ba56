"""HTML that stands alike on many pages of references: labels of other works, sentences that cite several of them. Its
links are the same from every page of the folder, but for the one to the page itself, so it is made once. Used by
`render/pages/reference_pages.py`."""

from __future__ import annotations

from markupsafe import Markup

from literature.model import LinkedHtml, Mention
from literature.render.pieces.sentences import cited_sentence
from literature.site.here import Here
from literature.site.site import Site


class SharedMarkup:
    """What pages of references share. Nothing is kept that can be asked for once only."""

    def __init__(self, site: Site, folder: str) -> None:
        self._site = site
        self._here = Here.in_folder(site, folder)
        self._labels: dict[str, Markup] = {}
        self._links_about: dict[str, Markup] = {}
        self._page_links: dict[str, str] = {}
        self._reference_links: dict[str, str] = {}
        self._sentences: dict[tuple[str, int], LinkedHtml] = {}

    def label(self, key: str) -> Markup:
        """`Darwin, 1859`, linked, on the page of another work."""
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = self._here.label(key)
        return label

    def about(self, key: str) -> Markup:
        """The link behind an entry to the work's own page, on the page of another work."""
        link = self._links_about.get(key)
        if link is None:
            link = self._links_about[key] = self._here.about_link(key)
        return link

    def page_link(self, uri: str) -> str:
        """Link to an authored page."""
        link = self._page_links.get(uri)
        if link is None:
            link = self._page_links[uri] = self._here.to_page(uri)
        return link

    def sentence(self, mention: Mention, own: str = "") -> Markup:
        """The sentence that makes a mention, with its citations written out and linked.

        `own` is the key of the work on whose page it stands.
        """
        # The same words may say something else on another page, whose definitions make a link of them.
        place = (mention.page_uri, mention.start)
        html = self._sentences.get(place)
        if html is None:
            html = cited_sentence(self._site, mention).as_linked_html()
            # Only a sentence with several citations stands on several pages.
            if mention.sentence.count("@") > 1:
                self._sentences[place] = html
        if not own:
            return Markup(html.with_links(self._reference_link))
        to_own = Here(self._site, self._site.addresses.reference(own)).to_reference(own)
        return Markup(html.with_links(lambda key: to_own if key == own else self._reference_link(key)))

    def _reference_link(self, key: str) -> str:
        link = self._reference_links.get(key)
        if link is None:
            link = self._reference_links[key] = self._here.to_reference(key)
        return link
