"""What Hugo is given to write: every page of a built site once, as it was authored where it was."""

from __future__ import annotations

from pathlib import Path

from benchmarks.cases.hugo import hugo_inputs


def test_every_page_is_given_once(tmp_path: Path) -> None:
    site, built = tmp_path / "site", tmp_path / "built"
    page = "<title>{}</title><nav>n</nav><article><p>{}</p></article>"
    files = {
        site / "docs/concepts/rapport.md": "---\ntitle: Rapport\n---\n\nWhat is *meant* [@a].\n",
        built / "index.html": page.format("Home", "Welcome"),
        built / "concepts/rapport/index.html": page.format("Rapport - Site", "What is <em>meant</em>"),
        built / "references/index.html": page.format("References", "All"),
        built / "references/a/index.html": page.format("A", "Müller"),
        built / "concepts/old/index.html": '<meta http-equiv="refresh" content="0; url=../rapport/">',
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert hugo_inputs(str(site), str(built)) == {"pages, count": 4}
    content = site / "hugo/content"
    assert {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in content.rglob("*.*")} == {
        "_index.html": '{"title": "Home"}\n\n<article><p>Welcome</p></article>',
        "concepts/rapport.md": '{"title": "Rapport - Site"}\n\n\nWhat is *meant* [@a].\n',
        "references/_index.html": '{"title": "References"}\n\n<article><p>All</p></article>',
        "references/a.html": '{"title": "A"}\n\n<article><p>Müller</p></article>',
    }
