from __future__ import annotations

import pytest

from literature.vocabulary.licenses import spdx_of


@pytest.mark.parametrize(
    ("address", "spdx"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0", "CC-BY-NC-SA-3.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "CC-BY-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", ""),
        ("https://harbor.example/terms", ""),
        ("", ""),
    ],
)
def test_a_license_by_its_address(address: str, spdx: str) -> None:
    assert spdx_of(address) == spdx
