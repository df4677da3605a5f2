"""`verify OUT.zip`: is it as it was written, by which rules was it judged, what would today's say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_wizard.commands import exits, streams
from icp_wizard.commands.ruling import pack_title
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse

    from icp_wizard.bundle.verify import Change, Verification
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("zip")
    parser.flag("--json")


def run(context: Context, options: argparse.Namespace) -> int:
    """0 where it is intact, 1 where it is not, 2 where it is no bundle."""
    from icp_wizard.bundle import verify_bundle

    found = verify_bundle(Path(options.zip))
    differing = _today(context, found)
    if getattr(options, "json", False):
        streams.out_json(readable_json(_data(found, differing)))
    else:
        _show(context, found, differing)
    return exits.FINE if found.is_intact else exits.BLOCKED


def _today(context: Context, found: Verification) -> tuple[Change, ...] | None:
    """How the rules of this program, on this day, judge otherwise; None where that cannot be said."""
    from icp_wizard.assessment import assess
    from icp_wizard.bundle.verify import changes
    from icp_wizard.dates import today_in_shanghai

    if found.draft is None or found.then is None:
        return None
    rulebook = context.loaded(found.draft.data()["intent"].get("province")).rulebook
    now = assess(found.draft, rulebook, context.as_of or today_in_shanghai(context.now()))
    return changes(found.then, now)


def _show(context: Context, found: Verification, differing: tuple[Change, ...] | None) -> None:
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
    if differing is None:
        return
    streams.out(text("commands.verify.changed" if differing else "commands.verify.unchanged"))
    for change in differing:
        before, after = (
            text(f"commands.status.{status or 'none'}") for status in (change.before, change.after)
        )
        streams.out(f"  {change.key}: {before} → {after}")
    streams.out(text("commands.verify.origin"))


def _data(found: Verification, differing: tuple[Change, ...] | None) -> dict[str, Any]:
    return {
        "is_intact": found.is_intact,
        "damages": [{"entry": d.entry, "kind": d.message_id.rpartition(".")[2]} for d in found.damages],
        "manifest": found.manifest.model_dump(mode="json"),
        "today": None
        if differing is None
        else [{"key": c.key, "before": c.before, "after": c.after} for c in differing],
    }
