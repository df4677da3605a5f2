"""Papers and pictures the rules want, and the forms among them that we print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.wanted import FormNeed, MaterialView, SlotView
from icp_wizard.conditions import State
from icp_wizard.filing.attached import digest_of, is_ticked, named_in
from icp_wizard.filing.parts import is_whole
from icp_wizard.rules import Status
from icp_wizard.rules.paths import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, FieldView
    from icp_wizard.conditions import Reading
    from icp_wizard.filing.answers import Answers
    from icp_wizard.filing.attached import Item
    from icp_wizard.filing.scopes import Scope
    from icp_wizard.rules import Material, MaterialNeed, Outcome, Picture, Rulebook

OFFICIAL = "official"
FINGERPRINT_INSTEAD = "fingerprint_instead"
"""Codes of seals, as materials and the catalogues have them."""

OWN_SIGNERS = ("legal_representative", "entity_principal", "service_principal", "applicant")
"""Signers on the applicant's side; what others sign comes signed."""


def names_on_forms(rulebook: Rulebook, outcomes: Iterable[Outcome]) -> frozenset[str]:
    """Names of the answers that forms wanted for certain print, as rules' shapes call them."""
    certain = (o.material for o in outcomes if o.material and o.status is not Status.UNDECIDED)
    kinds = {kind for need in certain for kind in need.kinds}
    return frozenset(named(path) for kind in kinds for path in rulebook.materials[kind].printed)


def material_views(
    answers: Answers, rulebook: Rulebook, findings: tuple[Finding, ...]
) -> tuple[MaterialView, ...]:
    """Each need once, with all rules that ask for it."""
    asking: dict[MaterialNeed, list[Finding]] = {}
    for finding in findings:
        if finding.outcome and finding.outcome.material:
            asking.setdefault(finding.outcome.material, []).append(finding)
    views = [_view(answers, rulebook, need, by) for need, by in asking.items()]
    return tuple(_with_sameness(views))


def _view(answers: Answers, rulebook: Rulebook, need: MaterialNeed, by: list[Finding]) -> MaterialView:
    options = tuple(rulebook.materials[kind] for kind in need.kinds)
    items = answers.stored("materials")
    pictures = {kind: rulebook.pictures[kind] for kind in need.kinds}
    return MaterialView(
        need=need,
        options=options,
        asked_by=tuple(by),
        is_undecided=all(finding.status is Status.UNDECIDED for finding in by),
        is_ready=answers.material_state(pictures, need.about) is True,
        is_ticked=any(is_ticked(items, kind, need.about) for kind in need.kinds),
        slots=tuple(
            _slot(items, option, need.about, picture) for option in options for picture in option.pictures
        ),
    )


def _slot(items: list[Item], material: Material, about: str | None, picture: Picture) -> SlotView:
    found = named_in(items, material.id, about, picture.id)
    if found is None:
        return SlotView(material, about, picture)
    name = found.get("file")
    return SlotView(
        material, about, picture, found["id"], name if isinstance(name, str) else "", digest_of(found)
    )


def _with_sameness(views: list[MaterialView]) -> Iterator[MaterialView]:
    """Each slot told which others hold its picture: the front of a card given for both sides, say."""
    holders: dict[str, dict[str, None]] = {}
    for slot in (slot for view in views for slot in view.slots if slot.is_filled):
        holders.setdefault(slot.sha256, {})[slot.key] = None
    for view in views:
        slots = (
            slot._replace(same_as=tuple(key for key in holders.get(slot.sha256, ()) if key != slot.key))
            for slot in view.slots
        )
        yield view._replace(slots=tuple(slots))


def answers_about(assessment: Assessment, view: MaterialView) -> tuple[FieldView, ...]:
    """What is asked of a material the user has."""
    wanted = {item["id"] for item in assessment.answers.stored("materials") if _is_of(item, view)}
    return tuple(field for field in assessment.fields if field.paper and field.placed.item in wanted)


def missing_for(assessment: Assessment, view: MaterialView) -> tuple[str, ...]:
    """Stored paths of the answers that the form of a material still lacks; none where it has no form."""
    needs = (need for need in assessment.forms if need.material in view.options)
    return tuple(path for need in needs if need.about == view.need.about for path in need.missing)


def _is_of(item: Item, view: MaterialView) -> bool:
    return item.get("kind") in view.need.kinds and item.get("about") == view.need.about


def form_needs(answers: Answers, materials: tuple[MaterialView, ...]) -> tuple[FormNeed, ...]:
    """The forms to print: those of materials that are wanted for certain and have one."""
    return tuple(
        _form(answers, view, material)
        for view in materials
        if not view.is_undecided
        for material in view.options
        if material.form
    )


def _form(answers: Answers, view: MaterialView, material: Material) -> FormNeed:
    need = FormNeed(material.form, material, view.need.about, view.asked_by, ())
    scopes = [answers.scope(kind, item) for kind, item in need.wanted_by]
    missing = (path for scope in scopes for path in missing_answers(material, scope))
    return need._replace(missing=tuple(dict.fromkeys(missing)))


def missing_answers(material: Material, scope: Scope) -> tuple[str, ...]:
    """Stored paths of answers the form needs that are not there or not sound.

    What another order than a new filing does not ask stays as it is filed: it is not missing.
    """
    missing: dict[str, None] = {}
    for path in material.needs:
        reading = scope.read(path)
        if is_left_alone(scope, reading):
            continue
        gaps = [c.path for c in (*reading.causes, *reading.pending) if c.state is not State.VALUE]
        if reading.state is not State.VALUE or reading.value in ((), "") or reading.pending:
            gaps = gaps or [cause.path for cause in reading.causes] or [path]
        missing.update(dict.fromkeys(gaps))
    return tuple(missing)


def is_left_alone(scope: Scope, reading: Reading) -> bool:
    """Whether an answer is not asked because the order leaves that part of the filing as it is."""
    nothing = reading.state is State.VALUE and not (reading.value or reading.causes or reading.pending)
    return not is_whole(scope.answers) and (nothing or reading.state is State.IRRELEVANT)


def seal_of(assessment: Assessment, material: Material) -> str:
    """What is stamped beside the signature: a fingerprint instead where the unit has no seal of its own."""
    return FINGERPRINT_INSTEAD if material.seal == OFFICIAL and lacks_seal(assessment) else material.seal


def lacks_seal(assessment: Assessment) -> bool:
    """Whether papers go without a seal: a sole trader has none, and no rule insists on one.

    Fingerprint and certificate number take its place then, as the advice in the packs has it.
    """
    has_seal = assessment.answers.read("entity.has_seal")
    if has_seal.state is not State.VALUE or has_seal.value:
        return False
    paths = {cause.path for cause in has_seal.causes}
    return not any(finding.is_blocking and paths & {*finding.about} for finding in assessment.findings)
