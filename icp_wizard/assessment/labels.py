"""What answers, people and items are called: by their question, their role, their number among several.

Pure functions of an assessment and a catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.unasked import name_paths, numbers_of
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.outline import Privacy
from icp_wizard.filing.outline.declared import field_at
from icp_wizard.filing.outline.placed import person_path, split_role
from icp_wizard.filing.places import pattern_of
from icp_wizard.text import trimmed

if TYPE_CHECKING:
    from icp_wizard.assessment.model import Assessment, FieldView
    from icp_wizard.i18n import Catalogue


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
    if named:
        called = answer_in_words(assessment.answers, named, catalogue)
    else:
        called, _ = unasked_name(assessment, item)
    return called or number_of(assessment, item, catalogue)


def unasked_name(assessment: Assessment, item: str) -> tuple[str, Privacy]:
    """What an item no question is about is called, as typed, and what that tells; empty for nothing."""
    for path in name_paths(assessment.answers, item):
        field, typed = field_at(path), assessment.answers.stored(path)
        if field is not None and isinstance(typed, str) and (name := trimmed(typed)):
            return name, field.privacy
    return "", Privacy.PUBLIC


def number_of(assessment: Assessment, item: str, catalogue: Catalogue) -> str:
    """Which of several an item is; empty where it is the only one."""
    numbers = next((v.placed.numbers for v in assessment.fields if v.placed.item == item), None)
    return numbered_items(numbers_of(assessment.answers, item) if numbers is None else numbers, catalogue)


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


def field_label(view: FieldView, catalogue: Catalogue) -> str:
    """The label of a field where it is asked; the role is said by the heading around it.

    Of a person who is the entity it is a person's, though the answer is kept with the entity. Where a change
    asks what is filed and what shall be, it says which of the two it is.
    """
    holder, leaf = split_role(view.key)
    asked = field_at(f"people.p0.{leaf}") if holder else None
    label = catalogue.text((asked or view.placed.field).label_id)
    return catalogue.text("outline.filed.becomes", label=label) if view.is_new else label


def full_label(view: FieldView, catalogue: Catalogue) -> str:
    """The label of a field away from its heading: with the role, and the item where there are several."""
    label = field_label(view, catalogue)
    if view.placed.role and split_role(view.key)[0] is not None:
        role = catalogue.text(f"outline.role.{view.placed.role}")
        label = catalogue.text("outline.of_role", role=role, label=label)
    item = paper_name(view, catalogue) or numbered_items(view.placed.numbers, catalogue)
    return catalogue.text("outline.of_item", item=item, label=label) if item else label


def answer_label(assessment: Assessment, path: str, catalogue: Catalogue) -> str:
    """What an answer is called, by stored path: as it is asked, of which of several items too."""
    view = next((view for view in assessment.fields if path in (view.placed.path, view.key)), None)
    return full_label(view, catalogue) if view else label_of(assessment, path, catalogue)


def paper_name(view: FieldView, catalogue: Catalogue) -> str:
    """The paper a field says something of; empty for other fields."""
    return catalogue.pack_text(view.paper.title) if view.paper else ""


def numbered_items(numbers: tuple[tuple[str, int], ...], catalogue: Catalogue) -> str:
    """One of several items, from the outside in: `website 2 · domain 1`."""
    return " · ".join(catalogue.text(f"outline.item.{kind}", number=number) for kind, number in numbers)
