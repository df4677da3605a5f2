"""The overview: which commands there are, and what exit codes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.commands.layout import rows, wrapped
from icp_wizard.commands.parsing import Parser
from icp_wizard.commands.register import COMMANDS

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue


def overview(command: str, catalogue: Catalogue, width: int) -> str:
    """The commands, or the subcommands of one."""
    text = catalogue.text
    names = COMMANDS[command] if command else tuple(COMMANDS)
    start = f"icp-wizard {command}".strip()
    usage = f"{text('commands.heading.usage')}{start} {text('commands.metavar.command')} …"
    about = text(f"commands.about.{command}" if command else "commands.about.all")
    prefix = f"{command}_" if command else ""
    listed = [(name, text(f"commands.about.{prefix}{name}")) for name in names]
    lines = [usage, "", *wrapped(about, width), "", text("commands.heading.commands"), *rows(listed, width)]
    parser = Parser(command or "open", catalogue)
    parser.everywhere()
    lines += ["", text("commands.heading.everywhere"), *rows(parser.shown("everywhere"), width)]
    if not command:
        codes = [(code, text(f"commands.exit.{code}")) for code in ("0", "1", "2", "70", "130")]
        lines += ["", text("commands.heading.exits"), *rows(codes, width)]
        lines += ["", *wrapped(text("commands.newest_word"), width)]
    return "\n".join(lines)
