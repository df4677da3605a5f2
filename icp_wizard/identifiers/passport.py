"""Passport numbers. Countries differ; ICAO Doc 9303 leaves nine letters or digits for them.

Chinese ones by the series in circulation: E and EA… ordinary, PE public affairs, SE service, DE diplomatic,
and the series before the electronic passport; K for Hong Kong, MA for Macao. Filings ask passports of
foreigners only.
"""

from __future__ import annotations

import re
from typing import Final

from icp_wizard.identifiers.model import Check, compact, error, warning

_ANY: Final = re.compile(r"[A-Z0-9]{6,9}")
_CHINESE: Final = re.compile(
    r"E[0-9]{8} | E[A-HJ-NP-Z][0-9]{7} | [PSD]E[0-9]{7}"
    r"| G[0-9]{8} | 1[45][0-9]{7} | P[0-9]{7} | S[0-9]{7,8} | D[0-9]{8}"
    r"| K[0-9]{8} | MA[0-9]{7}",
    re.VERBOSE,
)


def normalise(raw: str) -> str:
    """Half-width capitals without spaces."""
    return compact(raw)


def check(raw: str) -> Check:
    """Judge a passport number of any country: an unusual one is a warning, for nobody knows them all."""
    number = normalise(raw)
    if not number:
        return Check(number, (error("passport", "empty"),))
    return Check(number, () if _ANY.fullmatch(number) else (warning("passport", "unusual"),))


def check_chinese(raw: str) -> Check:
    """Judge a passport number of China, Hong Kong or Macao."""
    number = normalise(raw)
    return Check(number, () if _CHINESE.fullmatch(number) else (error("passport", "not_chinese"),))
