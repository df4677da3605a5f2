"""One run: streams, language, the command, and one place where every error becomes words and an exit code.

Nothing of an exception is shown but its class and the line of ours it came from: its text may hold what
somebody typed.
"""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.commands.context import Context
from icp_wizard.commands.parsing import Parser, Usage
from icp_wizard.commands.register import COMMANDS, Chosen, chosen, refuse_mistyped, unknown_subcommand
from icp_wizard.errors import Problem
from icp_wizard.i18n import LANGUAGES, Catalogue, guess_language
from icp_wizard.settings import Settings, places, read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import ModuleType


def run(arguments: Sequence[str]) -> int:
    """Run a command line; its exit code. Nothing is raised but SystemExit of an interface."""
    streams.use_utf8()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no other package has a say in what is read here
    catalogue = Catalogue(_early_language(arguments))
    try:
        code = _run(list(arguments), catalogue)
        streams.flush()
    except BrokenPipeError:
        streams.silence()
        return exits.PIPE_CLOSED
    except KeyboardInterrupt:
        streams.say("\n" + catalogue.text("commands.interrupted"))
        return exits.INTERRUPTED
    except Exception as error:
        return report(error, catalogue)
    return code


def report(error: Exception, catalogue: Catalogue) -> int:
    """Say what is wrong and what to do; the exit code for it."""
    with suppress(BrokenPipeError):
        if isinstance(error, Problem):
            for line in problem_lines(error, catalogue):
                streams.say(line)
            return exits.UNUSABLE
        values = {"kind": type(error).__name__, "place": _place_of(error)}
        streams.say(catalogue.text("commands.error.ours", **values))
    return exits.OUR_FAULT


def problem_lines(problem: Problem, catalogue: Catalogue) -> list[str]:
    """A problem in words: its message, and the details that belong to it."""
    from icp_wizard.rules import PacksBroken
    from icp_wizard.rules.reading.mistakes import mistake_lines

    lines = [problem.render(catalogue)]
    if isinstance(problem, Usage) and problem.usage:
        lines.append(catalogue.text("commands.heading.usage") + problem.usage)
    if isinstance(problem, PacksBroken):
        lines += [f"  {line}" for line in mistake_lines(problem.mistakes, catalogue)]
    return lines


def _place_of(error: Exception) -> str:
    """The innermost line of our own code: `module:line`."""
    root = Path(__file__).parents[2]
    place = "?"
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if any(path.is_relative_to(root / room) for room in ("icp_wizard", "screens")):
            place = f"{'.'.join(path.relative_to(root).with_suffix('').parts)}:{frame.lineno}"
    return place


def _early_language(arguments: Sequence[str]) -> str:
    """The language to speak before the arguments are read."""
    for word, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return value
    return guess_language(os.environ)


def _run(arguments: list[str], catalogue: Catalogue) -> int:
    found = chosen(arguments)
    if _wants_help(found.rest):
        return _help(found, catalogue)
    if not found.command and "--version" in found.rest:
        from icp_wizard import __version__

        streams.out(f"icp-wizard {__version__}")
        return exits.FINE
    if found.command and COMMANDS[found.command] and not found.subcommand:
        words = [word for word in found.rest if not word.startswith("-")]
        raise unknown_subcommand(found.command, words[0] if words else "")
    if not found.command:
        refuse_mistyped(arguments)
    module, parser = _parser(found, catalogue)
    options = parser.read(found.rest, arguments)
    context = _context(options, catalogue)
    run_it = getattr(module, f"run_{found.subcommand}" if found.subcommand else "run")
    try:
        return int(run_it(context, options))
    except Problem as problem:
        if found.command or problem.message_id != "store.error.no_such_draft":
            raise
        raise Problem("commands.open.nothing") from None  # the one word may have been meant as anything


def _parser(found: Chosen, catalogue: Catalogue) -> tuple[ModuleType, Parser]:
    """The module of the command, and the parser of its arguments."""
    name = found.name or "open"
    module = import_module(f"icp_wizard.commands.{found.command.replace('-', '_') or 'open'}")
    parser = Parser(name, catalogue)
    declare = getattr(module, f"declare_{found.subcommand}" if found.subcommand else "declare")
    declare(parser)
    parser.everywhere()
    return module, parser


def _context(options: argparse.Namespace, catalogue: Catalogue) -> Context:
    where = places(getattr(options, "data_dir", None))
    try:
        settings = read_settings(where.config)
    except Problem as problem:  # a broken settings file must not stop the command that mends it
        streams.say(problem.render(catalogue))
        settings = Settings()
    language = getattr(options, "lang", None) or settings.language
    return Context(
        Catalogue(language) if language else catalogue,
        where,
        getattr(options, "as_of", None),
        getattr(options, "plain", False) or settings.is_plain,
        settings.font,
    )


def _wants_help(arguments: tuple[str, ...]) -> bool:
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--help" in before or "-h" in before


def _help(found: Chosen, catalogue: Catalogue) -> int:
    width = streams.width()
    if not found.command or (COMMANDS[found.command] and not found.subcommand):
        from icp_wizard.commands.helping import overview

        streams.out(overview(found.command, catalogue, width))
    else:
        streams.out(_parser(found, catalogue)[1].help_page(width))
    return exits.FINE
