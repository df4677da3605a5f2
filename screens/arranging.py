"""The items of lists: another service like this one, and items further up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
            if grown.path == SERVICES:
                yield Choice(f"copy {path}", say(wizard, "arrange.copy", item=called))
            for way, by in WAYS.items():
                if wizard.session.can_move(path, by):
                    yield Choice(f"{way} {path}", say(wizard, f"arrange.{way}", item=called))


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
