"""Telephone numbers of the mainland, by the Chinese numbering plan as the `phonenumbers` metadata has it.

Mobile: 11 digits from 13 to 19. Landline: area code, hyphen, seven or eight digits (`010-12345678`). Ranges
are added every few years: a mobile number the metadata do not know yet is a warning. Of 149 data cards were
sold, which receive no text message.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from icp_wizard.identifiers.model import Check, error, first_outside, settle, squeeze, warning

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# Ranges that have long been what they are through and through: most numbers need no metadata.
_PLAIN_LANDLINE: Final = re.compile(r"(0(?:10|2[0-57-9]))-?([2-7][0-9]{7})|(0755)-?([02-8][0-9]{7})")
_PLAIN_MOBILE: Final = re.compile(r"1(?:3[0-9]|5[0-35-9]|8[0-9])[0-9]{8}")
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_DATA_CARD: Final = re.compile(r"149[0-9]{8}")
_INTERNET_OF_THINGS: Final = re.compile(r"1[04][0-9]{11}")
_COUNTRY: Final = re.compile(r"(?:\+|00)86-?(.+)|86-?(1[3-9][0-9]{9})", re.DOTALL)
_EXTENSION: Final = re.compile(r"(.{10,}?)(?:-|转|EXT\.?|X|#|,)([0-9]{1,6})", re.IGNORECASE)
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-"))
_DIGITS: Final = "0123456789"


def normalise(raw: str) -> str:
    """Half-width, without spaces, brackets, dots and the country code; hyphens only between digits."""
    return settle(_normalise_once, raw)


def _normalise_once(raw: str) -> str:
    text = squeeze(raw).translate(_DASHES)
    text = re.sub(r"\(([0-9]+)\)-?", r"\1-", text).replace(".", "")
    text = re.sub(r"-+", "-", text).strip("-")
    if match := _COUNTRY.fullmatch(_joined_if_mobile(text)):
        text = _with_trunk_zero(match[1] or match[2])
    return _joined_if_mobile(text)


def _joined_if_mobile(text: str) -> str:
    joined = text.replace("-", "")
    return joined if re.fullmatch(r"(?:(?:\+|00)?86)?1[3-9][0-9]{9}", joined) else text


def _with_trunk_zero(text: str) -> str:
    """Area codes lose their 0 behind +86; 400 and 800 numbers have none."""
    is_area = re.match(r"10|[2-9]", text) and not text.startswith(("400", "800"))
    return "0" + text if is_area else text


def check_mobile(raw: str) -> Check:
    """Judge a mobile number as typed.

    >>> check_mobile("+86 138-1234-5678").value
    '13812345678'
    """
    number = normalise(raw)
    if _PLAIN_MOBILE.fullmatch(number):
        return Check(number)
    position = first_outside(number, _DIGITS + "+-")
    if position is not None:
        values = {"position": position, "character": number[position - 1]}
        return Check(number, (error("mobile", "digit", **values),))
    digits = number.replace("-", "").lstrip("+")
    if _INTERNET_OF_THINGS.fullmatch(digits):
        return Check(number, (error("mobile", "internet_of_things"),))
    if number.startswith("0") and len(digits) in (10, 11, 12):
        return Check(number, (error("mobile", "is_landline"),))
    if len(digits) != 11:
        return Check(number, (error("mobile", "length", now=len(digits)),))
    if not _MOBILE.fullmatch(number):
        return Check(number, (error("mobile", "start", found=digits[:2]),))
    return _check_range(number)


def _check_range(number: str) -> Check:
    if _DATA_CARD.fullmatch(number):
        return Check(number, (warning("mobile", "data_card", range=number[:3]),))
    import phonenumbers

    parsed = phonenumbers.parse(number, "CN")
    if phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE:
        return Check(number)
    return Check(number, (warning("mobile", "range", range=number[:3]),))


def check_landline_or_mobile(raw: str) -> Check:
    """Judge a number on which someone can be reached: landline with area code, or mobile.

    >>> check_landline_or_mobile("（010）12345678").value
    '010-12345678'
    """
    number = normalise(raw)
    return check_mobile(raw) if _MOBILE.fullmatch(number) else check_landline(raw)


def check_landline(raw: str) -> Check:
    """Judge a landline number; the value has the hyphen behind the area code."""
    number = normalise(raw)
    if plain := _PLAIN_LANDLINE.fullmatch(number):
        area, number = (group for group in plain.groups() if group)
        return Check(f"{area}-{number}")
    return _check_by_metadata(number)


def _check_by_metadata(number: str) -> Check:
    import phonenumbers

    main, extension = _split_extension(number)
    position = first_outside(main, _DIGITS + "-+")
    if position is not None:
        values = {"position": position, "character": main[position - 1]}
        return Check(number, (error("landline", "digit", **values),))
    try:
        parsed = phonenumbers.parse(main, "CN")
    except phonenumbers.NumberParseException:
        return Check(number, (error("landline", "shape"),))
    if parsed.country_code != 86:
        return Check(number, (error("landline", "country"),))
    kind = phonenumbers.number_type(parsed)
    if kind in (phonenumbers.PhoneNumberType.SHARED_COST, phonenumbers.PhoneNumberType.TOLL_FREE):
        return Check(number, (warning("landline", "shared_cost"),))
    if kind != phonenumbers.PhoneNumberType.FIXED_LINE or not main.startswith("0"):
        return Check(number, (_landline_problem(main),))
    value = _written(parsed)
    if extension:
        return Check(f"{value}-{extension}", (warning("landline", "extension", extension=extension),))
    return Check(value)


def _split_extension(number: str) -> tuple[str, str]:
    match = _EXTENSION.fullmatch(number)
    # A second hyphen starts an extension; the first one ends the area code.
    if match and (number.count("-") >= 2 or not re.fullmatch(r"[0-9+-]*", number)):
        return match[1], match[2]
    return number, ""


def _landline_problem(main: str) -> IdentifierProblem:
    digits = main.replace("-", "")
    if not digits.startswith("0"):
        return error("landline", "area_code")
    if re.match(r"0(?:10|2[0-57-9])", digits):  # the large cities
        return error("landline", "eight_digits", area_code=digits[:3], now=len(digits) - 3)
    return error("landline", "length")


def _written(parsed: PhoneNumber) -> str:
    import phonenumbers

    national = phonenumbers.national_significant_number(parsed)
    area = phonenumbers.length_of_geographical_area_code(parsed)
    return f"0{national[:area]}-{national[area:]}"


if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem
