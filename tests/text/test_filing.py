"""Where names and titles stand in the alphabet of a language."""

from __future__ import annotations

import pytest

from literature.text.filing import filed, filed_title, first_letter


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Munoz", "Muñoz A", "Munz"]),
        ("es", ["Munoz", "Munz", "Muñoz", "Napa", "Ñandú", "Oca"]),
        ("es-MX", ["Nápoles", "Nz", "Ñu"]),
        ("de", ["Apfel", "Äpfel B", "Arm", "Mann", "Öl", "Ort", "Straße", "Strasse B"]),
        ("fr", ["cote", "Coté B", "côté C", "cotes"]),
        ("ar", ["أمن", "ارتباط", "بيت", "تعلق"]),
    ],
)
def test_names_in_order(language: str, names: list[str]) -> None:
    expected = ["ارتباط", "أمن", "بيت", "تعلق"] if language == "ar" else names
    assert sorted(names, key=lambda name: filed(name, language)) == expected


@pytest.mark.parametrize(
    ("language", "title", "key"),
    [
        ("en", "The Secure Base", "secure base"),
        ("en", "“A place” to return to", "place” to return to"),
        ("en", "Theory", "theory"),
        ("en", "A", "a"),
        ("de", "Die sichere Basis", "sichere basis"),
        ("de", "Dienst", "dienst"),
        ("de", "The Secure Base", "the secure base"),
        ("de-AT", "„Eine Bindung“", "bindung“"),
        ("es", "¿La base segura?", "base segura?"),
        ("fr", "L’attachement", "attachement"),
        ("fr", "« Les liens »", "liens »"),
        ("fr", "Lesion", "lesion"),
        ("ar", "الارتباط الآمن", "ارتباط الامن"),
        ("ar", "التزام", "التزام"),
        ("ar", "التعلق", "تعلق"),
        ("pl", "The End", "the end"),
    ],
)
def test_titles_pass_over_articles(language: str, title: str, key: str) -> None:
    assert filed_title(title, language) == key


@pytest.mark.parametrize(
    ("language", "title", "letter"),
    [("es", "El ñandú", "Ñ"), ("es", "Niño", "N"), ("de", "Österreich", "O"), ("ar", "الأمان", "ا"), ("en", "", "")],
)
def test_letters_above_titles(language: str, title: str, letter: str) -> None:
    assert first_letter(filed_title(title, language)) == letter
