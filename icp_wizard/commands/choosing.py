"""Asking before something is done that cannot be taken back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from icp_wizard.commands import streams
from icp_wizard.errors import Problem
from icp_wizard.prompts.understanding import YES_WORDS

if TYPE_CHECKING:
    from icp_wizard.commands.context import Context


def is_confirmed(context: Context, message_id: str, *, is_given: bool, **values: object) -> bool:
    """Whether the user wants it: said with `--yes`, or answered now. Raises Problem without a terminal."""
    if is_given:
        return True
    if not streams.is_typed():
        raise Problem("commands.confirm.needs_yes")
    context.say(message_id, **values)
    return sys.stdin.readline().strip().casefold() in YES_WORDS - {"1"}
