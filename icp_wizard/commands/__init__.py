"""The command line: one module a command, each a thin layer over the headless program.

Here lives how arguments are read, results shown and errors worded; nothing is decided here. Nothing heavy is
imported at module level. Start with `main` below, then `register.py` and `running.py`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; its exit code. See `exits.py` for the codes."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] in (["--version"], ["-V"]):
        from icp_wizard import __version__

        try:
            sys.stdout.write(f"icp-wizard {__version__}\n")
            sys.stdout.flush()
        except OSError:
            pass  # said in words by the slower way below
        else:
            return 0
    from icp_wizard.commands.running import run

    return run(arguments)
