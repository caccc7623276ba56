"""HTML that stands alike on many pages of references: labels of other works, sentences that cite several of them. Its
links are the same from every page of the folder, so it is made once. Used by
`render/pages/reference_pages.py`."""

from __future__ import annotations

from markupsafe import Markup

from literature.model import Mention, RichText
from literature.site.here import Here
from literature.site.sentences import cited_sentence
from literature.site.site import Site


class SharedMarkup:
    """What pages of references share. Nothing is kept that can be asked for once only."""

    def __init__(self, site: Site, folder: str) -> None:
        self._site = site
        self._here = Here.in_folder(site, folder)
        self._labels: dict[str, Markup] = {}
        self._links_about: dict[str, Markup] = {}
        self._page_links: dict[str, str] = {}
        self._sentences: dict[tuple[str, int], RichText] = {}

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

    def sentence(self, mention: Mention) -> Markup:
        """The sentence that makes a mention, for a link to it: citations written out, that of the work in bold."""
        # The same words may say something else on another page, whose definitions make a link of them.
        place = (mention.page_uri, mention.start)
        said = self._sentences.get(place)
        if said is None:
            said = cited_sentence(self._site, mention)
            # Only a sentence with several citations stands on several pages.
            if mention.sentence.count("@") > 1:
                self._sentences[place] = said
        return Markup(said.as_html_within_link(mention.key))
