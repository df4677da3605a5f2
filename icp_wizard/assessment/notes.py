"""What is said at the head of a step: answers from before that count there too, and are not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.filing.display import answer_in_words

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment, StepView
    from icp_wizard.i18n import Catalogue

_SITES_AT_MOST = 5


def step_note(assessment: Assessment, step: StepView, catalogue: Catalogue) -> str:
    """Of the site construction plan what goes into it as answered before; of other steps nothing."""
    if step.kind != "plan":
        return ""
    services = assessment.answers.items("wanted.services")
    sites = [_site(assessment, service, catalogue) for service in services[:_SITES_AT_MOST]]
    listed = catalogue.listed(site for site in sites if site)
    if len(services) > _SITES_AT_MOST:
        listed = catalogue.text("outline.plan.more_sites", sites=listed, count=len(services))
    return catalogue.text("outline.plan.from_draft", sites=listed)


def _site(assessment: Assessment, service: str, catalogue: Catalogue) -> str:
    """A website with its domains and addresses, as far as they are answered."""
    answers = assessment.answers
    paths = [f"{domain}.name" for domain in answers.items(f"{service}.domains")]
    paths += [f"{access}.from_address" for access in answers.items(f"{service}.access")]
    places = catalogue.listed(filter(None, (answer_in_words(answers, path, catalogue) for path in paths)))
    name = answer_in_words(answers, f"{service}.name", catalogue)
    if not (name and places):
        return name or places
    return catalogue.text("outline.plan.site", name=name, places=places)
