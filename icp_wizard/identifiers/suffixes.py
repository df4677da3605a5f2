"""Suffixes of domain names: where a registrable name begins, and which suffixes are known to be approved.

The Public Suffix List (its ICANN section: private ones are no matter of filings) with one amendment: it takes
政务.cn and 公益.cn for names, while 工信部公告 2018 年第 7 号 has them as categories of .cn.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from icp_wizard.identifiers import idn


def registrable(name: str) -> str | None:
    """The part of an ASCII name that is registered (一级域名); None for a suffix itself or a single label.

    >>> registrable("www.example.com.cn")
    'example.com.cn'
    """
    labels = name.split(".")
    size = _suffix_size(labels)
    return ".".join(labels[-size - 1 :]) if len(labels) > size else None


def suffix(name: str) -> str:
    """The public suffix of an ASCII name, such as `com.cn`."""
    labels = name.split(".")
    return ".".join(labels[-_suffix_size(labels) :])


def is_known(name: str) -> bool:
    """Whether the name ends in a top-level domain that exists, as far as our lists go."""
    top = name.rpartition(".")[2]
    return top in approved() or _list().publicsuffix(top, accept_unknown=False) is not None


@cache
def approved() -> frozenset[str]:
    """Top-level domains known to be approved for filings, in ASCII; not complete."""
    lists: list[dict[str, Any]] = _data()["approved"]
    return frozenset(idn.ascii_label(item) for each in lists for item in each["suffixes"])


def approved_as_of() -> str:
    """The date of that list."""
    return str(_data()["as_of"])


def _suffix_size(labels: list[str]) -> int:
    """How many labels the suffix has. The frequent cases need no list of ten thousand."""
    if labels[-1] in _flat():
        return 1
    if labels[-1] == "cn":
        return 2 if len(labels) > 1 and labels[-2] in _second_level_cn() else 1
    found = _list().publicsuffix(".".join(labels))
    return found.count(".") + 1 if found else len(labels)


@cache
def _flat() -> frozenset[str]:
    return frozenset(_data()["flat"])


@cache
def _second_level_cn() -> frozenset[str]:
    return frozenset(idn.ascii_label(label) for label in _data()["second_level_cn"])


@cache
def _data() -> dict[str, Any]:
    text = (Path(__file__).parent / "data" / "suffixes.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def _list() -> Any:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=True)
