"""The shape of packs, as pydantic models: what each entry may hold, strictly, nothing else.

What the shapes cannot say (is there such a rule, a list of that name, …) is checked in `checking.py`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from icp_wizard.rules.rule import Layer, ScopeKind, Severity, Voice

Word = Annotated[str, Field(min_length=1, max_length=2000)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=100)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Words = Annotated[tuple[Word, ...], Strict(False)]

MOST_PICTURES: Final = 20
"""Pictures of one material."""


class Entry(BaseModel):
    """Base of everything in a pack."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    stand_in: ClassVar[dict[str, Any]] = {}
    """What takes the place of required keys that are missing or do not fit, while the rest is checked."""


class BothTexts(Entry):
    """A text in both languages; further ones come from the catalogues."""

    zh_CN: Word
    en: Word


_TEXTS: Final = {"zh_CN": "-", "en": "-"}


class HeadEntry(Entry):
    """What stands before the first table: which pack this is."""

    id: Id
    layer: Layer
    version: Annotated[str, Field(pattern=r"^[0-9][0-9A-Za-z.-]*$", max_length=40)]
    title: BothTexts
    province: Annotated[str, Field(pattern=r"^\d{2}$")] = ""
    complete: bool = False
    covers: Words | None = None


class SourceEntry(Entry):
    """`[[source]]`: who says so, and since when."""

    stand_in: ClassVar[dict[str, Any]] = {
        **dict.fromkeys(("key", "publisher", "title", "locator"), "stand-in"),
        "confidence": "low",
        "as_of": "unknown",
    }

    key: Id
    publisher: Word
    title: Word
    locator: Word
    confidence: Literal["high", "medium", "low"]
    as_of: Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|unknown)$")]
    copy_of: Id | None = None
    voice: Voice | None = None


class DissentEntry(Entry):
    """A source that says otherwise."""

    source: Id
    says: BothTexts


class SuggestEntry(Entry):
    """A line to put into a field."""

    field: Word
    text: Word


class RuleEntry(Entry):
    """`[[rule]]`: one requirement."""

    stand_in: ClassVar[dict[str, Any]] = {
        "id": "stand-in",
        "topic": "other",
        "severity": "info",
        "text": _TEXTS,
    }

    id: Id
    topic: Word
    severity: Severity
    text: BothTexts
    applies_to: Words = ()
    orders: Words = ()
    scope: ScopeKind = Field("draft", alias="for")
    when: list[Any] = []
    demand: list[Any] | None = None
    material: str | dict[str, Any] | None = None
    about: Word | None = None
    confirm: Id | None = None
    at: Word | None = None
    params: dict[Name, Any] = {}
    default: Literal["off"] | None = None
    dead_end: bool = False
    permits: bool = False
    order: Word | None = None
    step: Annotated[int, Field(ge=1, le=99)] | None = None
    offline: bool = False
    cites: Words = ()
    dissents: Annotated[tuple[DissentEntry, ...], Strict(False)] = ()
    suggest: SuggestEntry | None = None
    fix: BothTexts | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    collected_on: date | None = None
    verified_on: date | None = None
    facts: Words = ()
    replaces: Id | None = None


class AdaptEntry(Entry):
    """`[[adapt]]`: what this pack does to a wider one's rule."""

    stand_in: ClassVar[dict[str, Any]] = {"rule": "stand-in"}

    rule: Id
    params: dict[Name, Any] = {}
    severity: Severity | None = None
    orders: Words = ()
    applies_to: Words = ()
    text: BothTexts | None = None
    dead_end: Literal[True] | None = None
    off: Literal[True] | None = None
    because: Id | None = None
    reason: BothTexts | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    cites: Words = ()
    dissents: Annotated[tuple[DissentEntry, ...], Strict(False)] = ()
    collected_on: date | None = None
    verified_on: date | None = None
    facts: Words = ()


class UploadEntry(BothTexts):
    """Where in the console a material is uploaded, and the source that names the place."""

    source: Id


class PictureEntry(Entry):
    """A picture of `[[material]] pictures`: what it is called beside others, and what must be seen in it."""

    id: Name
    title: BothTexts | None = None
    must_show: BothTexts | None = None


Pictures = Annotated[tuple[PictureEntry, ...], Strict(False), Field(max_length=MOST_PICTURES)]


class MaterialEntry(Entry):
    """`[[material]]`: a paper or picture that rules may require."""

    stand_in: ClassVar[dict[str, Any]] = {"id": "stand-in", "title": _TEXTS, "kind": "issued"}

    id: Id
    title: BothTexts
    kind: Literal["free", "official", "issued", "capture"]
    form: Word = ""
    signer: Word = ""
    seal: Word = ""
    needs: Words = ()
    pictures: Pictures = (PictureEntry(id="picture"),)
    note: BothTexts | None = None
    template: Word = ""
    upload: UploadEntry | None = None


class ConfirmationEntry(Entry):
    """`[[confirmation]]`: a question only the user can answer."""

    stand_in: ClassVar[dict[str, Any]] = {"id": "stand-in", "ask": _TEXTS}

    id: Id
    ask: BothTexts


class GapEntry(Entry):
    """`[[gap]]`: a topic nobody has a source for."""

    stand_in: ClassVar[dict[str, Any]] = {"topic": "other", "note": _TEXTS}

    topic: Word
    note: BothTexts
    applies_to: Words = ()
    orders: Words = ()
    scope: ScopeKind = Field("draft", alias="for")
    when: list[Any] = []
    instead_of: Words = ()
    facts: Words = ()


class ScenarioEntry(Entry):
    """`[[scenario]]`: what the pack's rules must say of an invented draft with some answers changed.

    The draft is a built-in `sample`, or a file beside the pack. `set` and `unset` go by stored path; what is
    expected are rules, or `rule@item`.
    """

    stand_in: ClassVar[dict[str, Any]] = {"name": "stand-in"}

    name: Word
    sample: Word | None = None
    draft: Word | None = None
    as_of: date | None = None
    set: dict[str, Any] = {}
    unset: Words = ()
    fires: Words = ()
    todo: Words = ()
    met: Words = ()
    undecided: Words = ()
    advice: Words = ()
    quiet: Words = ()


ENTRIES: dict[str, type[Entry]] = {
    "source": SourceEntry,
    "rule": RuleEntry,
    "adapt": AdaptEntry,
    "material": MaterialEntry,
    "confirmation": ConfirmationEntry,
    "gap": GapEntry,
    "scenario": ScenarioEntry,
}
"""Tables of a pack that may stand several times."""

TABLES = ("list", "define")
"""Tables that stand once and hold named values."""
