"""Sessions over a store of their own, with counted ids and a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from icp_wizard.filing.ids import counting_id
from icp_wizard.session.desk import Desk
from icp_wizard.session.rulebooks import Rulebooks
from icp_wizard.store.store import Store
from tests.filing.making import TODAY

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 4, 3, 7, tzinfo=UTC)


@cache
def shipped() -> Rulebooks:
    """The shipped rulebooks, loaded once for all tests."""
    return Rulebooks()


def a_desk(folder: Path) -> Desk:
    """A desk over the store in a folder."""
    return Desk(Store.open(folder), shipped(), as_of=TODAY, now=lambda: NOW, new_id=counting_id)
