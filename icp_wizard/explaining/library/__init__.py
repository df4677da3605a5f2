"""The library: all rules of all packs, to be searched and read."""

from __future__ import annotations
