"""The works that pages cite most often, as a list."""

from literature import escape_text


def most_cited(here, page, block):
    """HTML of the block; its body is the number of works, three where it says nothing."""
    body = block.body.strip()
    if body and not body.isdecimal():
        return f'<p class="lit-missing">How many works? Not {escape_text(body)}.</p>'
    library = here.site.library
    most = sorted(library.mentions, key=lambda key: (-len(library.mentions[key]), key))[: int(body or 3)]
    items = [f"<li>{here.label(key)}: cited {len(library.mentions[key])} times</li>" for key in most]
    return "\n".join(["<ol>", *items, "</ol>"])
