"""Exit codes of all commands."""

from __future__ import annotations

from typing import Final

FINE: Final = 0
"""Done; also a draft that is merely unfinished."""

BLOCKED: Final = 1
"""A rule blocks, a bundle or form was refused, or something is not intact."""

UNUSABLE: Final = 2
"""The input or the way of calling cannot be used."""

OUR_FAULT: Final = 70
"""A mistake of this program (EX_SOFTWARE of sysexits.h)."""

INTERRUPTED: Final = 130
"""Stopped by the user (128 + SIGINT), as shells have it."""

PIPE_CLOSED: Final = 141
"""Whoever read the output went away (128 + SIGPIPE)."""
