"""What the form for a rule of one's own offers and shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.outline import Kind
from icp_wizard.rules import rule_text
from icp_wizard.rules.drafting import READABLE, operators_of
from icp_wizard.rules.drafting.model import NO, OFFERED_KINDS, OFFERED_ORDERS, YES
from icp_wizard.rules.vocabulary import TOPICS
from screens.widgets.choices import Choice, provinces

if TYPE_CHECKING:
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules.drafting import Condition, Readable
    from icp_wizard.session.drafting import Workbench
    from screens.drafting.form import Form

_CODES = {
    "mode": ("rule", "override"),
    "change": ("severity", "param", "lift"),
    "source.confidence": ("high", "medium", "low"),
}


def choices_for(form: Form, part: str, workbench: Workbench, catalogue: Catalogue) -> tuple[Choice, ...]:
    """What may be chosen in a row."""
    name, _, key = part.rpartition(".")
    if key in ("field", "operator", "given"):
        condition = form.slot(name)
        if key == "field" or condition is None:
            return _fields(catalogue, may_be_none=True)
        return _operators(condition, catalogue) if key == "operator" else _givens(condition, catalogue)
    if part == "severity":
        return tuple(
            Choice(code, catalogue.text(f"outline.severity.{code}")) for code in ("block", "warn", "info")
        )
    if part == "topic":
        return tuple(Choice(topic, catalogue.text(f"commands.topic.{topic}")) for topic in TOPICS)
    if part in ("applies_to", "orders"):
        codes = ("", *(OFFERED_KINDS if part == "applies_to" else OFFERED_ORDERS))
        return tuple(
            Choice(code, catalogue.text(f"screens.draft_rule.{part}.{code or 'all'}")) for code in codes
        )
    if part in ("rule", "param", "target"):
        return {"rule": _rules, "param": _params, "target": _targets}[part](form, workbench, catalogue)
    return tuple(Choice(code, catalogue.text(f"screens.draft_rule.{part}.{code}")) for code in _CODES[part])


def shown_in(form: Form, part: str, workbench: Workbench, catalogue: Catalogue) -> str:
    """What a row shows as chosen; "" for nothing."""
    value = form.value(part)
    codes = value if isinstance(value, tuple) else (value,)
    if part in ("demand.field", "when.0.field", "when.1.field") and not value:
        return catalogue.text("screens.draft_rule.no_condition")
    labels = {choice.code: choice.label for choice in choices_for(form, part, workbench, catalogue)}
    return catalogue.listed(labels.get(code, code) for code in codes if code or code in labels)


def field_name(readable: Readable, catalogue: Catalogue) -> str:
    """What a field is called, with the role of whoever it is about."""
    label = catalogue.text(readable.field.label_id)
    if not readable.role or readable.field.kind is Kind.PERSON:
        return label
    role = catalogue.text(f"outline.role.{readable.role}")
    return catalogue.text("outline.of_role", role=role, label=label)


def _fields(catalogue: Catalogue, *, may_be_none: bool) -> tuple[Choice, ...]:
    none = (Choice("", catalogue.text("screens.draft_rule.no_condition")),) if may_be_none else ()
    named = (Choice(r.path, field_name(r, catalogue), also=r.path) for r in READABLE.values())
    return (*none, *named)


def _operators(condition: Condition, catalogue: Catalogue) -> tuple[Choice, ...]:
    codes = operators_of(READABLE[condition.path].field)
    return tuple(Choice(code, catalogue.text(f"screens.draft_rule.operator.{code}")) for code in codes)


def _givens(condition: Condition, catalogue: Catalogue) -> tuple[Choice, ...]:
    field = READABLE[condition.path].field
    if field.kind is Kind.YES_NO:
        return (Choice(YES, catalogue.text("codes.yes")), Choice(NO, catalogue.text("codes.no")))
    if field.kind in (Kind.PROVINCE, Kind.REGION):
        return provinces(catalogue)
    if field.kind is Kind.PERSON:
        people = (r for r in READABLE.values() if r.field.kind is Kind.PERSON and r.path != condition.path)
        return tuple(Choice(r.path, field_name(r, catalogue)) for r in people)
    codes = CODES.get(field.options, ())
    return tuple(Choice(code.code, catalogue.text(label_id(field.options, code.code))) for code in codes)


def _rules(form: Form, workbench: Workbench, catalogue: Catalogue) -> tuple[Choice, ...]:
    """The rules of the packs that came with the program; those of one's own are changed where they stand."""
    rules = [rule for rule in workbench.assessment.rulebook.rules if not rule.is_from_overlay]
    return tuple(Choice(rule.id, f"{rule.id}  {rule_text(rule, catalogue)}") for rule in rules)


def _params(form: Form, workbench: Workbench, catalogue: Catalogue) -> tuple[Choice, ...]:
    rule = workbench.overridden(form.override)
    params = rule.params if rule else {}
    return tuple(Choice(name, f"{name} = {_value(value, catalogue)}") for name, value in params.items())


def _value(value: object, catalogue: Catalogue) -> str:
    return catalogue.listed(map(str, value)) if isinstance(value, tuple) else str(value)


def _targets(form: Form, workbench: Workbench, catalogue: Catalogue) -> tuple[Choice, ...]:
    found = workbench.targets(form.drafted)
    return tuple(
        Choice(
            target.file,
            catalogue.text(
                f"screens.draft_rule.target.{'new' if target.is_new else 'there'}", file=target.file
            ),
        )
        for target in found
    )
