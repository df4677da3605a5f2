"""What controls report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.assessment import FieldView
    from icp_wizard.session.pictures import Given
    from screens.widgets.choices import Choice


class Answered(Message):
    """The user gave an answer (MISSING: took it back) at a field.

    `goes_on`: then to the next field, which may appear only because of the answer.
    """

    def __init__(self, view: FieldView, value: Any, *, goes_on: bool = False) -> None:
        super().__init__()
        self.view = view
        self.value = value
        self.goes_on = goes_on


class Onward(Message):
    """The user is done with a control and wants the next one."""


class Backward(Message):
    """The user wants the control before."""


class SessionChanged(Message):
    """A page has changed the session itself; everything around it is to be shown again."""


class Change(Message):
    """The user wants to go to an answer; from the review, to come back afterwards."""

    def __init__(self, step: str, key: str) -> None:
        super().__init__()
        self.step = step
        self.key = key


class Home(Message):
    """The user wants to leave the draft."""


class Looked(Message):
    """A picture was examined: one that was given for a place, or one that is kept, by its digest.

    `path` is where a given one is from.
    """

    def __init__(self, key: str, path: Path | None, given: Given, digest: str) -> None:
        super().__init__()
        self.key, self.path, self.given, self.digest = key, path, given, digest


class Listed(Message):
    """A folder was read, to choose a picture for a place from."""

    def __init__(self, key: str, folder: Path, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self.key, self.folder, self.choices = key, folder, choices
