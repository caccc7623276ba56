"""Styles joined into one."""

from __future__ import annotations

from literature.build.asset_files import asset_files
from literature.build.styles import joined_style
from literature.vocabulary.catalog import ENGLISH


def test_comments_and_indentation_go_and_all_else_stays() -> None:
    texts = ["/* one\n   two */\n.a :is(b, c) {\n  color: red;\n}\n", "@media print {\n  .a {\n    top: 0;\n  }\n}\n"]
    assert joined_style(texts) == ".a :is(b, c) {\ncolor: red;\n}\n@media print {\n.a {\ntop: 0;\n}\n}\n"


def test_pages_load_one_style_that_holds_all_but_that_of_questions() -> None:
    styles = {name: text for name, text in asset_files(ENGLISH) if name.endswith(".css")}
    assert list(styles) == ["literature.css", "quiz.css"]
    text = styles["literature.css"]
    for selector in (
        ".lit-card {",
        ".lit-drawn {",
        ".lit-reading-facts {",
        ".lit-hover-card {",
        ".lit-search-button {",
    ):
        assert selector in text
    assert "/*" not in text
    assert text.count("{") == text.count("}")
