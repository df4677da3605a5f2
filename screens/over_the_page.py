"""What opens over the page of a draft: questions asked of the rules, the sheet for the console, a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from screens.wizard import WizardScreen


def open_over(wizard: WizardScreen, what: str) -> None:
    """Open one of `OPENERS`; what is being typed is taken first."""
    wizard.accept_typing()
    OPENERS[what](wizard)


def _explain(wizard: WizardScreen) -> None:
    """What the rules say, in full."""
    wizard.advising.explain()


def _draft_rule(wizard: WizardScreen) -> None:
    """A rule of one's own for what the packs do not say here."""
    wizard.advising.draft_rule()


def _rulebook(wizard: WizardScreen) -> None:
    """All rules of all packs, to be searched."""
    from screens.rulebook.opening import open_rulebook

    open_rulebook(wizard)


def _what_if(wizard: WizardScreen) -> None:
    """The draft elsewhere, as another kind of entity, on another day."""
    from screens.what_if import ask_what_if

    ask_what_if(wizard)


def _rules(wizard: WizardScreen) -> None:
    """What changed of the rules since the draft was last judged."""
    from screens.pinning import ask_rules

    ask_rules(wizard)


def _console(wizard: WizardScreen) -> None:
    """The values in the order of the console, to be copied one by one."""
    from screens.console import ConsoleSheet

    wizard.app.push_screen(ConsoleSheet(wizard.session))


def _copy(wizard: WizardScreen) -> None:
    """A copy of the draft somewhere else."""
    from screens.copying import ask_copy

    ask_copy(wizard)


def _paste(wizard: WizardScreen) -> None:
    """What the public look-up says of the filing, pasted as a block."""
    from screens.pasted_record import ask_block

    ask_block(wizard)


def _arrange(wizard: WizardScreen) -> None:
    """Another service like this one, and what is in focus further up or down in its list."""
    from screens.arranging import ask_arrange

    ask_arrange(wizard)


OPENERS: Final[dict[str, Callable[[WizardScreen], None]]] = {
    "explain": _explain,
    "draft_rule": _draft_rule,
    "rulebook": _rulebook,
    "what_if": _what_if,
    "rules": _rules,
    "console": _console,
    "copy": _copy,
    "paste": _paste,
    "arrange": _arrange,
}
