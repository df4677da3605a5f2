"""What a certificate number tells of its holder. Nothing is told of a number that is not sound in form."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from icp_wizard import regions
from icp_wizard.identifiers import birth, credit_code, permanent_residence, resident_id
from icp_wizard.identifiers.model import compact

ORIGINS: Final = {
    "resident_id_card": "CN",
    "hkmo_travel_permit": "HKMO",
    "hkmo_residence_permit": "HKMO",
    "tw_travel_permit": "TW",
    "tw_residence_permit": "TW",
    "passport": "foreign",
    "foreign_permanent_residence": "foreign",
}
"""Where a person comes from, by type of certificate: passports are for foreigners in filings."""

_DATED: Final = {
    "resident_id_card": resident_id.check,
    "hkmo_residence_permit": resident_id.check_hkmo_permit,
    "tw_residence_permit": resident_id.check_tw_permit,
    "foreign_permanent_residence": permanent_residence.check,
}


def birth_date(certificate_type: str, number: str) -> date | None:
    """The birth date in a number; None where the type has none or the number is not sound."""
    sound = _sound(certificate_type, number)
    return birth.read(sound[6:14]) if sound else None


def sex(certificate_type: str, number: str) -> str | None:
    """`male` or `female` by the 17th digit; None as for `birth_date`, and for foreigners' cards."""
    if certificate_type == "foreign_permanent_residence":
        return None
    sound = _sound(certificate_type, number)
    return None if sound is None else "male" if int(sound[16]) % 2 else "female"


def region_prefix(certificate_type: str, number: str) -> str | None:
    """The address code of a resident identity card: where the number was given out, not a home."""
    sound = _sound(certificate_type, number) if certificate_type == "resident_id_card" else None
    return sound[:6] if sound else None


def number_province(certificate_type: str, number: str) -> str | None:
    """Two digits of the province that gave out a number, as it is today; None where the number does not tell.

    Of a unified social credit code it is that of the registering authority, whatever certificate bears it.
    """
    prefix = region_prefix(certificate_type, number)
    if prefix:
        return regions.province_today(prefix)
    code = _credit_code(certificate_type, number)
    return regions.province_of(code[2:4]) if code else None


def number_category(certificate_type: str, number: str) -> str | None:
    """Department and category of a unified social credit code, such as `92`; None of any other number."""
    code = _credit_code(certificate_type, number)
    return code[:2] if code else None


def _credit_code(certificate_type: str, number: str) -> str | None:
    if certificate_type in ORIGINS:
        return None
    judged = credit_code.check(number)
    return str(judged.value) if judged.ok else None


def origin(certificate_type: str, number: str = "") -> str | None:
    """CN, HKMO, TW or foreign, by the type of certificate; None for an organisation's."""
    return ORIGINS.get(certificate_type)


@lru_cache(maxsize=256)
def _sound(certificate_type: str, number: str) -> str | None:
    """The number in normal form if its check holds and it carries a birth date."""
    check = _DATED.get(certificate_type)
    # The day is only needed to refuse births in the future: rules and formats do that with the as-of date.
    if check is None or len(compact(number)) != resident_id.LENGTH:
        return None
    judged = check(number, date.max)
    return str(judged.value) if judged.ok else None
