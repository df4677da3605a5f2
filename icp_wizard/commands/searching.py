"""Searching the rules from the command line: which options there are, and the rules found, listed by pack."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.assessment.authority import pack_name
from icp_wizard.commands import closed_words, exits, streams
from icp_wizard.commands.parsing import Usage
from icp_wizard.commands.ruling import adapted_lines, age_line, rule_data
from icp_wizard.explaining.library.entries import EVERYWHERE
from icp_wizard.explaining.library.library import Library
from icp_wizard.explaining.library.search import Filter, Search
from icp_wizard.explaining.library.texts import differences_text
from icp_wizard.explaining.naming import sentence
from icp_wizard.explaining.questions import questions
from icp_wizard.filing.plain import readable_json
from icp_wizard.rules.loading import packs_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.explaining.library.entries import Entry

_WORDS: Final = ("text", "field", "source", "material")


def declare_searching(parser: Parser) -> None:
    """The options that say which rules are looked for."""
    for name in _WORDS:
        parser.option(f"--{name}", metavar="words")
    parser.option("--severity", metavar="severity", convert=closed_words.severity)
    parser.option("--effect", metavar="effect", convert=closed_words.effect)
    parser.flag("--local")
    parser.flag("--all")


def list_rules(context: Context, options: argparse.Namespace, day: date) -> int:
    """List the rules that fit, of those in force nationwide or in a province, or with `--all` of all packs.

    Raises Usage where options cannot be used together, or a field or material is meant that is not there.
    """
    given = vars(options)
    is_all, province = given.get("all", False), given.get("province")
    if is_all and province:
        raise Usage("commands.usage.all_or_province")
    search = _all(context, day) if is_all else _one(context, province, day)
    wanted = _wanted(given)
    _refuse_unknown(search, wanted)
    found = [entry for entry in search.found(wanted) if is_all or entry.is_in_force]
    if given.get("json", False):
        streams.out_json(readable_json(_data(search.library, found, is_all=is_all)))
        return exits.FINE
    for line in _lines(context, search.library, found, is_all=is_all, is_filtered=wanted != Filter()):
        streams.out(line)
    if not found:
        context.say(f"commands.rules.{_why_none(context, wanted, is_all=is_all)}")
    return exits.FINE


def _why_none(context: Context, wanted: Filter, *, is_all: bool) -> str:
    """What to say where nothing is found."""
    folder = context.rulebooks.overlays
    if wanted.is_local and (folder is None or not packs_in(folder)):
        return "none_local"
    return "none_found" if is_all else "none_found_here"


def _wanted(given: dict[str, Any]) -> Filter:
    words = {name: given.get(name, "") for name in (*_WORDS, "severity", "effect")}
    return Filter(topic=given.get("topic") or "", is_local=given.get("local", False), **words)


def _all(context: Context, day: date) -> Search:
    """All packs there are; what is wrong with the user's own is reported."""
    for code in (None, *context.rulebooks.provinces):
        context.loaded(code)
    return context.rulebooks.search(day)


def _one(context: Context, province: str | None, day: date) -> Search:
    """The packs of one province, or of none."""
    return Search(Library({province or EVERYWHERE: context.loaded(province).rulebook}, day))


def _refuse_unknown(search: Search, wanted: Filter) -> None:
    if wanted.field and not search.names_meant(wanted.field):
        near = get_close_matches(wanted.field, [question.name for question in questions()], 3)
        message = "commands.usage.field_near" if near else "commands.usage.field"
        raise Usage(message, near=", ".join(near))
    if wanted.material and not search.materials_meant(wanted.material):
        raise Usage("commands.usage.material")


def _data(library: Library, found: list[Entry], *, is_all: bool) -> dict[str, Any]:
    aged = library.ages
    packs = [
        {
            "id": pack.id,
            "version": pack.version,
            "sha256": pack.sha256,
            "covers": list(pack.covers),
            "age": aged[pack.id]._asdict(),
        }
        for pack in library.packs.values()
    ]
    return {"packs": packs, "rules": [_entry_data(library, entry, is_all=is_all) for entry in found]}


def _entry_data(library: Library, entry: Entry, *, is_all: bool) -> dict[str, Any]:
    home = entry.standings[0]
    data = {**rule_data(library.rulebook_of(home), home.rule), "fields": _fields(entry)}
    return {**data, "provinces": _provinces(entry)} if is_all else data


def _fields(entry: Entry) -> list[dict[str, str]]:
    """The questions it reads; `through` is what it works out of the answer, empty for the answer itself."""
    return [
        {
            "field": read.question.name,
            "step": read.question.step,
            "role": read.question.role,
            "through": read.through,
        }
        for read in entry.reads
    ]


def _provinces(entry: Entry) -> list[dict[str, Any]]:
    """How it stands in each rulebook that has it; the province is empty for all without a pack."""
    return [
        {
            "province": standing.province,
            "is_in_force": standing.is_in_force,
            "severity": standing.rule.severity,
            "adaptations": [done.kind for done in standing.changes],
        }
        for standing in entry.standings
    ]


def _lines(
    context: Context, library: Library, found: list[Entry], *, is_all: bool, is_filtered: bool
) -> Iterator[str]:
    """Pack by pack; of a search only the packs in which something was found."""
    aged = library.ages
    for pack in library.packs.values():
        listed = [entry for entry in found if entry.rule.pack == pack.id]
        if is_filtered and not listed:
            continue
        kind = "complete" if pack.is_complete else "incomplete"
        title = pack_name(pack, context.catalogue)
        yield context.text(f"commands.rules.pack_{kind}", title=title, id=pack.id, version=pack.version)
        yield f"  {age_line(aged[pack.id], context.catalogue)}"
        for entry in listed:
            severity = context.text(f"outline.severity.{entry.rule.severity}")
            yield f"  {entry.id}  [{severity}]  {sentence(entry.rule, context.catalogue)}"
            if is_all and (differences := differences_text(entry, context.catalogue)):
                yield f"      {differences}"
        if pack.layer == "overlay" and not is_filtered:
            rulebook = next(book for book in library.rulebooks.values() if pack in book.packs)
            yield from (f"  {line}" for line in adapted_lines(rulebook, pack, context.catalogue))
