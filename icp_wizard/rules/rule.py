"""A rule and what goes with it, as they stand in a rulebook: compiled, frozen, ready to be carried."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - pydantic reads the annotations
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, TypeAlias

from icp_wizard.conditions import All, paths_read
from icp_wizard.conditions.model import required_leaves
from icp_wizard.conditions.operators import TRUE_ON_BLANK
from icp_wizard.rules.carrying import Carried, CarriedCondition  # noqa: TC001 - as above
from icp_wizard.rules.vocabulary import orders_of

if TYPE_CHECKING:
    from icp_wizard.conditions import Leaf

Severity: TypeAlias = Literal["block", "warn", "info"]
Layer: TypeAlias = Literal["national", "provider", "province", "overlay"]
LAYERS: Final[tuple[Layer, ...]] = ("national", "provider", "province", "overlay")
ScopeKind: TypeAlias = Literal["draft", "service", "domain", "access", "pre_approval", "person", "material"]
Voice: TypeAlias = Literal["authority", "provider", "other_provider", "third_party"]
Texts: TypeAlias = Mapping[str, str]
_ALWAYS: Final = All(())


@dataclass(frozen=True, slots=True)
class Identity:
    """Which pack: id, version, and the sha256 of the canonical JSON of the parsed pack.

    `covers` are the order types and groups it is written for so far; empty: every order.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    version: str
    sha256: str
    layer: Layer
    title: Texts
    province: str = ""
    is_complete: bool = False
    covers: tuple[str, ...] = ()

    def is_for(self, orders: Collection[str]) -> bool:
        """Whether it is written for each of the types an order may be; of none it may be, only if for all."""
        return not self.covers or (bool(orders) and set(orders).issubset(orders_of(self.covers)))


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `as_of` is as exact as known: "2025-12", "2022" or "unknown".

    `copy_of` is the key into `Rulebook.sources` of what it copies, where it is known to be a copy. `voice`
    says who speaks: whoever makes the rules, the provider that files, another provider, or somebody else.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    key: str
    pack: str
    publisher: str
    title: str
    locator: str
    confidence: Literal["high", "medium", "low"]
    as_of: str
    copy_of: str = ""
    voice: Voice | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Dissent:
    """A source (key into `Rulebook.sources`) that says otherwise, and what it says."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    source: str
    says: Texts


@dataclass(frozen=True, slots=True)
class Cap:
    """Why a rule warns where its pack says block: code of the reason, and the source it rests on or meets."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    reason: Literal["weak_sources", "dissent"]
    source: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line to put into a field; always Chinese."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a narrower pack did to a rule. `because` names the rule that takes the place of a lifted one.

    `reason` says why; the user's own packs always say it where they do more than restate.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    pack: str
    layer: Layer
    kind: Literal["restate", "change", "adopt", "lift"]
    cites: tuple[str, ...] = ()
    because: str = ""
    changed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    reason: Texts | None = None


@dataclass(frozen=True, slots=True)
class MaterialEffect:
    """One of these materials, about the item a path leads to ("" for the item of the rule)."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    kinds: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True)
class Rule:
    """One requirement, as it holds after adaptations, caps and params.

    At most one of `demand`, `material` and `confirm` is set; with none it is advice. A demand or confirmation
    may be `about` one answer more, which leads on as well where the rule fires. `severity` is capped,
    `declared` is what the pack says. `cites` are keys into `Rulebook.sources`. Where a rule marked
    `is_dead_end` fires and blocks, the filing cannot be made this way, whatever else is answered. An advice
    that `permits` says that there is no restriction where one might expect it; one with an `order` says which
    order type it is where its `when` holds; one with a `step` is the so manieth thing to do in the console,
    or away from it where it `is_offline`.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    pack: str
    layer: Layer
    topic: str
    severity: Severity
    declared: Severity
    scope: ScopeKind
    text: Texts
    when: CarriedCondition
    demand: CarriedCondition | None = None
    material: MaterialEffect | None = None
    confirm: str = ""
    about: str = ""
    at: str = ""
    params: Carried = field(default_factory=dict)
    applies_to: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    cap: Cap | None = None
    suggest: Suggestion | None = None
    fix: Texts | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    collected_on: date | None = None
    verified_on: date | None = None
    facts: tuple[str, ...] = ()
    replaces: str = ""
    is_dead_end: bool = False
    permits: bool = False
    order: str = ""
    step: int = 0
    is_offline: bool = False
    adaptations: tuple[Adaptation, ...] = ()

    @property
    def is_advice(self) -> bool:
        """Whether the rule only says something."""
        return self.demand is None and self.material is None and not self.confirm

    @cached_property
    def required(self) -> tuple[Leaf, ...]:
        """The leaves of the demand that must hold, whatever else does."""
        return required_leaves(self.demand) if self.demand is not None else ()

    @cached_property
    def narrowing(self) -> tuple[Leaf, ...]:
        """Those of them that leave out options of a choice."""
        return tuple(leaf for leaf in self.required if leaf.left == "field" and leaf.operator in _NARROWING)

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """Paths of the answers that must not be left empty if the demand is to hold."""
        return tuple(leaf.paths[0] for leaf in self.required if _is_false_on_blank(leaf))

    @cached_property
    def demanded(self) -> tuple[str, ...]:
        """All paths that the demand reads."""
        return paths_read(self.demand) if self.demand is not None else ()

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """All paths that it reads, in any of its parts."""
        paths = (*paths_read(self.when), *self.demanded)
        if self.material and self.material.about:
            paths = (*paths, self.material.about)
        if self.about:
            paths = (*paths, self.about)
        return (*paths, f"confirmations.{self.confirm}") if self.confirm else paths

    def is_valid_on(self, day: date) -> bool:
        """Whether the rule's period, both ends included, holds the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    @property
    def is_from_overlay(self) -> bool:
        """Whether the user's own pack wrote or changed it."""
        return self.layer == "overlay" or any(done.layer == "overlay" for done in self.adaptations)


_NARROWING: Final = ("in", "not_in", "has_none", "eq", "ne", "eq_field", "ne_field")


def _is_false_on_blank(leaf: Leaf) -> bool:
    return leaf.left in ("field", "count") and leaf.operator not in TRUE_ON_BLANK


@dataclass(frozen=True, slots=True)
class Upload:
    """The place in the console where a material is uploaded; `source` is a key into `Rulebook.sources`."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    place: Texts
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to upload of a material; what must be seen in it, where more is known than of all."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    title: Texts | None = None
    must_show: Texts | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A paper or picture that rules may require, and how much of it we may produce.

    `kind`: free (we write it), official (fill-in draft only), issued (by a third party), capture (picture).
    `seal` is empty where nothing is known of one, `none` where a source says that none is wanted. `needs` are
    the paths that must be answered to print it; `pictures` are what is uploaded of it (none of what is handed
    in); `note` says what else is to be known of it. Without `upload` no source names the place.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    pack: str
    title: Texts
    kind: Literal["free", "official", "issued", "capture"]
    form: str = ""
    signer: str = ""
    seal: str = ""
    needs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = (Picture("picture"),)
    note: Texts | None = None
    template: str = ""
    upload: Upload | None = None

    @property
    def printed(self) -> tuple[str, ...]:
        """Rule paths of the answers its form prints; none where it has no form."""
        return self.needs if self.form else ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Something only the user can know, and the question that asks it."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    id: str
    pack: str
    ask: Texts


@dataclass(frozen=True, slots=True)
class Gap:
    """A topic nobody has a source for, for these kinds of entity and these orders (none named: for all).

    It concerns a draft unless `when` is false of every item it is for. `instead_of` are facts of gaps of
    wider packs that it says more exactly.
    """

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    topic: str
    pack: str
    note: Texts
    applies_to: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    scope: ScopeKind = "draft"
    when: CarriedCondition = _ALWAYS
    instead_of: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
