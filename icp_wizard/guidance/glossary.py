"""The words of the field, each with what it means here, in both languages.

Restated from the provider's help (华为云 备案流程咨询, 备案材料咨询, 备案变更咨询, 备案注销咨询, 2025-12;
验证备案类型参数, about 2024) and from 《非经营性互联网信息服务备案管理办法》. To add a term: name it here,
write its two messages in both `guidance.po`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue

TERMS: Final = (
    "filing",
    "entity",
    "nature",
    "service",
    "legal_representative",
    "entity_principal",
    "service_principal",
    "certificate_address",
    "correspondence_address",
    "sole_trader",
    "trade_name",
    "access_provider",
    "authority",
    "preliminary_review",
    "authority_review",
    "verification",
    "sms",
    "filing_number",
    "authorization_code",
    "first",
    "new_service",
    "new_access",
    "change",
    "shell",
    "transfer",
    "migration",
    "claim",
    "pre_approval",
    "authorization_letter",
    "commitment_letter",
    "site_plan",
    "domain_certificate",
    "holder",
    "real_name",
    "resolution",
    "emergency_phone",
    "residence_permit",
    "rejection",
)


def name_of(term: str, catalogue: Catalogue) -> str:
    """The term itself."""
    return catalogue.text(f"guidance.term.{term}.name")


def meaning_of(term: str, catalogue: Catalogue) -> str:
    """What it means, in a sentence or two."""
    return catalogue.text(f"guidance.term.{term}.meaning")


def terms_in(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The terms a text uses, in the order of the glossary; of 主体负责人 not also 主体."""
    rest = text.casefold()
    found = set()
    for term in sorted(TERMS, key=lambda term: -len(name_of(term, catalogue))):
        name = name_of(term, catalogue).casefold()
        if name in rest:
            found.add(term)
            rest = rest.replace(name, " ")
    return tuple(term for term in TERMS if term in found)
