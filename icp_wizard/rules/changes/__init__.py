"""What two rulebooks say otherwise."""

from __future__ import annotations
