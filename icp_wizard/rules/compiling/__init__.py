"""From packs that were read to the rules of a rulebook: one pack after another, adaptations, conditions."""

from __future__ import annotations
