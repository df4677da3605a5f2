"""What an applicant invents is sound in form, whatever the chance."""

from __future__ import annotations

from random import Random

import pytest

from icp_wizard import identifiers, regions
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import FIELDS, Kind
from tests.filing.making import TODAY
from tests.walking.answering import _BY_NAME
from tests.walking.inventing import Inventor

SEEDS = range(20)
CERTIFICATES = [code.code for code in CODES["certificate_type"]]


@pytest.mark.parametrize("kind", CERTIFICATES)
def test_numbers_are_sound(kind: str) -> None:
    name = identifiers.certificate_number_format(kind)
    assert name
    for seed in SEEDS:
        number = Inventor(Random(seed), TODAY).certificate_number(kind, "44")
        assert identifiers.check(name, number, TODAY).ok, number


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("mobile", Inventor.mobile),
        ("landline_or_mobile", Inventor.phone),
        ("email", Inventor.email),
        ("domain", Inventor.domain),
        ("public_ip", Inventor.address),
    ],
)
def test_so_is_everything_else_of_a_strict_form(name: str, make: object) -> None:
    assert callable(make)
    for seed in SEEDS:
        answer = make(Inventor(Random(seed), TODAY))
        assert identifiers.check(name, answer, TODAY).ok, answer


def test_so_are_the_numbers_of_what_is_filed() -> None:
    for region in regions.provinces():
        number = Inventor(Random(1), TODAY).filing_number(region.code[:2])
        assert not identifiers.check("filing_number", number, TODAY).problems, number
        assert not identifiers.check("service_number", f"{number}-1", TODAY).problems


@pytest.mark.parametrize("name", sorted({f.name for f in FIELDS.values() if f.format}))
def test_no_question_of_a_strict_form_is_answered_with_any_words(name: str) -> None:
    dates = [field.name for field in FIELDS.values() if field.kind is Kind.DATE]
    assert name in {*_BY_NAME, *dates}


def test_a_division_has_none_below_it() -> None:
    for region in regions.provinces():
        code = Inventor(Random(1), TODAY).division(region.code[:2])
        assert code.startswith(region.code[:2])
        assert not regions.children(code)
