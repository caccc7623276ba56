"""The link by which a reader says what is wrong: it opens the repository's form for issues, filled in.

How a form takes its text is the platform's: GitHub and Gitea take `title` and `body`, GitLab `issue[title]` and
`issue[description]`; a form of GitHub's (`?template=...`) takes its fields by their ids besides.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from markupsafe import Markup, escape

from literature.model import Page
from literature.site.here import Here


def issue_form(repository: str) -> str:
    """Address of the form for new issues of a repository; empty when the platform is none of those above."""
    parts = urlsplit(repository.strip())
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("https", "http") or len(parts.path.strip("/").split("/")) < 2:
        return ""
    address = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/").removesuffix(".git")
    if "gitlab" in host:
        return f"{address}/-/issues/new"
    if host == "github.com" or any(name in host for name in ("github", "gitea", "codeberg", "forgejo")):
        return f"{address}/issues/new"
    return ""


def correct_page(here: Here, page: Page) -> Markup:
    """The link at the end of an authored page; empty when the site has no form."""
    return _link(here, page.title, here.site.catalog.gettext("File: %(path)s", path=page.path))


def correct_reference(here: Here, key: str) -> Markup:
    """The link on a reference's page; empty when the site has no form."""
    reference = here.site.library.references[key]
    place = f"{reference.location.path}:{reference.location.line}"
    source = here.site.catalog.gettext("Record: %(key)s (%(place)s)", key=key, place=place)
    return _link(here, here.site.style.label(key).as_plain(), source)


def _link(here: Here, title: str, source: str) -> Markup:
    identity = here.site.identity
    form = identity.issues
    if not form:
        return Markup("")
    catalog = here.site.catalog
    page = identity.absolute(here.address)
    asked = (
        catalog.gettext("What is wrong:"),
        catalog.gettext("Where the right version can be seen (an address, or a work with page):"),
    )
    of_page = catalog.gettext("Page: %(address)s", address=page)
    body = f"{of_page}\n{source}\n\n{asked[0]}\n\n\n{asked[1]}\n\n"
    subject = catalog.gettext("Correction: %(title)s", title=title)
    if "gitlab" in (urlsplit(form).hostname or ""):
        values = {"issue[title]": subject, "issue[description]": body}
    else:
        values = {"title": subject, "body": body}
        if "template=" in form:
            values |= {"page": page, "record": source}
    joint = "&" if urlsplit(form).query else "?"
    url = f"{form}{joint}{urlencode(values, quote_via=quote)}"
    return Markup('<p class="lit-correct"><a href="{}">{}</a></p>').format(
        escape(url), catalog.gettext("Suggest a correction")
    )
