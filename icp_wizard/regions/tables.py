"""The data files, read on first use and kept."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "data"


def _read(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def current() -> dict[str, str]:
    """Name by six-digit code of every division that exists."""
    divisions: dict[str, str] = _read("divisions.json")["divisions"]
    return divisions


@cache
def pinyin() -> dict[str, str]:
    """Syllables without tones by six-digit code: `nan shan qu`. To find places by, nothing else."""
    said: dict[str, str] = _read("pinyin.json")["pinyin"]
    return said


@cache
def former() -> dict[str, tuple[str, int | None]]:
    """Last name and final year by six-digit code of divisions that exist no more."""
    return {code: (name, year) for code, (name, year) in _read("former.json")["former"].items()}


@cache
def province_facts() -> dict[str, dict[str, Any]]:
    """What `provinces.json` says, by two-digit code."""
    facts: dict[str, dict[str, Any]] = _read("provinces.json")["provinces"]
    return facts


@cache
def provinces_by_name() -> dict[str, frozenset[str]]:
    """The provinces, by two digits, in which divisions of a name exist."""
    found: dict[str, set[str]] = {}
    for code, name in current().items():
        found.setdefault(name, set()).add(code[:2])
    return {name: frozenset(provinces) for name, provinces in found.items()}


@cache
def codes_by_parent() -> dict[str, tuple[str, ...]]:
    """Codes of the next lower level, in order of code; top level under the empty string."""
    below: dict[str, list[str]] = {}
    for code in current():
        below.setdefault(parent_code(code), []).append(code)
    return {parent: tuple(sorted(codes)) for parent, codes in below.items()}


def parent_code(code: str) -> str:
    """The code above: its prefecture where there is one, else its province; empty for a province.

    Districts of municipalities and counties directly under a province (`xx90xx`) have no prefecture.
    """
    if code.endswith("0000"):
        return ""
    prefecture = code[:4] + "00"
    if code != prefecture and prefecture in current():
        return prefecture
    return code[:2] + "0000"
