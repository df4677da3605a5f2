"""Changes of rules in words: what is otherwise, with what it was and what it is now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from icp_wizard.assessment.authority import source_text
from icp_wizard.explaining.changes.conditions import condition_texts, value_text
from icp_wizard.rules import rule_text
from icp_wizard.rules.reading.working import own_conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from icp_wizard.conditions import Node
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Rule, Rulebook
    from icp_wizard.rules.changes.diffing import Change, PartChange, RulebookChanges, RuleChange


class ChangeWords:
    """The words for changes between two rulebooks."""

    def __init__(self, old: Rulebook, new: Rulebook, catalogue: Catalogue) -> None:
        self._books = (old, new)
        self._catalogue = catalogue

    def pack_lines(self, changes: RulebookChanges) -> Iterator[str]:
        """Which packs came, went, or have another version or content."""
        for before, after in changes.packs:
            pack = after or before
            if pack is not None:
                old, new = (one.version if one else self._text("none") for one in (before, after))
                same = "_same" if old == new else ""
                title = self._catalogue.pack_text(pack.title)
                yield self._text(f"pack{same}", title=title, id=pack.id, before=old, after=new)

    def rule_heading(self, change: RuleChange) -> str:
        """A rule that came, went or changed: id, how, severity, what it says."""
        rule = change.rule
        severity = self._catalogue.text(f"outline.severity.{rule.severity}")
        return self._text(f"rule.{change.kind}", id=rule.id, severity=severity, text=self.said(rule))

    def said(self, rule: Rule) -> str:
        """The sentence of a rule, seen from no draft."""
        return rule_text(rule, self._catalogue)

    def rule_lines(self, change: RuleChange) -> Iterator[str]:
        """What is otherwise in a rule that changed, one line each."""
        if change.before is None or change.after is None:
            return
        keys = {one.what for one in change.changes}
        for one in change.changes:
            if one.what == "declared" and "severity" in keys:
                continue
            if one.what in ("when", "demand"):
                yield from self._conditions(one.what, change.before, change.after)
            else:
                yield self._line(one, change.before, change.after)

    def part_line(self, change: PartChange) -> str:
        """A material, confirmation or gap that came, went or changed."""
        kind = self._text(f"part.{change.part}")
        title = self._catalogue.pack_text(change.texts)
        changed = self._catalogue.listed(self._what(one.what) for one in change.changes)
        return self._text(f"part.{change.kind}", kind=kind, name=change.name, title=title, changed=changed)

    def _line(self, change: Change, before: Rule, after: Rule) -> str:
        name, _, param = change.what.partition(".")
        what = self._text("param", name=param) if param else self._what(change.what)
        show = self._shower(name)
        if name in ("text", "fix"):
            show = self._of_rules(change.what)
        old, new = (
            show(value, rule, book) if value not in (None, "", [], {}) else self._text("none")
            for value, rule, book in zip(
                (change.before, change.after), (before, after), self._books, strict=True
            )
        )
        return self._text("line", what=what, before=old, after=new)

    def _conditions(self, what: str, before: Rule, after: Rule) -> Iterator[str]:
        """Which conditions are no longer asked, and which are now."""
        old, new = (condition_texts(_conditions(rule, what), self._catalogue) for rule in (before, after))
        for kind, texts in (
            ("gone", [t for t in old if t not in new]),
            ("come", [t for t in new if t not in old]),
        ):
            if texts:
                said = self._catalogue.listed(texts)
                yield self._text(f"{what}.{kind}", conditions=said)
        if set(old) == set(new):
            yield self._text(f"{what}.otherwise")

    def _what(self, key: str) -> str:
        message = f"explaining.change.what.{key}"
        return self._catalogue.text(message) if self._catalogue.has(message) else key

    def _text(self, message: str, **values: object) -> str:
        return self._catalogue.text(f"explaining.change.{message}", **values)

    def _shower(self, key: str) -> Callable[[Any, Rule, Rulebook], str]:
        """How values of a key are shown; what has no words of its own as it is written."""
        text, listed = self._catalogue.text, self._catalogue.listed
        showers: dict[str, Callable[[Any, Rule, Rulebook], str]] = {
            "severity": lambda value, _rule, _book: text(f"outline.severity.{value}"),
            "declared": lambda value, _rule, _book: text(f"outline.severity.{value}"),
            "orders": lambda value, _rule, _book: listed(text(f"outline.order.{one}") for one in value),
            "topic": lambda value, _rule, _book: text(f"commands.topic.{value}"),
            "sources": lambda _value, rule, book: listed(
                source_text(source, self._catalogue) for source in book.sources_of(rule)
            ),
            "adaptations": lambda value, _rule, _book: listed(
                self._text(f"adapted.{done['kind']}", pack=done["pack"]) for done in value
            ),
            "material": lambda value, _rule, book: listed(
                self._catalogue.pack_text(book.materials[kind].title) if kind in book.materials else kind
                for kind in value["kinds"]
            ),
        }
        return showers.get(key, lambda value, _rule, _book: self._plain(value))

    def _of_rules(self, key: str) -> Callable[[Any, Rule, Rulebook], str]:
        return lambda value, rule, _book: rule_text(rule, self._catalogue, texts=value)

    def _plain(self, value: Any) -> str:
        if isinstance(value, list) and all(isinstance(item, (str, int)) for item in value):
            return self._catalogue.listed(value_text(item, self._catalogue) for item in value)
        if isinstance(value, (dict, list)):
            return json.dumps(value, ensure_ascii=False)
        return value_text(value, self._catalogue)


def _conditions(rule: Rule, what: str) -> Sequence[Node]:
    if what == "when":
        return own_conditions(rule)
    return rule.demand.children if rule.demand is not None else ()
