"""What the rules want besides answers: papers and pictures, the places of pictures, the forms to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.rules import Status

if TYPE_CHECKING:
    from icp_wizard.assessment.finding import Finding
    from icp_wizard.rules import Material, MaterialNeed, Picture


class SlotView(NamedTuple):
    """A place for one picture of a material, and the picture in it.

    `file` is the plain name of its file, also of one that is not at hand (then `sha256` is empty).
    `same_as` are keys of other slots that hold the very same picture.
    """

    material: Material
    about: str | None
    picture: Picture
    item: str = ""
    file: str = ""
    sha256: str = ""
    same_as: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """`kind#picture` or `kind@item#picture`."""
        about = f"@{self.about}" if self.about else ""
        return f"{self.material.id}{about}#{self.picture.id}"

    @property
    def is_filled(self) -> bool:
        """Whether there is a picture in it."""
        return bool(self.sha256)


class MaterialView(NamedTuple):
    """A paper or picture that is needed, or may be (`is_undecided`), with the rules that want it.

    `options` are the alternatives, one unless any of several will do, and `slots` the places for pictures of
    all of them. `is_ready` when the user says to have it (`is_ticked`), or the pictures of one option are
    there.
    """

    need: MaterialNeed
    options: tuple[Material, ...]
    asked_by: tuple[Finding, ...]
    is_undecided: bool
    is_ready: bool
    is_ticked: bool
    slots: tuple[SlotView, ...]

    @property
    def key(self) -> str:
        """`kind` or `kind@item`."""
        kinds = "|".join(self.need.kinds)
        return f"{kinds}@{self.need.about}" if self.need.about else kinds


class FormNeed(NamedTuple):
    """A form to print: which, of which material, about whom, and the answers it still lacks."""

    form_id: str
    material: Material
    about: str | None
    asked_by: tuple[Finding, ...]
    missing: tuple[str, ...]

    @property
    def wanted_by(self) -> tuple[tuple[str, str | None], ...]:
        """Of what it is wanted for certain: scope and item of each rule's finding, several websites say."""
        certain = (f for f in self.asked_by if f.outcome and f.status is not Status.UNDECIDED)
        return tuple((f.outcome.rule.scope, f.item) for f in certain if f.outcome)

    @property
    def is_printable(self) -> bool:
        """Whether all answers it needs are there and sound."""
        return not self.missing
