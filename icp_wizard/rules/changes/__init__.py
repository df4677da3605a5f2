"""Rulebooks compared: what one says otherwise than another, and the shipped one with other packs in it."""

from __future__ import annotations
