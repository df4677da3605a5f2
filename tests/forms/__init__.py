"""Tests of the papers. Start with `making.py` (what goes in) and `reading.py` (how results are read)."""
