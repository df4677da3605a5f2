"""Provinces as filings see them: which take filings, how their filing numbers begin, the seven groups.

A province is given as two digits (`44`) or six (`440000`); any code below it serves as well.
"""

from __future__ import annotations

from typing import Final

from icp_wizard.regions import tables
from icp_wizard.regions.divisions import Region

GROUPS: Final = (
    "north_china",
    "northeast_china",
    "east_china",
    "central_china",
    "south_china",
    "southwest_china",
    "northwest_china",
)
"""The seven groups by which requirements are listed (华北、东北、华东、华中、华南、西南、西北)."""


def provinces(*, filing_only: bool = True) -> tuple[Region, ...]:
    """All provinces in order of code; unless told otherwise, only those that take filings."""
    return tuple(
        Region(code + "0000", tables.current()[code + "0000"], "")
        for code, facts in tables.province_facts().items()
        if "abbreviation" in facts or not filing_only
    )


def is_province(code: str) -> bool:
    """Whether two digits, or six ending in 0000, name a province (whether or not it takes filings)."""
    is_shaped = len(code) == 2 or (len(code) == 6 and code.endswith("0000"))
    return is_shaped and code[:2] in tables.province_facts()


def is_municipality(code: str) -> bool:
    """Whether the place is, or lies in, a municipality: a province that is one city (直辖市)."""
    return bool(_fact(code, "municipality"))


def filing_abbreviation(code: str) -> str | None:
    """The character that begins filing numbers of this province; None where no filings are taken."""
    return _text(code, "abbreviation")


def province_by_abbreviation(character: str) -> Region | None:
    """The province whose filing numbers begin with this character."""
    for province in provinces():
        if filing_abbreviation(province.code) == character:
            return province
    return None


def group_of(code: str) -> str | None:
    """One of `GROUPS`; None where no filings are taken."""
    return _text(code, "group")


def english_name(code: str) -> str | None:
    """The province's English name, for the English interface."""
    return _text(code, "english")


def _fact(code: str, name: str) -> object:
    return tables.province_facts().get(code[:2], {}).get(name)


def _text(code: str, name: str) -> str | None:
    value = _fact(code, name)
    return value if isinstance(value, str) else None
