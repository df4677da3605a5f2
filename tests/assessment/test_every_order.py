"""Every order type for an individual, an enterprise and a public institution, to its end.

What is optional stays empty and everything is confirmed: then the filing can be entered, or the steps are
all there is to it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.assessment.doing import ONLY_THERE
from icp_wizard.conditions import State
from icp_wizard.rules.vocabulary import ORDER_GROUPS, ORDERS
from tests.assessment.changes_of import FILED_HERE
from tests.filing.making import changed
from tests.scenarios.runner import draft_of, rulebook_for

DAY = date(2026, 11, 29)
BASES = {"person": "base/gd-person", "enterprise": "base/gd-org", "public_institution": "base/gd-institution"}
DOMAIN = "wanted.services.s1.domains.d1"
OPEN = {"is_open": True, "has_number_shown": True, "has_number_linked": True}
FILED: dict[str, Any] = FILED_HERE | {
    "record.services": [
        {
            "id": "f1",
            "number": "粤ICP备00000000号-1",
            "name": "样例旧站",
            "domains": [{"id": "g1"}],
            **OPEN,
            "is_concerned": True,
        },
        {
            "id": "f2",
            "number": "粤ICP备00000000号-2",
            "name": "样例另站",
            "domains": [{"id": "g2"}],
            **OPEN,
            "is_concerned": False,
        },
    ],
}
HERE = {"intent.goal": "change", **FILED, "wanted.services.s1.record_id": "f1"}
ELSEWHERE = {**FILED, "record.at_provider": False, "account.has_entity": False}
ANSWERS: dict[str, dict[str, Any]] = {
    "first": {},
    "new_service_here": FILED,
    "new_service_elsewhere": ELSEWHERE,
    "new_access": {**ELSEWHERE, f"{DOMAIN}.is_filed": True},
    "change_entity": {**HERE, "intent.changes": ["correspondence_address"]},
    "change_service": {**HERE, "intent.changes": ["service_name"]},
    "change_all": {**HERE, "intent.changes": ["entity_contact", "service_contact"]},
    "cancel_entity": {"intent.goal": "cancel", "intent.removal": "entity", **FILED},
    "cancel_service": {"intent.goal": "cancel", "intent.removal": "service", **FILED},
    "cancel_access": {"intent.goal": "cancel", "intent.removal": "access", **FILED},
    "transfer": {"intent.goal": "transfer", **FILED, "record.account": "other", "account.has_entity": False},
    "migration": {
        "intent.goal": "migrate",
        "intent.migration.target_account": "样例账号",
        "intent.migration.target_nature": "enterprise",
        **FILED,
    },
    "claim": {"intent.goal": "claim", **FILED, "record.is_before_2018_09": True},
    "continue": {
        "intent.goal": "unfinished",
        "intent.unfinished": "go_on",
        "progress.status": "draft",
    },
    "withdraw": {
        "intent.goal": "unfinished",
        "intent.unfinished": "correct",
        "progress.status": "waiting_review",
    },
    "abandon": {"intent.goal": "unfinished", "intent.unfinished": "drop", "progress.status": "draft"},
    "not_needed": {"intent.goal": "unsure", "intent.subject": "website", "intent.hosting": "overseas"},
}


def test_no_order_is_left_out() -> None:
    assert set(ANSWERS) == set(ORDERS)


@pytest.mark.parametrize("nature", BASES)
@pytest.mark.parametrize("order", ANSWERS)
def test_it_leads_to_the_bundle_or_to_its_steps(order: str, nature: str) -> None:
    draft = draft_of({"extends": BASES[nature], "set": ANSWERS[order]}, order)
    if "account.has_entity" in ANSWERS[order]:
        number = draft.data()["wanted"]["entity"]["certificate_number"]
        draft = changed(draft, {"account.entity_certificate_number": number})
    for _ in range(3):  # what is left empty or confirmed may bring up something more
        assessment = assess(draft, rulebook_for("44"), DAY)
        opened = (view for view in assessment.fields if view.state is State.OPEN and not view.required_by)
        empty = {view.placed.path: None for view in opened if view.placed.path}
        confirmed = {
            f"confirmations.{finding.outcome.confirm}": True
            for finding in assessment.confirmations
            if finding.outcome
        }
        draft = changed(draft, empty | confirmed)
    assert assessment.route.order_type == order
    assert not assessment.route.is_impossible
    assert assessment.readiness.enterable == ()
    steps = [step.id for step in assessment.steps]
    assert ("bundle" in steps) == (order not in ONLY_THERE)
    assert (steps[-1] == "doing") == (order not in ORDER_GROUPS["new"])
    assert bool(assessment.to_do) == (steps[-1] == "doing")
