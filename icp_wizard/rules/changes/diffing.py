"""What another rulebook says otherwise: rules, materials, confirmations and gaps that came, went or changed.

Compared is what rules say and rest on, as they are carried; which research notes they encode is no
difference. A rule that holds for several periods is compared period by period.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from icp_wizard.conditions import data_of
from icp_wizard.rules.carrying import carry
from icp_wizard.rules.reading.working import own_conditions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from icp_wizard.rules.rule import Identity, Rule
    from icp_wizard.rules.rulebook import Rulebook

Kind: TypeAlias = Literal["added", "removed", "changed"]

_NO_DIFFERENCE: Final = frozenset({"facts", "cites", "cap"})
"""Of a rule: notes, keys of sources (the sources themselves are compared), and what follows from these."""


class Change(NamedTuple):
    """One thing that is otherwise, by its name in the carried form (`params.most` for a param).

    The values are JSON as carried; None where there is none.
    """

    what: str
    before: Any
    after: Any


class RuleChange(NamedTuple):
    """One rule, in one of its periods, before and after; None where there was or is none."""

    before: Rule | None
    after: Rule | None
    changes: tuple[Change, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether it came, went, or changed."""
        return _kind(self.before, self.after)

    @property
    def rule(self) -> Rule:
        """The rule as it is now, else as it was."""
        return self.after or self.before  # type: ignore[return-value] # one of the two is there


class PartChange(NamedTuple):
    """Another part of a rulebook before and after: a material, a confirmation or a gap.

    `name` is its id, of a gap its topic; `texts` say what it is called or says.
    """

    part: Literal["material", "confirmation", "gap"]
    name: str
    pack: str
    texts: Mapping[str, str]
    kind: Kind
    changes: tuple[Change, ...] = ()


class RulebookChanges(NamedTuple):
    """Everything one rulebook has otherwise than another."""

    packs: tuple[tuple[Identity | None, Identity | None], ...]
    rules: tuple[RuleChange, ...]
    parts: tuple[PartChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both say the same, whatever their versions."""
        return not self.rules and not self.parts

    def of_rule(self, rule_id: str) -> tuple[RuleChange, ...]:
        """The changes of one rule, a period each."""
        return tuple(change for change in self.rules if change.rule.id == rule_id)

    def of_material(self, material_id: str) -> tuple[PartChange, ...]:
        """The changes of one material: one or none."""
        return tuple(one for one in self.parts if (one.part, one.name) == ("material", material_id))


def changes_between(old: Rulebook, new: Rulebook) -> RulebookChanges:
    """What the second rulebook has otherwise than the first, in its order; what went comes last."""
    return RulebookChanges(
        tuple(_packs(old, new)),
        tuple(_rules(old, new)),
        (
            *_parts("material", old.materials, new.materials),
            *_parts("confirmation", old.confirmations, new.confirmations),
            *_parts("gap", _gaps(old), _gaps(new)),
        ),
    )


def _kind(before: object, after: object) -> Kind:
    return "added" if before is None else "removed" if after is None else "changed"


def _packs(old: Rulebook, new: Rulebook) -> Iterator[tuple[Identity | None, Identity | None]]:
    before, after = ({pack.id: pack for pack in book.packs} for book in (old, new))
    for pack in {**after, **before}:
        if before.get(pack) != after.get(pack):
            yield before.get(pack), after.get(pack)


def _rules(old: Rulebook, new: Rulebook) -> Iterator[RuleChange]:
    ids = dict.fromkeys(rule.id for book in (new, old) for rule in (*book.rules, *book.inactive))
    was, said = _Saying(old), _Saying(new)
    for rule_id in ids:
        for before, after in _paired(old.periods(rule_id), new.periods(rule_id)):
            if before is None or after is None:
                yield RuleChange(before, after)
            elif changes := tuple(_changed(was.of(before), said.of(after))):
                yield RuleChange(before, after, changes)


def _paired(old: Sequence[Rule], new: Sequence[Rule]) -> Iterator[tuple[Rule | None, Rule | None]]:
    """Periods that begin on the same day; where one each is left, these two."""
    before, after = ({rule.valid_from: rule for rule in rules} for rules in (old, new))
    left = [day for day in before if day not in after]
    came = [day for day in after if day not in before]
    yield from ((before[day], after[day]) for day in after if day in before)
    if len(left) == len(came) == 1:
        yield before[left[0]], after[came[0]]
        return
    yield from ((before[day], None) for day in left)
    yield from ((None, after[day]) for day in came)


class _Saying:
    """What the rules of one rulebook say and rest on, flat: each param on its own."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._active = {(rule.id, rule.valid_from) for rule in rulebook.rules}

    def of(self, rule: Rule) -> dict[str, Any]:
        said = _compared(carry(rule))
        said |= {f"params.{name}": value for name, value in said.pop("params").items()}
        said["when"] = [data_of(node) for node in own_conditions(rule)]
        said["adaptations"] = [_compared(done) for done in said["adaptations"]]
        said["dissents"] = [
            {"source": self._source(one.source), "says": dict(one.says)} for one in rule.dissents
        ]
        said["sources"] = [self._source(key) for key in rule.cites]
        return said | {"is_active": (rule.id, rule.valid_from) in self._active}

    def _source(self, key: str) -> dict[str, Any]:
        source = carry(self._rulebook.sources[key])
        return {name: source[name] for name in ("publisher", "title", "locator", "as_of", "confidence")}


def _compared(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _NO_DIFFERENCE}


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in {**after, **before}:
        if before.get(key) != after.get(key):
            yield Change(key, before.get(key), after.get(key))


def _parts(
    part: Literal["material", "confirmation", "gap"], old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[PartChange]:
    for key in {**new, **old}:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        said, was = ({} if one is None else carry(one) for one in (after, before))
        changes = tuple(_changed(was, said)) if said and was else ()
        shown = said or was
        texts = next(shown[name] for name in ("title", "ask", "note") if shown.get(name))
        yield PartChange(
            part, shown.get("id") or shown["topic"], shown["pack"], texts, _kind(before, after), changes
        )


def _gaps(rulebook: Rulebook) -> dict[str, Any]:
    """Gaps have no id: what one says is what it is."""
    return {f"{gap.pack} {gap.topic} {gap.note['zh_CN']}": gap for gap in rulebook.gaps}
