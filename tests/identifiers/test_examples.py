"""The published and constructed examples of every family: what is valid passes, what is not says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard import identifiers

if TYPE_CHECKING:
    from datetime import date

VALID = {
    "credit_code": (
        "91110000600037341L 91350211M000100Y46 91110105MA9XXXX11C 92330106MA2ABCD3XQ 12110000400000018T "
        "514300005000000158 N1110101MF0000013C 31310000MD0000016Y"
    ),
    "registration_number": "110108000000016 440301000000020 310000500000039 330100600000045 510109000000058",
    "business_licence": "91110000600037341L 92330106MA2ABCD3XQ 110108000000016",
    "institution_number": "12110000400000018T 1211-0000-4000-0001-8T 事证第144030000001号",
    "organisation_code": "D2143569-X 60003734-1 MA1GBKRE-4 40000001-8 K0000001-4",
    "resident_id": "11010519491231002X 110101200802290016 320501199506160036",
    "hkmo_residence_permit": "810000199408230021 81000019940823003X 820000198511110017 820000199907050019",
    "tw_residence_permit": "830000199201300022 830000198511200014",
    "hkmo_travel_permit": "H12345678 M87654321 H1234567800 M1234567801 h12345678",
    "tw_travel_permit": "12345678 00123456 87654321 01234567 11223344",
    "permanent_residence": (
        "USA123456789012 JPN850101123456 911840197702200018 931392199012310027 944826196507070031 "
        "951250198802290016"
    ),
    "passport": "E12345678 EA1234567 PE1234567 K12345678 MA1234567 G12345678 X1234567",
    "chinese_passport": "E12345678 EA1234567 PE1234567 K12345678 MA1234567 G12345678",
    "mobile": (
        "13012344321 16212345678 16712345678 17012345678 17112345678 19012345678 19212345678 19312345678 "
        "19612345678"
    ),
    "landline_or_mobile": (
        "010-12345678 021-12345678 0512-12345678 0755-12345678 0898-12345678 0999-1234567 13012344321"
    ),
    "email": "name@example.com first.last+tag@mail.example.com.cn a_b@例子.公司",
    "domain": "example.cn example.com.cn a-b.top 例子.公司 xn--fsqu00a.xn--fiqs8s example.政务.cn",
    "public_ip": "116.177.253.34 116.177.253.34-116.177.253.40 1.2.3.4 2408:4001::1 172.32.0.1",
    "home_url": "http://www.example.com/ example.cn",
    "filing_number": "京ICP备12345678号 陕ICP备15002899号 陇ICP备2021003158号 京ICP证030173号 粤B2-20090059",
    "service_number": (
        "京ICP备12345678号-1 京icp备12345678号－12 粤ICP备2021003158号-2A 粤ICP备2021003158号-3x "
        "粤B2-20090059-1626X"
    ),
    "date": "2026-11-24 2026/11/24 2026.1.4 20261124 2026年11月24日",
    "date_or_forever": "2026-11-24 长期 长期有效 forever 2016.11.24-2036.11.24 20161124-长期",
}

INVALID = {
    "credit_code": {
        "91110000600037341K": "check_character",
        "9I110000600037341L": "letter",
        "91110000600037341": "length",
        "91110000600037341LL": "length",
        "911A0000600037341L": "division",
        "91110000600_37341L": "character",
        "": "length",
    },
    "organisation_code": {
        "D2143569-0": "check_character",
        "60003734-2": "check_character",
        "D2143569": "length",
        "600-037341": "hyphen",
        "D2143569-Y": "check_character",
        "D214356*-X": "character",
    },
    "registration_number": {
        "110108000000017": "check_digit",
        "440301000000021": "check_digit",
        "11010800000001": "length",
        "1101080000000160": "length",
        "11010800000001A": "character",
    },
    "institution_number": {"事证第号": "length", "12110000400000018K": "check_character"},
    "business_licence": {"110108000000017": "check_digit", "9111000060003734": "length"},
    "resident_id": {
        "110105194912310020": "check_character",
        "110105199002290018": "no_such_day",
        "110101199902290018": "no_such_day",
        "11010520300101001X": "in_future",
        "440524188001010014": "too_early",
        "1101051949123100": "length",
        "110105491231002": "old",
        "990105199001010014": "province",
        "I10105194912310020": "digit",
        "11010519491231002Y": "last_character",
        "810000199408230021": "is_residence_permit",
    },
    "hkmo_residence_permit": {
        "840000199408230027": "prefix",
        "710000199408230028": "prefix",
        "830000199201300022": "prefix",
        "810000199413230026": "no_such_day",
        "810000199408230020": "check_character",
        "81000019940823002": "length",
    },
    "tw_residence_permit": {
        "830000199202300024": "no_such_day",
        "810000199408230021": "prefix",
        "83000019920130002": "length",
    },
    "hkmo_travel_permit": {
        "H1234567": "length",
        "H123456789": "length",
        "T12345678": "letter",
        "12345678": "letter",
        "C12345678": "letter",
        "CA1234567": "letter",
        "H1234567A": "digit",
    },
    "tw_travel_permit": {
        "1234567": "length",
        "123456789": "length",
        "H12345678": "digit",
        "1234567A": "digit",
        "一二三四五六七八": "digit",
    },
    "permanent_residence": {
        "811840197702200014": "first_digit",
        "911840197702200010": "check_character",
        "911840197713200013": "no_such_day",
        "US1234567890123": "letters",
        "USA12345678901": "length",
        "USA12345678901B": "digit",
    },
    "passport": {"": "empty"},
    "chinese_passport": dict.fromkeys(
        ("E1234567", "E1234567E", "EA123456", "161234567", "F12345678", "P12345678", "EI1234567"),
        "not_chinese",
    ),
    "mobile": {
        "12345678901": "start",
        "1301234432": "length",
        "1064812345678": "internet_of_things",
        "010-12345678": "is_landline",
        "1301234432a": "digit",
    },
    "landline_or_mobile": {
        "010-1234567": "eight_digits",
        "020-1234567": "eight_digits",
        "12345678": "area_code",
        "95588": "area_code",
        "852-21234567": "area_code",
        "+852 2123 4567": "country",
        "0512-123456789012": "length",
        "办公室": "digit",
        "-": "shape",
    },
    "email": {
        "name": "no_at",
        "a@b@example.com": "two_at",
        "@example.com": "nothing_before_at",
        "name@": "nothing_after_at",
        "name@example": "no_dot",
        "name@host.local": "special_domain",
        "a..b@example.com": "dots",
        f"{'a' * 65}@example.com": "too_long",
        "a,b@example.com": "shape",
    },
    "domain": {
        "-ab.com": "hyphen",
        "a_b.com": "character",
        "☺.cn": "character",
        "example": "no_suffix",
        "a..com": "empty_label",
        "com.cn": "is_suffix",
        "sh.cn": "is_suffix",
        "政务.cn": "is_suffix",
        f"{'a' * 64}.com": "label_length",
        f"{'例' * 60}.com": "label_length",
        ".".join(["a" * 60] * 5) + ".com": "length",
        "name@example.com": "is_email",
        "http://1.2.3.4/": "is_address",
        "xn--0.com": "punycode",
        "1\u05d0.cn": "not_a_name",
        "": "empty",
        "a b.cn": "space",
        "a\u200bb.cn": "space",
    },
    "public_ip": {
        "192.168.1.1": "private",
        "10.0.0.1": "private",
        "100.64.1.1": "shared",
        "127.0.0.1": "loopback",
        "169.254.1.1": "link_local",
        "192.0.2.1": "documentation",
        "224.0.0.1": "multicast",
        "240.0.0.1": "reserved",
        "0.0.0.0": "reserved",
        "fd00::1": "private",
        "fe80::1": "link_local",
        "2001:db8::1": "documentation",
        "::ffff:10.0.0.1": "private",
        "116.177.253.40-116.177.253.34": "reversed",
        "1.2.3.4-2408:4001::1": "families",
        "256.1.1.1": "octet",
        "01.2.3.4": "leading_zero",
        "1.2.3.0/24": "network",
        "1.2.3.4:80": "port",
        "1.2.3": "shape",
    },
    "home_url": {"http://1.2.3.4/": "is_address", "example": "no_suffix"},
    "date": {
        "2026-13-01": "month",
        "2026-02-30": "day",
        "长期": "forever",
        "明年": "shape",
        "26-1-4": "shape",
    },
    "date_or_forever": {"2026-02-30": "day", "2016.01.01-2036.02.31": "day"},
}

WARNED = {
    "credit_code": {
        "91110105MA9XXXX109": "organisation",
        "B1110105MA9XXXX11A": "department",
        "94110105MA9XXXX113": "category",
        "91990105MA9XXXX113": "province",
    },
    "organisation_code": {"D2143569-X": "replaced"},
    "registration_number": {"110108000000016": "replaced"},
    "institution_number": {"事证第144030000001号": "old"},
    "resident_id": {"110177199001010012": "address_code"},
    "permanent_residence": {
        "99984019770220001X": "province",
        "911999197702200014": "nationality",
        "ABX850101123456": "nationality",
    },
    "tw_travel_permit": {"1234567890": "old", "1234567890(B)": "old"},
    "passport": {"AB12": "unusual", "护照": "unusual"},
    "mobile": {"14912345678": "data_card", "14012345678": "range", "15412345678": "range"},
    "landline_or_mobile": {"400-123-4567": "shared_cost", "0755-12345678-801": "extension"},
    "email": {"张三@example.com": "not_ascii"},
    "domain": {
        "example.org": "suffix_not_listed",
        "example.nosuchsuffix": "suffix_unknown",
        "shop.example.cn": "deeper",
        "www.example.cn": "www",
        "example.cn:8080": "cut",
        "https://example.cn/a?b": "cut",
        "user:word@example.cn": "cut",
        "exаmple.com": "mixed_scripts",
    },
    "public_ip": {"192.88.99.1": "six_to_four"},
    "filing_number": {
        "川ICP备12345678号": "province",
        "京ICP备123号": "digits",
        "京ICP备12345678号-1": "has_service",
        "ICP备12345678号": "shape",
        "12345678": "shape",
    },
    "service_number": {"京ICP备12345678号": "no_service", "京ICP备12345678-1": "shape_service"},
    "home_url": {"http://example.cn/index.html": "cut", "example.cn:8080": "cut", "example.cn/?a": "cut"},
    "date_or_forever": {"2016.11.24-2036.11.24": "took_end"},
}


@pytest.mark.parametrize(("name", "raw"), [(n, raw) for n, texts in VALID.items() for raw in texts.split()])
def test_a_valid_example_is_accepted(name: str, raw: str, as_of: date) -> None:
    assert identifiers.check(name, raw, as_of).ok


@pytest.mark.parametrize(
    ("name", "raw", "code"), [(n, raw, code) for n, cases in INVALID.items() for raw, code in cases.items()]
)
def test_an_invalid_example_is_refused_for_its_own_reason(
    name: str, raw: str, code: str, as_of: date
) -> None:
    found = identifiers.check(name, raw, as_of)
    assert [p.code for p in found.problems if p.level == "error"] == [code]


@pytest.mark.parametrize(
    ("name", "raw", "code"), [(n, raw, code) for n, cases in WARNED.items() for raw, code in cases.items()]
)
def test_an_unusual_example_is_kept_and_remarked_on(name: str, raw: str, code: str, as_of: date) -> None:
    found = identifiers.check(name, raw, as_of)
    assert found.ok
    assert code in [p.code for p in found.problems]


@pytest.mark.parametrize("name", identifiers.FORMATS)
def test_the_example_of_a_format_is_sound(name: str, as_of: date) -> None:
    assert identifiers.check(name, identifiers.FORMATS[name].example, as_of).ok


@pytest.mark.parametrize("raw", VALID["credit_code"].split())
def test_an_ordinary_credit_code_draws_no_remark(raw: str, as_of: date) -> None:
    assert identifiers.check("credit_code", raw, as_of).problems == ()


@pytest.mark.parametrize("raw", ["example.cn", "example.com.cn", "例子.公司", "example.com"])
def test_an_ordinary_domain_draws_no_remark(raw: str, as_of: date) -> None:
    assert identifiers.check("domain", raw, as_of).problems == ()


@pytest.mark.parametrize("name", ["filing_number", "service_number"])
@pytest.mark.parametrize("suffix", ["", "-1"])
def test_an_ordinary_filing_number_draws_no_remark(name: str, suffix: str, as_of: date) -> None:
    is_right = (name == "service_number") == bool(suffix)
    assert (identifiers.check(name, f"京ICP备12345678号{suffix}", as_of).problems == ()) is is_right
