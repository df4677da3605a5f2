"""The Textual interface, and the only code that imports Textual.

Screens show an open `session` and report edits to it; they hold no answers and decide nothing.
Start reading in `app.py`.
"""
