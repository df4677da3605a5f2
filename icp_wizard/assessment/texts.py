"""Findings in words: what, and because of what; `authority.py` says whose word. One wording for every place.

Pure functions of an assessment and a catalogue. Values of answers appear only where `with_values` is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.assess import SUPPORTED_ORDERS
from icp_wizard.assessment.authority import marked
from icp_wizard.assessment.materials import FINGERPRINT_INSTEAD, seal_of
from icp_wizard.conditions import Cause, State
from icp_wizard.dates import nth_working_day
from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.display import answer_in_words, province_name
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.placed import person_path, split_role
from icp_wizard.filing.places import pattern_of
from icp_wizard.rules import rule_text
from icp_wizard.rules.gaps import concerning

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.assessment.model import Assessment, FieldView
    from icp_wizard.assessment.narrowing import OptionView
    from icp_wizard.assessment.wanted import MaterialView, SlotView
    from icp_wizard.i18n import Catalogue


def finding_text(
    assessment: Assessment,
    finding: Finding,
    catalogue: Catalogue,
    *,
    with_values: bool = True,
    with_item: bool = True,
) -> str:
    """What the finding says, in one or two sentences that say what to do, and of which of several items.

    Without values the labels of answers stand where the answers would, and parts of them are not named.
    """
    text = _text_alone(assessment, finding, catalogue, with_values)
    item = _item_of(assessment, finding, catalogue) if with_item else ""
    return catalogue.text("outline.of_item", item=item, label=text) if item else text


def fix_text(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """How to clear a finding: what its rule says of that, else which answers to look at."""
    rule = finding.outcome.rule if finding.outcome else None
    if rule is not None and rule.fix is not None:
        return rule_text(rule, catalogue, texts=rule.fix)
    labels = dict.fromkeys(label_of(assessment, path, catalogue) for path in finding.about)
    return catalogue.text("outline.fix.change", labels=catalogue.listed(labels)) if labels else ""


def _item_of(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """Which of several websites, domains … or which paper a finding is about."""
    for view in assessment.fields if finding.item or finding.problem else ():
        if view.placed.item == finding.item if finding.item else view.placed.path in finding.about:
            return _paper_name(view, catalogue) or numbered_items(view.placed.numbers, catalogue)
    return ""


def _paper_name(view: FieldView, catalogue: Catalogue) -> str:
    return catalogue.pack_text(view.paper.title) if view.paper else ""


def _text_alone(assessment: Assessment, finding: Finding, catalogue: Catalogue, with_values: bool) -> str:
    if finding.outcome is None:
        return _problem_text(finding, catalogue, with_values) if finding.problem else finding.rule_id
    rule = finding.outcome.rule
    scope = assessment.answers.scope(rule.scope, finding.item)

    def shown(path: str) -> str:
        causes = scope.read(path).causes
        if not causes:
            return ""
        if not with_values:
            return label_of(assessment, causes[0].path, catalogue)
        return answer_in_words(assessment.answers, causes[0].path, catalogue)

    lists = _option_lists(finding)
    text = rule_text(rule, catalogue, shown, show=lambda value: _param(value, lists, catalogue))
    return marked(text, rule, catalogue)


def _problem_text(finding: Finding, catalogue: Catalogue, with_values: bool) -> str:
    problem = finding.problem
    if problem is None:
        return ""
    withheld = f"{problem.message_id}.withheld"  # there is one where the message names parts of the answer
    message_id = withheld if not with_values and catalogue.has(withheld) else problem.message_id
    return catalogue.text(message_id, **dict(problem.values))


def _option_lists(finding: Finding) -> tuple[str, ...]:
    """Names of the option lists of the answers a finding is about: its params may be codes of these."""
    found = (field_at(path) for path in finding.about)
    return tuple(dict.fromkeys(field.options for field in found if field and field.options))


def _param(value: object, lists: tuple[str, ...], catalogue: Catalogue) -> str:
    """A param as people read it: codes by their label."""
    for options in lists:
        if any(code.code == value for code in CODES[options]):
            return catalogue.text(label_id(options, str(value)))
    return str(value)


def confirmation_text(assessment: Assessment, finding: Finding, catalogue: Catalogue) -> str:
    """What the user is asked to confirm, and about whom or what."""
    if finding.outcome is None:
        return finding.rule_id
    about = item_name(assessment, finding.item, catalogue)
    ask = marked(ask_of(assessment, finding.outcome.rule.confirm, catalogue), finding.outcome.rule, catalogue)
    return catalogue.text("outline.of_item", item=about, label=ask) if about else ask


def excluded_texts(
    assessment: Assessment, view: FieldView, option: OptionView, catalogue: Catalogue, *, with_values: bool
) -> tuple[str, ...]:
    """Why an option cannot be chosen here: what each rule says that leaves it out; nothing where it can."""
    applying = [finding for finding in view.findings if finding.rule_id in option.excluded_by]
    said = [finding_text(assessment, finding, catalogue, with_values=with_values) for finding in applying]
    return tuple(dict.fromkeys(said))


def item_name(assessment: Assessment, item: str | None, catalogue: Catalogue) -> str:
    """What an item is called: a person by roles and name, others by name or number; empty for the whole."""
    if item is None:
        return ""
    roles = assessment.answers.roles.get(item, ())
    if roles:
        answers = assessment.answers
        name = answer_in_words(answers, person_path(answers.data, item, "name"), catalogue)
        titles = catalogue.listed(catalogue.text(f"outline.role.{role}") for role in roles)
        return catalogue.text("outline.of_role", role=titles, label=name) if name else titles
    named = next(
        (v.placed.path for v in assessment.fields if v.placed.item == item and v.key.endswith(".name")), None
    )
    called = answer_in_words(assessment.answers, named, catalogue) if named else ""
    return called or number_of(assessment, item, catalogue)


def number_of(assessment: Assessment, item: str, catalogue: Catalogue) -> str:
    """Which of several an item is; empty where it is the only one."""
    numbers = next((v.placed.numbers for v in assessment.fields if v.placed.item == item), ())
    return numbered_items(numbers, catalogue)


def place_name(assessment: Assessment, item: str | None, catalogue: Catalogue) -> str:
    """Which person or item, without its name: by roles, or by number among several; empty for the whole."""
    roles = assessment.answers.roles.get(item or "", ())
    titles = catalogue.listed(catalogue.text(f"outline.role.{role}") for role in roles)
    return titles or (number_of(assessment, item, catalogue) if item else "")


def ask_of(assessment: Assessment, key: str, catalogue: Catalogue) -> str:
    """What a confirmation asks, by its `id` or `id@item`; of whom or what is not said."""
    confirmation = assessment.rulebook.confirmations.get(key.partition("@")[0])
    if confirmation is None:
        return catalogue.text("outline.root.confirmations")
    return catalogue.pack_text(confirmation.ask)


def _confirmation_label(assessment: Assessment, key: str, catalogue: Catalogue) -> str:
    about = place_name(assessment, key.partition("@")[2], catalogue)
    ask = ask_of(assessment, key, catalogue)
    return catalogue.text("outline.of_item", item=about, label=ask) if about else ask


def label_of(assessment: Assessment, path: str, catalogue: Catalogue) -> str:
    """What an answer is called: its label, with the role of the person or the number of the item."""
    root, _, rest = path.partition(".")
    if root == "confirmations":
        return _confirmation_label(assessment, rest, catalogue)
    if root == "materials" and (view := assessment.field_for(path)):
        return full_label(view, catalogue)
    role, leaf = _role_and_leaf(assessment, path)
    field = field_at(f"people.p0.{leaf}" if role else path)
    if field is None:
        return _label_of_other(path, catalogue)
    label = catalogue.text(field.label_id)
    return (
        catalogue.text("outline.of_role", role=catalogue.text(f"outline.role.{role}"), label=label)
        if role
        else label
    )


def _role_and_leaf(assessment: Assessment, path: str) -> tuple[str, str]:
    root, _, rest = path.partition(".")
    if root == "people":
        person, _, leaf = rest.partition(".")
        roles = assessment.answers.roles.get(person, ())
        return (roles[-1] if len(roles) == 1 else roles[0], leaf) if roles else ("", leaf)
    holder, leaf = split_role(path)
    if holder is None:
        return "", path
    names = {
        "wanted.entity.legal_representative": "legal_representative",
        "wanted.entity.principal": "entity_principal",
    }
    return names.get(holder, "service_principal"), leaf


def _label_of_other(path: str, catalogue: Catalogue) -> str:
    label = f"outline.root.{pattern_of(path).replace('.*', '')}"
    return catalogue.text(label) if catalogue.has(label) else path


def why_text(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> str:
    """Why a field is asked, as it holds for this entity and this kind of certificate."""
    return _fitting(assessment, view, view.placed.field.why_id, catalogue)


def example_text(assessment: Assessment, view: FieldView, catalogue: Catalogue) -> str:
    """An example answer that this entity could give, of the kind of certificate that was chosen."""
    return _fitting(assessment, view, view.placed.field.example_id, catalogue)


def _fitting(assessment: Assessment, view: FieldView, message_id: str, catalogue: Catalogue) -> str:
    """The message of the code that decides the format, or for a person as entity, if there is one."""
    answers, field = assessment.answers, view.placed.field
    place = (view.placed.path or view.key).rpartition(".")[0]
    deciding = answers.answer(f"{place}.{field.format_by}").raw if field.format_by else None
    nature = answers.read("entity.nature").value
    for variant in (deciding, nature):
        if isinstance(variant, str) and catalogue.has(f"{message_id}.{variant}"):
            return catalogue.text(f"{message_id}.{variant}")
    return catalogue.text(message_id)


def field_label(view: FieldView, catalogue: Catalogue) -> str:
    """The label of a field where it is asked; the role is said by the heading around it.

    Of a person who is the entity it is a person's, though the answer is kept with the entity.
    """
    holder, leaf = split_role(view.key)
    asked = field_at(f"people.p0.{leaf}") if holder else None
    return catalogue.text((asked or view.placed.field).label_id)


def full_label(view: FieldView, catalogue: Catalogue) -> str:
    """The label of a field away from its heading: with the role, and the item where there are several."""
    label = field_label(view, catalogue)
    if view.placed.role and split_role(view.key)[0] is not None:
        role = catalogue.text(f"outline.role.{view.placed.role}")
        label = catalogue.text("outline.of_role", role=role, label=label)
    item = _paper_name(view, catalogue) or numbered_items(view.placed.numbers, catalogue)
    return catalogue.text("outline.of_item", item=item, label=label) if item else label


def answer_label(assessment: Assessment, path: str, catalogue: Catalogue) -> str:
    """What an answer is called, by stored path: as it is asked, of which of several items too."""
    view = next((view for view in assessment.fields if path in (view.placed.path, view.key)), None)
    return full_label(view, catalogue) if view else label_of(assessment, path, catalogue)


def numbered_items(numbers: tuple[tuple[str, int], ...], catalogue: Catalogue) -> str:
    """One of several items, from the outside in: `website 2 · domain 1`."""
    return " · ".join(catalogue.text(f"outline.item.{kind}", number=number) for kind, number in numbers)


_MISSING = {"text": "write", "date": "write", "lines": "write", "region": "write", "yes_no": "answer"}
"""What is done about an open field, by its kind."""


def missing_text(view: FieldView, catalogue: Catalogue) -> str:
    """What to do about a field that is still open: an optional one may be left empty, but on purpose."""
    if view.need == "optional":
        return catalogue.text("outline.missing.optional", label=full_label(view, catalogue))
    kind = _MISSING.get(view.placed.field.kind, "choose")
    return catalogue.text(f"outline.missing.{kind}", label=full_label(view, catalogue))


def cause_text(
    assessment: Assessment,
    cause: Cause,
    catalogue: Catalogue,
    *,
    with_values: bool,
    with_item: bool = False,
) -> str:
    """An answer something rests on: label and state, or label and value; with its item where asked."""
    label = (answer_label if with_item else label_of)(assessment, cause.path, catalogue)
    shown = answer_in_words(assessment.answers, cause.path, catalogue) if with_values else ""
    if shown and cause.state in (State.VALUE, State.MALFORMED):
        return catalogue.text("outline.cause.value", label=label, value=shown)
    return catalogue.text(
        "outline.cause.state", label=label, state=catalogue.text(f"outline.state.{cause.state}")
    )


def severity_text(finding: Finding, catalogue: Catalogue) -> str:
    """How serious a finding is, in a word."""
    return catalogue.text(f"outline.severity.{finding.severity}")


def material_title(view: MaterialView, catalogue: Catalogue) -> str:
    """What a material is called; alternatives joined. Marked where only the user's own packs ask for it."""
    title = catalogue.text("outline.or").join(catalogue.pack_text(option.title) for option in view.options)
    rules = [finding.outcome.rule for finding in view.asked_by if finding.outcome]
    is_local = bool(rules) and all(rule.layer == "overlay" for rule in rules)
    return catalogue.text("outline.local", text=title) if is_local else title


def slot_title(slot: SlotView, catalogue: Catalogue) -> str:
    """What a picture is called: as its material, and where that has several, which of them."""
    title = catalogue.pack_text(slot.material.title)
    own = catalogue.pack_text(slot.picture.title) if slot.picture.title else ""
    return catalogue.text("outline.picture.of", title=title, picture=own) if own else title


def must_show(assessment: Assessment, slot: SlotView, catalogue: Catalogue) -> str:
    """What must be seen in a picture: as the pack says, else what holds for all of its kind.

    Packs speak of the seal; to whoever has none is said what stands in its place.
    """
    said = slot.picture.must_show
    shown = catalogue.pack_text(said) if said else catalogue.text(f"outline.picture.{slot.material.kind}")
    if seal_of(assessment, slot.material) == FINGERPRINT_INSTEAD:
        return catalogue.text("outline.picture.without_seal", shown=shown)
    return shown


def material_about(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> str:
    """Whom or what a material is about, in words; empty for the filing as a whole."""
    return item_name(assessment, view.need.about, catalogue)


def gap_texts(assessment: Assessment, catalogue: Catalogue) -> tuple[str, ...]:
    """What nobody has a source for, as far as it may concern this entity and order, and whom to ask.

    Claimed of complete packs only: of others nothing follows from what is not there. While the order is not
    known, it may become one of those this version prepares; where there is none, the way out may be any.
    """
    complete = {pack.id for pack in assessment.rulebook.packs if pack.is_complete}
    kinds = assessment.answers.read("entity.kinds").value
    order = assessment.route.order_type
    orders = SUPPORTED_ORDERS if order is None else {order}
    has_none = assessment.route.state is State.IRRELEVANT
    gaps = (
        gap
        for gap in assessment.rulebook.gaps
        if gap.pack in complete
        and (not gap.applies_to or not isinstance(kinds, tuple) or not set(gap.applies_to).isdisjoint(kinds))
        and (has_none or not gap.orders or not orders.isdisjoint(gap.orders))
    )
    answers, as_of = assessment.answers, assessment.as_of
    found = concerning(gaps, answers, as_of, checks=CHECKS, working_days=nth_working_day)
    own = {pack.id for pack in assessment.rulebook.packs if pack.layer == "overlay"}
    notes = ((catalogue.pack_text(gap.note), gap.pack in own) for gap in found)
    return tuple(catalogue.text("outline.local", text=note) if is_own else note for note, is_own in notes)


def pack_notice(assessment: Assessment, catalogue: Catalogue) -> str:
    """What is to be said of the packs themselves: incomplete, or none for this province; else empty."""
    province = next((pack for pack in assessment.rulebook.packs if pack.layer == "province"), None)
    if province is not None and not province.is_complete:
        return catalogue.text("outline.pack.incomplete", title=catalogue.pack_text(province.title))
    reading = assessment.answers.read("order.province")
    if province is None and reading.state is State.VALUE:
        name = province_name(str(reading.value), catalogue)
        return catalogue.text("outline.pack.none", province=name)
    return ""
