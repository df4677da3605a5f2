"""Drafting a rule of one's own for what the packs do not say, where the user is in an open draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.dates import today_in_shanghai
from icp_wizard.session.drafting import (
    Workbench,
    start_from_field,
    start_from_finding,
    start_from_nothing,
)
from screens.base import say, shell
from screens.drafting.dialog import DraftRule
from screens.drafting.form import Form

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.assessment import FieldView, Finding
    from screens.wizard import WizardScreen


def ask_rule(wizard: WizardScreen, view: FieldView | None, findings: tuple[Finding, ...]) -> None:
    """Draft a rule for where the user is; afterwards the draft is judged by it."""
    desk = shell(wizard).desk
    folder = desk.rulebooks.overlays
    if folder is None:
        wizard.notify(say(wizard, "draft_rule.no_folder"), severity="warning", markup=False)
        return
    workbench = Workbench(wizard.session, desk.rulebooks, folder, today_in_shanghai(desk.now()))

    async def kept(path: Path | None) -> None:
        if path is not None:
            wizard.notify(say(wizard, "draft_rule.kept", path=path), timeout=20, markup=False)
            await wizard.changed()

    form = _start(workbench, view, findings)
    wizard.app.push_screen(DraftRule(workbench, form), kept)


def _start(workbench: Workbench, view: FieldView | None, findings: tuple[Finding, ...]) -> Form:
    """The form as it opens: from what is said where the user is, else from the field, else from nothing."""
    assessment, today = workbench.assessment, workbench.today
    said = [*(view.findings if view else ()), *findings]
    finding = next((f for f in said if f.status == "fires"), next(iter(findings), None))
    if finding is not None:
        return Form.of(*start_from_finding(assessment, finding, today))
    if view is not None:
        return Form.of(start_from_field(assessment, view, today))
    return Form.of(start_from_nothing(assessment, today))
