"""Business registration number of old licences (营业执照注册号), GS 15-2006: 15 digits.

The last is the check digit of GB/T 17710 MOD 11,10 (ISO 7064). Also the number of a business licence of
either kind: today's has a credit code.
"""

from __future__ import annotations

from typing import Final

from icp_wizard.identifiers import credit_code
from icp_wizard.identifiers.model import DIGITS, Check, compact, error, first_outside, info

LENGTH: Final = 15


def normalise(raw: str) -> str:
    """Half-width, without spaces and hyphens."""
    return compact(raw, drop="-")


def check(raw: str) -> Check:
    """Judge a number as typed; a sound one earns the remark to have the licence renewed."""
    number = normalise(raw)
    if len(number) != LENGTH:
        return Check(number, (error("registration_number", "length", now=len(number)),))
    position = first_outside(number, DIGITS)
    if position is not None:
        values = {"position": position, "character": number[position - 1]}
        return Check(number, (error("registration_number", "character", **values),))
    expected = check_digit(number)
    if number[14] != expected:
        return Check(number, (error("registration_number", "check_digit", expected=expected),))
    return Check(number, (info("registration_number", "replaced"),))


def check_licence(raw: str) -> Check:
    """The number on a business licence: 15 digits on an old one, else a credit code."""
    number = normalise(raw)
    return check(raw) if len(number) == LENGTH else credit_code.check(raw)


def check_digit(number: str) -> str:
    """The 15th digit that belongs to the first 14."""
    from stdnum.iso7064.mod_11_10 import calc_check_digit

    return str(calc_check_digit(number[:14]))
