"""Ways to clear a finding in words: what to do, and what trying it has shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from icp_wizard import regions
from icp_wizard.assessment.labels import answer_label, ask_of, item_name, place_name
from icp_wizard.assessment.material_texts import material_title
from icp_wizard.assessment.materials import OWN_SIGNERS
from icp_wizard.assessment.texts import cause_text, finding_text
from icp_wizard.explaining.clearing import Verdict, Way, with_changes
from icp_wizard.filing.codes import label_id
from icp_wizard.filing.display import province_name
from icp_wizard.filing.outline import Kind
from icp_wizard.filing.outline.declared import field_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment import Assessment, Finding, MaterialView
    from icp_wizard.conditions import Cause
    from icp_wizard.explaining.steps import Step
    from icp_wizard.filing.outline.model import Field
    from icp_wizard.i18n import Catalogue
    from icp_wizard.rules import Material

MOST_NAMED: Final = 8
"""How many values of one step are named."""

MOST_ALIKE: Final = 3
"""How many answers that say the same are told one by one."""

MOST_CAUSES: Final = 12
"""How many answers behind something are told."""

MOST_COSTS: Final = 5
"""How much of what would block then is named."""

_CHOSEN: Final = ("choose", "choose_too", "fill", "set", "other")
"""Steps whose values the user may choose from; other values come from what was typed."""


def cause_lines(
    assessment: Assessment, causes: Iterable[Cause], catalogue: Catalogue, *, with_values: bool
) -> Iterator[str]:
    """Answers something rests on, of which of several items; many that say the same once, and how many."""
    alike: dict[str, list[Cause]] = {}
    for cause in causes:
        text = cause_text(assessment, cause, catalogue, with_values=with_values)
        alike.setdefault(text, []).append(cause)
    lines: list[str] = []
    for text, group in alike.items():
        if len(group) > MOST_ALIKE:
            lines.append(catalogue.text("explaining.cause.alike", text=text, count=len(group)))
            continue
        lines += (
            cause_text(assessment, cause, catalogue, with_values=with_values, with_item=True)
            for cause in group
        )
    yield from lines[:MOST_CAUSES]
    if rest := len(lines[MOST_CAUSES:]):
        yield catalogue.text("explaining.cause.more", count=rest)


def deciding_path(finding: Finding) -> str:
    """Where the kind of certificate is answered that a wrong number was read as; empty for other answers."""
    path = next(iter(finding.about), "") if finding.problem else ""
    field = field_at(path) if path else None
    return f"{path.rpartition('.')[0]}.{field.format_by}" if field and field.format_by else ""


def way_text(assessment: Assessment, way: Way, catalogue: Catalogue, *, with_values: bool = True) -> str:
    """A way in one sentence; of one that costs, what would stand in the way then."""
    text = _done(assessment, way, catalogue, with_values=with_values)
    if way.verdict is not Verdict.COSTS:
        return text
    between = catalogue.text("explaining.library.between")
    costs = between.join(_costs(assessment, way, catalogue, with_values=with_values))
    return catalogue.text("explaining.way.costs", way=text, costs=costs)


def _done(assessment: Assessment, way: Way, catalogue: Catalogue, *, with_values: bool) -> str:
    if way.kind == "material":
        return _material(assessment, way, catalogue, with_values=with_values)
    if way.kind == "confirmation":
        return catalogue.text("explaining.way.confirm", ask=ask_of(assessment, way.key, catalogue))
    steps = (step_text(assessment, step, catalogue) for step in way.steps)
    text = catalogue.text("explaining.way.and").join(steps)
    return text[:1].upper() + text[1:]


def _material(assessment: Assessment, way: Way, catalogue: Catalogue, *, with_values: bool) -> str:
    view = next(view for view in assessment.materials if view.key == way.key)
    title = titled(assessment, view, catalogue, with_values=with_values)
    kind = "several" if len(view.options) > 1 else _come_by(view.options[0])
    return catalogue.text(f"explaining.way.material.{kind}", title=title)


def _come_by(material: Material) -> str:
    """How one comes by a material: by its kind; said otherwise where that would not be true of it."""
    if not material.pictures:
        return "handed_in"
    if material.kind == "official" and not material.form:
        return "template"
    if material.kind == "issued" and material.signer in OWN_SIGNERS:
        return "statement"
    return material.kind


def titled(assessment: Assessment, view: MaterialView, catalogue: Catalogue, *, with_values: bool) -> str:
    """A material and whom or what it is about; without values nobody is named."""
    about = (item_name if with_values else place_name)(assessment, view.need.about, catalogue)
    title = material_title(view, catalogue)
    return catalogue.text("explaining.way.material_about", title=title, about=about) if about else title


def _costs(assessment: Assessment, way: Way, catalogue: Catalogue, *, with_values: bool) -> list[str]:
    changes: dict[str, Any] = {step.path: step.values[0] for step in way.steps if step.values}
    after = with_changes(assessment, changes)
    found = [after.finding_by_key[key] for key in way.turns_on if key in after.finding_by_key]
    said = [finding_text(after, one, catalogue, with_values=with_values) for one in found]
    return list(dict.fromkeys(said))[:MOST_COSTS]


def step_text(assessment: Assessment, step: Step, catalogue: Catalogue) -> str:
    """One answer to give otherwise, in words."""
    label, field = answer_label(assessment, step.path, catalogue), field_at(step.path)
    said = _listed(step, _said(assessment, step, field, catalogue), catalogue)
    values = _values(step, field, catalogue) if step.how in _CHOSEN else []
    shown = catalogue.listed(values[:MOST_NAMED])
    if len(values) > MOST_NAMED:
        shown = catalogue.text("explaining.step.more_values", values=shown, count=len(values))
    several = "_one_of" if len(values) > 1 else "_it" if values else ""
    message = f"explaining.step.{step.how}{several}"
    return catalogue.text(message, label=label, said=said, values=shown)


def _listed(step: Step, said: list[str], catalogue: Catalogue) -> str:
    """What a step names; words to be written stand in quotes, and one of them will do."""
    if step.how not in ("write", "begin", "end", "take_out"):
        return catalogue.listed(said)
    quoted = [catalogue.text("explaining.step.word", word=word) for word in said]
    if step.how == "take_out":
        return catalogue.listed(quoted)
    return catalogue.text("explaining.step.or").join(quoted)


def _said(assessment: Assessment, step: Step, field: Field | None, catalogue: Catalogue) -> list[str]:
    if step.how in ("same_as", "alike", "differ_from", "apart", "agree"):
        return [answer_label(assessment, path, catalogue) for path in step.said]
    if field is not None and field.options and step.how not in ("more", "fewer"):  # these say how many
        return [_option(field, code, catalogue) for code in step.said]
    return list(step.said)


def _values(step: Step, field: Field | None, catalogue: Catalogue) -> list[str]:
    if field is None:
        return []
    if step.how == "choose_too":
        return [_option(field, value[-1], catalogue) for value in step.values]
    return [value_text(field, value, catalogue) for value in step.values]


def value_text(field: Field, value: Any, catalogue: Catalogue) -> str:
    """A value that an answer may be given, as people read it."""
    if field.kind is Kind.YES_NO:
        return catalogue.text("codes.yes" if value else "codes.no")
    if isinstance(value, (tuple, list)):
        return catalogue.listed(_option(field, code, catalogue) for code in value)
    if field.kind is Kind.PROVINCE:
        return province_name(str(value), catalogue)
    if field.kind is Kind.REGION:
        return regions.full_name(str(value))
    return _option(field, value, catalogue)


def _option(field: Field, code: Any, catalogue: Catalogue) -> str:
    return catalogue.text(label_id(field.options, str(code))) if field.options else str(code)
