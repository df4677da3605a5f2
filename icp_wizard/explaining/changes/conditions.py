"""Conditions of rules in words, seen from no draft: each leaf a short sentence about named answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from icp_wizard.conditions import All, AnyOf, Define, RelativeDate
from icp_wizard.conditions.operators import OPERANDS
from icp_wizard.explaining.naming import path_label
from icp_wizard.filing.codes import CODES, label_id
from icp_wizard.filing.outline.declared import FIELDS
from icp_wizard.rules.paths import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icp_wizard.conditions import Leaf, Node
    from icp_wizard.filing.outline import Field
    from icp_wizard.i18n import Catalogue

_STORED: Final = {
    "order": "intent",
    "entity": "wanted.entity",
    "person": "people.*",
    "material": "materials.*",
    "service": "wanted.services.*",
    "domain": "wanted.services.*.domains.*",
    "access": "wanted.services.*.access.*",
    "pre_approval": "wanted.services.*.pre_approvals.*",
}
"""Where the answers under the roots of rule paths are declared."""

MOST_NAMED: Final = 6
"""Values of a list that are named; of more, how many there are."""


def condition_texts(nodes: Iterable[Node], catalogue: Catalogue) -> tuple[str, ...]:
    """What must hold, one sentence for each of the nodes."""
    return tuple(_text(node, catalogue) for node in nodes)


def _field(path: str) -> Field | None:
    for candidate in (path, named(path)):
        root, _, rest = candidate.partition(".")
        if field := FIELDS.get(f"{_STORED.get(root, root)}.{rest}"):
            return field
    return None


def _text(node: Node, catalogue: Catalogue) -> str:
    if isinstance(node, Define):
        return _text(node.child, catalogue)
    if isinstance(node, (All, AnyOf)):
        parts = condition_texts(node.children, catalogue)
        kind = "any" if isinstance(node, AnyOf) else "all"
        said = catalogue.text(f"explaining.condition.{kind}.join").join(parts)
        return catalogue.text(f"explaining.condition.{kind}", parts=said) if len(parts) > 1 else said
    return _leaf(node, catalogue)


def _leaf(leaf: Leaf, catalogue: Catalogue) -> str:
    labels = catalogue.listed(path_label(path, catalogue) for path in leaf.paths)
    if leaf.left == "check":
        return catalogue.text("explaining.condition.check", name=leaf.check, left=labels)
    left = (
        labels if leaf.left == "field" else catalogue.text(f"explaining.condition.{leaf.left}", left=labels)
    )
    right = _right(leaf, catalogue)
    return catalogue.text(f"explaining.operator.{leaf.operator}", left=left, right=right)


def _right(leaf: Leaf, catalogue: Catalogue) -> str:
    items = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
    if OPERANDS[leaf.operator] in ("path", "paths"):
        return catalogue.listed(path_label(str(item), catalogue) for item in items)
    field = _field(leaf.paths[0])
    shown = catalogue.listed(value_text(item, catalogue, field) for item in items[:MOST_NAMED])
    if len(items) > MOST_NAMED:
        return catalogue.text("explaining.condition.more", values=shown, count=len(items))
    return shown


def value_text(value: object, catalogue: Catalogue, field: Field | None = None) -> str:
    """A value of a rule as people read it: yes and no, dates, codes of a field by their label."""
    if isinstance(value, bool):
        return catalogue.text(f"explaining.value.{'yes' if value else 'no'}")
    if isinstance(value, RelativeDate):
        return catalogue.text(f"explaining.date.{value.unit}", amount=value.amount)
    if isinstance(value, date):
        return value.isoformat()
    options = field.options if field else ""
    if options and any(code.code == value for code in CODES[options]):
        return catalogue.text(label_id(options, str(value)))
    return str(value)
