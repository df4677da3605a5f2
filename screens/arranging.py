"""The items of lists: another service like this one, and items further up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.changing import is_change
from icp_wizard.assessment.labels import number_of
from screens.base import say, words
from screens.pick import Pick
from screens.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.wizard import WizardScreen

WAYS: Final = {"up": -1, "down": 1}
SERVICES: Final = "wanted.services"


def ask_arrange(wizard: WizardScreen) -> None:
    """What can be done with the items in focus, the innermost first; it is done at once."""
    key = wizard.page.key_in_focus() if wizard.page else ""
    choices = list(_choices(wizard, key))
    if not choices:
        wizard.app.clear_notifications()
        wizard.notify(say(wizard, "arrange.nothing"), markup=False)
        return

    async def do(code: str | None) -> None:
        if code is None:
            return
        what, _, path = code.partition(" ")
        if what == "copy":
            await _copy(wizard, path)
        elif what == "remove":
            await _remove(wizard, path)
        elif wizard.session.move_item(path, WAYS[what]):
            await wizard.show_step(wizard.step, key)

    wizard.app.push_screen(Pick(say(wizard, "arrange.title"), choices, has_marks=False), do)


def _choices(wizard: WizardScreen, key: str) -> Iterator[Choice]:
    for grown in wizard.assessment.collections:  # inner lists come first
        for item in grown.items:
            path = f"{grown.path}.{item}"
            if not key.startswith(f"{path}."):
                continue
            called = number_of(wizard.assessment, item, words(wizard))
            called = called or words(wizard).text(f"outline.one.{grown.kind}")
            if grown.path == SERVICES and not is_change(wizard.assessment):
                yield Choice(f"copy {path}", say(wizard, "arrange.copy", item=called))
            for way, by in WAYS.items():
                if wizard.session.can_move(path, by):
                    yield Choice(f"{way} {path}", say(wizard, f"arrange.{way}", item=called))
            if grown.can_shrink:
                yield Choice(f"remove {path}", say(wizard, _removing(wizard, grown.path), item=called))


def _removing(wizard: WizardScreen, list_path: str) -> str:
    """What taking an item out means: of a change order that the service stays as it is filed."""
    is_kept = list_path == SERVICES and is_change(wizard.assessment)
    return "arrange.leave_out" if is_kept else "arrange.remove"


async def _remove(wizard: WizardScreen, path: str) -> None:
    """Take it out, and go on where it was; on the step before where it had one of its own."""
    before = [step.id for step in wizard.assessment.steps]
    if wizard.session.remove_item(path):
        left = [step.id for step in wizard.assessment.steps]
        known = [step for step in before[: before.index(wizard.step) + 1] if step in left]
        await wizard.show_step(known[-1])
        wizard.notify(say(wizard, "arrange.removed"), markup=False)


async def _copy(wizard: WizardScreen, path: str) -> None:
    """Show what the new service still lacks: its domain."""
    if new := wizard.session.copy_service(path):
        place = f"{SERVICES}.{new}"
        asked = (view for view in wizard.assessment.fields if view.key.startswith(f"{place}.domains."))
        view = next(asked, None) or wizard.assessment.field_for(place)
        if view is None:
            await wizard.changed()
        else:
            await wizard.show_step(view.placed.step, view.key)
        wizard.notify(say(wizard, "arrange.copied"), markup=False)
