"""The rulebook on a screen: search, list, a rule in full, and its links."""

from __future__ import annotations
