"""What is still Markdown of ours in a page that readers see."""

from __future__ import annotations

import pytest

from literature.text.markdown.typed_markup import typed_markup


def is_key(word: str) -> bool:
    return word == "bowman1988base"


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("<p>See [[bond]] and [[the tie|a\ntie]].</p>", ["[[bond]]", "[[the tie|a tie]]"]),
        ("<p>[@nobody], [-@{x/y}, p. 3]</p>", ["[@nobody]", "[-@{x/y}, p. 3]"]),
        ("<p>[see <em>also</em> @bowman1988base]</p>", ["[see also @bowman1988base]"]),
        ("<p>As @bowman1988base says, twice @bowman1988base.</p>", ["@bowman1988base"]),
        ("<p>[[a &amp; b]]</p>", ["[[a & b]]"]),
        ('<img alt="Ties [@nobody]" src="x.png" title="@bowman1988base">', ["[@nobody]", "@bowman1988base"]),
        ("<p>@handle, a@bowman1988base, [see @handle] and [a@b.example] are words.</p>", []),
        ("<p>&#91;[bond]], &#91;&#64;x], &#64;bowman1988base</p>", []),
        ("<code>[[bond]] @bowman1988base</code><pre><code>[@a]</code> [@b]</pre><!-- [[bond]] -->", []),
        ("<script>a = [[0]]</script><svg><title>[[x]]</title></svg><kbd>[@a]</kbd>", []),
        (r'<span class="arithmatex">\([[1]]\)</span> \[ [[2]] \] $[[3]]$ $$[[4]]$$', []),
        ("<p>[[1, 2], [3, 4]] [[ -f x ]] []</p>", []),
        ("", []),
    ],
)
def test_what_readers_see(html: str, typed: list[str]) -> None:
    assert typed_markup(html, is_key) == typed
