"""One open draft: edits go in, the assessment comes out, everything accepted is saved.

Both front ends drive this and nothing below it. No words for the user and no drawing live here.
Start with `session.py`; `changes.py` says which edits an action of the user means.
"""
