"""Every field this version asks, declared once.

To add a field: declare it here, place it (`placements.py`), see that it belongs to a part (`parts.py`), write
its three messages in `locale/*/LC_MESSAGES/outline.po`, and give it a rule if it is required.
"""

from __future__ import annotations

from icp_wizard.conditions import AnyOf, Leaf
from icp_wizard.filing.outline.model import Field, Kind, Privacy
from icp_wizard.filing.outline.parts import part_of
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
from icp_wizard.filing.places import pattern_of

_PERSON = (Leaf("field", ("entity.nature",), "eq", "person"),)
_ENTERPRISE = (Leaf("field", ("entity.nature",), "eq", "enterprise"),)
_SOLE_TRADER = (Leaf("field", ("entity.is_sole_trader",), "eq", True),)
_IS_FILED = (Leaf("field", ("record.is_entity_filed",), "eq", True),)
_FILED_HERE = (Leaf("field", ("record.at_provider",), "eq", True),)
_ON_A_SERVER = (
    Leaf("field", ("intent.subject",), "in", ("website", "app", "subdomain_elsewhere", "protection")),
)
_SIGNED = (Leaf("field", ("material.is_signed",), "eq", True),)


_ONLY_ONE_IS_FILED = Leaf("count", ("record.services",), "le", 1)
_SEVERAL_ARE_FILED = Leaf("count", ("record.services",), "ge", 2)
# Seen from a filed service, `service` is that one.
_THIS_ONE_CHANGES = (AnyOf((_ONLY_ONE_IS_FILED, Leaf("field", ("service.is_concerned",), "eq", True))),)


def _goal(*goals: str) -> tuple[Leaf, ...]:
    """That this is what the user wants to do."""
    return (Leaf("field", (GOAL,), "in", goals),)


def _changes(*changes: str) -> tuple[Leaf, ...]:
    """That one of these is to be changed."""
    return (Leaf("field", ("intent.changes",), "has_any", changes),)


_DECLARED = (
    Field("intent.goal", Kind.CHOICE, options="goal"),
    Field("intent.changes", Kind.CHOICES, options="changes", relevant=_goal("change")),
    Field("intent.removal", Kind.CHOICE, options="removal", relevant=_goal("cancel")),
    Field("progress.status", Kind.CHOICE, options="order_status", relevant=_goal("unfinished")),
    Field("intent.unfinished", Kind.CHOICE, options="unfinished", relevant=_goal("unfinished")),
    Field("intent.subject", Kind.CHOICE, options="subject", relevant=_goal("unsure")),
    Field("intent.hosting", Kind.CHOICE, options="hosting", relevant=_ON_A_SERVER),
    Field("intent.province", Kind.PROVINCE),
    Field("account.has_open_order", Kind.YES_NO),
    Field("account.has_entity", Kind.YES_NO),
    Field(
        "account.entity_certificate_number",
        Kind.TEXT,
        Privacy.IDENTITY,
        relevant=(Leaf("field", ("account.has_entity",), "eq", True),),
        max_length=255,
    ),
    Field("record.is_pending_elsewhere", Kind.YES_NO),
    Field("record.is_entity_filed", Kind.YES_NO),
    Field("record.at_provider", Kind.YES_NO, relevant=_IS_FILED),
    Field("record.account", Kind.CHOICE, options="account", relevant=_FILED_HERE),
    Field("record.is_shell", Kind.YES_NO, relevant=_IS_FILED),
    Field("record.is_before_2018_09", Kind.YES_NO, relevant=_FILED_HERE),
    Field("record.number", Kind.TEXT, relevant=_IS_FILED, format="filing_number", max_length=64),
    Field(f"{FILED}.nature", Kind.CHOICE, options="nature", relevant=_changes("entity_itself")),
    Field(
        f"{FILED}.name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=_changes("entity_name", "entity_itself"),
        max_length=255,
    ),
    *(
        field
        for address in ("certificate_address", "correspondence_address")
        for field in (
            Field(f"{FILED}.{address}.region", Kind.REGION, Privacy.ADDRESS, relevant=_changes(address)),
            Field(
                f"{FILED}.{address}.detail",
                Kind.TEXT,
                Privacy.ADDRESS,
                relevant=_changes(address),
                max_length=1024,
            ),
        )
    ),
    Field(
        "record.principal_name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=_changes("entity_principal"),
        max_length=255,
    ),
    Field(f"{FILED_SERVICE}.number", Kind.TEXT, format="service_number", max_length=64),
    Field(f"{FILED_SERVICE}.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field(f"{FILED_SERVICE}.domains.*.name", Kind.TEXT, format="domain", max_length=253),
    Field(
        f"{FILED_SERVICE}.is_concerned",
        Kind.YES_NO,
        relevant=(AnyOf((*_goal("cancel", "migrate"), _SEVERAL_ARE_FILED)),),
    ),
    Field(
        f"{FILED_SERVICE}.content",
        Kind.CHOICES,
        options="content",
        relevant=(*_changes("service_content"), *_THIS_ONE_CHANGES),
    ),
    Field(
        f"{FILED_SERVICE}.principal_name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=(*_changes("service_principal"), *_THIS_ONE_CHANGES),
        max_length=255,
    ),
    Field(f"{FILED_SERVICE}.is_open", Kind.YES_NO),
    Field(f"{FILED_SERVICE}.has_number_shown", Kind.YES_NO),
    Field(f"{FILED_SERVICE}.has_number_linked", Kind.YES_NO),
    Field(
        "intent.migration.target_account",
        Kind.TEXT,
        Privacy.IDENTITY,
        relevant=_goal("migrate"),
        max_length=255,
    ),
    Field("intent.migration.target_nature", Kind.CHOICE, options="nature", relevant=_goal("migrate")),
    Field(f"{ENTITY}.nature", Kind.CHOICE, options="nature"),
    Field(f"{ENTITY}.is_sole_trader", Kind.YES_NO, relevant=_ENTERPRISE),
    Field(f"{ENTITY}.has_trade_name", Kind.YES_NO, relevant=_SOLE_TRADER),
    Field(f"{ENTITY}.has_seal", Kind.YES_NO, relevant=_SOLE_TRADER),
    Field(f"{ENTITY}.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field(f"{ENTITY}.certificate_type", Kind.CHOICE, options="certificate_type"),
    Field(
        f"{ENTITY}.certificate_number",
        Kind.TEXT,
        Privacy.IDENTITY,
        format_by="certificate_type",
        max_length=255,
    ),
    Field(f"{ENTITY}.certificate_form", Kind.CHOICE, options="certificate_form", relevant=ORG),
    Field(f"{ENTITY}.certificate_status", Kind.CHOICE, options="certificate_status", relevant=_ENTERPRISE),
    Field(f"{ENTITY}.certificate_expires_on", Kind.DATE, format="date_or_forever"),
    Field(f"{ENTITY}.certificate_address.region", Kind.REGION, Privacy.ADDRESS),
    Field(f"{ENTITY}.certificate_address.detail", Kind.TEXT, Privacy.ADDRESS, max_length=1024),
    Field(f"{ENTITY}.correspondence_address.region", Kind.REGION, Privacy.ADDRESS),
    Field(f"{ENTITY}.correspondence_address.detail", Kind.TEXT, Privacy.ADDRESS, max_length=1024),
    Field(f"{ENTITY}.business_scope", Kind.TEXT, relevant=ORG, max_length=4000),
    Field(f"{ENTITY}.supervisor", Kind.TEXT, Privacy.NAME, relevant=ORG, max_length=255),
    Field(f"{ENTITY}.is_medical", Kind.YES_NO, relevant=ORG),
    Field(f"{ENTITY}.is_foreign_entity", Kind.YES_NO, relevant=ORG),
    Field(f"{ENTITY}.remark", Kind.TEXT, Privacy.FREE_TEXT, max_length=1024),
    Field(f"{ENTITY}.legal_representative", Kind.PERSON, relevant=ORG),
    Field(f"{ENTITY}.principal", Kind.PERSON),
    Field("people.*.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field("people.*.certificate_type", Kind.CHOICE, options="personal_certificate_type"),
    Field(
        "people.*.certificate_number",
        Kind.TEXT,
        Privacy.IDENTITY,
        format_by="certificate_type",
        max_length=255,
    ),
    Field(
        "people.*.certificate_name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=(Leaf("field", ("person.certificate_type",), "eq", "passport"),),
        max_length=255,
    ),
    Field("people.*.certificate_valid_from", Kind.DATE, format="date"),
    Field("people.*.certificate_expires_on", Kind.DATE, format="date_or_forever"),
    Field("people.*.mobile", Kind.TEXT, Privacy.CONTACT, format="mobile", max_length=32),
    Field("people.*.emergency_phone", Kind.TEXT, Privacy.CONTACT, format="landline_or_mobile", max_length=32),
    Field("people.*.office_phone", Kind.TEXT, Privacy.CONTACT, format="landline_or_mobile", max_length=32),
    Field("people.*.email", Kind.TEXT, Privacy.CONTACT, format="email", max_length=254),
    Field(f"{SERVICE}.kind", Kind.CHOICE, options="service_kind"),
    Field(f"{SERVICE}.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field(f"{SERVICE}.content", Kind.CHOICES, options="content"),
    Field(f"{SERVICE}.languages", Kind.CHOICES, options="language"),
    Field(f"{SERVICE}.columns", Kind.TEXT, max_length=1024),
    Field(f"{SERVICE}.home_urls", Kind.LINES, format="home_url", max_length=512),
    Field(f"{SERVICE}.involves", Kind.CHOICES, options="pre_approval"),
    Field(f"{PRE_APPROVAL}.kind", Kind.CHOICE, options="pre_approval"),
    Field(f"{PRE_APPROVAL}.number", Kind.TEXT, max_length=255),
    Field(f"{PRE_APPROVAL}.expires_on", Kind.DATE, format="date_or_forever"),
    Field(f"{SERVICE}.used_for", Kind.CHOICES, options="used_for"),
    Field(f"{SERVICE}.remark", Kind.TEXT, Privacy.FREE_TEXT, max_length=1024),
    Field(f"{SERVICE}.principal", Kind.PERSON),
    Field(f"{DOMAIN}.name", Kind.TEXT, format="domain", max_length=253),
    Field(f"{DOMAIN}.is_filed", Kind.YES_NO),
    Field(f"{DOMAIN}.purpose", Kind.TEXT, max_length=1024),
    Field(f"{DOMAIN}.holder_relation", Kind.CHOICE, options="holder_relation"),
    Field(
        f"{DOMAIN}.holder_name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=(Leaf("field", ("domain.holder_relation",), "in", ("foreign_parent", "other")),),
        max_length=255,
    ),
    Field(f"{DOMAIN}.expires_on", Kind.DATE, format="date"),
    Field(f"{ACCESS}.resource", Kind.CHOICE, options="resource"),
    Field(
        f"{ACCESS}.code",
        Kind.TEXT,
        Privacy.IDENTITY,
        relevant=(Leaf("field", ("access.resource",), "eq", "auth_code"),),
        max_length=64,
    ),
    Field(f"{ACCESS}.from_address", Kind.TEXT, format="public_ip", max_length=80),
    Field(f"{ACCESS}.to_address", Kind.TEXT, format="public_ip", max_length=80, blank_as="from_address"),
    Field(f"{PLAN}.team", Kind.TEXT, Privacy.FREE_TEXT, relevant=ORG, max_length=1024),
    Field(f"{PLAN}.working_time", Kind.CHOICE, options="working_time", relevant=_PERSON),
    Field(f"{PLAN}.time_set_aside", Kind.TEXT, relevant=_PERSON, max_length=1024),
    Field(f"{PLAN}.knowledge", Kind.TEXT, Privacy.FREE_TEXT, relevant=_PERSON, max_length=1024),
    *(Field(f"{PLAN}.{leaf}", Kind.TEXT, max_length=1024) for leaf in OF_EVERY_PLAN),
    Field("materials.*.signed_on", Kind.DATE, format="date", relevant=_SIGNED),
)

FIELDS: dict[str, Field] = {field.path: field._replace(part=part_of(field.path)) for field in _DECLARED}
"""All fields by path, `*` for ids."""


def field_at(path: str) -> Field | None:
    """The field declared at a path of the draft, or None where this version asks nothing there."""
    return FIELDS.get(pattern_of(path))
