"""What `doctor` looks at, one function a part. Nothing is made, changed or repaired."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib import metadata, resources
from typing import TYPE_CHECKING, Final, Literal

from icp_wizard import __version__
from icp_wizard.commands import streams
from icp_wizard.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.commands.context import Context
    from icp_wizard.rules import Mistake

LIBRARIES: Final = ("textual", "pydantic", "platformdirs", "reportlab")
FONTS: Final = ("IcpwSerif-Regular.ttf", "IcpwSerif-Bold.ttf")
FIRST_YEAR: Final = 2026
"""A clock before the year this program was written in is wrong."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: in order, worth knowing, or broken; and how to mend it."""

    what: str
    state: Literal["good", "note", "bad"]
    text: str
    mend: str = ""


def examine(context: Context) -> Iterator[Sign]:
    """Everything, in the order a person would ask."""
    yield from _program(context)
    yield from _terminal(context)
    yield from _language(context)
    yield from _clock(context)
    yield from _settings(context)
    yield from _store(context)
    yield from _packs(context)
    yield from _fonts(context)


def _program(context: Context) -> Iterator[Sign]:
    python, system = platform.python_version(), f"{platform.system()} {platform.release()}"
    text = context.text("commands.doctor.program", version=__version__, python=python, system=system)
    yield Sign("program", "good", text)
    for name in LIBRARIES:
        try:
            yield Sign(f"library.{name}", "good", f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing = context.text("commands.doctor.library_missing", name=name)
            yield Sign(f"library.{name}", "bad", missing, context.text("commands.doctor.mend.library"))


def _terminal(context: Context) -> Iterator[Sign]:
    if not streams.has_terminal():
        yield Sign("terminal", "note", context.text("commands.doctor.no_terminal"))
        return
    size = shutil.get_terminal_size((0, 0))
    is_enough = size.columns >= 80 and size.lines >= 24
    text = context.text("commands.doctor.size", columns=size.columns, lines=size.lines)
    mend = "" if is_enough else context.text("commands.doctor.mend.size")
    yield Sign("terminal.size", "good" if is_enough else "note", text, mend)
    kind = os.environ.get("TERM", "")
    is_dumb = kind in ("", "dumb")
    colours = context.text(f"commands.doctor.colours.{_colours(kind)}")
    mend = context.text("commands.doctor.mend.dumb") if is_dumb else ""
    yield Sign("terminal.kind", "note" if is_dumb else "good", f"TERM={kind or '-'}, {colours}", mend)


def _colours(kind: str) -> str:
    if os.environ.get("NO_COLOR") or kind in ("", "dumb"):
        return "none"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "true"
    return "many" if "256" in kind else "few"


def _language(context: Context) -> Iterator[Sign]:
    names = {name: os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")}
    chosen = next((value for value in names.values() if value), "")
    text = context.text("commands.doctor.language", language=context.catalogue.language, locale=chosen or "-")
    is_utf8 = "utf" in chosen.lower() or sys.platform in ("win32", "darwin")
    mend = "" if is_utf8 else context.text("commands.doctor.mend.locale")
    yield Sign("language", "good" if is_utf8 else "note", text, mend)
    if not context.catalogue.has("commands.about.all"):  # our own words may be what is missing
        yield Sign("catalogues", "bad", "locale/*.mo: -", "make")


def _clock(context: Context) -> Iterator[Sign]:
    from icp_wizard.dates import today_in_shanghai

    today = today_in_shanghai(context.now())
    is_sane = today.year >= FIRST_YEAR
    mend = "" if is_sane else context.text("commands.doctor.mend.clock")
    text = context.text("commands.doctor.today", today=today)
    yield Sign("clock", "good" if is_sane else "bad", text, mend)


def _settings(context: Context) -> Iterator[Sign]:
    from icp_wizard.settings import read_settings

    folder = context.places.config
    try:
        read_settings(folder)
    except Problem as problem:
        yield Sign("settings", "bad", problem.render(context.catalogue))
    else:
        yield Sign("settings", "good", context.text("commands.doctor.settings", folder=folder))


def _store(context: Context) -> Iterator[Sign]:
    from icp_wizard.store.opening import condition_of
    from icp_wizard.store.placement import placement_of
    from icp_wizard.store.recovery import set_aside

    folder = context.places.data
    try:
        condition = condition_of(folder)
    except Problem as problem:
        yield Sign("store", "bad", problem.render(context.catalogue))
        return
    except (OSError, sqlite3.Error):
        text = context.text("commands.doctor.store.unreadable", folder=folder)
        yield Sign("store", "bad", text, context.text("commands.doctor.mend.store"))
        return
    yield _condition(context, folder, condition)
    if aside := set_aside(folder):
        names = ", ".join(path.name for path in aside)
        text = context.text("commands.doctor.store.aside", names=names, folder=folder)
        yield Sign("store.aside", "note", text, context.text("commands.doctor.mend.aside"))
    if not _is_writable(folder):
        text = context.text("commands.doctor.store.read_only", folder=folder)
        yield Sign("store.writable", "bad", text, context.text("commands.doctor.mend.store"))
    placement = placement_of(folder)
    if placement != "local":
        yield Sign("store.place", "note", context.text(f"store.placement.{placement}"))


def _condition(context: Context, folder: Path, condition: str) -> Sign:
    from icp_wizard.store.opening import is_empty

    kind = "empty" if condition == "damaged" and is_empty(folder) else condition
    text = context.text(f"commands.doctor.store.{kind}", folder=folder)
    if condition != "damaged":
        return Sign("store", "good", text)
    return Sign("store", "bad", text, context.text("commands.doctor.mend.damaged"))


def _is_writable(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, may be written to."""
    there = next((part for part in (folder, *folder.absolute().parents) if part.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _packs(context: Context) -> Iterator[Sign]:
    from icp_wizard.commands.ruling import age_line
    from icp_wizard.dates import today_in_shanghai
    from icp_wizard.explaining.whole_rule import pack_title
    from icp_wizard.rules import PacksBroken, available_provinces
    from icp_wizard.rules.ageing import ages
    from icp_wizard.rules.reading.mistakes import mistake_lines
    from icp_wizard.session.rulebooks import Rulebooks

    rulebooks = Rulebooks(context.places.overlays)
    aged: dict[str, Sign] = {}
    mistakes: dict[Mistake, None] = {}
    day = context.as_of or today_in_shanghai(context.now())
    for code in (None, *available_provinces()):
        try:
            loaded = rulebooks.loaded(code)
        except PacksBroken as broken:
            lines = mistake_lines(broken.mistakes, context.catalogue)
            yield Sign("packs", "bad", broken.render(context.catalogue), "\n    ".join(lines))
            return
        mistakes.update(dict.fromkeys(loaded.mistakes))
        packs, catalogue = loaded.rulebook.packs, context.catalogue
        titles = [f"{pack_title(loaded.rulebook, pack.id, catalogue)} {pack.version}" for pack in packs]
        names = catalogue.listed(titles)
        count = len(loaded.rulebook.rules)
        yield Sign("packs", "good", context.text("commands.doctor.packs", names=names, count=count))
        for age in ages(loaded.rulebook, day):
            title = pack_title(loaded.rulebook, age.pack, catalogue)
            said = context.text("commands.doctor.pack_age", pack=title, age=age_line(age, catalogue))
            # Each by the first rulebook that has it: others may change how many of its rules are in force.
            aged.setdefault(age.pack, Sign(f"packs.age.{age.pack}", "good", said))
    yield from aged.values()
    for line in mistake_lines(mistakes, context.catalogue):
        yield Sign("packs.overlay", "bad", line)


def _fonts(context: Context) -> Iterator[Sign]:
    folder = resources.files("icp_wizard.forms.fonts")
    missing = [name for name in FONTS if not folder.joinpath(name).is_file()]
    if missing:
        text = context.text("commands.doctor.fonts_missing", names=", ".join(missing))
        yield Sign("fonts", "bad", text, context.text("commands.doctor.mend.library"))
    else:
        yield Sign("fonts", "good", context.text("commands.doctor.fonts"))
    if context.font is not None:
        yield _own_font(context, context.font)


def _own_font(context: Context, path: Path) -> Sign:
    try:
        context.own_font()
    except Problem as problem:
        return Sign("fonts.own", "bad", problem.render(context.catalogue))
    return Sign("fonts.own", "good", context.text("commands.doctor.own_font", file=path))
