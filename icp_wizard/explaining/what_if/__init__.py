"""The same draft elsewhere, as another kind of entity, or on another day: differences only."""

from __future__ import annotations
