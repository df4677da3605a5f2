"""What the outline says of a field and of its places."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icp_wizard.conditions import Leaf, Node


class Kind(StrEnum):
    """How an answer is given and shown."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    DATE = "date"
    PROVINCE = "province"
    REGION = "region"
    PERSON = "person"
    LINES = "lines"


class Privacy(StrEnum):
    """What an answer tells about a person; decides masking and what a support case may carry."""

    PUBLIC = "public"
    NAME = "name"
    IDENTITY = "identity"
    CONTACT = "contact"
    ADDRESS = "address"
    FREE_TEXT = "free_text"


class Field(NamedTuple):
    """A field of the draft, declared once.

    `path` has `*` for ids of items. `format` names a format of `identifiers.FORMATS`; `format_by` names the
    sibling answer whose code decides it instead. `relevant` are conditions over the paths that rules read;
    all must hold for the field to be asked. `blank_as` names the sibling answer that the console is given
    where this one is left empty. `part` is the part of the filing it belongs to (`parts.py`); one without is
    asked of every filing.
    """

    path: str
    kind: Kind
    privacy: Privacy = Privacy.PUBLIC
    options: str = ""
    format: str = ""
    format_by: str = ""
    relevant: tuple[Node, ...] = ()
    max_length: int = 0
    blank_as: str = ""
    part: str = ""

    @property
    def name(self) -> str:
        """Short dotted name, as messages use it: `entity.name`, `person.mobile`, `domain.name`."""
        return short_name(self.path)

    @property
    def is_free_text(self) -> bool:
        """Whether it is a text of no format: judged in normal form, shown and printed as typed."""
        return self.kind is Kind.TEXT and not self.format and not self.format_by

    @property
    def label_id(self) -> str:
        """Message id of the label."""
        return f"outline.{self.name}.label"

    @property
    def why_id(self) -> str:
        """Message id of why this is asked."""
        return f"outline.{self.name}.why"

    @property
    def example_id(self) -> str:
        """Message id of an example answer."""
        return f"outline.{self.name}.example"


class Placement(NamedTuple):
    """One place where a field is asked.

    `path` is a path of the draft that may go through a role (`wanted.entity.principal.mobile`). `page` and
    `order` say where the provider's console asks the same; `page` is empty where it does not. `asked` are
    conditions of this place alone, where the answer counts also when it is not asked. `for_rules` marks what
    the console does not ask: it is asked only where a rule in force reads it, or a paper wanted for certain
    prints it.
    """

    step: str
    path: str
    page: str = ""
    order: int = 0
    role: str = ""
    asked: tuple[Leaf, ...] = ()
    for_rules: bool = False


class Collection(NamedTuple):
    """A list of items the user makes longer or shorter: one website more, one domain less.

    `at_least` items stay. `anchor` is the answer of the item around it behind which the first one is asked;
    `relevant` are conditions for there being any.
    """

    path: str
    step: str
    at_least: int = 1
    anchor: str = ""
    relevant: tuple[Leaf, ...] = ()


_ITEM_NAMES = {
    "record.services.*.domains.*": "filed_domain",
    "record.services.*": "filed_service",
    "wanted.services.*.domains.*": "domain",
    "wanted.services.*.access.*": "access",
    "wanted.services.*.pre_approvals.*": "pre_approval",
    "wanted.services.*": "service",
    "people.*": "person",
    "materials.*": "material",
    "wanted.entity": "entity",
    "wanted.plan": "plan",
}


@cache
def short_name(pattern: str) -> str:
    """`wanted.services.*.domains.*.name` is `domain.name`."""
    for prefix, name in _ITEM_NAMES.items():
        if pattern.startswith(prefix + "."):
            return name + pattern[len(prefix) :]
    return pattern
