"""The Textual interface: home, the wizard with its pages, and the dialogs over them.

The only code that imports Textual. Nothing is stored or decided here: screens show a `Session` and report
what the user does. Start with `app.py`, then `wizard.py` and `step.py`. Beside the wizard stand what it does:
`entering.py` (text being typed), `saving.py`, `advising.py` (what the rules say), `moving.py` (steps, undo),
`copying.py`; in front of it `keyboard.py` and `pasting.py` (what comes from the terminal, in order).
"""

import os

# Read once when Textual is imported: with the Kitty protocol, long commits of an input method arrive broken.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
