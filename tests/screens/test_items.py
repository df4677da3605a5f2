"""More and fewer websites, domains and servers, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import MISSING
from textual.widgets import OptionList

from icp_wizard.filing.plain import parse_draft
from screens.widgets.items import AddItem, ItemHeading, RemoveItem
from tests.assessment.changes_of import a_change
from tests.screens.driving import a_desk, running, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver

DOMAINS = "wanted.services.s1.domains"


async def _press_on(driver: Driver, entry: str) -> None:
    button = next(b for b in driver.app.screen.query("AddItem, RemoveItem") if b.name == entry)
    driver.wizard.page.put_focus(button)  # type: ignore[union-attr]
    await driver.settle()
    await driver.press("enter")


async def test_one_domain_more_is_asked_numbered_and_taken_out_again(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company"), size=(120, 40)) as driver:
        await _press_on(driver, f"add {DOMAINS}")
        service = driver.session.draft.data()["wanted"]["services"][0]
        assert [domain["id"] for domain in service["domains"]] == ["d1", "d2"]
        assert driver.session.position[1] == f"{DOMAINS}.d2.name"
        await driver.write("er-xugou.cn")
        await driver.press("tab")
        assert driver.session.value(f"{DOMAINS}.d2.name") == "er-xugou.cn"
        headings = [str(heading.render()) for heading in driver.app.screen.query(ItemHeading)]
        assert "域名 2" in headings
        await _press_on(driver, f"remove {DOMAINS}.d2")
        assert not driver.app.screen.query(RemoveItem)
        assert [d["id"] for d in driver.session.draft.data()["wanted"]["services"][0]["domains"]] == ["d1"]
        await driver.press("ctrl+z")
        assert driver.session.value(f"{DOMAINS}.d2.name") == "er-xugou.cn"


async def test_one_website_more_has_a_step_of_its_own(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company"), size=(120, 40)) as driver:
        await _press_on(driver, "add wanted.services")
        steps = [step.id for step in driver.session.assessment.steps if step.kind == "service"]
        assert len(steps) == 2
        assert "网站 2" in driver.shown
        await _press_on(driver, f"remove wanted.services.{steps[1][8:]}")
        assert len([s for s in driver.session.assessment.steps if s.kind == "service"]) == 1


async def test_of_several_websites_a_step_is_called_by_name_or_else_by_its_domain(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company"), size=(120, 40)) as driver:
        await _press_on(driver, "add wanted.services")
        assert "网站 2" in text_of(driver.app.screen.query_one("#steps"))
        await driver.press("space", "tab")
        await driver.write("er-xugou.cn")
        await driver.press("tab")
        shown = text_of(driver.app.screen.query_one("#steps"))
        assert "4 样例虚构乌有官网" in shown
        assert "5 er-xugou.cn" in shown


async def test_a_button_says_what_it_adds_in_the_language_of_the_interface(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, "en")
    async with running(desk, desk.create()) as driver:
        labels = [str(button.render()) for button in driver.app.screen.query(AddItem)]
        assert labels == ["[ + Add a domain ]", "[ + Add a server address ]", "[ + Add a website ]"]


async def test_the_keys_that_move_on_stop_only_where_there_is_something_to_see(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        seen = []
        for _ in range(12):
            await driver.press("shift+tab")
            seen.append(driver.app.focused)
        assert all(widget is not None and widget.display for widget in seen)


async def test_going_on_from_the_record_begins_the_change_with_what_is_filed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        session = driver.session
        for key, value in (("intent.goal", "change"), ("intent.changes", ["service_name"])):
            session.answer(key, value)
        session.answer("record.is_entity_filed", True)
        item = session.add_item("record.services")
        session.answer(f"record.services.{item}.number", "粤ICP备00000001号-1")
        session.answer(f"record.services.{item}.name", "样例读书笔记")
        await driver.go_to("record")
        await driver.press("f8")
        assert any("已按备案记录填好 2 处" in note.message for note in driver.app._notifications)
        assert session.value("wanted.services.s1.name") == "样例读书笔记"
        await driver.press("ctrl+z")
        assert session.value("wanted.services.s1.name") is MISSING


async def _arrange(driver: Driver, line: str) -> None:
    """One of the things that can be done with the items in focus."""
    await driver.press("f12")
    listed = driver.app.screen.query_one(OptionList)
    lines = [str(option.prompt).strip() for option in listed.options]
    at = next(at for at, shown in enumerate(lines) if line in shown)
    await driver.press(*["down"] * at, "enter")


async def test_a_website_is_copied_shown_where_it_lacks_something_and_moved(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        assert "F12 复制这个网站" in driver.shown
        await driver.go_to("service:s1", "wanted.services.s1.name")
        await _arrange(driver, "复制 网站")
        assert driver.wizard.step == "intent"
        assert driver.field == "wanted.services.s2.domains.d2.name"
        first, copied = driver.session.draft.data()["wanted"]["services"]
        assert (copied["name"], copied["principal"]) == (first["name"], first["principal"])
        await _arrange(driver, "网站 2 上移")
        assert [s["id"] for s in driver.session.draft.data()["wanted"]["services"]] == ["s2", "s1"]
        assert driver.field == "wanted.services.s2.domains.d2.name"
        headings = [heading.item for heading in driver.app.screen.query(ItemHeading)]
        assert headings == ["wanted.services.s2", "wanted.services.s1"]
        await driver.press("ctrl+z", "ctrl+z")
        assert [s["id"] for s in driver.session.draft.data()["wanted"]["services"]] == ["s1"]
        await driver.press("ctrl+y", "ctrl+y")
        await driver.go_to("intent")
        headings = [heading.item for heading in driver.app.screen.query(ItemHeading)]
        assert headings == ["wanted.services.s2", "wanted.services.s1"]


async def test_domains_move_too_and_only_where_there_is_room(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await _press_on(driver, f"add {DOMAINS}")
        await driver.press("f12")
        lines = [str(option.prompt).strip() for option in driver.app.screen.query_one(OptionList).options]
        assert lines == ["域名 2 上移", "去掉 域名 2", "复制 网站（域名和接入另填）"]
        await driver.press("enter")
        assert [d["id"] for d in driver.session.draft.data()["wanted"]["services"][0]["domains"]] == [
            "d2",
            "d1",
        ]


async def test_where_no_item_is_in_focus_nothing_can_be_copied(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await driver.press("f12")
        assert driver.app.screen is driver.wizard
        assert any("才能复制或移动它" in note.message for note in driver.app._notifications)


async def test_a_change_says_on_the_page_which_domains_go_and_may_leave_a_website_out(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    other = {"id": "s2", "kind": "website", "domains": [{"id": "d2"}], "access": [{"id": "a2"}]}
    data = a_change("domains", "service_contact").data()
    data["wanted"]["services"].append(other)
    draft = desk.store.create(parse_draft(data), "", "2026-11-24T00:00:00Z")
    async with running(desk, draft) as driver:
        await driver.go_to("service:s1")
        assert "去掉的域名：jiu-xugou.cn" in driver.shown
        assert "这个网站不变更的，按 F12 从订单里去掉" in driver.shown
        await driver.go_to("service:s2")
        await _arrange(driver, "这次不变更，从订单里去掉")
        assert [s["id"] for s in driver.session.draft.data()["wanted"]["services"]] == ["s1"]
        assert driver.wizard.step == "service:s1"
        assert "按 F12 从订单里去掉" not in driver.shown
