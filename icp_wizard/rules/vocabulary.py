"""The closed words of packs: topics, kinds of entity, order types and their groups."""

from __future__ import annotations

from typing import Final

TOPICS: Final = (
    "order_type",
    "eligibility",
    "age",
    "residence",
    "identity_document",
    "nationality",
    "principal",
    "service_principal",
    "authorization",
    "address",
    "phone",
    "email",
    "entity_name",
    "entity_certificate",
    "seal",
    "domain_holder",
    "domain_validity",
    "domain_suffix",
    "domain_count",
    "site_count",
    "site_name",
    "site_content",
    "pre_approval",
    "remark",
    "materials",
    "commitment",
    "signing",
    "upload",
    "open_site",
    "change",
    "migration",
    "cancel",
    "access",
    "sms",
    "other",
)

PERSON: Final = "person"
ORG: Final = "org"
"""Everything that is not a person; not among the kinds of an entity, but worked out from them."""

KINDS: Final = (
    PERSON,
    ORG,
    "enterprise",
    "sole_trader",
    "government",
    "public_institution",
    "social_org",
    "military",
    "private_non_enterprise",
    "foundation",
    "law_firm",
    "foreign_cultural_centre",
    "mass_organization",
    "judicial_appraisal",
    "religious_group",
    "overseas_institution",
    "medical_institution",
    "notary",
    "rural_collective",
    "arbitration",
    "foreign_entity",
)
"""What an entity may be (`entity.kinds`): its nature, and what its certificate or another answer adds."""

ORDERS: Final = (
    "first",
    "new_service_here",
    "new_service_elsewhere",
    "new_access",
    "change_entity",
    "change_service",
    "change_all",
    "cancel_entity",
    "cancel_service",
    "cancel_access",
    "transfer",
    "migration",
    "claim",
    "continue",
    "withdraw",
    "abandon",
    "not_needed",
)
"""Order types (`order.type`), as packs decide them; the last says that nothing is to be filed."""

ORDER_GROUPS: Final = {
    "new": ("first", "new_service_here", "new_service_elsewhere", "new_access"),
    "new_service": ("new_service_here", "new_service_elsewhere"),
    "change": ("change_entity", "change_service", "change_all"),
    "cancel": ("cancel_entity", "cancel_service", "cancel_access"),
    "unfinished": ("continue", "withdraw", "abandon"),
}
"""Names for several of them at once."""

KINDS_BY_ANSWER: Final = {
    "sole_trader": "entity.is_sole_trader",
    "foreign_entity": "entity.is_foreign_entity",
}
"""Kinds that no nature is: what another answer says."""


def orders_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Order types and groups as order types, each once."""
    return tuple(dict.fromkeys(order for name in names for order in ORDER_GROUPS.get(name, (name,))))
