"""`drafts …`: the local drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.commands import exits, streams
from icp_wizard.commands.choosing import is_confirmed
from icp_wizard.commands.findings import Report
from icp_wizard.commands.sources import STANDARD_INPUT, draft_id, found_in, other_rules_than_last
from icp_wizard.dates import local_minutes
from icp_wizard.filing.attached import digests_in
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse

    from icp_wizard.assessment import Assessment
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.store.records import DraftSummary


def declare_list(parser: Parser) -> None:
    """Arguments of `drafts list`."""
    parser.flag("--json")


def run_list(context: Context, options: argparse.Namespace) -> int:
    """One line a draft, the last changed first."""
    with context.open_store() as store:
        found = store.summaries()
    if getattr(options, "json", False):
        streams.out_json(readable_json([_summary(summary) for summary in found]))
        return exits.FINE
    for summary in found:
        title = summary.title or context.text("commands.drafts.untitled")
        mark = context.text("commands.drafts.sample") if summary.is_sample else ""
        changed = local_minutes(summary.changed) or context.text("commands.drafts.undated")
        streams.out(f"{summary.id}  {changed}  {title}{mark}")
    if not found:
        context.say("commands.drafts.none")
    return exits.FINE


def _summary(summary: DraftSummary) -> dict[str, object]:
    names = (
        "id",
        "title",
        "created",
        "opened",
        "changed",
        "revision",
        "step",
        "field",
        "is_sample",
        "origin",
    )
    return {name: getattr(summary, name) for name in names}


def declare_show(parser: Parser) -> None:
    """Arguments of `drafts show`."""
    parser.positional("draft")
    parser.flag("--json")
    parser.flag("--values")


def run_show(context: Context, options: argparse.Namespace) -> int:
    """How far a draft is."""
    from icp_wizard.commands.check import judged

    with context.open_store() as store:
        stored = store.load(draft_id(store, options.draft))
    if said := other_rules_than_last(context, stored):
        context.warn(said)
    assessment = context.assess(stored.draft)
    with_values = getattr(options, "values", False)
    if getattr(options, "json", False):
        streams.out_json(
            readable_json({"id": stored.id, **judged(assessment, context.catalogue, with_values)})
        )
        return exits.FINE
    streams.out(context.text("commands.drafts.heading", id=stored.id, revision=stored.revision))
    for step in assessment.steps:
        state = context.text(f"commands.step.{step.status}")
        streams.out(f"  {context.text(f'outline.step.{step.kind}')}  {state}")
    if with_values:
        _show_answers(context, assessment)
    for line in Report(assessment, context.catalogue, with_values=with_values).readiness():
        streams.out(line)
    return exits.FINE


def _show_answers(context: Context, assessment: Assessment) -> None:
    from icp_wizard.assessment.labels import full_label
    from icp_wizard.filing.display import answer_in_words

    for view in assessment.fields:
        if view.placed.path and not view.is_repeat:
            answer = answer_in_words(assessment.answers, view.placed.path, context.catalogue)
            shown = answer or context.text(f"outline.state.{view.state}")
            streams.out(f"  {full_label(view, context.catalogue)}: {shown}")


def declare_export(parser: Parser) -> None:
    """Arguments of `drafts export`."""
    parser.positional("draft")
    parser.option("-o", "--output", metavar="file")


def run_export(context: Context, options: argparse.Namespace) -> int:
    """Write a draft to a file that is not there yet, or to standard output."""
    from icp_wizard.store.exchange import save_copy

    with context.open_store() as store:
        draft = store.load(draft_id(store, options.draft)).draft
    output = getattr(options, "output", STANDARD_INPUT)
    if output == STANDARD_INPUT:
        streams.out_json(readable_json(draft.data()))
    else:
        save_copy(draft, Path(output))
        context.say("commands.drafts.exported", file=output)
        context.say("commands.drafts.holds_identity")
    if count := len(set(digests_in(draft))):
        context.say("commands.drafts.without_pictures", count=count)
    return exits.FINE


def declare_import(parser: Parser) -> None:
    """Arguments of `drafts import`."""
    parser.positional("file", "+")


def run_import(context: Context, options: argparse.Namespace) -> int:
    """Keep drafts from files as new ones: all that can be read, and each problem said."""
    code = exits.FINE
    for word in options.file:
        for found in found_in(context, word):
            if found.draft is None:
                streams.say(found.problem.render(context.catalogue) if found.problem else "")
                code = exits.UNUSABLE
                continue
            with context.open_store() as store:
                content, pictures = readable_json(found.draft.data()).encode(), found.pictures()
                new = context.desk(store).import_draft(content, found.name, pictures)
                lacking = set(digests_in(found.draft)) - store.load(new).pictures
            context.say("commands.drafts.imported", id=new, file=found.name)
            if lacking:
                context.say("commands.drafts.pictures_elsewhere", count=len(lacking))
            streams.out(new)
    return code


def declare_rename(parser: Parser) -> None:
    """Arguments of `drafts rename`."""
    parser.positional("draft")
    parser.positional("title")


def run_rename(context: Context, options: argparse.Namespace) -> int:
    """Give a draft another title."""
    with context.open_store() as store:
        context.desk(store).rename(draft_id(store, options.draft), options.title)
    context.say("commands.drafts.renamed")
    return exits.FINE


def declare_copy(parser: Parser) -> None:
    """Arguments of `drafts copy`."""
    parser.positional("draft")


def run_copy(context: Context, options: argparse.Namespace) -> int:
    """Begin a new draft of the same entity; nothing of what was filed comes along."""
    with context.open_store() as store:
        found = draft_id(store, options.draft)
        title = next((summary.title for summary in store.summaries() if summary.id == found), "")
        new = context.desk(store).start_from(
            found, context.text("commands.drafts.again", title=title) if title else ""
        )
    context.say("commands.drafts.copied", id=new)
    streams.out(new)
    return exits.FINE


def declare_delete(parser: Parser) -> None:
    """Arguments of `drafts delete`."""
    parser.positional("draft", "+")
    parser.flag("--yes")


def run_delete(context: Context, options: argparse.Namespace) -> int:
    """Erase drafts for good, after asking."""
    with context.open_store() as store:
        ids = [draft_id(store, word) for word in options.draft]
        listed = ", ".join(ids)
        if not is_confirmed(
            context, "commands.drafts.delete_ask", is_given=getattr(options, "yes", False), ids=listed
        ):
            context.say("commands.confirm.kept")
            return exits.FINE
        notes: dict[str, None] = {}
        for one in dict.fromkeys(ids):
            notes.update(dict.fromkeys(context.desk(store).delete(one)))
            context.say("commands.drafts.deleted", id=one)
    for note in notes:
        context.say(note)
    return exits.FINE


def declare_history(parser: Parser) -> None:
    """Arguments of `drafts history`."""
    parser.positional("draft")
    parser.flag("--json")


def run_history(context: Context, options: argparse.Namespace) -> int:
    """What was changed when: places, never answers."""
    with context.open_store() as store:
        groups = store.history(draft_id(store, options.draft))
    if getattr(options, "json", False):
        listed = [
            {"group": g.number, "at": g.at, "step": g.step, "paths": list(g.paths), "in_force": g.is_in_force}
            for g in groups
        ]
        streams.out_json(readable_json(listed))
        return exits.FINE
    for group in groups:
        undone = "" if group.is_in_force else context.text("commands.drafts.undone")
        streams.out(f"{group.number:>5}  {local_minutes(group.at)}  {', '.join(group.paths)}{undone}")
    return exits.FINE
