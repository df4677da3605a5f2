"""What was chosen, as TOML: tables to stand at the end of a pack, or a pack of its own.

A pack that is there is only ever added to: what stands in it, comments and layout too, stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.rules.drafting.fields import PROVINCE
from icp_wizard.rules.drafting.model import DraftedRule, operand_of, scope_of
from icp_wizard.rules.drafting.problems import param_value
from icp_wizard.text import is_unseen

if TYPE_CHECKING:
    from datetime import date

    from tomlkit.items import InlineTable, Table

    from icp_wizard.rules.drafting.model import (
        Condition,
        Drafted,
        DraftedOverride,
        DraftedScenario,
        DraftedSource,
    )

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Naming:
    """Names nobody else has: of the rule, and of its source; `is_source_new` unless it is in the pack.

    `params` are those of the rule that is overridden. `collected_on` is the day it was noted.
    """

    rule: str
    source: str
    collected_on: date
    is_source_new: bool = True
    params: Mapping[str, object] = field(default_factory=dict)


def fragment(drafted: Drafted, naming: Naming, scenarios: Sequence[DraftedScenario] = ()) -> str:
    """The tables of what was chosen, which must have no problems."""
    from tomlkit import document, dumps

    made = document()
    if naming.is_source_new:
        made.append("source", _tables(_source(drafted.source, naming)))
    if isinstance(drafted, DraftedRule):
        made.append("rule", _tables(_rule(drafted, naming)))
    elif drafted.change == "lift":
        made.append("rule", _tables(_reason(drafted, naming)))
        made.append("adapt", _tables(_lift(drafted, naming)))
    else:
        made.append("adapt", _tables(_changed(drafted, naming)))
    if scenarios:
        made.append("scenario", _tables(*(_scenario(scenario) for scenario in scenarios)))
    return dumps(made)


def new_pack(pack_id: str, title: Mapping[str, str], day: date, province: str = "") -> str:
    """What stands before the tables of a pack of one's own."""
    from tomlkit import document, dumps

    made = document()
    made.append("id", _item(pack_id))
    made.append("layer", _item("overlay"))
    made.append("version", _item(f"{day.year}.{day.month}.1"))
    made.append("title", _inline(title))
    if province:
        made.append("province", _item(province))
    return dumps(made)


def added(pack: str, tables: str) -> str:
    """The text of a pack with tables at its end, with the line ends it has."""
    end = "\r\n" if "\r\n" in pack else "\n"
    gap = "" if not pack or pack == _BOM else end if pack.endswith("\n") else end + end
    return pack + gap + tables.replace("\n", end)


def _tables(*tables: Table) -> Any:
    from tomlkit import aot

    found = aot()
    for table in tables:
        found.append(table)
    return found


def _table(entries: Mapping[str, Any]) -> Table:
    from tomlkit import table

    made = table()
    for key, value in entries.items():
        if value not in ("", (), [], None):
            made.append(key, _item(value))
    return made


def _item(value: Any) -> Any:
    from tomlkit import array, item

    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, (list, tuple)):
        made = array()
        for part in value:
            made.append(_item(part))
        return made
    return item(value)


def _inline(entries: Mapping[str, Any]) -> InlineTable:
    from tomlkit import inline_table

    made = inline_table()
    for key, value in entries.items():
        made.append(key, _item(value))
    return made


def _source(source: DraftedSource, naming: Naming) -> Table:
    return _table(
        {
            "key": naming.source,
            "publisher": source.publisher,
            "title": source.title,
            "locator": source.locator,
            "confidence": source.confidence,
            "as_of": source.as_of,
        }
    )


def _texts(drafted: Drafted) -> dict[str, str]:
    return {"zh_CN": drafted.zh, "en": drafted.zh if is_unseen(drafted.en) else drafted.en}


def _rule(rule: DraftedRule, naming: Naming) -> Table:
    scope = scope_of(rule)
    return _table(
        {
            "id": naming.rule,
            "topic": rule.topic,
            "severity": rule.severity,
            "for": scope if scope != "draft" else "",
            "applies_to": rule.applies_to,
            "orders": rule.orders,
            "when": [_condition(condition) for condition in rule.when],
            "demand": [_condition(rule.demand)] if rule.demand else [],
            "at": _place_of(rule) if rule.demand is None else "",
            "text": _texts(rule),
            "cites": [naming.source],
            "collected_on": naming.collected_on,
        }
    )


def _place_of(rule: DraftedRule) -> str:
    """Where advice stands: at the last field it depends on; "" where that is nothing but the province."""
    paths = [condition.path for condition in rule.when if condition.path != PROVINCE]
    return paths[-1].removesuffix(".province") if paths else ""


def _condition(condition: Condition) -> dict[str, Any]:
    return {"field": condition.path, condition.operator: operand_of(condition)}


def _reason(override: DraftedOverride, naming: Naming) -> Table:
    """Advice that says why a rule no longer holds: a lifted rule names what takes its place."""
    return _table(
        {
            "id": naming.rule,
            "topic": override.topic,
            "severity": "info",
            "text": _texts(override),
            "cites": [naming.source],
            "collected_on": naming.collected_on,
        }
    )


def _lift(override: DraftedOverride, naming: Naming) -> Table:
    return _table(
        {
            "rule": override.rule,
            "off": True,
            "because": naming.rule,
            "reason": _texts(override),
            "collected_on": naming.collected_on,
        }
    )


def _changed(override: DraftedOverride, naming: Naming) -> Table:
    """An entry that says something else of a rule, and why."""
    values: dict[str, Any] = {"severity": override.severity}
    if override.change == "param":
        values = {"params": {override.param: param_value(override.value, naming.params[override.param])}}
    return _table(
        {
            "rule": override.rule,
            **values,
            "reason": _texts(override),
            "cites": [naming.source],
            "collected_on": naming.collected_on,
        }
    )


def _scenario(scenario: DraftedScenario) -> Table:
    return _table(
        {
            "name": scenario.name,
            "sample": scenario.sample,
            "as_of": scenario.as_of,
            "set": dict(scenario.set) or None,
            "unset": scenario.unset,
            scenario.expects: scenario.ids,
        }
    )
