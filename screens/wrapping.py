"""Chinese lines in full.

Textual 8.2.8 breaks at spaces only. A Chinese sentence behind a space went to the next line as a whole and
left its own half empty, and where it was cut at last, a comma could begin a line.
"""

from __future__ import annotations

from typing import Final

from textual import content

from icp_wizard.line_breaks import line_breaks

BREAKER: Final = "divide_line"
"""What the module of Textual's texts calls the function that breaks a line."""


def break_chinese_lines() -> None:
    """Let Textual break lines as we do, in every text it shows."""
    if hasattr(content, BREAKER):
        setattr(content, BREAKER, line_breaks)
