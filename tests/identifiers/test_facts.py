"""What a number tells of its holder."""

from __future__ import annotations

from datetime import date

import pytest

from icp_wizard import identifiers
from icp_wizard.filing.codes import CODES


@pytest.mark.parametrize(
    ("kind", "number", "born"),
    [
        ("resident_id_card", "11010519491231002X", date(1949, 12, 31)),
        ("resident_id_card", "11010519491231002x", date(1949, 12, 31)),
        ("hkmo_residence_permit", "810000199408230021", date(1994, 8, 23)),
        ("tw_residence_permit", "830000199201300022", date(1992, 1, 30)),
        ("foreign_permanent_residence", "911840197702200018", date(1977, 2, 20)),
    ],
)
def test_the_birth_date_is_read(kind: str, number: str, born: date) -> None:
    assert identifiers.birth_date(kind, number) == born


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("resident_id_card", "110105194912310020"),
        ("resident_id_card", ""),
        ("foreign_permanent_residence", "USA123456789012"),
        ("passport", "E12345678"),
        ("nothing known", "11010519491231002X"),
    ],
)
def test_nothing_is_told_of_a_number_that_does_not_tell_it(kind: str, number: str) -> None:
    assert identifiers.birth_date(kind, number) is None
    assert identifiers.sex(kind, number) is None
    assert identifiers.region_prefix(kind, number) is None


@pytest.mark.parametrize(
    ("kind", "number", "province"),
    [
        ("resident_id_card", "420106190404040044", "42"),
        ("hkmo_residence_permit", "810000199408230021", None),
        ("passport", "E12345678", None),
        ("business_licence", "91350211m000100y46", "35"),
        ("business_licence", "91110000600037341L", "11"),
        ("business_licence", "91110000600037341K", None),
        ("business_licence", "440301103097413", None),
        ("business_licence", "", None),
        ("institution_certificate", "12440300400000018T", "44"),
        ("institution_certificate", "事证第144030000001号", None),
        ("institution_organisation_code_certificate", "40000001-8", None),
    ],
)
def test_a_number_tells_the_province_that_gave_it_out(kind: str, number: str, province: str | None) -> None:
    assert identifiers.number_province(kind, number) == province


def test_a_credit_code_tells_its_category() -> None:
    assert identifiers.number_category("business_licence", "92330106MA2ABCD3XQ") == "92"
    assert identifiers.number_category("business_licence", "440301103097413") is None
    assert identifiers.number_category("institution_credit_code_certificate", "12440300400000018T") == "12"
    assert identifiers.number_category("resident_id_card", "420106190404040044") is None


def test_the_seventeenth_digit_tells_the_sex() -> None:
    assert identifiers.sex("resident_id_card", "320501199506160036") == "male"
    assert identifiers.sex("resident_id_card", "11010519491231002X") == "female"


def test_only_resident_cards_tell_where_the_number_was_given_out() -> None:
    assert identifiers.region_prefix("resident_id_card", "11010519491231002X") == "110105"
    assert identifiers.region_prefix("hkmo_residence_permit", "810000199408230021") is None


@pytest.mark.parametrize(
    ("kind", "origin"),
    [
        ("resident_id_card", "CN"),
        ("hkmo_travel_permit", "HKMO"),
        ("hkmo_residence_permit", "HKMO"),
        ("tw_travel_permit", "TW"),
        ("tw_residence_permit", "TW"),
        ("passport", "foreign"),
        ("foreign_permanent_residence", "foreign"),
        ("business_licence", None),
        ("institution_certificate", None),
    ],
)
def test_the_type_of_certificate_tells_the_origin(kind: str, origin: str | None) -> None:
    assert identifiers.origin(kind, "") == origin


@pytest.mark.parametrize("kind", [code.code for code in CODES["certificate_type"]])
def test_the_format_of_a_certificate_number_is_a_declared_one(kind: str) -> None:
    assert identifiers.certificate_number_format(kind) in identifiers.FORMATS


def test_a_certificate_without_a_known_format_is_taken_as_it_is() -> None:
    assert identifiers.certificate_number_format("military_code") is None
