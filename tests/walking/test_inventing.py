"""What an applicant invents is sound in form, whatever the chance."""

from __future__ import annotations

from random import Random

import pytest

from icp_wizard import identifiers, regions
from icp_wizard.filing.codes import CODES
from tests.filing.making import TODAY
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


def test_a_division_has_none_below_it() -> None:
    for region in regions.provinces():
        code = Inventor(Random(1), TODAY).division(region.code[:2])
        assert code.startswith(region.code[:2])
        assert not regions.children(code)
