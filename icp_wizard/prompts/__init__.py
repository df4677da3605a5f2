"""The wizard as plain questions, one line each: for pipes, screen readers and terminals without screens.

Here lives how a question is put into words and a line understood. What is asked, in which order, and what is
wrong with an answer never does: that is read from the session. Start with `interview.py`, then `typed.py`.
"""
