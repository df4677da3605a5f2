"""A draft goes on being judged by the rules it was last judged by, until the user has seen what changed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.plain import readable_json
from icp_wizard.samples import sample_draft
from icp_wizard.session import pinning
from icp_wizard.session.rulebooks import Rulebooks
from tests.journeys.packs import packs_with, write_overlay
from tests.shipped_packs import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.session.desk import Desk
    from icp_wizard.session.session import Session

TOUCHING = ("{ months = 3 }", "{ months = 900 }")
"""How long a domain must hold: no domain holds that long."""
RULE = "nat.domain-validity.remaining@d1"
ELSEWHERE = ("{ years = 16 }", "{ years = 15 }")
"""From which age one may answer for an organisation: nobody in the sample is so young."""


@pytest.fixture
def draft(desk: Desk) -> str:
    """The sample, judged by the shipped rules."""
    draft = desk.add_sample("gd-company")
    desk.open(draft).close()
    return draft


def later(desk: Desk, folder: Path, name: str, *replacements: tuple[str, str]) -> None:
    """From here on the desk has other packs."""
    desk.rulebooks = Rulebooks(packs=packs_with(folder, name, *replacements))


def status(session: Session, key: str = RULE) -> str:
    return str(session.assessment.finding_by_key[key].status)


def test_a_draft_is_pinned_when_it_is_first_judged_with_a_province(desk: Desk) -> None:
    draft = desk.create()
    session = desk.open(draft)
    assert session.draft.envelope.packs == ()
    session.answer("intent.province", "44")
    session.close()
    stored = desk.store.load(draft)
    assert stored.draft.envelope.packs == pinning.packs_of(shipped().loaded("44").rulebook)
    assert pinning.rulebook_in(stored.rulebook) == shipped().loaded("44").rulebook


def test_the_same_packs_leave_everything_as_it_was(desk: Desk, draft: str) -> None:
    session = desk.open(draft)
    assert session.look == ("same", None)
    session.close()


def test_where_a_changed_rule_touches_the_draft_the_old_rules_go_on_holding(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    later(desk, tmp_path, "national", TOUCHING)
    for _ in range(2):  # also when it is opened again
        session = desk.open(draft)
        held = session.look.held
        assert (session.look.state, status(session)) == ("held", "met")
        assert held is not None
        assert [(one.key, one.statuses) for one in held.touched.findings] == [(RULE, ("met", "fires"))]
        assert [change.rule.id for change in held.touched.findings[0].changes] == [RULE.partition("@")[0]]
        session.close()


def test_edits_are_judged_by_the_old_rules_while_they_hold(desk: Desk, draft: str, tmp_path: Path) -> None:
    later(desk, tmp_path, "national", TOUCHING)
    session = desk.open(draft)
    session.answer("wanted.services.s1.domains.d1.expires_on", "2031-01-01")
    assert status(session) == "met"
    session.close()


def test_the_user_moves_on_and_the_draft_is_pinned_to_what_holds_now(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    later(desk, tmp_path, "national", TOUCHING)
    session = desk.open(draft)
    session.use_current_rules()
    assert (session.look.state, status(session)) == ("same", "fires")
    session.close()
    again = desk.open(draft)
    assert (again.look.state, status(again)) == ("same", "fires")
    again.close()


def test_a_change_that_does_not_touch_the_draft_moves_the_pin_by_itself(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    later(desk, tmp_path, "44", ELSEWHERE)
    session = desk.open(draft)
    assert session.look == ("moved", None)
    session.close()
    again = desk.open(draft)
    assert again.look.state == "same"
    again.close()


def test_another_severity_of_what_is_met_moves_the_pin_by_itself(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    later(desk, tmp_path, "national", ('severity = "warn"', 'severity = "info"'))
    session = desk.open(draft)
    assert session.look.state == "moved"
    session.close()


def test_another_severity_of_what_waits_touches_the_draft(desk: Desk, draft: str, tmp_path: Path) -> None:
    rule = 'id = "nat.service-principal.letter"\ntopic = "authorization"\nseverity = '
    later(desk, tmp_path, "national", (f'{rule}"block"', f'{rule}"warn"'))
    session = desk.open(draft)
    held = session.look.held
    assert held is not None
    touch = held.touched.findings[0]
    assert (touch.key, touch.statuses) == ("nat.service-principal.letter@s1", ("todo", "todo"))
    session.close()


def test_another_picture_of_a_paper_that_is_needed_touches_the_draft(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    from icp_wizard.rules.loading import SHIPPED

    text = (SHIPPED / "huawei.toml").read_text(encoding="utf-8")
    old = text[text.index('id = "identity_front"') :].partition("\n\n")[0]
    later(desk, tmp_path, "huawei", (old, old.replace('kind = "capture"', 'kind = "issued"')))
    session = desk.open(draft)
    held = session.look.held
    assert held is not None
    assert [part.name for part in held.touched.materials] == ["identity_front"]
    session.close()


def test_an_overlay_of_the_users_own_is_a_change_like_any_other(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    write_overlay(tmp_path / "config")
    desk.rulebooks = Rulebooks(tmp_path / "config" / "packs")
    session = desk.open(draft)
    held = session.look.held
    assert held is not None
    assert "local.desk-note" in {one.finding.rule_id for one in held.touched.findings}
    session.close()


def test_an_overlay_that_comes_while_old_rules_hold_is_one_change_more(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    packs = packs_with(tmp_path, "national", TOUCHING)
    desk.rulebooks = Rulebooks(tmp_path / "config" / "packs", packs=packs)
    session = desk.open(draft)
    write_overlay(tmp_path / "config")
    desk.rulebooks.reload()
    session.judge_again()
    held = session.look.held
    assert held is not None
    assert status(session) == "met"
    assert {RULE, "local.desk-note"} <= {one.key for one in held.touched.findings}
    session.use_current_rules()
    assert {status(session), status(session, "local.desk-note")} == {"fires", "todo"}
    session.close()


def test_another_province_has_nothing_to_hold_on_to(desk: Desk, draft: str, tmp_path: Path) -> None:
    later(desk, tmp_path, "national", TOUCHING)
    session = desk.open(draft)
    session.answer("intent.province", "31")
    assert session.look.state == "same"
    assert session.assessment.rulebook == desk.rulebooks.loaded("31").rulebook
    session.close()
    stored = desk.store.load(draft)
    assert "31" in {pack.id for pack in stored.draft.envelope.packs}


def test_the_old_rules_hold_again_when_the_province_comes_back(
    desk: Desk, draft: str, tmp_path: Path
) -> None:
    later(desk, tmp_path, "national", TOUCHING)
    session = desk.open(draft)
    session.answer("intent.province", "31")
    assert session.look.state == "same"
    session.undo()
    assert (session.look.state, status(session)) == ("held", "met")
    session.close()
    again = desk.open(draft)
    assert (again.look.state, status(again)) == ("held", "met")
    again.use_current_rules()
    again.answer("intent.province", "31")
    again.answer("intent.province", "44")
    assert (again.look.state, status(again)) == ("same", "fires")
    again.close()


@pytest.mark.parametrize("kept", [b"", b"nonsense", zlib.compress(b"{}"), zlib.compress(b"[" * 100_000)])
def test_rules_that_cannot_be_read_leave_todays(desk: Desk, draft: str, tmp_path: Path, kept: bytes) -> None:
    desk.store.pin(draft, desk.store.load(draft).draft.envelope.packs, kept)
    later(desk, tmp_path, "national", TOUCHING)
    session = desk.open(draft)
    assert (session.look.state, status(session)) == ("unreadable", "fires")
    session.close()
    again = desk.open(draft)
    assert again.look.state == "same"
    again.close()


def test_a_rulebook_that_blows_up_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinning, "MOST_BYTES", 1000)
    assert pinning.rulebook_in(pinning.kept_form(shipped().loaded("44").rulebook)) is None


def test_an_imported_draft_is_pinned_to_what_holds_here(desk: Desk, tmp_path: Path) -> None:
    data = sample_draft().data()
    data["envelope"]["packs"] = [{"id": "national", "version": "1", "sha256": "0" * 64}]
    session = desk.open(desk.import_draft(readable_json(data).encode()))
    assert session.look.state == "same"
    assert session.draft.envelope.packs == pinning.packs_of(session.assessment.rulebook)
    session.close()
