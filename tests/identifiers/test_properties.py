"""What must hold for any text and any number."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from icp_wizard import identifiers
from icp_wizard.identifiers import (
    credit_code,
    domain,
    email,
    organisation_code,
    permanent_residence,
    phone,
    resident_id,
    suffixes,
)
from tests.identifiers.test_examples import VALID, WARNED

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 24)
FORMATS = sorted(identifiers.FORMATS)
ANY_TEXT = st.text(max_size=60) | st.text(alphabet="0123456789XHMaez.-@/: ：。例子（）+％", max_size=40)


def split(texts: str | dict[str, str]) -> Iterable[str]:
    return texts.split() if isinstance(texts, str) else texts


def birth_dates() -> st.SearchStrategy[str]:
    return st.dates(date(1900, 1, 1), TODAY).map(lambda day: day.strftime("%Y%m%d"))


@st.composite
def citizen_numbers(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(["110105", "320501", "440524"])) + draw(birth_dates())
    body += f"{draw(st.integers(0, 999)):03}"
    return body + resident_id.check_character(body)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    organisation = draw(st.text(alphabet=credit_code.ALPHABET, min_size=8, max_size=8))
    body = draw(st.sampled_from(["91", "92", "12", "51", "N1", "A1", "Y1"])) + "110105" + organisation
    body += organisation_code.check_character(organisation)
    return body + credit_code.check_character(body)


@given(st.sampled_from(FORMATS), ANY_TEXT)
def test_no_text_raises(name: str, raw: str) -> None:
    identifiers.check(name, raw, TODAY)


@given(st.sampled_from(FORMATS), st.text(alphabet=st.characters(categories=["Cs", "Co", "Cn", "Cf", "Mn"])))
def test_no_broken_text_raises(name: str, raw: str) -> None:
    identifiers.check(name, raw, TODAY)


@given(st.sampled_from(FORMATS), ANY_TEXT)
def test_normalising_twice_changes_nothing_more(name: str, raw: str) -> None:
    normalise = identifiers.FORMATS[name].normalise
    assert normalise(normalise(raw)) == normalise(raw)


SOUND = [(name, raw) for table in (VALID, WARNED) for name, texts in table.items() for raw in split(texts)]


@given(st.sampled_from(SOUND), st.text(alphabet=" \u3000\u200b\t", max_size=2))
def test_a_value_found_sound_is_sound_again_and_stays_itself(case: tuple[str, str], edge: str) -> None:
    name, raw = case
    found = identifiers.check(name, edge + raw + edge, TODAY)
    again = identifiers.check(name, str(found.value), TODAY)
    assert (found.ok, again.ok, again.value) == (True, True, found.value)


@given(citizen_numbers())
def test_any_well_built_citizen_number_is_accepted(number: str) -> None:
    assert resident_id.check(number, TODAY).problems == ()


@given(citizen_numbers(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_any_single_wrong_digit_is_refused(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    wrong = number[:place] + digit + number[place + 1 :]
    assert not resident_id.check(wrong, TODAY).ok


@given(credit_codes())
def test_any_well_built_credit_code_is_accepted(code: str) -> None:
    assert credit_code.check(code).problems == ()


@given(credit_codes(), st.integers(0, 17), st.sampled_from(credit_code.ALPHABET))
def test_any_single_wrong_character_of_a_credit_code_is_refused(code: str, place: int, other: str) -> None:
    assume(code[place] != other)
    assert not credit_code.check(code[:place] + other + code[place + 1 :]).ok


@given(st.sampled_from(["840", "392", "826"]), birth_dates(), st.integers(0, 999))
def test_any_well_built_permanent_residence_number_is_accepted(
    country: str, born: str, sequence: int
) -> None:
    body = f"931{country}{born}{sequence:03}"
    assert permanent_residence.check(body + resident_id.check_character(body), TODAY).problems == ()


@st.composite
def plain_addresses(draw: st.DrawFn) -> str:
    word = st.text(alphabet="abcXYZ019", min_size=1, max_size=6)
    label = st.text(alphabet="abcxyz019", min_size=2, max_size=8)
    local = draw(word) + draw(st.sampled_from(["", ".", "_", "-"])) + draw(word)
    labels = draw(st.lists(label, min_size=1, max_size=2))
    return f"{local}@{'.'.join(labels)}.{draw(st.sampled_from(['com', 'cn', 'net', 'org']))}"


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@given(st.sampled_from([n for n in FORMATS if "date" not in n]), st.booleans(), st.booleans())
def test_full_width_spaces_and_small_letters_are_tolerated(name: str, is_wide: bool, is_small: bool) -> None:
    example = identifiers.FORMATS[name].example
    typed = example.lower() if is_small and name != "email" else example
    inside = "" if name in ("domain", "home_url") else " "  # there it may stand for anything
    typed = full_width(typed) if is_wide else f" {typed[:3]}{inside}{typed[3:]}\u200b "
    found = identifiers.check(name, typed, TODAY)
    assert (found.ok, found.value) == (True, example)


@given(plain_addresses())
def test_plain_addresses_are_judged_as_the_library_judges_them(address: str) -> None:
    assert email._PLAIN.fullmatch(address)
    assert email._by_library(address) == email.check(address)


@given(st.from_regex(phone._PLAIN_MOBILE, fullmatch=True))
def test_plain_mobile_numbers_are_judged_as_the_library_judges_them(number: str) -> None:
    assert phone._check_range(number) == phone.check_mobile(number)


@given(st.from_regex(phone._PLAIN_LANDLINE, fullmatch=True))
def test_plain_landlines_are_judged_as_the_library_judges_them(number: str) -> None:
    assert phone._check_by_metadata(number) == phone.check_landline(number)


@given(
    st.lists(st.sampled_from(["www", "example", "com", "gov", "gd", "co", "net", "a-b"]), max_size=3),
    st.sampled_from([*sorted(suffixes._flat()), "cn"]),
)
def test_frequent_suffixes_are_cut_as_the_public_list_cuts_them(labels: list[str], top: str) -> None:
    name = ".".join([*labels, top])
    assert suffixes.registrable(name) == suffixes._list().privatesuffix(name)


@pytest.mark.parametrize("label", sorted(suffixes._second_level_cn() - {"xn--zfr164b", "xn--55qw42g"}))
def test_every_second_level_of_cn_is_a_public_suffix(label: str) -> None:
    assert suffixes._list().privatesuffix(f"{label}.cn") is None


@given(st.from_regex(r"(https?://)?(www\.)?[a-z0-9]{1,8}\.(cn|com\.cn|top)(:[0-9]{1,4})?(/[a-z]*)?\.?"))
def test_what_surrounds_a_pasted_name_is_taken_off(pasted: str) -> None:
    found = domain.check(pasted)
    assert not found.ok or domain.registrable(str(found.value)) is not None
