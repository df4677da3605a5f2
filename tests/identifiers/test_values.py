"""The normal form a sound text is given, and how problems name what is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from icp_wizard import identifiers
from icp_wizard.identifiers import domain, resident_id

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("credit_code", "９１１１００００６０００３７３４１ｌ", "91110000600037341L"),
        ("credit_code", "9111 0000 6000 3734 1L", "91110000600037341L"),
        ("organisation_code", "d2143569x", "D2143569-X"),
        ("mobile", "+86 130-1234-4321", "13012344321"),
        ("mobile", "0086 13012344321", "13012344321"),
        ("landline_or_mobile", "01012345678", "010-12345678"),
        ("landline_or_mobile", "（0755）12345678", "0755-12345678"),
        ("landline_or_mobile", "+86 10 12345678", "010-12345678"),
        ("landline_or_mobile", "130 1234 4321", "13012344321"),
        ("landline_or_mobile", "0755-12345678 转 801", "0755-12345678-801"),
        ("email", " mailto:Zhang.San@EXAMPLE.com ", "Zhang.San@example.com"),
        ("email", "name＠example。com", "name@example.com"),
        ("domain", "https://www.Example.com.cn:8443/a?b=c#d", "example.com.cn"),
        ("domain", "example.cn.", "example.cn"),
        ("domain", "例子。公司", "例子.公司"),
        ("domain", "XN--FSQU00A.xn--fiqs8s", "例子.中国"),
        ("domain", "shop.example.cn", "shop.example.cn"),
        ("domain", "foo.政务.cn", "foo.政务.cn"),
        ("domain", "www.foo.政务.cn", "foo.政务.cn"),
        ("home_url", "www.example.com/index.html", "example.com"),
        ("public_ip", "1.2.3.4～1.2.3.9", "1.2.3.4-1.2.3.9"),
        ("public_ip", "1.2.3.4-1.2.3.4", "1.2.3.4"),
        ("public_ip", "1。2。3。4", "1.2.3.4"),
        ("public_ip", "2408:4001:0:0::1", "2408:4001::1"),
        ("date", "2026年1月4日", date(2026, 1, 4)),
        ("date_or_forever", "长期", "forever"),
        ("date_or_forever", "2016.11.24－2036.11.24", date(2036, 11, 24)),
    ],
)
def test_the_value_is_in_normal_form(name: str, raw: str, value: object) -> None:
    assert identifiers.check(name, raw, TODAY).value == value


@pytest.mark.parametrize(
    ("name", "raw", "values"),
    [
        ("credit_code", "91110000600037341K", {"expected": "L"}),
        ("credit_code", "9I110000600037341L", {"position": 2, "character": "I", "likely": "1"}),
        ("credit_code", "911A0000600037341L", {"position": 4, "character": "A"}),
        ("credit_code", "91110105MA9XXXX109", {"expected": "1", "character": "0"}),
        ("resident_id", "110105194912310020", {"expected": "X"}),
        ("permanent_residence", "911840197702200010", {"expected": "8"}),
        ("resident_id", "1101051949123100", {"now": 16}),
        ("domain", "www.example.cn", {"name": "example.cn"}),
        ("date", "2026-02-30", {"year": 2026, "month": 2, "last_day": 28}),
    ],
)
def test_a_problem_names_the_place_and_what_belongs_there(
    name: str, raw: str, values: dict[str, object]
) -> None:
    (problem,) = identifiers.check(name, raw, TODAY).problems
    assert dict(problem.values) == values


def with_check_character(body: str) -> str:
    return body + resident_id.check_character(body)


@pytest.mark.parametrize("code", ["110105", "330103", "330113", "110103", "310115", "659013", "710000"])
def test_address_codes_of_today_and_of_districts_that_ended_are_known(code: str, as_of: date) -> None:
    number = with_check_character(code + "19700101001")
    assert identifiers.check("resident_id", number, as_of).problems == ()


def test_an_address_code_nobody_knows_is_only_remarked_on(as_of: date) -> None:
    found = identifiers.check("resident_id", with_check_character("11017719900101001"), as_of)
    assert [(p.code, p.level) for p in found.problems] == [("address_code", "warning")]


def test_a_birth_is_in_the_future_only_before_its_day() -> None:
    number = with_check_character("11010520261125001")
    assert not identifiers.check("resident_id", number, TODAY).ok
    assert identifiers.check("resident_id", number, date(2026, 11, 25)).ok


def test_a_name_has_both_forms() -> None:
    assert domain.ascii_form("例子.公司") == "xn--fsqu00a.xn--55qx5d"
    assert domain.unicode_form("xn--fsqu00a.xn--55qx5d") == "例子.公司"


@pytest.mark.parametrize(
    ("name", "registrable"),
    [
        ("www.example.com.cn", "example.com.cn"),
        ("www.例子.中国", "例子.中国"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("foo.bar.公益.cn", "bar.公益.cn"),
        ("me.github.io", "github.io"),
        ("sh.cn", None),
        ("example", None),
    ],
)
def test_the_registrable_name_is_found(name: str, registrable: str | None) -> None:
    assert domain.registrable(name) == registrable


def test_the_suffix_is_found() -> None:
    assert domain.suffix("www.example.com.cn") == "com.cn"
