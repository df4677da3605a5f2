"""What controls report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from icp_wizard.assessment import FieldView


class Answered(Message):
    """The user gave an answer (MISSING: took it back) at a field."""

    def __init__(self, view: FieldView, value: Any) -> None:
        super().__init__()
        self.view = view
        self.value = value


class OptionLooked(Message):
    """The user stands on an option that is not available; the reason is wanted."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Onward(Message):
    """The user is done with a control and wants the next one."""


class Backward(Message):
    """The user wants the control before."""


class SessionChanged(Message):
    """A page has changed the session itself; everything around it is to be shown again."""
