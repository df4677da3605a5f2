"""Sessions over a store of their own, with ids that count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.ids import counting_id
from icp_wizard.i18n import Catalogue
from icp_wizard.session.desk import Desk
from icp_wizard.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.session.session import Session


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a fixed day."""
    with Store.open(tmp_path / "data") as store:
        yield Desk(
            store,
            as_of=date(2026, 11, 24),
            now=lambda: datetime(2026, 11, 24, 4, 0, tzinfo=UTC),
            new_id=counting_id,
        )


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
