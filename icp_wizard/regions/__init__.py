"""Administrative divisions by GB/T 2260 code, and what filings know of provinces.

Here live codes, names and belonging, all read from `data/`; what a province demands never does (see `rules`).
Start with `divisions.py`, then `provinces.py`; `data/README.md` says where the data come from.
"""

from icp_wizard.regions.divisions import (
    Region,
    children,
    city_of,
    find,
    find_former,
    full_name,
    is_current,
    is_known,
    province_of,
    province_today,
)
from icp_wizard.regions.provinces import (
    GROUPS,
    english_name,
    filing_abbreviation,
    group_of,
    is_municipality,
    is_province,
    province_by_abbreviation,
    provinces,
)
from icp_wizard.regions.searching import search, spellings

__all__ = [
    "GROUPS",
    "Region",
    "children",
    "city_of",
    "english_name",
    "filing_abbreviation",
    "find",
    "find_former",
    "full_name",
    "group_of",
    "is_current",
    "is_known",
    "is_municipality",
    "is_province",
    "province_by_abbreviation",
    "province_of",
    "province_today",
    "provinces",
    "search",
    "spellings",
]
