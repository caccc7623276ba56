"""What this package wants of titles."""

from literature import Severity, rule

PAGE = """
# HAR001 shouted-title

## What it does

The title of a page ends in an exclamation mark.

## Why it is bad

It says how to feel about the page before a word of it is read.
"""


@rule("HAR001", Severity.WARNING, "A title shouts.", page=PAGE)
def shouted_title(library):
    """The title of a page ends in an exclamation mark."""
    for page in library.pages.values():
        for heading in page.headings:
            if heading.level == 1 and heading.text.endswith("!"):
                calm = heading.text.rstrip("!")
                yield shouted_title.problem(f"'{heading.text}' shouts; write '{calm}'", page.locate(heading.start))
