"""Sessions over a store of their own, with ids that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.i18n import Catalogue
from tests.session.making import a_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a fixed day, by rulebooks loaded once for all tests."""
    desk = a_desk(tmp_path / "data")
    yield desk
    desk.store.close()


@pytest.fixture
def session(desk: Desk) -> Iterator[Session]:
    """A new draft, open."""
    opened = desk.open(desk.create())
    yield opened
    opened.close()


@pytest.fixture
def company(desk: Desk) -> Iterator[Session]:
    """The company sample, open."""
    opened = desk.open(desk.add_sample("gd-company"))
    yield opened
    opened.close()


@pytest.fixture(params=["zh_CN", "en"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    """Each language."""
    return Catalogue(request.param)
