"""The parts a filing is asked in, and which of them an order has: a field of the outline belongs to one."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final

IDENTITY: Final = "identity"
"""Who files, and where: what the provider's type check asks."""

WHOLE: Final = (
    IDENTITY,
    "record",
    "entity",
    "certificate_address",
    "correspondence_address",
    "legal_representative",
    "entity_principal",
    "service",
    "service_name",
    "service_content",
    "domains",
    "domain_filed",
    "access",
    "service_principal",
    "plan",
    "papers",
)
"""Every part, as a new filing asks them."""

OF_GOAL: Final[dict[str, tuple[str, ...]]] = {
    "open": WHOLE,
    "change": (IDENTITY, "record", "papers"),
    "cancel": (IDENTITY, "record", "papers"),
    "transfer": (IDENTITY,),
    "migrate": (IDENTITY, "record", "which_service", "papers"),
    "claim": (IDENTITY, "record", "papers"),
    "unfinished": (),
    "unsure": (),
}
"""By what the user wants to do (`intent.goal`)."""

OF_CHANGE: Final[dict[str, tuple[str, ...]]] = {
    "entity_name": (),
    "entity_itself": (
        *("certificate_address", "correspondence_address", "entity"),
        *("legal_representative", "entity_principal"),
    ),
    "certificate_address": ("certificate_address",),
    "correspondence_address": ("correspondence_address",),
    "entity_principal": ("legal_representative", "entity_principal"),
    "entity_contact": ("entity_principal",),
    "service_name": ("service", "service_name"),
    "service_content": ("service", "service_content"),
    "service_principal": ("service", "service_principal"),
    "service_contact": ("service", "service_principal"),
    "domains": ("service", "domains"),
    "access": ("service", "access"),
}
"""By what is to be changed (`intent.changes`). The name is of who files; `entity_itself`: another files."""

ALSO_ASKED: Final[dict[str, tuple[str, ...]]] = {"service_principal": ("legal_representative",)}
"""By what is to be changed: parts that stay and are asked for its papers, as who signs a letter."""

OF_REMOVAL: Final[dict[str, tuple[str, ...]]] = {
    "service": ("which_service",),
    "domain": OF_CHANGE["domains"],
}
"""By what shall go (`intent.removal`): a domain that goes is a change of the site that keeps the others."""

_BELONGING: Final = (
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
"""Which fields belong to a part: the first pattern that fits; `*` stands for anything."""


def part_of(path: str) -> str:
    """The part of the filing a field belongs to; empty for what every order asks where it is relevant."""
    fitting = (
        part
        for part, patterns in _BELONGING
        if any(fnmatchcase(path, pattern) for pattern in patterns.split())
    )
    return next(fitting, "")
