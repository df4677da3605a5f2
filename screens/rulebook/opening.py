"""Opening the rulebook at a rule or a field, and going from there to a field of the open draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.dates import today_in_shanghai
from icp_wizard.explaining.library.search import Filter
from icp_wizard.explaining.questions import rule_path
from screens.base import shell

if TYPE_CHECKING:
    from datetime import date

    from textual.screen import Screen

    from screens.app import WizardApp


class Spot(NamedTuple):
    """Where somebody is in the rulebook: what is looked for, and the id of the rule in sight."""

    wanted: Filter
    rule: str = ""

    def at(self, rule: str) -> Spot:
        """At another rule of those that are found."""
        return self._replace(rule=rule)

    def looking_for(self, **changes: Any) -> Spot:
        """With something else looked for."""
        return self._replace(wanted=replace(self.wanted, **changes))


def open_rulebook(screen: Screen[Any]) -> None:
    """All rules, of the draft's province where a draft is open."""
    _open(screen, Spot(Filter(province=province_of(shell(screen)))))


def open_rule(screen: Screen[Any], rule_id: str) -> None:
    """The rulebook at a rule."""
    _open(screen, Spot(Filter(province=province_of(shell(screen))), rule_id))


def open_field(screen: Screen[Any], key: str) -> None:
    """The rules that read the answer at a key or path of the draft."""
    _open(screen, Spot(Filter(province=province_of(shell(screen)), field=rule_path(key))))


def _open(screen: Screen[Any], spot: Spot) -> None:
    from screens.rulebook.screen import RulebookScreen

    screen.app.push_screen(RulebookScreen(spot))


def province_of(app: WizardApp) -> str:
    """The province of the open draft; empty without one."""
    province = app.wizard.session.draft.data()["intent"].get("province") if app.wizard else None
    return province if isinstance(province, str) else ""


def day_of(app: WizardApp) -> date:
    """The day rules are looked at: that of the open draft, else of this run, else today."""
    if app.wizard is not None:
        return app.wizard.session.as_of
    return app.desk.as_of or today_in_shanghai(app.desk.now())


def go_to_answer(screen: Screen[Any], step: str, key: str) -> None:
    """Out of the rulebook and whatever is below it, to an answer of the open draft."""
    shell(screen).call_later(_go, shell(screen), step, key)


async def _go(app: WizardApp, step: str, key: str) -> None:
    while app.wizard is not None and app.screen is not app.wizard:
        await app.pop_screen()
    if app.wizard is not None:
        app.wizard.call_later(app.wizard.show_step, step, key)
