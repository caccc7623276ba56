"""`literature csp`: what it names by hashes, and what it says where no site is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from literature.cli.main import main
from literature.exports.content_security import policy_of

# printf 'go(1 < 2)' | openssl dgst -sha256 -binary | base64
GO = "'sha256-OzrQ4AMiUgfoATW2RMzkb7Mgzf8Hg9LX8lyZaWZUw7o='"


def directives(*pages: str) -> dict[str, list[str]]:
    parts = [part.split() for part in policy_of(pages).split("; ")]
    return {name: values for name, *values in parts}


def test_only_inline_code_is_named() -> None:
    page = (
        "<script>go(1 < 2)</script><script type='module'>go(1 < 2)</script><script src='a.js'></script>"
        "<script type='application/json'>{}</script><script type='application/ld+json'>{}</script><p>Text"
    )
    assert directives(page, page)["script-src"] == ["'self'", GO]
    assert directives("<p>Text")["script-src"] == ["'self'"]


def test_event_handlers_are_named_apart() -> None:
    assert directives('<p onclick="go(1 &lt; 2)">')["script-src"] == ["'self'", "'unsafe-hashes'", GO]


def test_line_ends_are_read_as_browsers_do() -> None:
    assert policy_of(["<script>a\r\nb</script>"]) == policy_of(["<script>a\nb</script>"])


def test_the_folder_is_that_of_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "name the folder" in CliRunner().invoke(main, ["csp"]).output
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nsite_dir: public\nplugins: [literature]\n", "utf-8")
    result = CliRunner().invoke(main, ["csp"])
    assert result.exit_code == 2
    assert "build the site first" in result.output
    (tmp_path / "public").mkdir()
    assert "no page is in" in CliRunner().invoke(main, ["csp"]).output
    (tmp_path / "public/index.html").write_text("<script>go(1 < 2)</script>", "utf-8")
    result = CliRunner().invoke(main, ["csp"])
    assert result.exit_code == 0
    assert result.output.startswith("Content-Security-Policy: default-src 'self'; script-src 'self' " + GO)
