"""A change order as what it is: the filed value beside the wanted one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.conditions import State
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.filed import dropped_domains, filed_path, is_as_filed
from icp_wizard.filing.parts import changing_parts
from icp_wizard.rules.vocabulary import ORDER_GROUPS

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment, FieldView
    from icp_wizard.i18n import Catalogue


def is_change(assessment: Assessment) -> bool:
    """Whether the order changes what is filed."""
    return assessment.route.order_type in ORDER_GROUPS["change"]


def is_changing(assessment: Assessment, view: FieldView) -> bool:
    """Whether a field is one of those a change order is about: of a person, by the role."""
    part = view.placed.role or view.placed.field.part
    is_of_it = part != "service" and part in changing_parts(assessment.answers)  # its kind never changes
    return is_change(assessment) and (is_of_it or bool(_filed_at(assessment, view)))


def filed_line(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> str:
    """What is filed of a field in a change order, and whether it stays; empty where that is not known."""
    filed = answer_in_words(assessment.answers, _filed_at(assessment, view), catalogue)
    if not filed:
        return ""
    is_same = is_as_filed(assessment.answers, view.key, view.placed.path)
    return catalogue.text("outline.filed.same" if is_same else "outline.filed.is", filed=filed)


def dropped_line(assessment: Assessment, service: str, catalogue: Catalogue) -> str:
    """Which domains a change takes out of a service; empty for none."""
    are_asked = is_change(assessment) and "domains" in changing_parts(assessment.answers)
    names = dropped_domains(assessment.answers.data, service) if are_asked else ()
    return catalogue.text("outline.filed.dropped", domains=catalogue.listed(names)) if names else ""


def _filed_at(assessment: Assessment, view: FieldView) -> str:
    place = filed_path(assessment.answers.data, view.key) if is_change(assessment) else None
    return place if place and assessment.answers.answer(place).state is State.VALUE else ""


def service_name(assessment: Assessment, service: str, catalogue: Catalogue) -> str:
    """What a wanted service is called: by its name, or by the one it is filed under, which may stay."""
    answers, path = assessment.answers, f"{service}.name"
    filed = filed_path(answers.data, path)
    called = answer_in_words(answers, path, catalogue)
    return called or (answer_in_words(answers, filed, catalogue) if filed else "")
