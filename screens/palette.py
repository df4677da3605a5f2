"""All commands in one list to search, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.base import BaseScreen
from screens.keys import key_name, own_bindings
from screens.pick import Pick
from screens.widgets.choices import Choice
from screens.wizard import WizardScreen

if TYPE_CHECKING:
    from screens.app import WizardApp


def ask_command(app: WizardApp) -> None:
    """Show the commands of the current screen; run the one chosen."""
    screen = app.screen
    if not isinstance(screen, BaseScreen):
        return
    actions: dict[str, str] = {}
    choices: list[Choice] = []
    for binding, namespace in own_bindings(app.screen):
        if binding.id == "app.commands" or not binding.id:
            continue
        label = app.catalogue.text(f"screens.command.{binding.description}")
        keyed = app.catalogue.text("screens.command_key", label=label, key=key_name(binding.key))
        actions[binding.id] = f"{namespace}.{binding.action}"
        choices.append(Choice(binding.id, keyed))
    if isinstance(screen, WizardScreen):
        steps = _steps(screen, app)
        actions |= {choice.code: f"screen.go_to({choice.code!r})" for choice in steps}
        choices += steps

    async def do(code: str | None) -> None:
        if code is not None:
            await screen.run_action(actions[code])

    app.push_screen(Pick(app.catalogue.text("screens.commands"), choices, has_marks=False), do)


def _steps(screen: WizardScreen, app: WizardApp) -> list[Choice]:
    from screens.widgets.step_list import step_title

    titles = {
        step.id: step_title(screen.assessment, step, app.catalogue, is_masked=app.is_masked)
        for step in screen.assessment.steps
    }
    return [Choice(step, app.catalogue.text("screens.go_to", title=title)) for step, title in titles.items()]
