"""The Draft: what was answered, its edits, and the outline that declares every field once.

Here lives the shape of answers and how they are addressed, read and changed. What follows from answers
(rules, readiness, papers) never does: see `rules` and `assessment`. Start with `draft.py`, then `outline/`.
"""
