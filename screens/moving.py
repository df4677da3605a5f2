"""Moving between steps: on, back, by the list, and to what undo and redo have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import MISSING

from icp_wizard.assessment.labels import full_label
from screens.base import say, shell, words
from screens.widgets.summary import ErrorSummary

if TYPE_CHECKING:
    from icp_wizard.session.session import Session
    from screens.wizard import WizardScreen


async def go_on(wizard: WizardScreen) -> None:
    """To the next step, or back to the review; errors stay on the page, dead ends have one of their own.

    A dead end goes first: nobody is made to mend what then is of no use.
    """
    if wizard.page is None:
        return
    wizard.accept_typing()
    if wizard.page.finish():
        return
    problems = wizard.session.continue_from(wizard.step)
    if wizard.step == "record" and not problems:
        _take_over(wizard)
    await wizard.changed()
    if _is_no_way(wizard, has_problems=bool(problems)):
        await wizard.show_step(wizard.step, is_blocked=True)
    elif problems:
        wizard.page.continue_problems()
        wizard.query_one(ErrorSummary).focus()
    elif wizard.review_key:
        await _to_review(wizard)
    else:
        await _next(wizard)


def _take_over(wizard: WizardScreen) -> None:
    """What is filed today is where a change begins; it is said that this was filled in."""
    if count := wizard.session.take_over_record():
        wizard.notify(say(wizard, "taken_over", count=count), markup=False)


def _is_no_way(wizard: WizardScreen, *, has_problems: bool) -> bool:
    """Whether to say that there is no filing this way: an order not supported only once all is answered."""
    route = wizard.assessment.route
    if wizard.step not in {step.id for step in wizard.assessment.steps if step.fields}:
        return False
    return bool(route.dead_ends) or (route.is_impossible and not has_problems)


async def _to_review(wizard: WizardScreen) -> None:
    key = wizard.review_key
    wizard.returns_to_review(None)
    await wizard.show_step("review", key)


async def _next(wizard: WizardScreen) -> None:
    ids = [step.id for step in wizard.assessment.steps]
    at = ids.index(wizard.step)
    if at + 1 < len(ids):
        await wizard.show_step(ids[at + 1])


async def go_back(wizard: WizardScreen) -> None:
    """To the step before; from the first one home, from a change the review sent for, there."""
    if wizard.is_blocked:
        await wizard.show_step(wizard.step)
        return
    if wizard.review_key:
        wizard.accept_typing()
        await _to_review(wizard)
        return
    ids = [step.id for step in wizard.assessment.steps]
    at = ids.index(wizard.step)
    if at:
        await wizard.show_step(ids[at - 1])
    else:
        wizard.action_home()


def ask_step(wizard: WizardScreen) -> None:
    """A list of all steps, found by number or by part of the name; it always moves."""
    from screens.pick import Pick
    from screens.widgets.choices import Choice
    from screens.widgets.step_list import step_line

    catalogue, assessment = words(wizard), wizard.assessment
    is_masked = shell(wizard).is_masked
    steps = {str(number): step for number, step in enumerate(assessment.steps, 1)}
    choices = [
        Choice(n, f"{n} {step_line(assessment, step, catalogue, is_masked=is_masked)}")
        for n, step in steps.items()
    ]
    here = next((number for number, step in steps.items() if step.id == wizard.step), None)

    async def go(number: str | None) -> None:
        if number is not None:
            await wizard.action_go_to(steps[number].id)

    wizard.app.push_screen(Pick(say(wizard, "steps"), choices, here, has_filter=True), go)


async def travel(wizard: WizardScreen, way: str) -> None:
    """`undo` or `redo`, and show the place that has changed."""
    if wizard.app.screen is not wizard:
        return
    wizard.accept_typing()
    before = _answers(wizard.session)
    wizard.app.clear_notifications()
    if not (wizard.session.undo if way == "undo" else wizard.session.redo)():
        wizard.notify(say(wizard, f"{way}.nothing"), markup=False)
        return
    after = _answers(wizard.session)
    step, key = _changed(before, after, wizard.step)
    await wizard.show_step(step or wizard.step, key)
    if view := wizard.assessment.by_key.get(key):
        wizard.notify(say(wizard, f"{way}.done", label=full_label(view, words(wizard))), markup=False)


Answers = dict[str, tuple[str, Any]]


def _answers(session: Session) -> Answers:
    """Every answer with its step, by the key a page can go to."""
    assessment = session.assessment
    found: Answers = {
        view.key: (view.placed.step, session.value(view.key))
        for view in assessment.fields
        if not view.is_repeat
    }
    found |= {f"material {view.key}": ("materials", view.is_ready) for view in assessment.materials}
    found |= {f"picture {slot.key}": ("materials", slot.item) for slot in assessment.slots.values()}
    for finding in assessment.confirmations:
        confirm = finding.outcome.confirm if finding.outcome else ""
        found[f"confirm {confirm}"] = ("materials", session.value(f"confirmations.{confirm}"))
    return found


def _changed(before: Answers, after: Answers, here: str) -> tuple[str, str]:
    """Step and key of what has changed: first what can be shown now, and of that what is on this page."""
    unknown = ("", MISSING)
    keys = [
        key for key in {**after, **before} if after.get(key, unknown)[1] is not before.get(key, unknown)[1]
    ]
    keys = [key for key in keys if after.get(key, unknown)[1] != before.get(key, unknown)[1]]
    keys.sort(key=lambda key: (key not in after, after.get(key, unknown)[0] != here))
    if not keys:
        return "", ""
    return (after.get(keys[0]) or before[keys[0]])[0], keys[0]
