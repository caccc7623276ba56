"""The published files of the toy site and of this repository's own, as the server is given them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.assistants.asking import Assistant
from tests.data.conftest import own, own_data, published, toy_data

from literature.assistants.published_site import PublishedSite, Source

__all__ = ["own", "own_data", "published", "toy_data"]


@pytest.fixture(scope="session")
def toy(toy_data: dict[str, str]) -> Assistant:
    return Assistant(Source(toy_data.__getitem__))


@pytest.fixture(scope="session")
def own_site(own_data: Mapping[str, str]) -> PublishedSite:
    return PublishedSite(Source(own_data.__getitem__))


@pytest.fixture(scope="session")
def assistant(own_data: Mapping[str, str]) -> Assistant:
    return Assistant(Source(own_data.__getitem__))
