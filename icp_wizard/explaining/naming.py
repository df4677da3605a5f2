"""What rules, topics, questions and paths are called, seen from no draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from icp_wizard.assessment.authority import marked
from icp_wizard.explaining.questions import is_worked_out, questions_behind, rule_path
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.rules import rule_text
from icp_wizard.rules.paths import named

if TYPE_CHECKING:
    from icp_wizard.explaining.questions import Question, Read
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Material, Rule
    from icp_wizard.rules.rule import Texts

_STORED: Final = {"service": "wanted.services", "services": "wanted.services", "material": "materials"}
"""Where a draft keeps what rules call so: lists have their labels by that."""


def sentence(rule: Rule, catalogue: Catalogue, texts: Texts | None = None) -> str:
    """The sentence of a rule, or its fix, seen from no draft: codes by their labels, answers by theirs."""
    lists = dict.fromkeys(question.options for path in rule.demanded for question in questions_behind(path))

    def shown(value: object) -> str:
        for options in lists:
            if any(code.code == value for code in CODES.get(options, ())):
                return catalogue.text(label_id(options, str(value)))
        return str(value)

    def answer(path: str) -> str:
        label = path_label(rule_path(path), catalogue)
        return catalogue.text("explaining.library.answer", label=label)

    return marked(rule_text(rule, catalogue, answer, texts, shown), rule, catalogue)


def topic_label(topic: str, catalogue: Catalogue) -> str:
    """What a topic means."""
    return catalogue.text(f"commands.topic.{topic}")


def question_label(question: Question, catalogue: Catalogue) -> str:
    """What a question is called, with whose answer it is."""
    label = catalogue.text(question.label_id)
    if not question.role:
        return label
    role = catalogue.text(f"outline.role.{question.role}")
    return catalogue.text("outline.of_role", role=role, label=label)


def question_text(question: Question, catalogue: Catalogue) -> str:
    """What a question is called, and at which step it is asked."""
    step = catalogue.text(f"outline.step.{question.step}")
    return catalogue.text("explaining.library.at_step", label=question_label(question, catalogue), step=step)


def read_text(read: Read, catalogue: Catalogue) -> str:
    """A question that a rule reads, and what it works out of the answer."""
    text = question_text(read.question, catalogue)
    if not read.through:
        return text
    value = worked_out_label(read.through, catalogue)
    return catalogue.text("explaining.library.read_for", label=text, value=value)


def worked_out_label(path: str, catalogue: Catalogue) -> str:
    """What a value that is worked out is called."""
    return catalogue.text(f"explaining.worked_out.{named(path)}")


def path_label(path: str, catalogue: Catalogue) -> str:
    """What the answer at a rule path is called, whether or not it is a question of the outline."""
    if is_worked_out(path):
        return worked_out_label(path, catalogue)
    for question in questions_behind(path):
        if question.name == path:
            return question_label(question, catalogue)
    item, dot, leaf = path.partition(".")
    labels = (f"outline.{path}.label", f"outline.root.{_STORED.get(item, item)}{dot}{leaf}")
    if label := next((label for label in labels if catalogue.has(label)), ""):
        return catalogue.text(label)
    asked = rule_path(path)  # of one of a list, or a part of an answer, it is the question that is known
    return path if asked == path else path_label(asked, catalogue)


def material_text(material: Material, catalogue: Catalogue) -> str:
    """What a material is called, and which form it is."""
    title = catalogue.pack_text(material.title)
    if not material.form:
        return title
    return catalogue.text("explaining.library.form", title=title, form=material.form)


def severity_text(rule: Rule, catalogue: Catalogue) -> str:
    """How serious a rule is, as it holds."""
    return catalogue.text(f"outline.severity.{rule.severity}")
