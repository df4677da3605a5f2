"""Formats by name, for whoever declares fields."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from icp_wizard.identifiers import (
    credit_code,
    domain,
    email,
    filing_number,
    home_url,
    institution_number,
    ip_address,
    organisation_code,
    passport,
    permanent_residence,
    phone,
    registration_number,
    resident_id,
    travel_permits,
    typed_date,
)
from icp_wizard.identifiers.model import Check, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date


def _undated(check: Callable[[str], Check]) -> Callable[[str, date], Check]:
    return lambda raw, as_of: check(raw)


_ALL: Final = (
    Format("credit_code", credit_code.normalise, _undated(credit_code.check), "91110000600037341L"),
    Format("organisation_code", organisation_code.normalise, _undated(organisation_code.check), "D2143569-X"),
    Format(
        "registration_number",
        registration_number.normalise,
        _undated(registration_number.check),
        "110108000000016",
    ),
    Format(
        "business_licence",
        registration_number.normalise,
        _undated(registration_number.check_licence),
        "91110000600037341L",
    ),
    Format(
        "institution_number",
        institution_number.normalise,
        _undated(institution_number.check),
        "12110000400000018T",
    ),
    Format("resident_id", resident_id.normalise, resident_id.check, "11010519491231002X"),
    Format(
        "hkmo_residence_permit", resident_id.normalise, resident_id.check_hkmo_permit, "810000199408230021"
    ),
    Format("tw_residence_permit", resident_id.normalise, resident_id.check_tw_permit, "830000199201300022"),
    Format("hkmo_travel_permit", travel_permits.normalise, _undated(travel_permits.check_hkmo), "H12345678"),
    Format("tw_travel_permit", travel_permits.normalise, _undated(travel_permits.check_tw), "12345678"),
    Format(
        "permanent_residence", permanent_residence.normalise, permanent_residence.check, "911840197702200018"
    ),
    Format("passport", passport.normalise, _undated(passport.check), "E12345678"),
    Format("chinese_passport", passport.normalise, _undated(passport.check_chinese), "E12345678"),
    Format("mobile", phone.normalise, _undated(phone.check_mobile), "13012344321"),
    Format("landline", phone.normalise, _undated(phone.check_landline), "010-12345678"),
    Format("landline_or_mobile", phone.normalise, _undated(phone.check_landline_or_mobile), "010-12345678"),
    Format("email", email.normalise, _undated(email.check), "name@example.com"),
    Format("domain", domain.normalise, _undated(domain.check), "example.com.cn"),
    Format("home_url", home_url.normalise, _undated(home_url.check), "example.com.cn"),
    Format("filing_number", filing_number.normalise, _undated(filing_number.check), "京ICP备12345678号"),
    Format(
        "service_number",
        filing_number.normalise,
        _undated(filing_number.check_service),
        "京ICP备12345678号-1",
    ),
    Format("public_ip", ip_address.normalise, _undated(ip_address.check), "1.2.3.4"),
    Format("date", typed_date.normalise, _undated(typed_date.check), "2026-11-24"),
    Format("date_or_forever", typed_date.normalise, _undated(typed_date.check_or_forever), "2026-11-24"),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({each.name: each for each in _ALL})
"""Every format by name."""

_CERTIFICATES: Final = {
    "business_licence": "business_licence",
    "institution_certificate": "institution_number",
    "institution_credit_code_certificate": "credit_code",
    "institution_organisation_code_certificate": "organisation_code",
    "resident_id_card": "resident_id",
    "hkmo_residence_permit": "hkmo_residence_permit",
    "tw_residence_permit": "tw_residence_permit",
    "hkmo_travel_permit": "hkmo_travel_permit",
    "tw_travel_permit": "tw_travel_permit",
    "foreign_permanent_residence": "permanent_residence",
    "passport": "passport",
}


def check(format_name: str, raw: str, as_of: date) -> Check:
    """Judge text by the named format, as on a day. KeyError for a format nobody declared."""
    return FORMATS[format_name].check(raw, as_of)


def certificate_number_format(certificate_type: str) -> str | None:
    """The format of a certificate's number by its type; None where numbers go as the paper has them."""
    return _CERTIFICATES.get(certificate_type)
