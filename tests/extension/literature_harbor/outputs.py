"""Keys for programs: a list of all works, one beside each page that cites, and what a page says of them in its head."""

from literature import SiteOutput, escape_attribute


def all_keys(site):
    """A file of the whole site: the key of each work with the address of its page."""
    lines = [f"{key}\t{site.identity.absolute(site.addresses.reference(key))}\n" for key in site.library.references]
    yield "keys/all.txt", "".join(lines)


def keys_of_page(here, page):
    """A file beside a page: the keys of the works that it cites."""
    keys = here.site.library.works_cited.get(page.uri, ())
    if keys:
        yield here.beside("keys.txt"), "".join(f"{key}\n" for key in keys)


def head(here):
    """Where the keys of a page are; the key of the work on the page of one."""
    if here.work:
        return f'<meta name="key" content="{escape_attribute(here.work)}">'
    if here.page and here.site.library.works_cited.get(here.uri):
        name = here.beside("keys.txt").rpartition("/")[2]
        return f'<link rel="alternate" type="text/plain" href="{escape_attribute(name)}">'
    return ""


KEYS = SiteOutput(name="key-lists", files=all_keys, beside=keys_of_page, head=head)
