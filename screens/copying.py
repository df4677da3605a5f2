"""Saving a copy of the draft elsewhere, and leaving while it cannot be saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icp_wizard.errors import Problem
from screens.base import say, shell, words
from screens.questions import Ask, AskText

if TYPE_CHECKING:
    from collections.abc import Callable

    from screens.wizard import WizardScreen


def ask_copy(wizard: WizardScreen) -> None:
    """Ask where to; stay in the question while it does not work."""
    desk = shell(wizard).desk
    path = desk.out / f"draft-{wizard.session.id}.json"

    def attempt(value: str) -> str:
        if not value.strip():
            return say(wizard, "copy.empty")
        try:
            desk.save_copy(wizard.session, Path(value.strip()).expanduser())
        except Problem as problem:
            return problem.render(words(wizard))
        has_pictures = any(slot.is_filled for slot in wizard.assessment.slots.values())
        done = "copy.done_without_pictures" if has_pictures else "copy.done"
        wizard.notify(say(wizard, done), markup=False)
        return ""

    wizard.app.push_screen(AskText(say(wizard, "copy.title"), say(wizard, "copy.text"), str(path), attempt))


def ask_leave(wizard: WizardScreen, problem: Problem, leave: Callable[[], None]) -> None:
    """The draft is not saved: stay, save a copy, or lose the changes."""
    answers = [
        ("stay", say(wizard, "leave.stay")),
        ("copy", say(wizard, "leave.copy")),
        ("lose", say(wizard, "leave.lose")),
    ]

    def decide(answer: str | None) -> None:
        if answer == "copy":
            ask_copy(wizard)
        elif answer == "lose":
            leave()

    wizard.app.push_screen(Ask(say(wizard, "leave.title"), problem.render(words(wizard)), answers), decide)
