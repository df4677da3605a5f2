"""Which dialog asks for the answer of a field that is chosen from a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pydantic import MISSING

from icp_wizard.filing.outline import Kind
from screens.base import words
from screens.pick import Pick, PickSeveral
from screens.widgets.choices import Choice, places
from screens.widgets.messages import Answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screens.widgets.field import FieldBox


def ask_for(box: FieldBox, choices: Sequence[Choice], chosen: str | None, title: str) -> None:
    """Open the dialog; what it gives is posted as the answer of the field."""
    if box.kind is Kind.CHOICES:
        _ask_for_several(box, choices, title)
        return

    def take(code: str | None) -> None:
        if code is not None:
            box.post_message(Answered(box.view, code))

    if box.kind is Kind.REGION:
        province = box.session.value("intent.province")
        home = province if isinstance(province, str) else ""
        dialog = Pick(title, _first_places(home, chosen), chosen, search=partial(places, home=home))
    else:
        dialog = Pick(title, choices, chosen)
    box.app.push_screen(dialog, take)


def _first_places(home: str, chosen: str | None) -> tuple[Choice, ...]:
    """What the list of places shows before anything is typed: the province's, with the place chosen."""
    from icp_wizard import regions

    found = regions.find(f"{home}0000") if home else None
    listed = places(found.name, 400) if found else ()
    if chosen is None or not regions.is_known(chosen) or chosen in [choice.code for choice in listed]:
        return listed
    return (Choice(chosen, regions.full_name(chosen)), *listed)


def _ask_for_several(box: FieldBox, choices: Sequence[Choice], title: str) -> None:
    none_id = f"outline.{box.view.placed.field.name}.none"
    catalogue = words(box)
    none = catalogue.text(none_id) if catalogue.has(none_id) else ""
    value = box.value
    chosen = list(value) if isinstance(value, list | tuple) else None

    def take(codes: list[str] | bool | None) -> None:
        if codes is not None:
            box.post_message(Answered(box.view, MISSING if codes is False else codes))

    box.app.push_screen(PickSeveral(title, choices, chosen, none), take)
