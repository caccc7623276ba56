"""The script for links within SVG stands where a theme navigates instantly, and nowhere else."""

from __future__ import annotations

from literature.render.frame.instant_navigation import with_links_in_svg

PAGE = (
    '<head></head><body><script id="__config">{"features": ["navigation.instant"]}</script>'
    '<script src="../assets/literature/search/main.js" defer></script></head></body>'
)


def test_a_theme_that_navigates_instantly() -> None:
    html = with_links_in_svg(PAGE)
    assert html.startswith(
        '<head></head><body><script src="../assets/literature/links_in_svg.js"></script><script id="__config">'
    )
    assert html.count("links_in_svg") == 1


def test_any_other_page_is_left_alone() -> None:
    other = PAGE.replace("navigation.instant", "navigation.tabs")
    assert with_links_in_svg(other) == other
    other = PAGE.replace("search/main.js", "other.js")
    assert with_links_in_svg(other) == other
