"""Divisions of China at and above county level: GB/T 2260 codes of six digits.

`440000` is a province, `440100` a prefecture, `440106` a district. Some prefectures have no districts
(`441900`), some counties no prefecture (`429004`); a place is complete when it has no children.
"""

from __future__ import annotations

from typing import NamedTuple

from icp_wizard.regions import tables


class Region(NamedTuple):
    """One division. `parent` is the code above, empty for a province; `ended` the year a former one ended."""

    code: str
    name: str
    parent: str
    is_former: bool = False
    ended: int | None = None


def find(code: str) -> Region | None:
    """The division that bears this six-digit code today."""
    name = tables.current().get(code)
    return None if name is None else Region(code, name, tables.parent_code(code))


def find_former(code: str) -> Region | None:
    """The division that bore this code and ended since 1980. The record is not complete after 2020."""
    if code in tables.current() or code not in tables.former():
        return None
    name, year = tables.former()[code]
    return Region(code, name, tables.parent_code(code), is_former=True, ended=year)


def is_current(code: str) -> bool:
    """Whether a division bears this code today."""
    return code in tables.current()


def is_known(code: str) -> bool:
    """Whether a division bears or bore this code."""
    return is_current(code) or code in tables.former()


def children(code: str = "") -> tuple[Region, ...]:
    """The divisions directly below a code, in order of code; without one, all provinces."""
    below = tables.codes_by_parent().get(code, ())
    return tuple(Region(child, tables.current()[child], code) for child in below)


def full_name(code: str, separator: str = "") -> str:
    """Names from the province down, such as 广东省广州市天河区; the code itself where nobody knows it."""
    region = find(code) or find_former(code)
    if region is None:
        return code
    above = full_name(region.parent, separator) + separator if region.parent else ""
    return above + region.name


def province_of(code: str) -> str | None:
    """The first two digits, if they are a province's; also of a two-digit or former code."""
    return code[:2] if code[:2] in tables.province_facts() else None


def province_today(code: str) -> str | None:
    """The province that a place lies in today, by a code it bore at some time; None where that is not sure.

    Places have moved to other provinces, and their old codes say the old one. A former code counts where its
    prefecture still exists or the province is a municipality, and where the county's name lives on in this
    province and in no other.
    """
    if code in tables.current():
        return province_of(code)
    if code not in tables.former():
        return None
    is_municipality = tables.province_facts().get(code[:2], {}).get("municipality")
    if is_municipality or (not code.endswith("00") and f"{code[:4]}00" in tables.current()):
        return province_of(code)
    bearing = tables.provinces_by_name().get(tables.former()[code][0], frozenset())
    return code[:2] if bearing == {code[:2]} else None


def city_of(code: str) -> str | None:
    """The digits that name the city a place lies in; None where the code does not say, as for a province.

    Within a municipality that is the municipality (`31`), in a county directly under its province the
    county itself (`429004`), anywhere else the prefecture (`4401`). Only good for comparing.
    """
    province = province_of(code)
    if province is None:
        return None
    if tables.province_facts()[province].get("municipality"):
        return province
    if len(code) != 6 or not code.isascii() or not code.isdigit() or code.endswith("0000"):
        return None
    return code if code[2:4] == "90" else code[:4]
