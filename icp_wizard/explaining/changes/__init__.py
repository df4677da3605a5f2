"""What changed in the rules, in words, and what of it touches a draft."""

from __future__ import annotations
