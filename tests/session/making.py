"""Sessions over a store of their own, with counted ids and a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from icp_wizard.filing.ids import counting_id
from icp_wizard.session.desk import Desk
from icp_wizard.store.store import Store
from tests.filing.making import TODAY
from tests.shipped_packs import shipped

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 4, 3, 7, tzinfo=UTC)


def a_desk(folder: Path) -> Desk:
    """A desk over the store in a folder."""
    return Desk(Store.open(folder), shipped(), as_of=TODAY, now=lambda: NOW, new_id=counting_id)
