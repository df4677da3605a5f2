"""`form …`: which forms there are, which of them a draft needs, and one of them on its own."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_wizard.assessment.labels import label_of
from icp_wizard.commands import exits, streams
from icp_wizard.commands.bundle import announce_unprintable
from icp_wizard.commands.findings import Report
from icp_wizard.commands.sources import the_draft
from icp_wizard.errors import Problem
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import Assessment, FormNeed
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.forms import Form
    from icp_wizard.forms.own_font import OwnFont
    from icp_wizard.rules import Rulebook


def declare_list(parser: Parser) -> None:
    """Arguments of `form list`."""
    parser.positional("draft_or_file", "?")
    parser.flag("--json")


def run_list(context: Context, options: argparse.Namespace) -> int:
    """Every form of this version, and whether any rule asks for it; with a draft which it needs and lacks."""
    from icp_wizard.forms import FORMS

    assessment = _assessed(context, options.draft_or_file) if options.draft_or_file is not None else None
    books = [assessment.rulebook] if assessment else list(_every_rulebook(context))
    listed = [entry for form in FORMS.values() for entry in _entries(context, form, books, assessment)]
    if getattr(options, "json", False):
        streams.out_json(readable_json({"forms": listed}))
        return exits.FINE
    for entry in listed:
        for line in _lines(context, entry, assessment):
            streams.out(line)
    return exits.FINE


def _every_rulebook(context: Context) -> Iterator[Rulebook]:
    from icp_wizard.rules import available_provinces

    yield from (context.loaded(code).rulebook for code in (None, *available_provinces()))


def declare_render(parser: Parser) -> None:
    """Arguments of `form render`."""
    parser.positional("form")
    parser.positional("draft_or_file")
    parser.option("-o", "--output", metavar="pdf", is_needed=True)
    parser.option("--font", metavar="font")
    parser.flag("--incomplete")


def run_render(context: Context, options: argparse.Namespace) -> int:
    """0 written, 1 where the draft does not need the form or lacks answers to it, 2 unusable input."""
    form = _form(options.form)
    path = _path(options.output)
    font = context.own_font(getattr(options, "font", None))
    assessment = _assessed(context, options.draft_or_file)
    needs = [need for need in assessment.forms if need.form_id == form.form_id]
    if not needs:
        state, purpose = _state_without_need(assessment, form), _purpose(context, form)
        context.say(f"commands.form.{state}", form=form.form_id, purpose=purpose)
        return exits.BLOCKED
    missing = tuple(dict.fromkeys(answer for need in needs for answer in need.missing))
    is_incomplete = bool(getattr(options, "incomplete", False))
    if missing and not is_incomplete:
        _refuse(context, assessment, form, missing)
        return exits.BLOCKED
    is_marked = is_incomplete and not (assessment.readiness.is_enterable and not missing)
    return _write(context, assessment, needs, path, is_marked=is_marked, font=font)


def _assessed(context: Context, word: str) -> Assessment:
    return context.assess(the_draft(context, word))


def _form(word: str) -> Form:
    """The form of that number, in whichever letters. Raises UnknownForm, which names those there are."""
    from icp_wizard.forms import FORMS, UnknownForm

    found = next((form for form_id, form in FORMS.items() if form_id.casefold() == word.casefold()), None)
    if found is None:
        raise UnknownForm(tuple(FORMS))
    return found


def _path(given: str) -> Path:
    if given == "-" or "\0" in given:
        raise Problem("commands.form.to_file")
    return Path(given)


def _entries(
    context: Context, form: Form, books: list[Rulebook], assessment: Assessment | None
) -> Iterator[dict[str, Any]]:
    """What is said of a form, as JSON; with a draft once for each need of it."""
    entry = {
        "id": form.form_id,
        "title": _title(context, form, books),
        "kind": form.kind,
        "for": _purpose(context, form),
        "rules": sorted({rule for book in books for rule in _rules_wanting(book, form)}),
    }
    if assessment is None:
        yield entry
        return
    needs = [need for need in assessment.forms if need.form_id == form.form_id]
    for need in needs:
        yield entry | _need_data(context, need)
    if not needs:
        yield entry | {"state": _state_without_need(assessment, form)}


def _need_data(context: Context, need: FormNeed) -> dict[str, Any]:
    return {
        "title": context.catalogue.pack_text(need.material.title),
        "state": "printable" if need.is_printable else "unfinished",
        "material": need.material.id,
        "about": need.about,
        "missing": list(need.missing),
    }


def _purpose(context: Context, form: Form) -> str:
    return context.text(f"commands.form.for.{form.form_id}")


def _rules_wanting(rulebook: Rulebook, form: Form) -> Iterator[str]:
    """Ids of the rules in force that ask for the form, whatever the draft."""
    kinds = {material.id for material in rulebook.materials.values() if material.form == form.form_id}
    return (rule.id for rule in rulebook.rules if rule.material and kinds & set(rule.material.kinds))


def _title(context: Context, form: Form, books: list[Rulebook]) -> str:
    """As the rules call it, in the user's language, else those of another province; else as it is printed."""
    asked = itertools.chain(books, _every_rulebook(context))
    materials = (m for book in asked for m in book.materials.values() if m.form == form.form_id)
    titles = (context.catalogue.pack_text(material.title) for material in materials)
    return next(titles, form.title)


def _state_without_need(assessment: Assessment, form: Form) -> str:
    """Whether a rule not decided yet may still want it, or none ever would."""
    options = (option for view in assessment.materials if view.is_undecided for option in view.options)
    if any(option.form == form.form_id for option in options):
        return "undecided"
    return "not_needed" if any(_rules_wanting(assessment.rulebook, form)) else "unwanted"


def _lines(context: Context, entry: dict[str, Any], assessment: Assessment | None) -> Iterator[str]:
    kind = context.text(f"commands.form.kind.{entry['kind']}")
    line = f"{entry['id']}  {entry['title']}  [{kind}]"
    if assessment is None:
        yield line
        yield f"      {entry['for']}"
        if not entry["rules"]:
            yield f"      {context.text('commands.form.wanted_by_nobody')}"
        return
    about = Report(assessment, context.catalogue, with_values=False).about(entry.get("about"))
    state = context.text(f"commands.form.state.{entry['state']}", count=len(entry.get("missing", ())))
    yield f"{line}  {about}  {state}" if about else f"{line}  {state}"
    yield from _missing_lines(context, assessment, entry.get("missing", ()))


def _missing_lines(context: Context, assessment: Assessment, missing: Iterable[str]) -> Iterator[str]:
    """The answers by path and label, never by value."""
    return (f"      {path}  {label_of(assessment, path, context.catalogue)}" for path in missing)


def _refuse(context: Context, assessment: Assessment, form: Form, missing: tuple[str, ...]) -> None:
    context.say("commands.form.unfinished", form=form.form_id, count=len(missing))
    for line in _missing_lines(context, assessment, missing):
        streams.say(line)


def _write(
    context: Context,
    assessment: Assessment,
    needs: list[FormNeed],
    path: Path,
    *,
    is_marked: bool,
    font: OwnFont | None,
) -> int:
    """Write the form, marked or ready to sign, and say what else is in the way of the filing."""
    from icp_wizard.bundle.papers import form_paper
    from icp_wizard.bundle.writing import PAPER, check_place, write

    check_place(path, PAPER)
    announce_unprintable(context, assessment, font)
    rendered = form_paper(assessment, needs, is_incomplete=is_marked, font=font)
    write(path, rendered.pdf, PAPER)
    kind = "incomplete" if is_marked else "complete"
    context.say(f"commands.form.written_{kind}", path=path, pages=rendered.page_count)
    for mark in rendered.unprintable:
        context.say("commands.bundle.unprintable", paper=path.name, code=mark.code, page=mark.page)
    if in_the_way := len(assessment.readiness.enterable):
        context.say("commands.form.in_the_way", count=in_the_way)
    context.say("commands.bundle.privacy")
    streams.out(str(path))
    return exits.FINE
