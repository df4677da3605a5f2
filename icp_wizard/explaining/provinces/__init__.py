"""Provinces side by side, topic by topic: known, unrestricted, or not known."""

from __future__ import annotations
