"""The configuration of a new site, with what is not known yet as comments in the places where it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from literature.starting.configuration import Options, navigation_lines, options_lines
from literature.starting.front import scalar

_MATERIAL = "material"
_THEMES = {
    _MATERIAL: "  font: false\n  features:\n    - navigation.indexes\n    - navigation.prune\n",
}
_HOSTS = {"github.com": "edit/main/docs/", "gitlab.com": "-/edit/main/docs/", "codeberg.org": "_edit/main/docs/"}
"""Below a repository, where its pages are edited."""
_GITHUB = re.compile(r"https://github\.com/(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?")
_KINDS = (
    ("Summaries", "summaries"),
    ("Concepts", "concepts"),
    ("Claims", "claims"),
    ("Reading lists", "readings"),
    ("Paths", "paths"),
)
_FINDINGS = ("Figures", "findings/index.md")
_REFERENCES = ("references/index.md", "authors/index.md", "years/index.md", "venues/index.md", "search/index.md")
_ALWAYS = """
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true

validation:
  omitted_files: warn
  absolute_links: warn
  unrecognized_links: warn
  anchors: warn
"""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a new site is to be."""

    name: str
    theme: str = "mkdocs"
    site_url: str = ""
    """Where it will be published; empty where that is not known."""
    repo_url: str = ""
    """Where its files are kept; empty where that is not known."""
    has_examples: bool = True
    works: Sequence[str] = ()
    """Bibliography files of its author's own, below its folder."""
    options: Options = field(default_factory=dict)
    """Of the plugin."""


def configuration_of(site: NewSite) -> str:
    """The text of its `mkdocs.yml`."""
    return "".join((*_head(site), *_theme(site.theme), *_plugins(site), *_navigation(site), _ALWAYS))


def pages_address(repo_url: str) -> str:
    """Where GitHub Pages publishes a repository of GitHub's; empty for one that is kept elsewhere."""
    match = _GITHUB.fullmatch(repo_url)
    if match is None:
        return ""
    owner, name = match["owner"].lower(), match["name"]
    return f"https://{owner}.github.io/" + ("" if name.lower() == f"{owner}.github.io" else f"{name}/")


def _head(site: NewSite) -> Iterator[str]:
    yield f"site_name: {scalar(site.name)}\n"
    if site.site_url:
        yield f"site_url: {json.dumps(site.site_url)}\n"
    else:
        yield "# Where the site is published; feeds, search engines and links for citing need it:\n"
        yield "# site_url: https://example.org/\n"
    if not site.repo_url:
        yield "# Where its files are kept; each page then links to the form for corrections:\n"
        yield "# repo_url: https://github.com/me/mine\n"
        return
    yield f"repo_url: {json.dumps(site.repo_url)}\n"
    host = re.sub(r"https?://(?:www\.)?", "", site.repo_url).partition("/")[0]
    if host in _HOSTS:
        yield f"edit_uri: {_HOSTS[host]}\n"


def _theme(name: str) -> Iterator[str]:
    yield f"\ntheme:\n  name: {scalar(name)}\n{_THEMES.get(name, '')}"


def _plugins(site: NewSite) -> Iterator[str]:
    yield "\nplugins:\n  # It brings the site's search, so that the host's own, `search`, is not listed.\n"
    if "allow" in site.options:
        yield "  # What was wrong in works of yours when they came is allowed; take a rule out to be told where.\n"
    lines = options_lines(site.options)
    yield "".join(f"  {'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(lines))


def _navigation(site: NewSite) -> Iterator[str]:
    yield "\nnav:\n  - Home: index.md\n"
    kinds = [(title, f"{folder}/index.md") for title, folder in _KINDS]
    if not site.has_examples:
        yield "  # Each kind of page has a list of its own as soon as there is a page of it, and figures have one:\n"
    for title, page in (*kinds, _FINDINGS):
        yield f"  {'- ' if site.has_examples else '# - '}{title}: {page}\n"
    yield "".join(
        f"  {'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(navigation_lines("References", _REFERENCES))
    )
    yield "\n# Pages that the lists above lead to:\nnot_in_nav: |\n"
    yield "".join(f"  /{folder}/*\n" for _, folder in _KINDS)
