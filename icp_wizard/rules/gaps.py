"""Which of the things nobody has a source for concern a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import Context, truth_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from icp_wizard.conditions import Check
    from icp_wizard.conditions.dates import WorkingDays
    from icp_wizard.rules.rule import Gap
    from icp_wizard.rules.subject import Scope, Subject

_PEOPLE: Final = ("legal_representative", "entity_principal", "service_principal")
_DOMAINS: Final = ("domains",)

PARTS_OF_TOPIC: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("age", "residence", "identity_document", "nationality", "phone", "email"), _PEOPLE),
    "principal": ("legal_representative", "entity_principal"),
    "service_principal": ("service_principal",),
    "authorization": ("entity_principal", "service_principal"),
    "address": ("certificate_address", "correspondence_address"),
    "entity_name": ("entity_name",),
    "entity_certificate": (
        *("who_files", "entity_name", "entity", "certificate_address"),
        *("legal_representative", "entity_principal"),
    ),
    **dict.fromkeys(("domain_holder", "domain_validity", "domain_suffix", "domain_count"), _DOMAINS),
    "site_count": ("service",),
    "site_name": ("service_name",),
    "site_content": ("service_content",),
    "pre_approval": ("entity_name", "entity", "service_name", "service_content"),
    "remark": ("entity", "service_content"),
    "open_site": ("service", "filed_sites"),
    "access": ("access",),
}
"""Parts of a filing by topic: what is not known of a topic concerns an order that has one of them.

Of other topics it may concern any. A gap that names its orders is believed.
"""

OF_PAPERS: Final = ("materials", "upload", "seal", "signing", "commitment")
"""Topics that concern an order that wants a paper."""


def concerning(
    gaps: Iterable[Gap],
    subject: Subject,
    as_of: date,
    *,
    checks: Mapping[str, Check],
    working_days: WorkingDays,
) -> tuple[Gap, ...]:
    """The gaps whose `when` is not false of all items, without those that another one says more exactly."""

    def context(scope: Scope) -> Context:
        return Context(scope.reader, as_of, working_days, checks)

    found = tuple(gap for gap in gaps if _concerns(gap, subject, context))
    narrower = {fact for gap in found for fact in gap.instead_of}
    return tuple(gap for gap in found if not gap.facts or not narrower.issuperset(gap.facts))


def _concerns(gap: Gap, subject: Subject, context: Callable[[Scope], Context]) -> bool:
    """What is not known yet may come to concern it."""
    decides = truth_of(gap.when)
    return any(decides(context(scope)) is not False for scope in subject.scopes(gap.scope))
