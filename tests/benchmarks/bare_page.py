"""The floor of the start-up benchmark: a Textual page with the widgets of the entity step and nothing behind.

It imports pydantic (a model class: the bare package name loads nothing) and sqlite3 too, because a program
that keeps drafts cannot do without them.
"""

from __future__ import annotations

import os

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import sqlite3

from pydantic import BaseModel
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Input, Label, OptionList, Static

IMPORTED = (sqlite3.sqlite_version, BaseModel)


class BarePage(App[None]):
    """Steps on the left, five labelled inputs in the middle, text on the right."""

    CSS = "#steps { width: 24; } #findings { width: 40; }"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*(f"step {number}" for number in range(7)), id="steps")
            with VerticalScroll():
                for number in range(5):
                    with Vertical():
                        yield Label(f"label {number}", markup=False)
                        yield Label("hint", markup=False)
                        yield Label("", markup=False)
                        yield Input()
            with VerticalScroll(id="findings"):
                yield Static("READY", markup=False)
                for number in range(20):
                    yield Static(f"finding {number}", markup=False)
        yield Footer(show_command_palette=False)


if __name__ == "__main__":
    BarePage().run()
