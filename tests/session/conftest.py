"""A desk, and drafts open on it, closed after the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.session.making import a_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a store of its own."""
    desk = a_desk(tmp_path / "data")
    yield desk
    desk.store.close()


@pytest.fixture
def new(desk: Desk) -> Iterator[Session]:
    """A new draft, open."""
    session = desk.open(desk.create())
    yield session
    session.close()


@pytest.fixture
def company(desk: Desk) -> Iterator[Session]:
    """The company of the sample, open."""
    session = desk.open(desk.add_sample("gd-company"))
    yield session
    session.close()
