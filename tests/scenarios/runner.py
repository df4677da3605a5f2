"""Scenarios: a draft with some answers changed, and exactly what the shipped rules make of it.

    - name: 域名持有者是别人
      extends: base/gd-org            # a draft in YAML, or another one changed by extends, set and unset
      as_of: "2026-11-23"
      set: { wanted.services.s1.domains.d1.holder_relation: "other" }
      unset: [wanted.entity.remark]   # answers that are open
      without_pack: true              # as if the province had no pack: what holds everywhere
      expect:                         # fires, todo and undecided always
        fires: [nat.domain-holder.accepted@d1, nat.address.same-city (warn)]
        todo: []
        undecided: []
        order: [first]                # which order it is, `none`, `unknown`; where it matters
        materials: []                 # where they matter
        advice: [nat.phone.office@p1] # among others: this is said by the way
        met: [hw.type.region]         # among others: these hold
        quiet: [nat.age.organisation] # among others: these rules say nothing, of anything or of an item

What is expected is matched exactly, order aside; of `advice`, `met` and `quiet` what is named. What fires or
is to be done and does not block says how severe it is (`warn`, `info`); what ends the way says `dead end`.
Unknown keys, paths, rules and items are errors.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.assessment import assess
from icp_wizard.assessment.findings import is_dead_end
from icp_wizard.conditions import State
from icp_wizard.filing.errors import FilingError
from icp_wizard.filing.places import lookup, pattern_of, replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules import Rulebook, Status
from icp_wizard.rules.vocabulary import ORDERS
from icp_wizard.store.history import ids_in
from tests.filing.model_paths import model_paths
from tests.scenarios.strict_yaml import ScenarioError, parse_yaml, read_yaml
from tests.shipped_packs import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.assessment import Assessment
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.filing.draft import Draft

FOLDER = Path(__file__).parent
DEEPEST = 2
STATUSES = {"fires": Status.FIRES, "todo": Status.TODO, "undecided": Status.UNDECIDED}
OPTIONAL = ("order", "materials", "advice", "met", "quiet")
MARKS = ("warn", "info", "dead end")
_KEYS = {"name", "extends", "as_of", "set", "unset", "without_pack", "expect"}
_PATHS = model_paths()


@dataclass(frozen=True)
class Scenario:
    """One scenario as read and checked: the draft, the day, and what is expected by key."""

    name: str
    where: str
    draft: Draft
    as_of: date
    expect: dict[str, list[str]] = field(default_factory=dict)
    is_without_pack: bool = False

    @property
    def rulebook(self) -> Rulebook:
        """The shipped rules for the draft's province, or those for all."""
        return rulebook_for(None if self.is_without_pack else self.draft.data()["intent"].get("province"))

    @cached_property
    def assessment(self) -> Assessment:
        """What the rules make of the draft."""
        return assess(self.draft, self.rulebook, self.as_of)


def rulebook_for(province: object) -> Rulebook:
    """The shipped rules for a province, or those for all where it has no pack."""
    return rulebook(province if isinstance(province, str) else None)


def scenario_files() -> list[Path]:
    """All files of scenarios; bases are in a folder of their own."""
    return sorted(FOLDER.glob("*.yaml"))


@cache
def all_scenarios() -> tuple[Scenario, ...]:
    """Those of all files, read and judged once for all tests."""
    return tuple(scenario for path in scenario_files() for scenario in scenarios_of(path))


@cache
def scenarios_of(path: Path) -> tuple[Scenario, ...]:
    """Those of one file, likewise. Raises ScenarioError."""
    return tuple(read_scenarios(path))


def read_scenarios(path: Path, folder: Path = FOLDER, *, is_complete: bool = True) -> list[Scenario]:
    """The scenarios of a file. With `is_complete` each must say what it expects. Raises ScenarioError."""
    content = read_yaml(path, path.name)
    if not isinstance(content, list) or not content:
        raise ScenarioError(path.name, "a list of scenarios is wanted")
    found = [
        _scenario(item, f"{path.name}, scenario {n}", folder, is_complete)
        for n, item in enumerate(content, 1)
    ]
    names = [scenario.name for scenario in found]
    for scenario in found:
        if names.count(scenario.name) > 1:
            raise ScenarioError(scenario.where, "another scenario has this name")
    return found


def differences(scenario: Scenario) -> list[str]:
    """Where what comes out is not what is expected; empty when all is well."""
    return differing(scenario.expect, outcome(scenario.assessment, scenario.expect))


def differing(expect: dict[str, list[str]], found: dict[str, list[str]]) -> list[str]:
    """Where what was found is not what is expected."""
    lines = []
    for key, expected in expect.items():
        lines += [f"{key}: unexpected {name}" for name in found[key] if name not in expected]
        lines += [f"{key}: missing {name}" for name in expected if name not in found[key]]
    return lines


def outcome(assessment: Assessment, expect: dict[str, list[str]]) -> dict[str, list[str]]:
    """What comes out, in the words of `expect`; of what is matched in part only what that names."""
    found = said(assessment.findings)
    route = assessment.route
    found["order"] = [route.order_type or ("none" if route.state is State.IRRELEVANT else "unknown")]
    found["materials"] = [view.key for view in assessment.materials if not view.is_undecided]
    speaking = {name for finding in assessment.findings for name in (finding.rule_id, finding.key)}
    for key in ("advice", "met"):
        found[key] = [name for name in expect.get(key, ()) if name in found[key]]
    found["quiet"] = [name for name in expect.get("quiet", ()) if name not in speaking]
    return found


def said(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """What findings say, by status; with a mark where it is no block that leads on."""
    found: dict[str, list[str]] = {key: [] for key in (*STATUSES, "advice", "met")}
    for finding in findings:
        found[finding.status.value].append(finding.key + _mark(finding))
    return found


def _mark(finding: Finding) -> str:
    if finding.status not in (Status.FIRES, Status.TODO):
        return ""
    if finding.severity != "block":
        return f" ({finding.severity})"
    ends = finding.is_blocking or finding.is_result
    return " (dead end)" if is_dead_end(finding) and ends else ""


def _scenario(item: Any, where: str, folder: Path, is_complete: bool) -> Scenario:
    if not isinstance(item, dict):
        raise ScenarioError(where, "a scenario has keys")
    _only(item, _KEYS, where)
    name = item.get("name")
    if not isinstance(name, str) or not name:
        raise ScenarioError(where, "a scenario needs a name")
    where = f"{where} ({name})"
    draft = draft_of({key: item[key] for key in ("extends", "set", "unset") if key in item}, where, folder)
    without = item.get("without_pack", False)
    if not isinstance(without, bool):
        raise ScenarioError(where, "without_pack is true or false")
    expect = _lists(item.get("expect", {}), where)
    scenario = Scenario(name, where, draft, _as_of(item, where), expect, without)
    if is_complete:
        _check_expectations(scenario)
    return scenario


def _as_of(item: dict[str, Any], where: str) -> date:
    try:
        return date.fromisoformat(item.get("as_of", ""))
    except (TypeError, ValueError):
        raise ScenarioError(where, "as_of must be a quoted date") from None


def _lists(expect: Any, where: str) -> dict[str, list[str]]:
    if not isinstance(expect, dict):
        raise ScenarioError(where, "expect has keys")
    _only(expect, {*STATUSES, *OPTIONAL}, where)
    for key, names in expect.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ScenarioError(where, f"{key} must be a list of ids")
        if len(set(names)) != len(names):
            raise ScenarioError(where, f"{key} names something twice")
    return expect


def _check_expectations(scenario: Scenario) -> None:
    missing = [key for key in STATUSES if key not in scenario.expect]
    if missing:
        raise ScenarioError(scenario.where, f"does not say what it expects: {', '.join(missing)}")
    rules = {rule.id for rule in (*scenario.rulebook.rules, *scenario.rulebook.inactive)}
    for key, names in scenario.expect.items():
        if key == "order":
            if not {*names} <= {*ORDERS, "none", "unknown"}:
                raise ScenarioError(scenario.where, f"no order is called {names}")
        elif key == "materials":
            _check_names(scenario, names, set(scenario.rulebook.materials), "material")
        else:
            _check_names(scenario, map(unmarked, names), rules, "rule")


def unmarked(name: str) -> str:
    """A name without its mark; a mark nobody knows stays, and then nothing has that name."""
    return name.removesuffix(next((f" ({mark})" for mark in MARKS if name.endswith(f" ({mark})")), ""))


def _check_names(scenario: Scenario, names: Iterable[str], known: set[str], what: str) -> None:
    items = set(ids_in(scenario.draft.data()))
    for name in names:
        head, at, item = name.partition("@")
        if head.startswith("format."):
            continue
        if not set(head.split("|")) <= known:
            raise ScenarioError(scenario.where, f"no {what} is called {head}")
        if at and item not in items:
            raise ScenarioError(scenario.where, f"the draft has no item {item}")


def draft_of(change: dict[str, Any], where: str, folder: Path = FOLDER) -> Draft:
    """A base with some answers changed. Raises ScenarioError."""
    try:
        return parse_draft(_changed(change, where, folder, DEEPEST))
    except FilingError as error:
        raise ScenarioError(where, f"the draft is malformed: {error.values}") from None


def _changed(change: dict[str, Any], where: str, folder: Path, levels: int) -> Any:
    if levels == 0:
        raise ScenarioError(where, f"extends more than {DEEPEST} levels")
    _only(change, {"extends", "set", "unset"}, where)
    data = _base(change.get("extends"), where, folder, levels)
    sets, unsets = change.get("set", {}), change.get("unset", [])
    if not isinstance(sets, dict) or not isinstance(unsets, list):
        raise ScenarioError(where, "set has paths and values, unset is a list of paths")
    for path in unsets:
        if not isinstance(path, str) or lookup(data, path) is MISSING:
            raise ScenarioError(where, f"unset: nothing stands at {path}")
        data = replaced(data, path, MISSING)
    for path, value in sets.items():
        if not path.startswith("confirmations.") and pattern_of(path) not in _PATHS:
            raise ScenarioError(where, f"set: the draft has no {path}")
        try:
            data = replaced(data, path, value)
        except FilingError:
            raise ScenarioError(where, f"set: nothing stands at {path}") from None
    return data


def _base(name: Any, where: str, folder: Path, levels: int) -> Any:
    path = folder / f"{name}.yaml"
    if not isinstance(name, str) or not path.is_file():
        raise ScenarioError(where, f"extends: there is no {name}")
    content = _parsed(path.read_text(encoding="utf-8"), f"{name}.yaml")
    if isinstance(content, dict) and "extends" in content:
        return _changed(content, f"{name}.yaml", folder, levels - 1)
    return _whole(path.read_text(encoding="utf-8"), f"{name}.yaml")


_parsed = lru_cache(maxsize=64)(parse_yaml)
"""A base is read for every scenario that extends it; nothing changes what was read (see `replaced`)."""


@lru_cache(maxsize=64)
def _whole(text: str, name: str) -> Any:
    """The data of a draft written out, likewise."""
    return parse_draft(_parsed(text, name)).data()


def _only(found: dict[str, Any], allowed: set[str], where: str) -> None:
    for key in found.keys() - allowed:
        raise ScenarioError(where, f"unknown key {key}: {', '.join(sorted(allowed))} are known")
