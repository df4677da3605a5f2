"""Where fields are asked, which lists grow, and what the console asks and this version does not.

Console pages and orders follow the provider's type check, entity, website and resource pages (华为云
验证备案类型参数, 填写主体信息, 填写互联网信息服务信息; about 2024, undated).
"""

from __future__ import annotations

from icp_wizard.conditions import Leaf
from icp_wizard.filing.outline.model import Collection, Placement
from icp_wizard.filing.outline.roots import (
    ACCESS,
    DOMAIN,
    ENTITY,
    FILED,
    FILED_SERVICE,
    GOAL,
    OF_EVERY_PLAN,
    ORG,
    PLAN,
    PRE_APPROVAL,
    SERVICE,
)

_LEGAL = f"{ENTITY}.legal_representative"
_PRINCIPAL = f"{ENTITY}.principal"
_RESPONSIBLE = f"{SERVICE}.principal"


def _whole_person(step: str, holder: str, page: str, role: str) -> tuple[Placement, ...]:
    """Everything the console asks of a principal; it asks the same of both, from 20 on."""
    return (
        Placement(step, f"{holder}.name", page, 20, role),
        Placement(step, f"{holder}.certificate_type", page, 21, role),
        Placement(step, f"{holder}.certificate_number", page, 22, role),
        Placement(step, f"{holder}.certificate_valid_from", page, 23, role),
        Placement(step, f"{holder}.certificate_expires_on", page, 24, role),
        Placement(step, f"{holder}.mobile", page, 25, role),
        Placement(step, f"{holder}.emergency_phone", page, 26, role),
        Placement(step, f"{holder}.office_phone", page, 27, role),
        Placement(step, f"{holder}.email", page, 28, role),
    )


PLACEMENTS: tuple[Placement, ...] = (
    Placement("intent", GOAL),
    Placement("intent", "intent.changes"),
    Placement("intent", "intent.removal"),
    Placement("intent", "progress.status"),
    Placement("intent", "intent.unfinished"),
    Placement("intent", "intent.subject"),
    Placement("intent", "intent.hosting"),
    Placement("intent", "intent.province", "type_check", 1),
    Placement("intent", f"{ENTITY}.nature", "type_check", 2),
    Placement("intent", f"{ENTITY}.is_sole_trader", for_rules=True),
    Placement("intent", f"{ENTITY}.has_trade_name", for_rules=True),
    Placement("intent", f"{ENTITY}.has_seal", for_rules=True),
    Placement("intent", f"{ENTITY}.name", "type_check", 3),
    Placement("intent", f"{ENTITY}.certificate_type", "type_check", 4),
    Placement("intent", f"{ENTITY}.certificate_number", "type_check", 5),
    Placement("intent", "record.is_entity_filed"),
    Placement("intent", "record.at_provider", for_rules=True),
    Placement("intent", "record.account", for_rules=True),
    Placement("intent", "record.is_before_2018_09", for_rules=True),
    Placement("intent", "record.is_shell", for_rules=True),
    Placement("intent", "record.is_pending_elsewhere", for_rules=True),
    Placement("intent", "account.has_open_order", for_rules=True),
    Placement("intent", "account.has_entity", for_rules=True),
    Placement("intent", "account.entity_certificate_number", for_rules=True),
    Placement("intent", "intent.migration.target_nature"),
    Placement("intent", "intent.migration.target_account"),
    Placement("record", f"{FILED}.nature"),
    Placement("record", f"{FILED}.name"),
    Placement("record", f"{FILED}.certificate_address.region"),
    Placement("record", f"{FILED}.certificate_address.detail"),
    Placement("record", f"{FILED}.correspondence_address.region"),
    Placement("record", f"{FILED}.correspondence_address.detail"),
    Placement("record", "record.principal_name"),
    Placement("record", "record.number"),
    Placement("record", f"{FILED_SERVICE}.number"),
    Placement("record", f"{FILED_SERVICE}.name"),
    Placement("record", f"{FILED_SERVICE}.domains.*.name"),
    Placement("record", f"{FILED_SERVICE}.is_concerned"),
    Placement("record", f"{FILED_SERVICE}.content"),
    Placement("record", f"{FILED_SERVICE}.principal_name"),
    Placement("record", f"{FILED_SERVICE}.is_open", for_rules=True),
    Placement("record", f"{FILED_SERVICE}.has_number_shown", for_rules=True),
    Placement("record", f"{FILED_SERVICE}.has_number_linked", for_rules=True),
    Placement("intent", f"{SERVICE}.kind", "type_check", 8),
    Placement("intent", f"{DOMAIN}.name", "type_check", 9),
    Placement("intent", f"{DOMAIN}.is_filed"),
    Placement("intent", f"{ACCESS}.resource", "type_check", 6),
    Placement("intent", f"{ACCESS}.code", "type_check", 7),
    Placement("intent", f"{ACCESS}.from_address", "website", 11),
    Placement("intent", f"{ACCESS}.to_address", "website", 12),
    Placement("entity", f"{ENTITY}.certificate_address.region", "entity", 1),
    Placement("entity", f"{ENTITY}.certificate_address.detail", "entity", 2),
    Placement("entity", f"{ENTITY}.correspondence_address.region", "entity", 3),
    Placement("entity", f"{ENTITY}.correspondence_address.detail", "entity", 4),
    Placement("entity", f"{ENTITY}.certificate_form", for_rules=True),
    Placement("entity", f"{ENTITY}.certificate_status", for_rules=True),
    Placement("entity", f"{ENTITY}.certificate_expires_on", asked=ORG, for_rules=True),
    Placement("entity", f"{ENTITY}.business_scope", for_rules=True),
    Placement("entity", f"{ENTITY}.supervisor", "entity", 5),
    Placement("entity", f"{ENTITY}.is_medical", for_rules=True),
    Placement("entity", f"{ENTITY}.is_foreign_entity", for_rules=True),
    Placement("entity", f"{ENTITY}.remark", "entity", 40),
    Placement("principal", f"{_LEGAL}.name", "entity", 10, role="legal_representative"),
    Placement("principal", f"{_LEGAL}.certificate_type", "entity", 11, role="legal_representative"),
    Placement("principal", f"{_LEGAL}.certificate_number", "entity", 12, role="legal_representative"),
    Placement("principal", f"{_LEGAL}.certificate_name", role="legal_representative", for_rules=True),
    Placement("principal", _PRINCIPAL, role="entity_principal", asked=ORG),
    *_whole_person("principal", _PRINCIPAL, "entity", "entity_principal"),
    Placement("service", f"{SERVICE}.name", "website", 2),
    Placement("service", f"{DOMAIN}.holder_relation"),
    Placement("service", f"{DOMAIN}.holder_name"),
    Placement("service", f"{DOMAIN}.expires_on"),
    Placement("service", f"{DOMAIN}.purpose", for_rules=True),
    Placement("service", f"{SERVICE}.home_urls", "website", 5),
    Placement("service", f"{SERVICE}.content", "website", 6),
    Placement("service", f"{SERVICE}.columns", for_rules=True),
    Placement("service", f"{SERVICE}.languages", "website", 7),
    Placement("service", f"{SERVICE}.involves", "website", 8),
    Placement("service", f"{PRE_APPROVAL}.kind", "website", 9),
    Placement("service", f"{PRE_APPROVAL}.number", "website", 10),
    Placement("service", f"{PRE_APPROVAL}.expires_on", for_rules=True),
    Placement("service", f"{SERVICE}.used_for", for_rules=True),
    Placement("service", f"{SERVICE}.remark", "website", 30),
    Placement("service", _RESPONSIBLE, role="service_principal"),
    *_whole_person("service", _RESPONSIBLE, "website", "service_principal"),
    Placement("plan", f"{PLAN}.team", for_rules=True),
    Placement("plan", f"{PLAN}.working_time", for_rules=True),
    Placement("plan", f"{PLAN}.time_set_aside", for_rules=True),
    Placement("plan", f"{PLAN}.knowledge", for_rules=True),
    *(Placement("plan", f"{PLAN}.{leaf}", for_rules=True) for leaf in OF_EVERY_PLAN),
    Placement("materials", "materials.*.signed_on", for_rules=True),
)

COLLECTIONS: tuple[Collection, ...] = (
    Collection("wanted.services.*.domains", "intent"),
    Collection("wanted.services.*.access", "intent"),
    Collection("wanted.services", "intent"),
    Collection("record.services.*.domains", "record"),
    Collection("record.services", "record", at_least=0, anchor="number"),
    Collection(
        "wanted.services.*.pre_approvals",
        "service",
        at_least=0,
        anchor="involves",
        relevant=(Leaf("count", ("service.involves",), "ge", 1),),
    ),
)
"""Lists that grow and shrink: inner ones before those around them."""

NOT_ASKED: tuple[tuple[str, int, str], ...] = (
    ("type_check", 10, "resource_instance"),
    ("entity", 6, "certificate_picture"),
    ("entity", 29, "identity_pictures"),
    ("website", 1, "service_kind_detail"),
    ("website", 3, "domain_certificate"),
    ("website", 4, "secondary_domains"),
    ("website", 13, "pre_approval_documents"),
    ("website", 29, "identity_pictures"),
    ("upload", 1, "materials"),
)
"""Console fields this version does not ask: (page, order, name); the sheet lists them as such."""

UPLOADED = frozenset(
    {
        "certificate_picture",
        "identity_pictures",
        "domain_certificate",
        "pre_approval_documents",
        "materials",
    }
)
"""Of these, the places for pictures: the checklist says which go there."""
