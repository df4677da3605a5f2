"""Named checks: well-formed values in, a verdict out, never an exception."""

from __future__ import annotations

import pytest

from icp_wizard.filing.checks import CHECKS


@pytest.mark.parametrize(
    ("items", "listed", "truth"),
    [
        ((), (), True),
        (("news",), ("news", "culture"), True),
        (("news", "culture"), ("culture", "news"), True),
        (("news", "culture"), ("news",), False),
        (("news",), (), False),
        ("news", ("news",), None),
    ],
)
def test_all_in(items: object, listed: object, truth: bool | None) -> None:
    assert CHECKS["all_in@1"](items, listed).truth is truth


@pytest.mark.parametrize(
    ("start", "end", "truth"),
    [
        ("1.2.3.9", "1.2.3.10", True),
        ("1.2.3.10", "1.2.3.10", True),
        ("1.2.3.10", "1.2.3.9", False),
        ("2400:3200::9", "2400:3200::a", True),
        ("1.2.3.4", "2400:3200::1", False),
        ("1.2.3.4", "example.cn", None),
    ],
)
def test_range_in_order(start: str, end: str, truth: bool | None) -> None:
    assert CHECKS["range_in_order@1"](start, end).truth is truth


@pytest.mark.parametrize(
    ("one", "other", "truth"),
    [
        ("样例官网", "深圳市样例科技有限公司", True),
        ("样官", "深圳市样例科技有限公司", False),
        ("样", "样", False),
        ("", "样例", False),
        ("𬱖𬱖", "样例𬱖𬱖", True),
    ],
)
def test_shares_two_characters(one: str, other: str, truth: bool) -> None:
    assert CHECKS["shares_two_characters@1"](one, other).truth is truth
