"""Packs of the user's own tried on their scenarios."""

from __future__ import annotations
