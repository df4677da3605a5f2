"""A workbench over an open sample, with a folder of packs of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.filing.places import replaced
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules.drafting import Condition, DraftedRule, DraftedSource
from icp_wizard.samples import sample_draft
from icp_wizard.session.drafting import Workbench
from icp_wizard.session.rulebooks import Rulebooks
from tests.session.making import a_desk

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session

NOTED = date(2026, 11, 29)
CONTENT = "wanted.services.s1.content"
SOURCE = DraftedSource("虚构管理局", "电话答复", "记录 1", "2026-11-29", "medium")
IN_GUANGDONG = Condition("order.province", "in", ("44",))
NO_PORTAL = DraftedRule(
    zh="网站内容不能选单位门户",
    en="The content must not be the unit's portal",
    topic="site_content",
    severity="block",
    source=SOURCE,
    when=(IN_GUANGDONG,),
    demand=Condition("service.content", "has_none", ("unit_portal",)),
)


class Bench(NamedTuple):
    """A workbench, the session it is at, and the folder it writes to."""

    workbench: Workbench
    session: Session
    packs: Path
    desk: Desk

    def close(self) -> None:
        """Everything is saved and let go."""
        self.session.close()
        self.desk.store.close()

    def save(self, drafted: Any = NO_PORTAL) -> Path:
        """Into the first pack that may take it."""
        return self.workbench.save(drafted, self.workbench.targets(drafted)[0])


def a_bench(folder: Path, sample: str = "gd-company", **changes: Any) -> Bench:
    """At this sample, with answers changed by stored path (dots as double underscores)."""
    packs = folder / "config" / "packs"
    rulebooks = Rulebooks(packs)
    desk = replace(a_desk(folder), rulebooks=rulebooks)
    data: Any = sample_draft(sample).data()
    for path, value in changes.items():
        data = replaced(data, path.replace("__", "."), value)
    draft_id = desk.store.create(parse_draft(data), "样例", "2026-11-24T00:00:00Z")
    session = desk.open(draft_id)
    return Bench(Workbench(session, rulebooks, packs, NOTED), session, packs, desk)
