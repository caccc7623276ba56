"""White space between tags is folded, and nothing else is touched."""

from __future__ import annotations

import pytest

from literature.render.frame.white_space import folded, folded_around_article


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<ul>\n\n  \n  <li>\n   A  b \n</li>\n</ul>", "<ul>\n<li>\nA b\n</li>\n</ul>"),
        ("<b>a</b>  <i>b</i> c", "<b>a</b> <i>b</i> c"),
        ('<a title="two  spaces > here"\n   href="x">y</a>', '<a title="two  spaces > here"\n   href="x">y</a>'),
        ("<pre>\n  a\n\n  b</pre>  x", "<pre>\n  a\n\n  b</pre> x"),
        ("<script>a  =  '<b>  </b>'</script>   <p>", "<script>a  =  '<b>  </b>'</script> <p>"),
        ("<STYLE>a   {}</STYLE><textarea>a   b</textarea>", "<STYLE>a   {}</STYLE><textarea>a   b</textarea>"),
        ("<!-- a   b -->   <!doctype html>", "<!-- a   b --> <!doctype html>"),
        ("1  <  2 and 3   > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_runs_between_tags_become_one(written: str, expected: str) -> None:
    assert folded(written) == expected


def test_the_content_of_a_page_stays() -> None:
    page = "<body>  <article>\n\n a  <article>  b</article>  </article>  <p>\n\n</p>"
    assert folded_around_article(page) == "<body> <article>\n\n a  <article>  b</article>  </article> <p>\n</p>"
    assert folded_around_article("<body>   <main>   </main>") == "<body>   <main>   </main>"
