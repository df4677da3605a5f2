"""Arguments of one command: read by argparse, but with our own words for help and for every mistake.

argparse repeats what was typed and speaks one language, so none of its texts is ever shown.
"""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from icp_wizard.commands.layout import rows, wrapped
from icp_wizard.dates import parse as parse_date
from icp_wizard.errors import Problem
from icp_wizard.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from icp_wizard.i18n import Catalogue


class Usage(Problem):
    """The arguments cannot be used; `usage` is the line that says how they go."""

    def __init__(self, message_id: str, usage: str = "", **values: object) -> None:
        super().__init__(message_id, **values)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """The arguments of one command, declared by message ids."""

    def __init__(self, name: str, catalogue: Catalogue) -> None:
        super().__init__(prog=f"icp-wizard {name}", add_help=False, allow_abbrev=False, exit_on_error=False)
        self.command = name
        self._catalogue = catalogue
        self._shown: dict[str, list[tuple[str, str]]] = {"arguments": [], "options": [], "everywhere": []}
        self._usage: list[str] = []

    def positional(self, name: str, count: str | None = None, convert: Callable[[str], Any] = str) -> None:
        """An argument by place; `count` as in argparse (`?`, `+`, `*`)."""
        self.add_argument(name, nargs=count, type=convert)
        shown = self._metavar(name)
        dots = "…" if count in ("+", "*") else ""
        self._usage.append(f"[{shown}{dots}]" if count in ("?", "*") else f"{shown}{dots}")
        self._shown["arguments"].append((shown, self._meaning(name)))

    def flag(self, *names: str, group: str = "options") -> None:
        """An option that is given or not."""
        self.add_argument(*names, action="store_true", default=argparse.SUPPRESS)
        self._shown[group].append((", ".join(names), self._meaning(names[-1][2:])))

    def option(
        self,
        *names: str,
        metavar: str,
        convert: Callable[[str], Any] = str,
        is_needed: bool = False,
        is_repeated: bool = False,
        group: str = "options",
    ) -> None:
        """An option with a value; one that may be repeated gives a list of them."""
        how = "append" if is_repeated else "store"
        self.add_argument(*names, type=convert, default=argparse.SUPPRESS, required=is_needed, action=how)
        shown = self._metavar(metavar) + ("…" if is_repeated else "")
        if is_needed:
            self._usage.append(f"{names[0]} {shown}")
        self._shown[group].append((f"{', '.join(names)} {shown}", self._meaning(names[-1][2:])))

    def everywhere(self) -> None:
        """The options every command takes."""
        self.option("--lang", metavar="lang", convert=language, group="everywhere")
        self.option("--as-of", metavar="date", convert=day, group="everywhere")
        self.option("--data-dir", metavar="dir", convert=folder, group="everywhere")
        self.flag("--plain", group="everywhere")
        self._shown["everywhere"].append(("-h, --help", self._meaning("help")))

    def read(self, arguments: Sequence[str], as_given: Sequence[str] = ()) -> argparse.Namespace:
        """The values; raises Usage. `as_given` is the whole line, to count in."""
        try:
            found, unknown = self.parse_known_args(list(arguments))
        except argparse.ArgumentError as error:
            raise Usage("commands.usage.value", self.usage_line(), option=error.argument_name or "") from None
        if unknown:
            raise self._unknown(list(as_given or arguments), unknown[0])
        return found

    def error(self, message: str) -> NoReturn:
        """What argparse calls for arguments that are missing; its message may repeat input."""
        raise Usage("commands.usage.missing", self.usage_line())

    def usage_line(self) -> str:
        """How the command is called."""
        parts = [self.prog, *self._usage, f"[{self._catalogue.text('commands.metavar.options')}]"]
        return " ".join(parts)

    def help_page(self, width: int) -> str:
        """The whole help of the command."""
        text = self._catalogue.text
        about = text(f"commands.about.{self.command.replace(' ', '_')}")
        lines = wrapped(f"{text('commands.heading.usage')}{self.usage_line()}", width)
        lines += ["", *wrapped(about, width)]
        more = f"commands.more.{self.command.replace(' ', '_')}"
        if self._catalogue.has(more):
            lines += ["", *(line for part in text(more).splitlines() for line in wrapped(part, width))]
        for heading, pairs in self._shown.items():
            if pairs:
                lines += ["", text(f"commands.heading.{heading}"), *rows(pairs, width)]
        return "\n".join(lines)

    def shown(self, group: str) -> list[tuple[str, str]]:
        """What help lists under a heading."""
        return self._shown[group]

    def _unknown(self, arguments: list[str], word: str) -> Usage:
        known = [name for action in self._actions for name in action.option_strings]
        near = get_close_matches(word.partition("=")[0], known, 1) if word.startswith("-") else []
        number = arguments.index(word) + 1 if word in arguments else 0
        message = "commands.usage.unknown_near" if near else "commands.usage.unknown"
        return Usage(message, self.usage_line(), number=number, near="".join(near))

    def _metavar(self, name: str) -> str:
        return self._catalogue.text(f"commands.metavar.{name}")

    def _meaning(self, name: str) -> str:
        special = f"commands.option.{self.command.replace(' ', '_')}.{name}"
        return self._catalogue.text(special if self._catalogue.has(special) else f"commands.option.{name}")


def language(word: str) -> str:
    """One of the languages there are, also written as environments do."""
    spelled = word.partition(".")[0].replace("-", "_")
    found = {"zh": "zh_CN", **{name.lower(): name for name in LANGUAGES}}.get(spelled.lower())
    if found is None and spelled.lower().startswith("en_"):
        found = "en"
    if found is None:
        raise Usage("commands.usage.language", languages=", ".join(LANGUAGES))
    return found


def day(word: str) -> date:
    """A calendar day."""
    from datetime import date

    found = parse_date(word)
    if not isinstance(found, date):
        raise Usage("commands.usage.date")
    return found


def folder(word: str) -> Path:
    """A folder, there or to be made."""
    path = Path(word)
    if not word or "\0" in word or (path.exists() and not path.is_dir()):
        raise Usage("commands.usage.folder")
    return path


def province(word: str) -> str:
    """The two-digit code of a province named by code or name."""
    from icp_wizard.prompts.understanding import province_code

    code = province_code(word)
    if code is None:
        raise Usage("commands.usage.province")
    return code
