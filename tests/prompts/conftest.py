"""Sessions over a store of their own, with ids that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.i18n import Catalogue
from tests.session.conftest import company, desk, new

if TYPE_CHECKING:
    from icp_wizard.session.session import Session

__all__ = ["company", "desk", "new"]
"""Fixtures that are those of sessions."""


@pytest.fixture
def session(new: Session) -> Session:
    """A new draft, open."""
    return new


@pytest.fixture(params=["zh_CN", "en"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    """Each language."""
    return Catalogue(request.param)
