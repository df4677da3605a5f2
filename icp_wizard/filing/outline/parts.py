"""The parts a filing is asked in, and which of them an order has: a field of the outline belongs to one."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final

WHO_FILES: Final = "who_files"
IDENTITY: Final = ("identity", WHO_FILES, "entity_name")
"""Who files, and where: what the provider's type check asks."""

WHOLE: Final = (
    *IDENTITY,
    "record",
    "filed_sites",
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
    "change": (*IDENTITY, "record", "filed_sites", "papers"),
    "cancel": (*IDENTITY, "record", "papers"),
    "transfer": IDENTITY,
    "migrate": (*IDENTITY, "record", "which_service", "papers"),
    "claim": (*IDENTITY, "record", "papers"),
    "unfinished": (),
    "unsure": (),
}
"""By what the user wants to do (`intent.goal`)."""

OF_CHANGE: Final[dict[str, tuple[str, ...]]] = {
    "entity_name": ("entity_name",),
    "entity_itself": (
        *(WHO_FILES, "entity_name", "certificate_address", "correspondence_address", "entity"),
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
"""By what is to be changed (`intent.changes`); `entity_itself`: another files."""

ALSO_ASKED: Final[dict[str, tuple[str, ...]]] = {
    **{change: ("which_service",) for change, parts in OF_CHANGE.items() if "service" in parts},
    "service_principal": ("which_service", "legal_representative"),
}
"""By what is to be changed: parts that stay and are asked, as which of several services it is about, and for
its papers who signs a letter."""

OF_REMOVAL: Final[dict[str, tuple[str, ...]]] = {
    "service": ("which_service",),
    "domain": (*OF_CHANGE["domains"], "filed_sites"),
}
"""By what shall go (`intent.removal`): a domain that goes is a change of the site that keeps the others."""

_BELONGING: Final = (
    ("identity", "intent.province account.* record.is_* record.at_provider record.account"),
    ("identity", "wanted.entity.is_sole_trader"),
    ("entity_name", "wanted.entity.name"),
    (WHO_FILES, "wanted.entity.nature wanted.entity.certificate_type wanted.entity.certificate_number"),
    ("which_service", "record.services.*.is_concerned"),
    ("filed_sites", "record.services.*.is_open record.services.*.has_number_*"),
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
