"""What the public look-up says is pasted, confirmed one by one, and taken as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import MISSING
from textual import events
from textual.widgets import OptionList

from screens.pasted_record import AskBlock, ConfirmFound
from screens.widgets.field import FieldBox
from screens.widgets.inputs import CleanInput
from screens.widgets.paste import CleanArea, PasteRecord
from tests.screens.driving import a_desk, running, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Driver

NUMBER = "粤ICP备00000001号"
BLOCK = f"""\
主办单位名称：\t样例（虚构）有限公司\r
主办单位性质：\t企业\r
网站备案号：\t{NUMBER}-1\x1b[31m\r
网站名称：\t样例读书笔记\r
网站域名：\tyangli-xugou.cn\r
"""


async def at_the_record(driver: Driver) -> None:
    """A new draft of somebody who is filed, at the page of what is filed."""
    driver.session.answer("intent.goal", "change")
    driver.session.answer("record.is_entity_filed", True)
    await driver.go_to("record")


async def test_a_block_is_pasted_confirmed_and_undone_as_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, AskBlock)
        await driver.rush(events.Paste(BLOCK))
        assert "\x1b" not in driver.app.screen.query_one(CleanArea).text
        await driver.press("f8")
        assert isinstance(driver.app.screen, ConfirmFound)
        assert "[x] 主体备案号：" in driver.shown
        before = driver.session.draft.data()
        await driver.press("enter")
        data = driver.session.draft.data()
        assert data["record"]["number"] == NUMBER
        assert data["intent"]["province"] == "44"
        assert data["record"]["entity"]["name"] == "样例（虚构）有限公司"
        (service,) = data["record"]["services"]
        assert (service["number"], service["name"]) == (f"{NUMBER}-1", "样例读书笔记")
        assert service["domains"][0]["name"] == "yangli-xugou.cn"
        assert "服务备案号" in driver.shown
        number = next(box for box in driver.app.screen.query(FieldBox) if box.key == "record.number")
        assert number.query_one(CleanInput).value == NUMBER
        await driver.press("ctrl+z")
        after = driver.session.draft.data()
        assert {**after, "envelope": None} == {**before, "envelope": None}


async def test_only_what_is_ticked_is_taken(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        await driver.press("ctrl+p")
        await driver.rush(events.Paste(f"{NUMBER}-1"))
        await driver.press("f8", "n", "space", "enter")
        assert driver.session.value("record.number") == NUMBER
        assert driver.session.value("intent.province") is MISSING
        assert driver.session.value("record.services") is MISSING


async def test_without_a_yes_nothing_is_taken(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        before = driver.session.draft
        for keys in (("escape",), ("f8", "escape"), ("f8", "n", "enter")):
            await driver.press("ctrl+p")
            await driver.rush(events.Paste(BLOCK))
            await driver.press(*keys)
            assert driver.app.screen is driver.wizard
            assert driver.session.draft == before


async def test_what_is_answered_otherwise_is_not_ticked_by_itself(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        driver.session.answer("record.number", "京ICP备00000002号")
        driver.session.answer("intent.province", "44")
        await driver.press("ctrl+p")
        await driver.rush(events.Paste(NUMBER))
        await driver.press("f8")
        options = driver.app.screen.query_one(OptionList).options
        lines = [str(option.prompt) for option in options]
        assert lines[0] == f"[ ] 主体备案号：{NUMBER}（现在是“京ICP备00000002号”，勾选就会换掉）"
        assert lines[1].startswith("[x] ")


async def test_what_cannot_be_read_is_said_and_stays_to_be_mended(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        await driver.press("ctrl+p")
        await driver.write("今天")
        await driver.press("enter")
        await driver.write("\u3000天气")
        await driver.press("f8")
        assert isinstance(driver.app.screen, AskBlock)
        assert "没有认出备案信息" in driver.shown
        assert driver.app.screen.query_one(CleanArea).text == "今天\n\u3000天气"


async def test_the_button_says_so_and_the_key_works_only_there(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await driver.press("ctrl+p")
        assert driver.app.screen is driver.wizard
        await at_the_record(driver)
        button = driver.app.screen.query_one(PasteRecord)
        assert text_of(button).strip() == "[ 粘贴查询结果（Ctrl+P） ]"
        button.focus()
        await driver.press("enter")
        assert isinstance(driver.app.screen, AskBlock)


async def test_names_are_hidden_where_personal_data_are(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        await driver.press("f5", "ctrl+p")
        await driver.rush(events.Paste(BLOCK))
        await driver.press("f8")
        assert "样例（虚构）" not in driver.shown
        assert "样•" in driver.shown


async def test_what_is_restricted_is_said_not_to_be_taken_over(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.create()) as driver:
        await at_the_record(driver)
        await driver.press("ctrl+p")
        await driver.rush(events.Paste(f"{BLOCK}是否限制接入：\t是\r\n"))
        await driver.press("f8")
        assert "[x] 现备案的主办单位名称：" in driver.shown
        assert "[ ] 是否限制接入：是，不填入 yangli-xugou.cn" in driver.shown
        await driver.press("a", "end")
        assert "[ ] 是否限制接入" in driver.shown
        assert "没有记录限制接入的地方" in driver.shown
        await driver.press("enter")
        assert driver.session.value("record.number") == NUMBER
