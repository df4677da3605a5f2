"""One thing that is said of the draft: by a rule, or by the format of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.rules import Outcome, Status

if TYPE_CHECKING:
    from icp_wizard.conditions import Cause
    from icp_wizard.filing.formats import FormatProblem


class Finding(NamedTuple):
    """What one rule, or the format of one answer, says about one item now.

    Exactly one of `outcome` and `problem` is set; with a problem goes the `answer` that has it. `is_result`
    where the user asked whether to file and this is the answer: nothing to mend.
    """

    key: str
    rule_id: str
    item: str | None
    status: Status
    severity: str
    outcome: Outcome | None = None
    problem: FormatProblem | None = None
    answer: Cause | None = None
    is_result: bool = False

    @property
    def about(self) -> tuple[str, ...]:
        """Stored paths of the answers to change."""
        return self.outcome.about if self.outcome else tuple(cause.path for cause in self._answer)

    @property
    def because(self) -> tuple[Cause, ...]:
        """The answers that make it apply."""
        return self.outcome.because if self.outcome else self._answer

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The answers that decide it."""
        return self.outcome.causes if self.outcome else self._answer

    @property
    def _answer(self) -> tuple[Cause, ...]:
        return (self.answer,) if self.answer else ()

    @property
    def is_local(self) -> bool:
        """Whether a pack of the user's own wrote or changed its rule."""
        return self.outcome is not None and self.outcome.rule.is_from_overlay

    @property
    def is_blocking(self) -> bool:
        """Whether it fires, is not only a warning, and says of an answer that it must be another."""
        return self.status is Status.FIRES and self.severity == "block" and not self.is_result
