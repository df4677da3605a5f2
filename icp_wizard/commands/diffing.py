"""`rules diff OLD NEW`: what rules say otherwise, and with `--draft` what of it touches one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard.commands import exits, streams
from icp_wizard.commands.parsing import province
from icp_wizard.commands.rulebook_sources import rulebook_named
from icp_wizard.commands.ruling import topic_label
from icp_wizard.commands.sources import the_draft
from icp_wizard.explaining.changes.rule_changes import ChangeWords
from icp_wizard.explaining.changes.touching import touched, touched_lines
from icp_wizard.explaining.whole_rule import pack_title
from icp_wizard.filing.plain import readable_json
from icp_wizard.rules.changes.diffing import changes_between
from icp_wizard.rules.rule import LAYERS
from icp_wizard.rules.vocabulary import TOPICS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.explaining.changes.touching import Touch, Touched
    from icp_wizard.filing.draft import Draft
    from icp_wizard.rules import Rulebook
    from icp_wizard.rules.changes.diffing import PartChange, RulebookChanges, RuleChange


def declare_diff(parser: Parser) -> None:
    """Arguments of `rules diff`."""
    parser.positional("old_rules")
    parser.positional("new_rules")
    parser.option("--draft", metavar="draft_or_file")
    parser.option("--province", metavar="province", convert=province)
    parser.flag("--json")


def run_diff(context: Context, options: argparse.Namespace) -> int:
    """0 whether they differ or not."""
    named = [rulebook_named(context, word) for word in (options.old_rules, options.new_rules)]
    word = getattr(options, "draft", None)
    draft = the_draft(context, word) if word is not None else None
    homes = (getattr(options, "province", None), *(one.home for one in named), _province_of(draft))
    home = next(filter(None, homes), None)
    old, new = (one.made(home) for one in named)
    changes = changes_between(old, new)
    touch = _touched(context, draft, old, new, changes) if draft is not None else None
    if getattr(options, "json", False):
        streams.out_json(readable_json(diff_data(changes, touch, ChangeWords(old, new, context.catalogue))))
    else:
        for line in _Report(context, old, new, changes).lines(touch):
            streams.out(line)
    return exits.FINE


def _province_of(draft: Draft | None) -> str:
    code = draft.data()["intent"].get("province") if draft is not None else None
    return code if isinstance(code, str) else ""


def _touched(
    context: Context, draft: Draft, old: Rulebook, new: Rulebook, changes: RulebookChanges
) -> Touched:
    from icp_wizard.assessment import assess
    from icp_wizard.session.session import judged_on

    day = judged_on(draft, context.as_of, context.now())
    return touched(assess(draft, old, day), assess(draft, new, day), changes)


class _Report:
    """The differences in lines."""

    def __init__(self, context: Context, old: Rulebook, new: Rulebook, changes: RulebookChanges) -> None:
        self._context = context
        self._books = (new, old)
        self._changes = changes
        self._words = ChangeWords(old, new, context.catalogue)

    def lines(self, touch: Touched | None) -> Iterator[str]:
        """Packs, then what differs by pack and topic; with a draft only what touches it."""
        yield from self._words.pack_lines(self._changes)
        if self._changes.is_empty:
            yield self._context.text("commands.diff.same")
            return
        if touch is not None:
            yield from self._touching(touch)
            return
        for heading, rules in self._by_topic().items():
            yield ""
            yield heading
            for change in rules:
                yield f"  {self._words.rule_heading(change)}"
                yield from (f"      {line}" for line in self._words.rule_lines(change))
        if self._changes.parts:
            yield ""
        yield from (self._words.part_line(part) for part in self._changes.parts)
        yield ""
        yield self._context.text("commands.diff.count", **_counts(self._changes))

    def _by_topic(self) -> dict[str, list[RuleChange]]:
        found: dict[str, list[RuleChange]] = {}
        for change in sorted(self._changes.rules, key=_place_of):
            found.setdefault(self._heading(change), []).append(change)
        return found

    def _heading(self, change: RuleChange) -> str:
        rule, catalogue = change.rule, self._context.catalogue
        book = self._books[0] if change.after else self._books[1]
        pack = pack_title(book, rule.pack, catalogue)
        return self._context.text(
            "commands.diff.heading", pack=pack, topic=topic_label(rule.topic, catalogue)
        )

    def _touching(self, touch: Touched) -> Iterator[str]:
        yield ""
        if not touch.total:
            yield self._context.text("commands.diff.untouched", count=len(self._changes.rules))
            return
        yield self._context.text("commands.diff.touches", count=touch.total)
        yield from (f"  {line}" for line in touched_lines(touch, self._words, self._context.catalogue))


def _place_of(change: RuleChange) -> tuple[int, str, int]:
    """Packs as they follow one another, topics as they are listed."""
    rule = change.rule
    topic = TOPICS.index(rule.topic) if rule.topic in TOPICS else len(TOPICS)
    return LAYERS.index(rule.layer), rule.pack, topic


def _counts(changes: RulebookChanges) -> dict[str, int]:
    kinds = [*(one.kind for one in changes.rules), *(one.kind for one in changes.parts)]
    return {kind: kinds.count(kind) for kind in ("added", "removed", "changed")}


def diff_data(changes: RulebookChanges, touch: Touched | None, words: ChangeWords) -> dict[str, Any]:
    """The differences as JSON; `draft` is None where none was named."""
    return {
        "packs": [_pack_data(*pair) for pair in changes.packs],
        "rules": [rule_change_data(change, words) for change in changes.rules],
        "parts": [_part_data(part) for part in changes.parts],
        "draft": None if touch is None else _touched_data(touch),
    }


def _pack_data(before: Any, after: Any) -> dict[str, Any]:
    versions = [
        None if pack is None else {"version": pack.version, "sha256": pack.sha256} for pack in (before, after)
    ]
    return {"id": (after or before).id, "before": versions[0], "after": versions[1]}


def rule_change_data(change: RuleChange, words: ChangeWords) -> dict[str, Any]:
    """One changed rule as JSON, with what is otherwise as data and in words."""
    rule = change.rule
    period = [day.isoformat() if day else None for day in (rule.valid_from, rule.valid_to)]
    return {
        "rule": rule.id,
        "kind": change.kind,
        "pack": rule.pack,
        "topic": rule.topic,
        "severity": rule.severity,
        "period": period,
        "text": words.said(rule),
        "changes": [one._asdict() for one in change.changes],
        "said": list(words.rule_lines(change)),
    }


def _part_data(part: PartChange) -> dict[str, Any]:
    changed = [one._asdict() for one in part.changes]
    return {**part._asdict(), "texts": dict(part.texts), "changes": changed}


def _touched_data(touch: Touched) -> dict[str, Any]:
    return {
        "findings": [_touch_data(one) for one in touch.findings],
        "materials": [part.name for part in touch.materials],
    }


def _touch_data(one: Touch) -> dict[str, Any]:
    before, after = one.statuses
    severities = [finding.severity if finding else "" for finding in (one.before, one.after)]
    return {
        "key": one.key,
        "rule": one.finding.rule_id,
        "before": before,
        "after": after,
        "severity_before": severities[0],
        "severity_after": severities[1],
    }
