"""Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters.

1 registering department, 2 category, 3-8 division of the registering authority, 9-17 organisation code
(GB 11714, with a check digit of its own), 18 check character. Departments and categories are added over the
years: one that is not in our table is a warning, never an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard import regions
from icp_wizard.identifiers import organisation_code
from icp_wizard.identifiers.model import DIGITS, Check, compact, error, first_outside, warning

if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem

LENGTH: Final = 18
ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CATEGORIES: Final = {
    "1": "1239",
    "2": "19",
    "3": "1234569",
    "4": "19",
    "5": "123459",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "123",
    "A": "19",
    "N": "1239",
    "Y": "1",
}
"""Known categories by registering department."""

LOOK_ALIKES: Final = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}
"""Letters a credit code never has, and what they are most often misread from."""

_NATIONAL: Final = "10"  # 100000: the authority of the whole country


def normalise(raw: str) -> str:
    """Half-width capitals without spaces and hyphens."""
    return compact(raw, drop="-")


def check(raw: str) -> Check:
    """Judge a code as typed.

    >>> check("91110000600037341l").ok
    True
    >>> check("91110000600037341K").problems[0].values["expected"]
    'L'
    """
    code = normalise(raw)
    fault = _shape_problem(code) or _check_problem(code)
    return Check(code, (fault,) if fault else _doubts(code))


def check_character(code: str) -> str:
    """The 18th character that belongs to the first 17."""
    from stdnum.cn.uscc import calc_check_digit

    return str(calc_check_digit(code[:17]))


def _shape_problem(code: str) -> IdentifierProblem | None:
    if len(code) != LENGTH:
        return error("credit_code", "length", now=len(code))
    position = first_outside(code, ALPHABET)
    if position is not None:
        character = code[position - 1]
        if character in LOOK_ALIKES:
            likely = LOOK_ALIKES[character]
            return error("credit_code", "letter", position=position, character=character, likely=likely)
        return error("credit_code", "character", position=position, character=character)
    position = first_outside(code[2:8], DIGITS)
    if position is not None:
        return error("credit_code", "division", position=position + 2, character=code[position + 1])
    return None


def _check_problem(code: str) -> IdentifierProblem | None:
    expected = check_character(code)
    return None if code[17] == expected else error("credit_code", "check_character", expected=expected)


def _doubts(code: str) -> tuple[IdentifierProblem, ...]:
    doubts = []
    expected = organisation_code.check_character(code[8:16])
    if code[16] != expected:
        doubts.append(warning("credit_code", "organisation", expected=expected, character=code[16]))
    if code[0] not in CATEGORIES:
        doubts.append(warning("credit_code", "department", character=code[0]))
    elif code[1] not in CATEGORIES[code[0]]:
        doubts.append(warning("credit_code", "category", department=code[0], character=code[1]))
    # Only the province: zones and bureaus register under codes of their own, such as 310141, by the thousand.
    if code[2:4] != _NATIONAL and regions.province_of(code[2:4]) is None:
        doubts.append(warning("credit_code", "province", digits=code[2:4]))
    return tuple(doubts)
