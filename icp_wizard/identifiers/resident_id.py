"""Citizen identity numbers (公民身份号码), GB 11643-1999, and numbers of the same build: 18 characters.

1-6 address code, 7-14 birth date, 15-17 sequence (17th odd for men), 18 check character by ISO 7064 MOD 11-2.
Residence permits (国务院办公厅《港澳台居民居住证申领发放办法》, 2018) have 810000 for Hong Kong, 820000 for
Macao, 830000 for Taiwan. Numbers were given out from the 1980s on by the codes of that day, and stay: an
address code may be younger than the birth date, or ended long ago.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard import regions
from icp_wizard.identifiers import birth
from icp_wizard.identifiers.model import DIGITS, Check, compact, error, first_outside, warning

if TYPE_CHECKING:
    from datetime import date

    from icp_wizard.identifiers.model import IdentifierProblem

LENGTH: Final = 18
HKMO_PREFIXES: Final = ("810000", "820000")
TW_PREFIXES: Final = ("830000",)


def normalise(raw: str) -> str:
    """Half-width capitals without spaces."""
    return compact(raw)


def check(raw: str, as_of: date) -> Check:
    """Judge a resident identity card's number as typed, on a day no one is born after.

    >>> from datetime import date
    >>> check("11010519491231002x", date(2026, 11, 24)).value
    '11010519491231002X'
    """
    return _judge(normalise(raw), as_of, "resident_id", _citizen_prefix)


def check_hkmo_permit(raw: str, as_of: date) -> Check:
    """Judge the number of a residence permit for Hong Kong and Macao residents (港澳居民居住证)."""
    return _judge(normalise(raw), as_of, "hkmo_residence_permit", _permit_prefix(HKMO_PREFIXES))


def check_tw_permit(raw: str, as_of: date) -> Check:
    """Judge the number of a residence permit for Taiwan residents (台湾居民居住证)."""
    return _judge(normalise(raw), as_of, "tw_residence_permit", _permit_prefix(TW_PREFIXES))


def check_character(number: str) -> str:
    """The 18th character that belongs to the first 17 digits (ISO 7064 MOD 11-2)."""
    from stdnum.iso7064.mod_11_2 import calc_check_digit

    return str(calc_check_digit(number[:17]))


def shape_problem(number: str, family: str) -> IdentifierProblem | None:
    """Length and characters of an 18-character number; `family` words it."""
    if len(number) != LENGTH:
        is_old = family == "resident_id" and len(number) == 15 and number.isascii() and number.isdigit()
        return error(family, "old" if is_old else "length", now=len(number))
    position = first_outside(number[:17], DIGITS)
    if position is not None:
        return error("number", "digit", position=position, character=number[position - 1])
    if number[17] not in DIGITS + "X":
        return error("number", "last_character", character=number[17])
    return None


def check_problem(number: str) -> IdentifierProblem | None:
    """The check character, if it is not the one that belongs to the rest."""
    expected = check_character(number)
    return None if number[17] == expected else error("number", "check_character", expected=expected)


def _judge(number: str, as_of: date, family: str, prefix: _Prefix) -> Check:
    fault = shape_problem(number, family)
    if fault:
        return Check(number, (fault,))
    about_prefix = prefix(number, family)
    # A mistyped digit also breaks the check character: say the plainer thing alone.
    fault = (
        (about_prefix if about_prefix and about_prefix.level == "error" else None)
        or birth.problem(number[6:14], 7, as_of)
        or check_problem(number)
    )
    if fault:
        return Check(number, (fault,))
    return Check(number, (about_prefix,) if about_prefix else ())


def _citizen_prefix(number: str, family: str) -> IdentifierProblem | None:
    if number[:6] in HKMO_PREFIXES + TW_PREFIXES:
        return error(family, "is_residence_permit")
    if regions.province_of(number[:2]) is None:
        return error(family, "province", digits=number[:2])
    if not _is_address_code(number[:6]):
        return warning(family, "address_code", digits=number[:6])
    return None


def _permit_prefix(prefixes: tuple[str, ...]) -> _Prefix:
    def judge(number: str, family: str) -> IdentifierProblem | None:
        return None if number[:6] in prefixes else error(family, "prefix", found=number[:6])

    return judge


def _is_address_code(code: str) -> bool:
    if regions.is_known(code):
        return True
    # Our list of former codes is thin after 2020; the library's ends elsewhere.
    from stdnum import numdb

    parts: list[tuple[str, dict[str, str]]] = numdb.get("cn/loc").info(code)
    return any("county" in facts for _, facts in parts)


if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    _Prefix: TypeAlias = Callable[[str, str], IdentifierProblem | None]
