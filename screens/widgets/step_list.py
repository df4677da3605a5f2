"""The steps and how far each is: a column beside the form, or one line above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from icp_wizard.filing.display import answer_in_words
from screens.base import literal, put, say, shell

if TYPE_CHECKING:
    from icp_wizard.assessment import Assessment, StepView
    from icp_wizard.i18n import Catalogue

PLAIN_STEPS = ("review", "bundle")
"""Steps without a state of their own."""


def step_title(assessment: Assessment, step: StepView, catalogue: Catalogue, *, is_masked: bool) -> str:
    """What a step is called; of several services each by its name."""
    name = service_name(assessment, step, catalogue, is_masked=is_masked)
    if name:
        return catalogue.text("outline.step.service_named", name=name)
    return catalogue.text(f"outline.step.{step.kind}")


def service_name(assessment: Assessment, step: StepView, catalogue: Catalogue, *, is_masked: bool) -> str:
    """Which of several services a step is: by name, else by its first domain or number; empty for others.

    While names are hidden by number, which still tells them apart.
    """
    services = [other for other in assessment.steps if other.kind == "service"]
    if step.kind != "service" or len(services) < 2:
        return ""
    answers, service = assessment.answers, f"wanted.services.{step.item}"
    paths = [f"{service}.name", *(f"{domain}.name" for domain in answers.items(f"{service}.domains"))]
    names = (answer_in_words(answers, path, catalogue) for path in paths)
    number = catalogue.text("outline.item.service", number=services.index(step) + 1)
    return number if is_masked else next(filter(None, names), number)


def step_line(assessment: Assessment, step: StepView, catalogue: Catalogue, *, is_masked: bool) -> str:
    """Title and state in one line."""
    title = step_title(assessment, step, catalogue, is_masked=is_masked)
    if step.kind in PLAIN_STEPS:
        return title
    status = catalogue.text(f"screens.status.{step.status}")
    return catalogue.text("screens.step_with_status", title=title, status=status)


WIDTH = 23
"""Cells of a line as long as the list has no size yet, as `wizard.tcss` gives it."""


class StepList(Static):
    """All steps; a click goes there. From the keyboard the list of F9 does."""

    def show(self, assessment: Assessment, current: str, catalogue: Catalogue) -> None:
        """Show the steps as they are now."""
        parts: list[Content] = [literal(say(self, "steps"), "bold"), Content("")]
        is_masked = shell(self).is_masked
        for number, step in enumerate(assessment.steps, 1):
            name = service_name(assessment, step, catalogue, is_masked=is_masked)
            title = name or step_title(assessment, step, catalogue, is_masked=is_masked)
            is_here = step.id == current
            named = f"{'>' if is_here else ' '} {number} {title}"
            line = literal(named, "bold $accent" if is_here else "")
            if step.kind == "service":  # a name may be long, and stands whole on the page itself
                line = line.truncate(self.size.width or WIDTH, ellipsis=True)
            click = Style.from_meta({"@click": f"screen.go_to({step.id!r})"})
            parts.append(line.stylize(click))
            if step.kind not in PLAIN_STEPS:
                style = "$text-error" if step.status == "wrong" else "dim"
                parts.append(literal(f"    {catalogue.text(f'screens.status.{step.status}')}", style))
        put(self, Content("\n").join(parts))


class StepLine(Static):
    """The present step in one line, for narrow terminals."""

    def show(self, assessment: Assessment, current: str, catalogue: Catalogue) -> None:
        """Show where the user is."""
        ids = [step.id for step in assessment.steps]
        at = ids.index(current)
        shown = step_line(assessment, assessment.steps[at], catalogue, is_masked=shell(self).is_masked)
        put(self, literal(say(self, "step_of", number=at + 1, count=len(ids), title=shown)))
