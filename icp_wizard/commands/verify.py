"""`verify OUT.zip`: is it as it was written, by which rules was it judged, what would today's say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.assessment.texts import finding_text
from icp_wizard.commands import exits, streams
from icp_wizard.commands.ruling import pack_title
from icp_wizard.filing.plain import readable_json
from icp_wizard.prompts.remaining import ready_lines

if TYPE_CHECKING:
    import argparse

    from icp_wizard.assessment import Assessment
    from icp_wizard.assessment.differences import Difference
    from icp_wizard.bundle.verify import Verification
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.i18n import Catalogue


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("zip")
    parser.flag("--json")


class Today(NamedTuple):
    """How the rules of this program judge the draft carried, and what of it is other than it was then."""

    then: Assessment
    now: Assessment
    changes: tuple[Difference, ...]

    def said(self, change: Difference, catalogue: Catalogue) -> str:
        """The sentence of a finding, without answers."""
        judged = next(one for one in (self.now, self.then) if change.key in one.finding_by_key)
        finding = judged.finding_by_key[change.key]
        return finding_text(judged, finding, catalogue, with_values=False)


def run(context: Context, options: argparse.Namespace) -> int:
    """0 where it is intact, 1 where it is not, 2 where it is no bundle."""
    from icp_wizard.bundle import verify_bundle

    found = verify_bundle(Path(options.zip))
    today = _today(context, found)
    if getattr(options, "json", False):
        streams.out_json(readable_json(_data(context, found, today)))
    else:
        _show(context, found)
        if today is not None:
            _show_today(context, today)
    return exits.FINE if found.is_intact else exits.BLOCKED


def _today(context: Context, found: Verification) -> Today | None:
    """None where the draft or its judgement cannot be read."""
    from icp_wizard.assessment import assess
    from icp_wizard.assessment.differences import differences
    from icp_wizard.dates import today_in_shanghai

    if found.draft is None or found.then is None:
        return None
    rulebook = context.loaded(found.draft.data()["intent"].get("province")).rulebook
    now = assess(found.draft, rulebook, context.as_of or today_in_shanghai(context.now()))
    return Today(found.then, now, differences(found.then, now))


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
    """What today's rules say in words: each difference by its sentence, then how ready the filing is."""
    text = context.text
    kind = "changed" if today.changes else "unchanged"
    streams.out(text(f"commands.verify.{kind}", as_of=today.now.as_of))
    for change in today.changes:
        before, after = (
            text(f"commands.status.{status or 'none'}") for status in (change.before, change.after)
        )
        streams.out(f"  {before} → {after}: {today.said(change, context.catalogue)} ({change.key})")
    for line in ready_lines(today.now, context.catalogue):
        streams.out(text("commands.verify.today", line=line))
    streams.out(text("commands.verify.origin"))


def _data(context: Context, found: Verification, today: Today | None) -> dict[str, Any]:
    return {
        "is_intact": found.is_intact,
        "damages": [{"entry": d.entry, "kind": d.message_id.rpartition(".")[2]} for d in found.damages],
        "manifest": found.manifest.model_dump(mode="json"),
        "today": None if today is None else [_change_data(context, today, c) for c in today.changes],
        "ready_today": None if today is None else today.now.readiness.is_enterable,
    }


def _change_data(context: Context, today: Today, change: Difference) -> dict[str, str]:
    text = today.said(change, context.catalogue)
    return {"key": change.key, "before": change.before, "after": change.after, "text": text}
