from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture
def as_of() -> date:
    """The day numbers are judged on."""
    return date(2026, 11, 24)
