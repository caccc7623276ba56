"""A sitemap too long for one file reaches the site's folder in parts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from literature.build import host_indexes
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.exports.sitemap import sitemap_files
from literature.hosts.mkdocs.plugin import LiteraturePlugin
from literature.settings import Settings

ROOT = Path(__file__).parents[1] / "toy"
EMPTY = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n</urlset>'


def test_parts_are_written_beside_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host_indexes, "sitemap_files", partial(sitemap_files, most=10))
    config = MkDocsConfig()
    config.site_url = "https://toy.example/repo/"
    config.site_dir = str(tmp_path)
    plugin = LiteraturePlugin()
    plugin.build = SiteBuild.of(Reading.of(ROOT, Settings(), [], {}))
    index = plugin.on_post_template(EMPTY, template_name="sitemap.xml", config=config)
    parts = sorted(path.name for path in tmp_path.iterdir())
    assert len(parts) > 2
    assert [f"https://toy.example/repo/{name}" in index for name in parts] == [True] * len(parts)
    texts = [(tmp_path / name).read_text(encoding="utf-8") for name in parts]
    assert all(0 < text.count("<loc>") <= 10 for text in texts)
    addresses = tuple(plugin.build.files.pages.addresses())
    assert sum(text.count("<loc>") for text in texts) == len(addresses)
    assert any(f"<loc>https://toy.example/repo/{addresses[0]}</loc>" in text for text in texts)
