"""Which page a step has; imported when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icp_wizard.session.session import Session
    from screens.page import Page


def page_for(session: Session, step: str, *, is_blocked: bool = False) -> Page:
    """A new page for a step, or the one that says that one cannot file this way."""
    if is_blocked:
        from screens.blocked import BlockedPage

        return BlockedPage(session, step)
    if step == "materials":
        from screens.materials import MaterialsPage

        return MaterialsPage(session, step)
    if step == "review":
        from screens.review import ReviewPage

        return ReviewPage(session, step)
    if step == "bundle":
        from screens.bundle import BundlePage

        return BundlePage(session, step)
    if step == "doing":
        from screens.doing import DoingPage

        return DoingPage(session, step)
    from screens.step import StepPage

    return StepPage(session, step)
