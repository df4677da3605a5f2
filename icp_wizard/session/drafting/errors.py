"""Why a drafted rule was not kept; then nothing was written."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from icp_wizard.rules import Mistake


class RuleRefused(Problem):
    """The pack would not load with it; `mistakes` are what the loader says."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("rules.drafting.refused")
        self.mistakes = mistakes


def taken(file: str) -> Problem:
    """Something else stands in the pack than when it was looked at."""
    return Problem("rules.drafting.unwritable.taken", file=file)


def unwritable(error: OSError, file: str) -> Problem:
    """Why a pack could not be written, in words."""
    return Problem(f"rules.drafting.unwritable.{_REASONS.get(error.errno or 0, 'other')}", file=file)


_REASONS = {
    errno.EEXIST: "taken",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
}
