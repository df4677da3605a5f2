"""The paths rules may read: one table, and the grammar that follows references and plucks lists.

Types: text, code, date, yes_no, number, region (a six-digit code that `.province` and `.city` may follow),
the name of a shape (an item, or a reference to one), and any of these in brackets, a list. What is derived is
worked out from other answers; the rest are answers of the draft (a test compares them).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS: Final = {"region": "region", "detail": "text"}

_ENTITY: Final = {
    "nature": "code",
    "name": "text",
    "certificate_type": "code",
    "certificate_number": "text",
    "certificate_form": "code",
    "certificate_status": "code",
    "certificate_expires_on": "date",
    "certificate_address": "address",
    "correspondence_address": "address",
    "business_scope": "text",
    "supervisor": "text",
    "office_phone": "text",
    "is_sole_trader": "yes_no",
    "has_trade_name": "yes_no",
    "has_seal": "yes_no",
    "is_medical": "yes_no",
    "is_foreign_entity": "yes_no",
    "remark": "text",
    "legal_representative": "person",
    "principal": "person",
}

_SERVICE: Final = {
    "id": "text",
    "record_id": "code",
    "kind": "code",
    "name": "text",
    "content": "[code]",
    "languages": "[code]",
    "columns": "text",
    "remark": "text",
    "used_for": "[code]",
    "involves": "[code]",
    "same_site_as": "code",
    "home_urls": "[text]",
    "domains": "[domain]",
    "access": "[access]",
    "pre_approvals": "[pre_approval]",
    "platforms": "[platform]",
    "principal": "person",
}

_KEPT: Final = dict.fromkeys(
    (
        "keeps_entity_name",
        "keeps_certificate_address",
        "keeps_correspondence_address",
        "keeps_service_name",
        "keeps_domains",
    ),
    "yes_no",
)
"""Whether what was chosen to be changed is as it is filed."""

SHAPES: Final[dict[str, dict[str, str]]] = {
    "": {
        "order": "order",
        "intent": "intent",
        "account": "account",
        "record": "record",
        "progress": "progress",
        "migration": "migration",
        "entity": "entity",
        "plan": "plan",
        "people": "[person]",
        "person": "person",
        "services": "[service]",
        "service": "service",
        "domain": "domain",
        "access": "access",
        "pre_approval": "pre_approval",
        "materials": "[material]",
        "material": "material",
        "totals": "totals",
    },
    "address": _ADDRESS,
    "order": {
        "province": "code",
        "type": "code",
        "parts": "[code]",
        "changes": "[code]",
        "change_form": "code",
        "also_changes_entity": "yes_no",
        **_KEPT,
    },
    "intent": {
        "goal": "code",
        "changes": "[code]",
        "removal": "code",
        "unfinished": "code",
        "subject": "code",
        "hosting": "code",
        "region": "region",
        "province": "code",
        "migration": "migration",
    },
    "progress": {"status": "code", "order_number": "text", "submitted_on": "date"},
    "account": {"has_entity": "yes_no", "has_open_order": "yes_no", "entity_certificate_number": "text"},
    "migration": {"target_nature": "code", "target_account": "text"},
    "entity": {**_ENTITY, "kinds": "[code]", "number_province": "code", "number_category": "code"},
    "plan": {
        "team": "text",
        "working_time": "code",
        "time_set_aside": "text",
        "knowledge": "text",
        "funding": "text",
        "review": "text",
        "inspection": "text",
        "visitors": "text",
        "structure": "text",
        "software": "text",
        "location": "text",
        "protection": "text",
        "accounts": "text",
        "records": "text",
        "response": "text",
        "recovery": "text",
    },
    "person": {
        "id": "text",
        "name": "text",
        "nationality": "code",
        "certificate_type": "code",
        "certificate_number": "text",
        "certificate_name": "text",
        "certificate_region": "region",
        "certificate_valid_from": "date",
        "certificate_expires_on": "date",
        "position": "text",
        "mobile": "text",
        "mobile_region": "region",
        "emergency_phone": "text",
        "office_phone": "text",
        "email": "text",
        "birth_date": "date",
        "sex": "code",
        "origin": "code",
        "roles": "[code]",
    },
    "service": {**_SERVICE, "record": "service_record", "keyword_hits": "[code]"},
    "service_record": {"name": "text", "domains": "[text]"},
    "domain": {
        "id": "text",
        "name": "text",
        "is_filed": "yes_no",
        "purpose": "text",
        "holder_relation": "code",
        "holder_name": "text",
        "holder_certificate_type": "code",
        "holder_certificate_number": "text",
        "registrar_kind": "code",
        "is_real_name_passed": "yes_no",
        "real_name_passed_on": "date",
        "expires_on": "date",
        "filed_on": "date",
        "label": "text",
    },
    "access": {
        "id": "text",
        "from_address": "text",
        "to_address": "text",
        "resource": "code",
        "code": "text",
    },
    "pre_approval": {"id": "text", "kind": "code", "number": "text", "expires_on": "date"},
    "platform": {"id": "text", "kind": "code", "package": "text", "public_key": "text", "signature": "text"},
    "record": {
        "is_entity_filed": "yes_no",
        "number": "text",
        "number_province": "code",
        "at_provider": "yes_no",
        "providers": "[code]",
        "account": "code",
        "is_shell": "yes_no",
        "is_pending_elsewhere": "yes_no",
        "is_before_2018_09": "yes_no",
        "is_access_withdrawn": "yes_no",
        "principal_name": "text",
        "principal_certificate_number": "text",
        "principal_was_legal_representative": "yes_no",
        "entity": "filed_entity",
        "services": "[filed_service]",
        "service_count": "number",
        "concerned_count": "number",
        "domain_count": "number",
    },
    "filed_entity": _ENTITY,
    "filed_service": {
        **_SERVICE,
        "number": "text",
        "principal_name": "text",
        "provider": "code",
        "is_open": "yes_no",
        "has_number_shown": "yes_no",
        "has_number_linked": "yes_no",
        "is_concerned": "yes_no",
        "is_cancelled": "yes_no",
    },
    "material": {
        "id": "text",
        "kind": "code",
        "about": "code",
        "slot": "code",
        "file": "text",
        "sha256": "text",
        "status": "code",
        "is_signed": "yes_no",
        "capture": "code",
        "signed_on": "date",
        "issued_on": "date",
        "expires_on": "date",
        "signature": "code",
        "sealed": "yes_no",
        "fingerprint": "yes_no",
        "address": "text",
        "household_address": "text",
        "region": "region",
    },
    "totals": {"services_after": "number", "domains_in_order": "number", "labels_after": "number"},
    "region": {"province": "code", "city": "code"},
}

DERIVED: Final = {
    "order": ("province", "type", "parts", "changes", "change_form", "also_changes_entity", *_KEPT),
    "entity": ("kinds", "number_province", "number_category"),
    "person": ("birth_date", "sex", "origin", "roles"),
    "service": ("record", "keyword_hits"),
    "domain": ("label",),
    "material": ("is_signed",),
    "record": ("number_province", "service_count", "concerned_count", "domain_count"),
    "totals": ("services_after", "domains_in_order", "labels_after"),
}
"""What no answer stands for."""

ITEM_ROOTS: Final = frozenset({"service", "domain", "access", "pre_approval", "person", "material"})
"""Roots that mean the item a rule is evaluated for; what lies under others is the same for all items."""

CONFIRMATIONS: Final = "confirmations."
"""Root of the answers to confirmations; their ids come from packs."""


@cache
def type_of(path: str) -> str | None:
    """The type at a path, in brackets where it gives a list; None where there is no such path.

    A list on the way is plucked: `service.domains.name` gives `[text]`.
    """
    if path.startswith(CONFIRMATIONS):
        return "yes_no" if len(path) > len(CONFIRMATIONS) else None
    found, is_list = "", False
    for part in path.split("."):
        inside = SHAPES.get(found, {}).get(part)
        if inside is None:
            return None
        is_list = is_list or inside[0] == "["
        found = inside.strip("[]")
    return f"[{found}]" if is_list else found


def named(path: str) -> str:
    """The last answer of a path by its shape: `service.principal.mobile` is `person.mobile`."""
    head, _, leaf = path.rpartition(".")
    shape = (type_of(head) or "").strip("[]") if head else ""
    return named(head) if shape == "region" else f"{shape or head}.{leaf}"


def is_list(path: str) -> bool:
    """Whether reading the path gives a list."""
    return (type_of(path) or "").startswith("[")


def kind_of(path: str) -> str | None:
    """`one` or `list`; None where there is no such path. The form conditions ask in."""
    found = type_of(path)
    return None if found is None else "list" if found[0] == "[" else "one"


def paths_near(path: str) -> Iterator[str]:
    """Paths that exist and differ from this one in their last word, or in one before it."""
    parts = path.split(".")
    for index in range(len(parts)):
        head = ".".join(parts[:index])
        shape = (type_of(head) or "").strip("[]") if head else ""
        for name in SHAPES.get(shape, {}):
            candidate = ".".join((*parts[:index], name, *parts[index + 1 :]))
            if type_of(candidate):
                yield candidate
