"""What several limits on one number, date or text leave open: whether surely nothing."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import FOREVER
from icp_wizard.conditions.operators import as_items

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from icp_wizard.conditions import Leaf

LAST_DAY: Final = date.max.toordinal() + 1
"""The day `forever` counts as, after every date."""

_FEW: Final = 64
"""In a longer range of numbers there is always one that is not excluded."""

_IS_PART: Final[dict[str, Callable[[str, str], bool]]] = {
    "starts": str.startswith,
    "ends": str.endswith,
    "contains": str.__contains__,
}
"""What `<name>_any` and `<name>_none` ask of a text and a piece."""


def no_number_left(leaves: Sequence[Leaf], lowest: float, highest: float) -> bool:
    """Whether no whole number of a range is left; days are numbers too."""
    excluded = set()
    for leaf in leaves:
        number = _number(leaf.operand)
        if number is None:
            continue
        if leaf.operator in ("ge", "eq"):
            lowest = max(lowest, math.ceil(number))
        if leaf.operator in ("le", "eq"):
            highest = min(highest, math.floor(number))
        if leaf.operator == "gt":
            lowest = max(lowest, math.floor(number) + 1)
        if leaf.operator == "lt":
            highest = min(highest, math.ceil(number) - 1)
        if leaf.operator == "ne":
            excluded.add(number)
    if highest - lowest >= _FEW:
        return False
    return all(number in excluded for number in range(int(lowest), int(highest) + 1))


def _number(operand: object) -> float | None:
    if isinstance(operand, date):
        return operand.toordinal()
    if operand == FOREVER:
        return LAST_DAY
    return operand if isinstance(operand, (int, float)) and not isinstance(operand, bool) else None


def no_text_left(leaves: Sequence[Leaf]) -> bool:
    """Whether every beginning, end, part or pattern that a text must have is one it must not have."""
    pieces: dict[str, list[tuple[str, ...]]] = {}
    for leaf in leaves:
        pieces.setdefault(leaf.operator, []).append(tuple(map(str, as_items(leaf.operand))))
    if set(pieces.get("matches", ())) & set(pieces.get("not_matches", ())):
        return True
    wanted = [(place, group) for place in _IS_PART for group in pieces.get(f"{place}_any", ())]
    return any(
        all(_is_refused(place, piece, pieces) or _is_elsewhere(place, piece, pieces) for piece in group)
        for place, group in wanted
    )


def _is_refused(place: str, piece: str, pieces: Mapping[str, Sequence[tuple[str, ...]]]) -> bool:
    """Whether a text with this piece has one it must not have, there or anywhere in it."""
    return any(
        _IS_PART[where](piece, refused)
        for where in {place, "contains"}
        for group in pieces.get(f"{where}_none", ())
        for refused in group
    )


def _is_elsewhere(place: str, piece: str, pieces: Mapping[str, Sequence[tuple[str, ...]]]) -> bool:
    """Whether a text that begins (or ends) so cannot begin (or end) in any way another leaf wants."""
    if place == "contains":
        return False
    fits = _IS_PART[place]
    return any(
        not any(fits(piece, other) or fits(other, piece) for other in group)
        for group in pieces.get(f"{place}_any", ())
    )
