"""From the text of a pack to rules: reading, shapes, names, adaptations; every mistake with its line."""

from __future__ import annotations
