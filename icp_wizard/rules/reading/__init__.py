"""The text of a pack, read: bounded, shaped, its names known; every mistake with its line."""

from __future__ import annotations
