"""What would clear a finding: the ways there are, each tried as far as a program can try it.

A way meets what the rule demands, or corrects an answer the rule rests on. It is tried by assessing the draft
with it: `clears` means that the finding is gone then and nothing new blocks. Where only the user knows the
answer, nothing can be tried, and that is said.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from icp_wizard.assessment import assess
from icp_wizard.conditions import AnyOf, Define, Leaf, judge
from icp_wizard.explaining.steps import Step, other_values, steps_for
from icp_wizard.filing.errors import FilingError
from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.conditions import Context, Node
    from icp_wizard.rules import Outcome

MOST_PLANS: Final = 8
"""How many combinations of leaves of one demand, and of ways to meet them, are looked at."""

MOST_TRIES: Final = 40
"""How many combinations of values are tried of one way."""

_PENDING: Final = (Status.FIRES, Status.TODO, Status.UNDECIDED)
_PROVINCE: Final = "intent.province"
"""Its answer decides which rules there are, so that it cannot be tried by these."""
_GOAL: Final = "intent.goal"
"""What somebody wants is no mistake: to want something else helps only where a rule is about it."""


class Verdict(StrEnum):
    """What trying a way has shown."""

    CLEARS = "clears"
    COSTS = "costs"
    """It clears the finding, and something else blocks then."""
    UNTRIED = "untried"
    """Only the user knows the answer."""


class Way(NamedTuple):
    """One way to clear a finding. All `steps` are to be taken; of a step's values any one will do.

    `kind`: answer, correction (of an answer the rule rests on), material or confirmation; `key` is the
    material's or confirmation's. `turns_on` are keys of what would block then.
    """

    kind: str
    steps: tuple[Step, ...]
    verdict: Verdict
    turns_on: tuple[str, ...] = ()
    key: str = ""


def ways(assessment: Assessment, finding: Finding) -> tuple[Way, ...]:
    """The ways to clear a finding that fires, is to do or undecided, the best first; none of another."""
    if finding.status not in _PENDING:
        return ()
    found = [*_effects(assessment, finding), *_corrections(assessment, finding)]
    distinct = {repr(way): way for way in found}  # a way may hold items of lists, which have no hash
    return tuple(sorted(distinct.values(), key=_rank))


def _rank(way: Way) -> tuple[bool, bool, bool]:
    return way.verdict is Verdict.COSTS, way.kind == "correction", way.verdict is Verdict.UNTRIED


def _effects(assessment: Assessment, finding: Finding) -> Iterator[Way]:
    """Ways that do what is asked."""
    outcome = finding.outcome
    if finding.status is Status.UNDECIDED:
        paths = dict.fromkeys(cause.path for cause in finding.because)
        yield from (Way("answer", (Step(path, "fill"),), Verdict.UNTRIED) for path in paths)
    elif outcome is None:
        steps = tuple(Step(path, "correct") for path in finding.about)
        yield Way("answer", steps, Verdict.UNTRIED)
    elif outcome.material is not None:
        yield _tried_material(assessment, finding)
    else:
        yield from _done_otherwise(assessment, finding, outcome)


def _done_otherwise(assessment: Assessment, finding: Finding, outcome: Outcome) -> Iterator[Way]:
    """What is confirmed, or answered as demanded; or else the answer the rule says it is about besides."""
    if outcome.confirm:
        yield _tried_confirmation(assessment, finding)
    elif outcome.rule.demand is not None:
        for leaves in _plans(outcome.rule.demand, outcome.context):
            yield from _by_leaves(assessment, finding, leaves, outcome.context)
    confirmed = f"confirmations.{outcome.confirm}"
    besides = (path for path in outcome.concerns if path != confirmed)
    yield from (Way("answer", (Step(path, "other"),), Verdict.UNTRIED) for path in besides)


def _plans(node: Node, context: Context) -> list[tuple[Leaf, ...]]:
    """Sets of leaves that would make a demand hold if they did, which do not hold now."""
    judged = judge(node, context, sets_aside=True)
    if judged.truth is True or judged.irrelevant:
        return [()]
    if isinstance(node, Leaf):
        return [(node,)]
    if isinstance(node, Define):
        return _plans(node.child, context)
    inner = [_plans(child, context) for child in node.children]
    if isinstance(node, AnyOf):
        return [plan for plans in inner for plan in plans][:MOST_PLANS]
    return [tuple(leaf for plan in plans for leaf in plan) for plans in islice(product(*inner), MOST_PLANS)]


def _by_leaves(
    assessment: Assessment, finding: Finding, leaves: tuple[Leaf, ...], context: Context
) -> Iterator[Way]:
    choices = [steps_for(leaf, context, assessment) for leaf in leaves]
    for chosen in islice(product(*choices), MOST_PLANS) if leaves else ():
        steps = {step.path: step for steps in chosen for step in steps}  # an answer is given once
        yield from _tried(assessment, finding, "answer", tuple(steps.values()))


def _corrections(assessment: Assessment, finding: Finding) -> Iterator[Way]:
    """Answers the rule rests on: where one of them is wrong, correcting it clears the finding."""
    if finding.status is Status.UNDECIDED or finding.outcome is None:
        return
    for path in dict.fromkeys(cause.path for cause in finding.because):
        values = other_values(assessment, path) if path not in (_PROVINCE, _GOAL) else ()
        if values and path not in finding.about:
            for way in _tried(assessment, finding, "correction", (Step(path, "choose", values),)):
                if way.verdict is Verdict.CLEARS:
                    yield way


def _tried(assessment: Assessment, finding: Finding, kind: str, steps: tuple[Step, ...]) -> Iterator[Way]:
    """The way with the values that work; without any it is none. What cannot be tried stays."""
    if not all(step.values for step in steps) or any(step.path == _PROVINCE for step in steps):
        yield Way(kind, steps, Verdict.UNTRIED)
        return
    results = []
    for values in islice(product(*(step.values for step in steps)), MOST_TRIES):
        given = {step.path: value for step, value in zip(steps, values, strict=True)}
        results.append((values, _with(assessment, finding, given)))
    good = [values for values, turned_on in results if turned_on == ()]
    costly = [(values, turned_on) for values, turned_on in results if turned_on]
    if good:
        yield Way(kind, _narrowed(steps, good), Verdict.CLEARS)
    elif costly:
        yield Way(kind, _narrowed(steps, [costly[0][0]]), Verdict.COSTS, costly[0][1] or ())
        if len(steps) == 1 and steps[0].how in ("take_out", "write"):  # a text can be written otherwise
            yield Way(kind, (Step(steps[0].path, "other"),), Verdict.UNTRIED)
    elif any(step.how in ("take_out", "write", "same_as") for step in steps):
        yield Way(kind, tuple(Step(step.path, "other") for step in steps), Verdict.UNTRIED)


def _narrowed(steps: tuple[Step, ...], good: list[tuple[Any, ...]]) -> tuple[Step, ...]:
    """The steps with the values that work: of a single step all of them, of several the first ones."""
    if len(steps) == 1:
        return (steps[0]._replace(values=tuple(values[0] for values in good)),)
    return tuple(step._replace(values=(value,)) for step, value in zip(steps, good[0], strict=True))


def _tried_material(assessment: Assessment, finding: Finding) -> Way:
    view = next(view for view in assessment.materials if finding in view.asked_by)
    item = {"id": _free_id(assessment), "kind": view.need.kinds[0], "status": "ready"}
    item |= {"about": view.need.about} if view.need.about else {}
    materials = [*assessment.answers.data["materials"], item]
    turned_on = _with(assessment, finding, {"materials": materials})
    if turned_on is None:  # whom it is about is not known yet
        steps = tuple(Step(path, "fill") for path in finding.about)
        return Way("material", steps, Verdict.UNTRIED, (), view.key)
    return Way("material", (), Verdict.COSTS if turned_on else Verdict.CLEARS, turned_on, view.key)


def _free_id(assessment: Assessment) -> str:
    """An id nothing has; the draft it is used in is thrown away."""
    taken = {item["id"] for item in assessment.answers.data["materials"]}
    return next(f"m{number:04}" for number in range(len(taken) + 1) if f"m{number:04}" not in taken)


def _tried_confirmation(assessment: Assessment, finding: Finding) -> Way:
    key = finding.outcome.confirm if finding.outcome else ""
    turned_on = _with(assessment, finding, {f"confirmations.{key}": True})
    verdict = Verdict.UNTRIED if turned_on is None else Verdict.COSTS if turned_on else Verdict.CLEARS
    return Way("confirmation", (), verdict, turned_on or (), key)


def _with(assessment: Assessment, finding: Finding, changes: dict[str, Any]) -> tuple[str, ...] | None:
    """Keys of what newly blocks with these answers; None where the finding is still there, or nowhere."""
    try:
        after = with_changes(assessment, changes)
    except FilingError:
        return None
    found = after.finding_by_key.get(finding.key)
    if found is not None and found.status in _PENDING:
        return None
    before = {one.key for one in assessment.findings if one.is_blocking}
    return tuple(one.key for one in after.findings if one.is_blocking and one.key not in before)


def with_changes(assessment: Assessment, changes: dict[str, Any]) -> Assessment:
    """What these rules say on this day with other answers at stored paths. Raises FilingError."""
    data = assessment.answers.data
    for path, value in changes.items():
        data = replaced(data, path, list(value) if isinstance(value, tuple) else value)
    return assess(parse_draft(data), assessment.rulebook, assessment.as_of)
