"""HTML of ours as Markdown that any generator reads."""

from __future__ import annotations

import pytest

pytest.importorskip("markdownify", reason="markdownify is not installed: pip install 'mkdocs-literature[markdown]'")

from literature.build.html_as_markdown import HtmlAsMarkdown

CASES = [
    ("plain", "plain"),
    ("a_b *c* [d] &lt;e&gt; f &amp;amp; p &lt; .05", r"a_b \*c\* \[d\] &lt;e> f &amp;amp; p < .05"),
    ("<p>1. not a list</p><p># no heading</p>", "1\\. not a list\n\n\\# no heading"),
    ('<a href="x/">two\n words</a>', "[two words](x/)"),
    ('<a href="nowhere">words</a>', "words"),
    ('<a href="https://doi.org/10.1/a(2)_b">https://doi.org/10.1/a(2)_b</a>', "<https://doi.org/10.1/a(2)_b>"),
    ('<a href="x(1) y">it</a>', "[it](x%281%29%20y)"),
    ('<nav><a href="a">A</a><a href="b">B</a></nav>', "[A](a) · [B](b)"),
    ('<h2 id="c">Cited <span class="lit-count">2 times</span></h2><h3>Then</h3>', "## Cited (2 times)\n\n### Then"),
    ("<svg><title>t</title></svg><button>b</button><p hidden>h</p><form><p>f</p></form>seen", "seen"),
    ('<span class="lit-note">margin</span><i aria-hidden="true">x</i><b role="img">24</b>seen', "seen"),
    ("<details><summary>More</summary><p>Folded.</p></details>", "**More**\n\nFolded."),
    ("<details><summary>Filters</summary><div></div></details>seen", "seen"),
    ("<dl><dt>Author</dt><dd>One</dd><dt>Sources</dt><dd><ul><li>a</li><li>b</li></ul></dd></dl>",
     "- **Author:** One\n- **Sources:**\n\n  - a\n  - b"),
    ("<table><thead><tr><th>a</th><th>drawn</th><th>b</th></tr></thead>"
     "<tbody><tr><td>1|2</td><td><svg></svg></td><td><p>x</p><p>y</p></td></tr></tbody></table>",
     "| a | b |\n| --- | --- |\n| 1\\|2 | x  y |"),
    ("<table><thead><tr><th>a</th></tr></thead><tbody>"
     "<tr><td><b>tie</b><span>at night</span><span>arrival</span></td></tr></tbody></table>",
     "| a |\n| --- |\n| **tie** at night · arrival |"),
    ('<pre data-format="bib"><code>@book{a_b,}\n</code></pre>', "```bib\n@book{a_b,}\n```"),
    ('<div>\n<p data-format="apa">T. (n.d.).</p>\n<pre data-format="ris">TY</pre>\n\n<svg></svg>\n<p>b</p></div>',
     "T. (n.d.).\n\nb"),
    ("x<sup>2</sup>", "x<sup>2</sup>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), CASES)
def test_conversion(html: str, markdown: str) -> None:
    assert HtmlAsMarkdown(lambda link: "" if link == "nowhere" else link).convert(html) == markdown
