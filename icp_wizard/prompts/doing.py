"""What an order comes to where there is something to do beside a bundle: the order, why, and the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.doing import ONLY_THERE, things_to_know
from icp_wizard.assessment.texts import finding_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icp_wizard.assessment import Assessment, Finding
    from icp_wizard.i18n import Catalogue


def doing_lines(assessment: Assessment, catalogue: Catalogue, *, with_values: bool = True) -> Iterator[str]:
    """Which order it is and by whose word, then its steps; nothing where a bundle is all there is to it.

    Asked whether to file, what the answer is and by whose word.
    """
    for finding in assessment.results:
        said = finding_text(assessment, finding, catalogue, with_values=with_values)
        yield catalogue.text("prompts.doing.result", text=said, rule=finding.rule_id)
        yield from _whose_word(assessment, finding, catalogue)
    order = assessment.route.order_type
    if order is None or not (assessment.to_do or order in ONLY_THERE):
        return
    yield catalogue.text("prompts.doing.order", order=catalogue.text(f"outline.order.{order}"))
    decided = assessment.finding_by_key.get(assessment.route.decided_by)
    if decided is not None:
        yield f"  {finding_text(assessment, decided, catalogue, with_values=with_values)}"
        yield from _whose_word(assessment, decided, catalogue)
    if assessment.route.dead_ends:  # the steps are of an order that cannot be made this way
        return
    if known := things_to_know(assessment):
        yield catalogue.text("prompts.doing.known")
    for finding in known:
        yield f"  {finding_text(assessment, finding, catalogue, with_values=with_values)}"
        yield from _whose_word(assessment, finding, catalogue)
    if assessment.to_do:
        yield catalogue.text("prompts.doing.steps")
    for number, finding in enumerate(assessment.to_do, 1):
        yield f"  {number}. {finding_text(assessment, finding, catalogue, with_values=with_values)}"
        yield from _whose_word(assessment, finding, catalogue)


def _whose_word(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    if finding.outcome is not None:
        for line in authority_lines(assessment, finding.outcome.rule, catalogue)[:1]:
            yield "      " + catalogue.text("prompts.doing.source", source=line)
