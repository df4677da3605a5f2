"""Foreign permanent resident ID cards (外国人永久居留身份证).

Issued until November 2023: three letters of the nationality (ISO 3166-1) and twelve digits. Since then, by
国家移民管理局《新版外国人永久居留身份证机读信息规则（2023 版）》, 18 characters: 9, two digits of the
province, three of the nationality, eight of the birth date, three of sequence, a check character by ISO 7064
MOD 11-2. Both are valid side by side.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from icp_wizard import regions
from icp_wizard.identifiers import birth, resident_id
from icp_wizard.identifiers.model import DIGITS, Check, compact, error, first_outside, warning

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.identifiers.model import IdentifierProblem

OLD_LENGTH: Final = 15
LENGTH: Final = 18


def normalise(raw: str) -> str:
    """Half-width capitals without spaces."""
    return compact(raw)


def check(raw: str, as_of: date) -> Check:
    """Judge a number of either version as typed."""
    number = normalise(raw)
    if len(number) == OLD_LENGTH:
        return _old(number)
    if len(number) != LENGTH:
        return Check(number, (error("permanent_residence", "length", now=len(number)),))
    fault = _fault(number, as_of)
    return Check(number, (fault,) if fault else _doubts(number))


def _old(number: str) -> Check:
    letters, digits = number[:3], number[3:]
    position = first_outside(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if position is not None:
        values = {"position": position, "character": letters[position - 1]}
        return Check(number, (error("permanent_residence", "letters", **values),))
    position = first_outside(digits, DIGITS)
    if position is not None:
        values = {"position": position + 3, "character": digits[position - 1]}
        return Check(number, (error("permanent_residence", "digit", **values),))
    if letters not in nationalities():
        return Check(number, (warning("permanent_residence", "nationality", found=letters),))
    return Check(number)


def _fault(number: str, as_of: date) -> IdentifierProblem | None:
    shape = resident_id.shape_problem(number, "permanent_residence")
    if shape:
        return shape
    if number[0] != "9":
        return error("permanent_residence", "first_digit", character=number[0])
    return birth.problem(number[6:14], 7, as_of) or resident_id.check_problem(number)


def _doubts(number: str) -> tuple[IdentifierProblem, ...]:
    doubts = []
    if regions.province_of(number[1:3]) is None:
        doubts.append(warning("permanent_residence", "province", digits=number[1:3]))
    if number[3:6] not in nationalities().values():
        doubts.append(warning("permanent_residence", "nationality", found=number[3:6]))
    return tuple(doubts)


@cache
def nationalities() -> dict[str, str]:
    """Three digits by three letters of ISO 3166-1."""
    text = (Path(__file__).parent / "data" / "countries.json").read_text(encoding="utf-8")
    countries: dict[str, str] = json.loads(text)["countries"]
    return countries
