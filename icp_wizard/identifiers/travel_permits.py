"""Mainland travel permits.

Hong Kong and Macao (港澳居民来往内地通行证), 国务院港澳办《港澳居民来往内地通行证号码规则》: H or M, eight
digits for life, and on the card two more for how often it was renewed; both lengths are in use. Taiwan
(台湾居民来往大陆通行证): eight digits on today's card. Neither has a check digit.
"""

from __future__ import annotations

import re
from typing import Final

from icp_wizard.identifiers.model import DIGITS, Check, compact, error, first_outside, warning

_OLD_TAIWAN: Final = re.compile(r"[0-9]{10}(?:[A-Z]|\([A-Z0-9]{1,2}\))?")


def normalise(raw: str) -> str:
    """Half-width capitals without spaces."""
    return compact(raw)


def check_hkmo(raw: str) -> Check:
    """Judge a permit number for Hong Kong and Macao residents; 9 and 11 characters are kept as they are."""
    number = normalise(raw)
    if number[:1] not in ("H", "M"):
        return Check(number, (error("hkmo_travel_permit", "letter"),))
    position = first_outside(number[1:], DIGITS)
    if position is not None:
        values = {"position": position + 1, "character": number[position]}
        return Check(number, (error("hkmo_travel_permit", "digit", **values),))
    if len(number) not in (9, 11):
        return Check(number, (error("hkmo_travel_permit", "length", now=len(number) - 1),))
    return Check(number)


def check_tw(raw: str) -> Check:
    """Judge a permit number for Taiwan residents; the old form of ten digits is kept with a warning."""
    number = normalise(raw)
    if _OLD_TAIWAN.fullmatch(number):
        return Check(number, (warning("tw_travel_permit", "old"),))
    position = first_outside(number, DIGITS)
    if position is not None:
        values = {"position": position, "character": number[position - 1]}
        return Check(number, (error("tw_travel_permit", "digit", **values),))
    if len(number) != 8:
        return Check(number, (error("tw_travel_permit", "length", now=len(number)),))
    return Check(number)
