"""Every field this version asks, declared once, and the places where it is asked.

Console pages and orders follow the provider's type check, entity, website and resource pages (华为云
验证备案类型参数, 填写主体信息, 填写互联网信息服务信息; about 2024, undated). To add a field: declare it here,
place it, write its three messages in `locale/*/LC_MESSAGES/outline.po`, and give it a rule if it is
required.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from icp_wizard.conditions import Leaf
from icp_wizard.filing.outline.model import Collection, Field, Kind, Placement, Privacy
from icp_wizard.filing.places import pattern_of

_ORG = (Leaf("field", ("entity.nature",), "ne", "person"),)
_PERSON = (Leaf("field", ("entity.nature",), "eq", "person"),)
_ENTERPRISE = (Leaf("field", ("entity.nature",), "eq", "enterprise"),)
_SOLE_TRADER = (Leaf("field", ("entity.is_sole_trader",), "eq", True),)
_IS_FILED = (Leaf("field", ("record.is_entity_filed",), "eq", True),)
_FILED_HERE = (Leaf("field", ("record.at_provider",), "eq", True),)
_GOAL = "intent.goal"
_ON_A_SERVER = (
    Leaf("field", ("intent.subject",), "in", ("website", "app", "subdomain_elsewhere", "protection")),
)
_SIGNED = (Leaf("field", ("material.is_signed",), "eq", True),)
_ENTITY = "wanted.entity"
_FILED = "record.entity"
_FILED_SERVICE = "record.services.*"
_SERVICE = "wanted.services.*"
_DOMAIN = f"{_SERVICE}.domains.*"
_ACCESS = f"{_SERVICE}.access.*"
_PLAN = "wanted.plan"
_PRE_APPROVAL = f"{_SERVICE}.pre_approvals.*"


def _goal(*goals: str) -> tuple[Leaf, ...]:
    """That this is what the user wants to do."""
    return (Leaf("field", (_GOAL,), "in", goals),)


def _changes(*changes: str) -> tuple[Leaf, ...]:
    """That one of these is to be changed."""
    return (Leaf("field", ("intent.changes",), "has_any", changes),)


_OF_EVERY_PLAN = (
    *("funding", "review", "inspection", "visitors", "structure", "software", "location"),
    *("protection", "accounts", "records", "response", "recovery"),
)
"""In the order of the plan: money, content, network, security, emergencies."""

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
    Field(f"{_FILED}.nature", Kind.CHOICE, options="nature", relevant=_changes("entity_itself")),
    Field(
        f"{_FILED}.name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=_changes("entity_name", "entity_itself"),
        max_length=255,
    ),
    *(
        field
        for address in ("certificate_address", "correspondence_address")
        for field in (
            Field(f"{_FILED}.{address}.region", Kind.REGION, Privacy.ADDRESS, relevant=_changes(address)),
            Field(
                f"{_FILED}.{address}.detail",
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
    Field(f"{_FILED_SERVICE}.number", Kind.TEXT, format="service_number", max_length=64),
    Field(f"{_FILED_SERVICE}.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field(f"{_FILED_SERVICE}.domains.*.name", Kind.TEXT, format="domain", max_length=253),
    Field(f"{_FILED_SERVICE}.content", Kind.CHOICES, options="content", relevant=_changes("service_content")),
    Field(
        f"{_FILED_SERVICE}.principal_name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=_changes("service_principal"),
        max_length=255,
    ),
    Field(f"{_FILED_SERVICE}.is_concerned", Kind.YES_NO),
    Field(f"{_FILED_SERVICE}.is_open", Kind.YES_NO),
    Field(f"{_FILED_SERVICE}.has_number_shown", Kind.YES_NO),
    Field(f"{_FILED_SERVICE}.has_number_linked", Kind.YES_NO),
    Field(
        "intent.migration.target_account",
        Kind.TEXT,
        Privacy.IDENTITY,
        relevant=_goal("migrate"),
        max_length=255,
    ),
    Field("intent.migration.target_nature", Kind.CHOICE, options="nature", relevant=_goal("migrate")),
    Field(f"{_ENTITY}.nature", Kind.CHOICE, options="nature"),
    Field(f"{_ENTITY}.is_sole_trader", Kind.YES_NO, relevant=_ENTERPRISE),
    Field(f"{_ENTITY}.has_trade_name", Kind.YES_NO, relevant=_SOLE_TRADER),
    Field(f"{_ENTITY}.has_seal", Kind.YES_NO, relevant=_SOLE_TRADER),
    Field(f"{_ENTITY}.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field(f"{_ENTITY}.certificate_type", Kind.CHOICE, options="certificate_type"),
    Field(
        f"{_ENTITY}.certificate_number",
        Kind.TEXT,
        Privacy.IDENTITY,
        format_by="certificate_type",
        max_length=255,
    ),
    Field(f"{_ENTITY}.certificate_form", Kind.CHOICE, options="certificate_form", relevant=_ORG),
    Field(f"{_ENTITY}.certificate_status", Kind.CHOICE, options="certificate_status", relevant=_ORG),
    Field(f"{_ENTITY}.certificate_expires_on", Kind.DATE, format="date_or_forever"),
    Field(f"{_ENTITY}.certificate_address.region", Kind.REGION, Privacy.ADDRESS),
    Field(f"{_ENTITY}.certificate_address.detail", Kind.TEXT, Privacy.ADDRESS, max_length=1024),
    Field(f"{_ENTITY}.correspondence_address.region", Kind.REGION, Privacy.ADDRESS),
    Field(f"{_ENTITY}.correspondence_address.detail", Kind.TEXT, Privacy.ADDRESS, max_length=1024),
    Field(f"{_ENTITY}.business_scope", Kind.TEXT, relevant=_ORG, max_length=4000),
    Field(f"{_ENTITY}.supervisor", Kind.TEXT, Privacy.NAME, relevant=_ORG, max_length=255),
    Field(f"{_ENTITY}.is_medical", Kind.YES_NO, relevant=_ORG),
    Field(f"{_ENTITY}.is_foreign_entity", Kind.YES_NO, relevant=_ORG),
    Field(f"{_ENTITY}.remark", Kind.TEXT, Privacy.FREE_TEXT, max_length=1024),
    Field(f"{_ENTITY}.legal_representative", Kind.PERSON, relevant=_ORG),
    Field(f"{_ENTITY}.principal", Kind.PERSON),
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
    Field(f"{_SERVICE}.kind", Kind.CHOICE, options="service_kind"),
    Field(f"{_SERVICE}.name", Kind.TEXT, Privacy.NAME, max_length=255),
    Field(f"{_SERVICE}.content", Kind.CHOICES, options="content"),
    Field(f"{_SERVICE}.languages", Kind.CHOICES, options="language"),
    Field(f"{_SERVICE}.columns", Kind.TEXT, max_length=1024),
    Field(f"{_SERVICE}.home_urls", Kind.LINES, format="home_url", max_length=512),
    Field(f"{_SERVICE}.involves", Kind.CHOICES, options="pre_approval"),
    Field(f"{_PRE_APPROVAL}.kind", Kind.CHOICE, options="pre_approval"),
    Field(f"{_PRE_APPROVAL}.number", Kind.TEXT, max_length=255),
    Field(f"{_PRE_APPROVAL}.expires_on", Kind.DATE, format="date_or_forever"),
    Field(f"{_SERVICE}.used_for", Kind.CHOICES, options="used_for"),
    Field(f"{_SERVICE}.remark", Kind.TEXT, Privacy.FREE_TEXT, max_length=1024),
    Field(f"{_SERVICE}.principal", Kind.PERSON),
    Field(f"{_DOMAIN}.name", Kind.TEXT, format="domain", max_length=253),
    Field(f"{_DOMAIN}.is_filed", Kind.YES_NO),
    Field(f"{_DOMAIN}.purpose", Kind.TEXT, max_length=1024),
    Field(f"{_DOMAIN}.holder_relation", Kind.CHOICE, options="holder_relation"),
    Field(
        f"{_DOMAIN}.holder_name",
        Kind.TEXT,
        Privacy.NAME,
        relevant=(Leaf("field", ("domain.holder_relation",), "in", ("foreign_parent", "other")),),
        max_length=255,
    ),
    Field(f"{_DOMAIN}.expires_on", Kind.DATE, format="date"),
    Field(f"{_ACCESS}.resource", Kind.CHOICE, options="resource"),
    Field(
        f"{_ACCESS}.code",
        Kind.TEXT,
        Privacy.IDENTITY,
        relevant=(Leaf("field", ("access.resource",), "eq", "auth_code"),),
        max_length=64,
    ),
    Field(f"{_ACCESS}.from_address", Kind.TEXT, format="public_ip", max_length=80),
    Field(f"{_ACCESS}.to_address", Kind.TEXT, format="public_ip", max_length=80, blank_as="from_address"),
    Field(f"{_PLAN}.team", Kind.TEXT, Privacy.FREE_TEXT, relevant=_ORG, max_length=1024),
    Field(f"{_PLAN}.working_time", Kind.CHOICE, options="working_time", relevant=_PERSON),
    Field(f"{_PLAN}.time_set_aside", Kind.TEXT, relevant=_PERSON, max_length=1024),
    Field(f"{_PLAN}.knowledge", Kind.TEXT, Privacy.FREE_TEXT, relevant=_PERSON, max_length=1024),
    *(Field(f"{_PLAN}.{leaf}", Kind.TEXT, max_length=1024) for leaf in _OF_EVERY_PLAN),
    Field("materials.*.signed_on", Kind.DATE, format="date", relevant=_SIGNED),
)

_PARTS = (
    ("identity", "intent.province account.* record.is_* record.at_provider record.account"),
    ("identity", "wanted.entity.nature wanted.entity.name wanted.entity.certificate_type"),
    ("identity", "wanted.entity.certificate_number wanted.entity.is_sole_trader"),
    ("which_service", "record.services.*.is_concerned"),
    ("record", "record.*"),
    ("certificate_address", "wanted.entity.certificate_address.*"),
    ("correspondence_address", "wanted.entity.correspondence_address.*"),
    ("legal_representative", "wanted.entity.legal_representative"),
    ("entity_principal", "wanted.entity.principal"),
    ("entity", "wanted.entity.*"),
    ("domain_filed", "wanted.services.*.domains.*.is_filed"),
    ("domains", "wanted.services.*.domains.*"),
    ("access", "wanted.services.*.access.*"),
    ("service_content", "wanted.services.*.pre_approvals.*"),
    ("service", "wanted.services.*.kind"),
    ("service_name", "wanted.services.*.name"),
    ("service_principal", "wanted.services.*.principal"),
    ("service_content", "wanted.services.*"),
    ("plan", "wanted.plan.*"),
    ("papers", "materials.*"),
)
"""Which part of the filing a field belongs to: the first pattern that fits; `*` stands for anything."""


def _with_part(field: Field) -> Field:
    for part, patterns in _PARTS:
        if any(fnmatchcase(field.path, pattern) for pattern in patterns.split()):
            return field._replace(part=part)
    return field


FIELDS: dict[str, Field] = {field.path: field for field in map(_with_part, _DECLARED)}
"""All fields by path, `*` for ids."""

_LEGAL = f"{_ENTITY}.legal_representative"
_PRINCIPAL = f"{_ENTITY}.principal"
_RESPONSIBLE = f"{_SERVICE}.principal"


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
    Placement("intent", _GOAL),
    Placement("intent", "intent.changes"),
    Placement("intent", "intent.removal"),
    Placement("intent", "progress.status"),
    Placement("intent", "intent.unfinished"),
    Placement("intent", "intent.subject"),
    Placement("intent", "intent.hosting"),
    Placement("intent", "intent.province", "type_check", 1),
    Placement("intent", f"{_ENTITY}.nature", "type_check", 2),
    Placement("intent", f"{_ENTITY}.is_sole_trader", for_rules=True),
    Placement("intent", f"{_ENTITY}.has_trade_name", for_rules=True),
    Placement("intent", f"{_ENTITY}.has_seal", for_rules=True),
    Placement("intent", f"{_ENTITY}.name", "type_check", 3),
    Placement("intent", f"{_ENTITY}.certificate_type", "type_check", 4),
    Placement("intent", f"{_ENTITY}.certificate_number", "type_check", 5),
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
    Placement("record", f"{_FILED}.nature"),
    Placement("record", f"{_FILED}.name"),
    Placement("record", f"{_FILED}.certificate_address.region"),
    Placement("record", f"{_FILED}.certificate_address.detail"),
    Placement("record", f"{_FILED}.correspondence_address.region"),
    Placement("record", f"{_FILED}.correspondence_address.detail"),
    Placement("record", "record.principal_name"),
    Placement("record", "record.number"),
    Placement("record", f"{_FILED_SERVICE}.number"),
    Placement("record", f"{_FILED_SERVICE}.name"),
    Placement("record", f"{_FILED_SERVICE}.domains.*.name"),
    Placement("record", f"{_FILED_SERVICE}.is_concerned"),
    Placement("record", f"{_FILED_SERVICE}.content"),
    Placement("record", f"{_FILED_SERVICE}.principal_name"),
    Placement("record", f"{_FILED_SERVICE}.is_open", for_rules=True),
    Placement("record", f"{_FILED_SERVICE}.has_number_shown", for_rules=True),
    Placement("record", f"{_FILED_SERVICE}.has_number_linked", for_rules=True),
    Placement("intent", f"{_SERVICE}.kind", "type_check", 8),
    Placement("intent", f"{_DOMAIN}.name", "type_check", 9),
    Placement("intent", f"{_DOMAIN}.is_filed"),
    Placement("intent", f"{_ACCESS}.resource", "type_check", 6),
    Placement("intent", f"{_ACCESS}.code", "type_check", 7),
    Placement("intent", f"{_ACCESS}.from_address", "website", 11),
    Placement("intent", f"{_ACCESS}.to_address", "website", 12),
    Placement("entity", f"{_ENTITY}.certificate_address.region", "entity", 1),
    Placement("entity", f"{_ENTITY}.certificate_address.detail", "entity", 2),
    Placement("entity", f"{_ENTITY}.correspondence_address.region", "entity", 3),
    Placement("entity", f"{_ENTITY}.correspondence_address.detail", "entity", 4),
    Placement("entity", f"{_ENTITY}.certificate_form", for_rules=True),
    Placement("entity", f"{_ENTITY}.certificate_status", for_rules=True),
    Placement("entity", f"{_ENTITY}.certificate_expires_on", asked=_ORG, for_rules=True),
    Placement("entity", f"{_ENTITY}.business_scope", for_rules=True),
    Placement("entity", f"{_ENTITY}.supervisor", "entity", 5),
    Placement("entity", f"{_ENTITY}.is_medical", for_rules=True),
    Placement("entity", f"{_ENTITY}.is_foreign_entity", for_rules=True),
    Placement("entity", f"{_ENTITY}.remark", "entity", 40),
    Placement("principal", f"{_LEGAL}.name", "entity", 10, role="legal_representative"),
    Placement("principal", f"{_LEGAL}.certificate_type", "entity", 11, role="legal_representative"),
    Placement("principal", f"{_LEGAL}.certificate_number", "entity", 12, role="legal_representative"),
    Placement("principal", f"{_LEGAL}.certificate_name", role="legal_representative", for_rules=True),
    Placement("principal", _PRINCIPAL, role="entity_principal", asked=_ORG),
    *_whole_person("principal", _PRINCIPAL, "entity", "entity_principal"),
    Placement("service", f"{_SERVICE}.name", "website", 2),
    Placement("service", f"{_DOMAIN}.holder_relation"),
    Placement("service", f"{_DOMAIN}.holder_name"),
    Placement("service", f"{_DOMAIN}.expires_on"),
    Placement("service", f"{_DOMAIN}.purpose", for_rules=True),
    Placement("service", f"{_SERVICE}.home_urls", "website", 5),
    Placement("service", f"{_SERVICE}.content", "website", 6),
    Placement("service", f"{_SERVICE}.columns", for_rules=True),
    Placement("service", f"{_SERVICE}.languages", "website", 7),
    Placement("service", f"{_SERVICE}.involves", "website", 8),
    Placement("service", f"{_PRE_APPROVAL}.kind", "website", 9),
    Placement("service", f"{_PRE_APPROVAL}.number", "website", 10),
    Placement("service", f"{_PRE_APPROVAL}.expires_on", for_rules=True),
    Placement("service", f"{_SERVICE}.used_for", for_rules=True),
    Placement("service", f"{_SERVICE}.remark", "website", 30),
    Placement("service", _RESPONSIBLE, role="service_principal"),
    *_whole_person("service", _RESPONSIBLE, "website", "service_principal"),
    Placement("plan", f"{_PLAN}.team", for_rules=True),
    Placement("plan", f"{_PLAN}.working_time", for_rules=True),
    Placement("plan", f"{_PLAN}.time_set_aside", for_rules=True),
    Placement("plan", f"{_PLAN}.knowledge", for_rules=True),
    *(Placement("plan", f"{_PLAN}.{leaf}", for_rules=True) for leaf in _OF_EVERY_PLAN),
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


def field_at(path: str) -> Field | None:
    """The field declared at a path of the draft, or None where this version asks nothing there."""
    return FIELDS.get(pattern_of(path))
