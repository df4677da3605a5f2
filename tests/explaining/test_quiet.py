"""Every rule can be explained of every draft, also where its subject is there and the rule does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.explainer import Explainer
from icp_wizard.explaining.explanation import WHOLE, text_lines
from icp_wizard.explaining.subjects import explain_quiet
from icp_wizard.i18n import Catalogue
from icp_wizard.rules.vocabulary import ORDERS
from tests.scenarios.runner import FOLDER, Scenario, scenarios_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = ("orders", "goals", "need")


def one_of_each_order() -> Mapping[str | None, Scenario]:
    found: dict[str | None, Scenario] = {}
    for name in FILES:
        for scenario in scenarios_of(FOLDER / f"{name}.yaml"):
            found.setdefault(scenario.assessment.route.order_type, scenario)
    return found


@pytest.fixture(scope="module")
def by_order() -> Mapping[str | None, Scenario]:
    return one_of_each_order()


@pytest.mark.parametrize("order", [None, *ORDERS])
def test_every_rule_that_says_nothing_of_an_order_tells_why(
    by_order: Mapping[str | None, Scenario], order: str | None
) -> None:
    scenario = by_order[order]
    explainer = Explainer(scenario.assessment, Catalogue("en"))
    told = {finding.rule_id for finding in scenario.assessment.findings}
    quiet = [rule for rule in scenario.rulebook.rules if rule.id not in told]
    lines = {rule.id: list(text_lines(explain_quiet(explainer, rule), WHOLE)) for rule in quiet}
    assert quiet
    assert [rule for rule, said in lines.items() if not said[0].startswith("Does not apply")] == []
