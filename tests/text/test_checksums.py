from __future__ import annotations

import hashlib

from literature.text.checksums import checksums, read_checksums, sha256


def test_a_list_comes_back_as_it_was_written() -> None:
    files = {"b/two words.md": b"two", "a.json": b"{}\n"}
    text = checksums(files)
    assert text.splitlines()[1] == f"{hashlib.sha256(b'two').hexdigest()}  b/two words.md"
    assert read_checksums(text) == {"a.json": (sha256(b"{}\n"), 1), "b/two words.md": (sha256(b"two"), 2)}


def test_lines_of_another_form_are_passed_over() -> None:
    line = f"{sha256(b'')} *binary.zip"
    assert read_checksums(f"# comment\n{line}\nabc  short\n") == {"binary.zip": (sha256(b""), 2)}
