"""Widgets of our own: fields and their controls, error summary, step list, panel.

They show what they are given and post what the user did; no answer is kept here and nothing is decided.
Start with `field.py`.
"""
