"""The wizard: judging, moving, undoing, resuming, switching the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import MISSING
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from screens.blocked import BlockedPage
from screens.explain import Explain
from screens.home import HomeScreen
from screens.pick import Pick
from screens.step import StepPage
from screens.widgets.field import FieldBox
from screens.widgets.summary import ErrorSummary
from tests.journeys.test_henan import TRADER
from tests.screens.driving import Driver, a_desk, running

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.filing.draft import Draft
    from icp_wizard.session.desk import Desk

NAME = "wanted.entity.name"
NUMBER = "wanted.entity.certificate_number"
DETAIL = "wanted.entity.certificate_address.detail"
REMARK = "wanted.entity.remark"
SECRETS = ("440305190001010017", "13900000000", "样例乙", "91440300MA5XXXX14F", "乌有大厦", "jia@example")
"""Answers of the sample that no example of a field repeats."""


def a_sample(desk: Desk, **changes: Any) -> str:
    """The company sample with some answers of its entity changed, in the store."""
    data = sample_draft().data()
    data["wanted"]["entity"] |= {key: value for key, value in changes.items() if key != "step"}
    return desk.store.create(parse_draft(data), "样例", "2026-11-24T00:00:00Z")


def an_empty_one(desk: Desk) -> str:
    """A new draft."""
    return desk.create()


def box(driver: Driver, key: str) -> FieldBox:
    """The box of a field."""
    return next(found for found in driver.wizard.query(FieldBox) if found.key == key)


def notices(driver: Driver) -> list[str]:
    """The short messages that are shown now."""
    return [str(notice.message) for notice in driver.app._notifications]


async def test_continue_with_errors_stays_and_leads_to_the_first_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("f8")
        assert driver.wizard.step == "intent"
        assert isinstance(driver.app.focused, ErrorSummary)
        await driver.press("down", "down", "enter")
        assert driver.field == NAME


async def test_summary_and_field_say_the_same(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("f8")
        summary = driver.wizard.query_one(ErrorSummary)
        said = [str(option.prompt) for option in summary.options]
        assert said == [text for found in driver.wizard.query(FieldBox) for text in found.errors]
        assert len(said) > 5


async def test_an_untouched_field_is_never_wrong(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("tab", "tab", "tab", "tab")
        assert not any(found.errors for found in driver.wizard.query(FieldBox))


async def test_the_form_of_an_answer_is_judged_when_it_is_left_and_live_afterwards(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk, certificate_number=MISSING)) as driver:
        await driver.go_to("intent", NUMBER)
        await driver.write("123")
        assert not box(driver, NUMBER).errors
        await driver.press("enter")
        assert box(driver, NUMBER).errors
        await driver.press("shift+tab")
        await driver.press(*["backspace"] * 3)
        await driver.write("91440300MA5XXXX14F")
        await driver.wait_until(lambda: not box(driver, NUMBER).errors)


async def test_back_and_the_step_list_move_from_a_page_with_errors(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("f8", "f9", "end", "enter")
        assert driver.wizard.step == "bundle"
        await driver.press("f9", "home", "enter", "f8", "f7")
        await driver.wait_until(lambda: isinstance(driver.app.screen, HomeScreen))


async def test_a_step_is_found_by_its_number_or_name(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("f9", "2", "enter")
        assert driver.wizard.step == "entity"
        await driver.press("f9")
        await driver.write("核对")
        await driver.press("enter")
        assert driver.wizard.step == "review"
        await driver.press("f9", "4", "enter", "f9", "1", "enter")
        assert driver.wizard.step == "intent"


async def test_typed_text_is_an_answer_after_half_a_second_without_leaving(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("intent", NAME)
        await driver.write("虚构公司")
        await driver.wait_until(lambda: driver.session.value(NAME) == "虚构公司")
        assert driver.field == NAME


async def test_a_long_commit_of_an_input_method_arrives_whole(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("intent", NAME)
        await driver.write("深圳市示例虚构科技有限公司")
        await driver.press("enter")
        assert driver.session.value(NAME) == "深圳市示例虚构科技有限公司"


async def test_a_paste_of_many_lines_is_kept_whole(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", REMARK)
        assert driver.app.focused is not None
        driver.app.focused.post_message(events.Paste("一行\r\n二行\x1b[31m红\n"))
        await driver.settle()
        await driver.press("enter")
        assert driver.session.value(REMARK) == "一行 二行红"


async def test_one_stay_in_a_field_is_undone_and_redone_as_one_and_the_view_follows(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", DETAIL)
        await driver.press("end")
        await driver.write("甲")
        await driver.wait_until(lambda: driver.session.value(DETAIL).endswith("甲"))
        await driver.write("乙")
        await driver.press("f7", "ctrl+z")
        assert (driver.wizard.step, driver.field) == ("entity", DETAIL)
        assert driver.session.value(DETAIL) == "虚构路1号乌有大厦101室"
        await driver.press("f9", "enter", "ctrl+y")
        assert driver.session.value(DETAIL).endswith("甲乙")
        assert driver.field == DETAIL


async def test_a_draft_opens_at_the_step_and_field_where_it_was_left(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = a_sample(desk)
    async with running(desk, draft) as driver:
        await driver.go_to("entity", DETAIL)
    desk = a_desk(tmp_path)
    async with running(desk, draft, size=(120, 40)) as driver:
        assert (driver.wizard.step, driver.field) == ("entity", DETAIL)


async def test_switching_the_language_keeps_answer_cursor_and_judgement(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.press("f8")
        await at_field(driver, NAME)
        await driver.write("虚构")
        await driver.press("left", "f6")
        assert driver.field == NAME
        assert driver.session.value(NAME) == "虚构"
        assert driver.app.focused is not None
        await driver.wait_until(lambda: getattr(driver.app.focused, "cursor_position", 0) == 1)
        assert "Problems to mend" in driver.shown
        await driver.press("f6")
        assert "处问题要处理" in driver.shown


async def at_field(driver: Driver, key: str) -> None:
    """Put the user at a field of this page."""
    assert driver.wizard.page is not None
    driver.wizard.page.focus_on(key)
    await driver.settle()


async def test_what_is_left_while_its_page_goes_away_does_not_ask_half_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that runs as an action replaces a page while the wizard handles that its field was left."""
    desk = a_desk(tmp_path)

    async def go_away(page: StepPage) -> None:
        pages.append(page)
        await driver.wizard.changed()

    pages: list[StepPage] = []
    async with running(desk, an_empty_one(desk)) as driver:
        monkeypatch.setattr(StepPage, "on_unmount", go_away, raising=False)
        await driver.go_to("entity")
        monkeypatch.undo()
        assert len(pages) == 1
        assert driver.field


@pytest.mark.parametrize(
    ("path", "best"),
    [("domain", "record.is_entity_filed"), ("entity", "intent.goal")],
)
async def test_a_dead_end_has_a_page_of_its_own_with_the_best_way_out_first(
    tmp_path: Path, path: str, best: str
) -> None:
    desk = a_desk(tmp_path)
    data = sample_draft().data()
    if path == "domain":
        data["wanted"]["services"][0]["domains"][0]["is_filed"] = True
    else:
        data["record"] |= {"is_entity_filed": True, "at_provider": False, "is_shell": True}
    draft = desk.store.create(parse_draft(data), "", "2026-11-24T00:00:00Z")
    async with running(desk, draft) as driver:
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
        assert "不能这样备案" in driver.shown
        await driver.press("enter")
        assert driver.field == best
        await driver.press("f8", "f7")
        assert driver.wizard.step == "intent"
        assert not driver.wizard.is_blocked


async def test_the_panel_says_why_by_which_rule_and_on_whose_word(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await driver.go_to("entity", DETAIL)
        await driver.wait_until(lambda: "照证件抄写" in driver.shown)
        assert "可信度高" in driver.shown
        assert "整份草稿" in driver.shown


async def test_what_the_rules_say_is_a_key_away_and_leads_to_the_answer(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(
        desk, a_sample(desk, correspondence_address={"region": "440305", "detail": "某地"})
    ) as driver:
        await driver.press("f3")
        assert isinstance(driver.app.screen, Explain)
        listed = driver.app.screen.query_one("OptionList")
        prompts = [str(option.prompt) for option in listed.options]  # type: ignore[attr-defined]
        found = next(number for number, text in enumerate(prompts) if "门牌" in text)
        await driver.press(*["down"] * found)
        assert "照实改其中一项就没有这个问题" in driver.shown
        assert "nat.address.house-number" not in driver.shown
        await driver.press("space")
        assert "nat.address.house-number" in driver.shown
        await driver.press("enter")
        assert driver.field == "wanted.entity.correspondence_address.detail"


async def test_every_entry_of_what_the_rules_say_is_one_line_and_pages_turn_the_text(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("intent", "intent.province")
        await driver.press("f3")
        listed, text = driver.app.screen.query_one(OptionList), driver.app.screen.query_one(VerticalScroll)
        assert listed.virtual_size.height == listed.option_count
        await driver.press("pagedown")
        assert listed.highlighted == 0
        assert text.scroll_offset.y > 0
        await driver.press("pageup")
        assert text.scroll_offset.y == 0


async def test_a_suggested_line_is_put_into_its_field(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(
        desk, a_sample(desk, correspondence_address={"region": "440305", "detail": "某地"})
    ) as driver:
        await driver.go_to("entity", REMARK)
        assert "建议：通信地址已为最详细地址（按 F4 填入）" in driver.shown
        await driver.press("f4")
        assert "建议" not in driver.shown
        assert driver.session.value(REMARK) == "通信地址已为最详细地址"


async def test_hiding_personal_data_hides_them_on_every_page(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await driver.press("f5")
        for step in ("intent", "entity", "principal", "service:s1", "materials", "review", "bundle"):
            await driver.go_to(step)
            await driver.press("f3")
            assert [secret for secret in SECRETS if secret in driver.shown] == []
            await driver.press("escape")
            assert [secret for secret in SECRETS if secret in driver.shown] == []


async def test_a_change_from_the_review_comes_back_to_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("review", DETAIL)
        await driver.press("enter")
        assert driver.field == DETAIL
        await driver.press("end")
        await driver.write("甲")
        await driver.press("f8")
        assert (driver.wizard.step, driver.field) == ("review", DETAIL)
        assert "101室甲" in driver.shown


async def test_papers_are_ticked_and_confirmations_answered(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("materials")
        await driver.press("space")
        assert driver.session.assessment.materials[0].is_ready
        await driver.press("ctrl+z")
        assert not driver.session.assessment.materials[0].is_ready
        assert driver.field == f"material {driver.session.assessment.materials[0].key}"
        confirm = driver.session.assessment.confirmations[0].outcome
        assert confirm is not None
        await driver.go_to("materials", f"confirm {confirm.confirm}")
        await driver.press("down", "space")
        assert driver.session.value(f"confirmations.{confirm.confirm}") is False


async def test_an_option_that_rules_leave_out_says_why_and_cannot_be_taken(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("intent", "wanted.entity.certificate_type")
        await driver.press("enter", "down")
        assert "企业须选用企业的证件类型" in driver.shown
        await driver.press("enter")
        assert isinstance(driver.app.screen, Pick)
        await driver.press("escape")
        assert driver.session.value("wanted.entity.certificate_type") == "business_licence"


async def test_the_command_list_finds_and_runs_a_command(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.press("f2")
        await driver.write("核对")
        await driver.press("enter")
        assert driver.wizard.step == "review"


async def test_an_individuals_names_are_asked_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft: Draft = sample_draft("gd-person")
    async with running(desk, desk.store.create(draft, "", "2026-11-24T00:00:00Z")) as driver:
        await driver.go_to("principal")
        assert "前面已填" in driver.shown
        await driver.go_to("service:s1")
        assert "办公电话：前面没有填" in driver.shown


async def test_undo_in_the_field_itself_shows_what_was_there(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", DETAIL)
        await driver.press("end")
        await driver.write("甲")
        await driver.press("ctrl+z")
        assert driver.session.value(DETAIL) == "虚构路1号乌有大厦101室"
        assert driver.field == DETAIL
        assert "101室甲" not in driver.shown


NATURE = "wanted.entity.nature"


@pytest.mark.parametrize(
    ("keys", "value"),
    [(("enter",), MISSING), (("space",), "enterprise"), (("down", "up", "enter"), "enterprise")],
)
async def test_enter_takes_only_an_option_that_was_moved_to(
    tmp_path: Path, keys: tuple[str, ...], value: object
) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("intent", NATURE)
        await driver.press(*keys)
        assert driver.session.value(NATURE) == value
        behind = "wanted.entity.is_sole_trader" if value == "enterprise" else NAME
        assert driver.field == (NATURE if "enter" not in keys else behind)


async def test_what_was_moved_to_and_left_is_not_taken_later(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("intent", NATURE)
        await driver.press("down", "tab", "shift+tab", "enter")
        assert driver.session.value(NATURE) is MISSING


async def test_what_is_undone_is_named_and_having_nothing_to_undo_is_said_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", REMARK)
        await driver.write("甲")
        await driver.press("ctrl+z")
        assert notices(driver) == ["已撤销：主体备注"]
        await driver.press("ctrl+z", "ctrl+z")
        assert notices(driver) == ["没有可以撤销的改动。"]
        await driver.press("f4")
        assert notices(driver) == ["这一栏没有建议。"]


async def test_spaces_alone_are_no_answer(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, an_empty_one(desk)) as driver:
        await driver.go_to("intent", NAME)
        await driver.write("  ")
        await driver.press("tab")
        assert driver.session.value(NAME) is MISSING


async def test_a_place_that_is_not_found_is_said_not_to_be(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", "wanted.entity.certificate_address.region")
        await driver.press("enter")
        await driver.write("nanshan")
        assert "广东省" in driver.shown.partition("南山区")[0]
        await driver.write("zzzz")
        assert "没有找到" in driver.shown


async def test_on_the_page_of_a_dead_end_continue_says_that_a_way_out_is_to_be_chosen(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        driver.session.answer("wanted.services.s1.domains.d1.is_filed", True)
        await driver.go_to("intent")
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
        assert notices(driver) == ["从下面选一条出路，按 Enter。"]
        await driver.press("enter")
        assert not isinstance(driver.wizard.page, BlockedPage)


async def test_letters_of_the_home_screen_may_be_capital_ones(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("N")
        assert driver.wizard.step == "intent"


async def test_a_line_that_quotes_a_name_is_not_proposed_while_names_are_hidden(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(TRADER.draft, "", "2026-11-24T00:00:00Z")
    async with running(desk, draft, size=(120, 40)) as driver:
        await driver.go_to("intent", NAME)
        line = "个体工商户样例甲"
        await driver.wait_until(lambda: driver.shown.count(line) == 2)  # at the field, and in the panel
        await driver.press("f5")
        await driver.wait_until(lambda: line not in driver.shown)
