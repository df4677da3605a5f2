"""`verify OUT.zip`: is it as it was written, by which rules was it judged, what would today's say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.assessment.texts import finding_text
from icp_wizard.commands import exits, streams
from icp_wizard.commands.sources import STANDARD_INPUT
from icp_wizard.explaining.changes.rule_changes import ChangeWords
from icp_wizard.explaining.changes.touching import change_lines, touch_line, touched
from icp_wizard.explaining.whole_rule import pack_title
from icp_wizard.filing.plain import readable_json
from icp_wizard.prompts.remaining import ready_lines
from icp_wizard.rules.changes.diffing import changes_between

if TYPE_CHECKING:
    import argparse

    from icp_wizard.bundle.verify import Verification
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.explaining.changes.touching import Touch, Touched
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.changes.diffing import RulebookChanges


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("zip")
    parser.flag("--json")


class Today(NamedTuple):
    """What the rules of this program have otherwise than those carried, and what of it touches the draft."""

    changes: RulebookChanges
    touched: Touched

    def reasons(self, touch: Touch, catalogue: Catalogue) -> tuple[str, ...]:
        """Why a finding is other than it was then: what changed of its rule, else that the day did."""
        then, now = self.touched.before, self.touched.after
        words = ChangeWords(then.rulebook, now.rulebook, catalogue)
        if touch.changes:
            return tuple(change_lines(touch, words, catalogue))
        return () if then.as_of == now.as_of else (catalogue.text("commands.verify.by_day"),)


def run(context: Context, options: argparse.Namespace) -> int:
    """0 where it is intact, 1 where it is not, 2 where it is no bundle."""
    found = _verified(context, options.zip)
    today = _today(context, found)
    if getattr(options, "json", False):
        streams.out_json(readable_json(_data(context, found, today)))
    else:
        _show(context, found)
        if today is not None:
            _show_today(context, today)
    return exits.FINE if found.is_intact else exits.BLOCKED


def _verified(context: Context, word: str) -> Verification:
    """What is found in the bundle that a word names, or that comes from standard input."""
    from icp_wizard.bundle import verify_bundle, verify_bytes
    from icp_wizard.bundle.reading import MOST_IN_ALL

    if word == STANDARD_INPUT:
        name = context.text("commands.source.standard_input")
        return verify_bytes(streams.read_bytes(MOST_IN_ALL + 1), name)
    return verify_bundle(Path(word))


def _today(context: Context, found: Verification) -> Today | None:
    """None where the draft or its judgement cannot be read."""
    from icp_wizard.assessment import assess
    from icp_wizard.dates import today_in_shanghai

    if found.draft is None or found.then is None:
        return None
    rulebook = context.loaded(found.draft.data()["intent"].get("province")).rulebook
    now = assess(found.draft, rulebook, context.as_of or today_in_shanghai(context.now()))
    changes = changes_between(found.then.rulebook, rulebook)
    return Today(changes, touched(found.then, now, changes))


def _show(context: Context, found: Verification) -> None:
    text, manifest = context.text, found.manifest
    streams.out(text("commands.verify.intact" if found.is_intact else "commands.verify.damaged"))
    for damage in found.damages:
        entry = damage.entry or text("commands.verify.archive")
        streams.out(f"  {entry}: {text(damage.message_id)}")
    if manifest.sha256 is None:
        streams.out(text("commands.verify.no_digest"))
    if not manifest.is_complete:
        streams.out(text("commands.verify.incomplete"))
    elif found.is_intact:
        streams.out(text("commands.verify.complete"))
    if manifest.is_sample:
        streams.out(text("commands.verify.sample"))
    streams.out(text("commands.verify.judged", as_of=manifest.as_of, program=manifest.program))
    for pack in manifest.packs:
        title = pack_title(found.then.rulebook, pack.id, context.catalogue) if found.then else pack.id
        streams.out(f"  {title} {pack.version} {pack.sha256[:12]}")


def _show_today(context: Context, today: Today) -> None:
    """What today's rules say in words: each difference and why, then how ready the filing is."""
    text, found = context.text, today.touched
    kind = "changed" if found.total else "unchanged"
    streams.out(text(f"commands.verify.{kind}", as_of=found.after.as_of))
    words = ChangeWords(found.before.rulebook, found.after.rulebook, context.catalogue)
    for touch in found.findings:
        streams.out(f"  {touch_line(found, touch, context.catalogue, with_values=False)}")
        for reason in today.reasons(touch, context.catalogue):
            streams.out(f"      {reason}")
    for part in found.materials:
        streams.out(f"  {words.part_line(part)}")
    if count := len(today.changes.rules):
        streams.out(text("commands.verify.rules", count=count))
    for line in ready_lines(found.after, context.catalogue):
        streams.out(text("commands.verify.today", line=line))
    streams.out(text("commands.verify.origin"))


def _data(context: Context, found: Verification, today: Today | None) -> dict[str, Any]:
    return {
        "is_intact": found.is_intact,
        "damages": [{"entry": d.entry, "kind": d.message_id.rpartition(".")[2]} for d in found.damages],
        "manifest": found.manifest.model_dump(mode="json"),
        "today": None if today is None else [_touch_data(context, today, t) for t in today.touched.findings],
        "ready_today": None if today is None else today.touched.after.readiness.is_enterable,
        "rules_changed": None if today is None else [one.rule.id for one in today.changes.rules],
    }


def _touch_data(context: Context, today: Today, touch: Touch) -> dict[str, Any]:
    """One difference. `rules` are the ids of changed rules behind it: none where only the day differs."""
    before, after = touch.statuses
    judged = today.touched.after if touch.after else today.touched.before
    text = finding_text(judged, touch.finding, context.catalogue, with_values=False)
    return {
        "key": touch.key,
        "before": before,
        "after": after,
        "text": text,
        "rules": [change.rule.id for change in touch.changes],
        "why": list(today.reasons(touch, context.catalogue)),
    }
