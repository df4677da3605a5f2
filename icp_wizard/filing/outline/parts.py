"""The parts a filing is asked in, and which of them an order has: a field of the outline belongs to one."""

from __future__ import annotations

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
