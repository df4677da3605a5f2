"""The rulebook on the screen: searched by keys alone, from a rule to its fields, into the draft and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import OptionList

from icp_wizard.session.rulebooks import Rulebooks
from screens.base import Dialog
from screens.home import HomeScreen
from screens.rulebook import listing as rulebook_list
from screens.rulebook.opening import open_field, open_rule
from screens.rulebook.screen import RulebookScreen
from tests.catalogues import messages
from tests.journeys.packs import OVERLAY, write_overlay
from tests.screens.driving import Driver, a_desk, running, text_of
from tests.screens.test_looks import marked
from tests.screens.test_wizard import a_sample
from tests.screens.test_words import LETTER as LETTER_OF_ANY
from tests.screens.test_words import Wrapped, unwrapped

if TYPE_CHECKING:
    from pathlib import Path

LETTER = "nat.service-principal.letter"
HOSTILE = "[red]标记[/] [/x] [$error]"


async def opened(driver: Driver) -> RulebookScreen:
    """The rulebook, all packs read."""
    if not isinstance(driver.app.screen, RulebookScreen):
        await driver.press("ctrl+l")
    screen = driver.app.screen
    assert isinstance(screen, RulebookScreen)
    await driver.wait_until(lambda: screen.search is not None)
    return screen


async def looked_for(driver: Driver, text: str) -> RulebookScreen:
    """The rulebook with a text typed into it and the list following."""
    screen = await opened(driver)
    await driver.write(text)
    await driver.wait_until(lambda: screen.wanted.text == text)
    return screen


def listed(driver: Driver) -> str:
    """The list of rules, as it stands there."""
    return text_of(driver.app.screen.query_one("#rules"))


@pytest.mark.parametrize(("language", "size"), [("zh_CN", (80, 24)), ("en", (120, 40))])
async def test_a_rule_is_found_by_typing_and_read_in_full(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with running(a_desk(tmp_path, language), size=size) as driver:
        await looked_for(driver, LETTER)
        assert LETTER in driver.shown
        assert "F02" in driver.shown
        assert " 1 " in text_of(driver.app.screen.query_one("#found"))
        for part in ("#rules", "#text", "#links"):
            assert driver.app.screen.query_one(part).region.height >= 3
        await driver.press("pagedown", "pagedown", "pagedown")
        assert "doc_0252" in driver.shown or "JeS6keacjeWK" in driver.shown or "2022" in driver.shown


async def test_the_list_of_drafts_offers_it_and_escape_leads_back(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("down", "down", "down", "enter")
        await opened(driver)
        await driver.press("escape")
        assert isinstance(driver.app.screen, HomeScreen)


async def test_in_a_draft_it_shows_the_rules_of_its_province(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        screen = await opened(driver)
        assert screen.wanted.province == "44"
        assert "广东省自己的规则" in listed(driver)


async def test_from_a_rule_to_its_field_to_other_rules_and_back_again(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path), size=(120, 40)) as driver:
        screen = await looked_for(driver, "nat.domain-validity.remaining")
        await driver.press("enter", "enter")
        assert screen.wanted.field == "domain.expires_on"
        assert "直接看这一栏" in listed(driver)
        assert "nat.domain-validity.remaining" in driver.shown
        await driver.press("escape")
        assert screen.wanted.text == "nat.domain-validity.remaining"
        await driver.press("ctrl+l")
        assert isinstance(driver.app.screen, HomeScreen)


async def test_from_a_rule_into_the_draft(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await looked_for(driver, "nat.domain-validity.remaining")
        await driver.press("enter", "enter")
        assert "到草稿里" in driver.shown
        await driver.press("down", "enter")
        await driver.wait_until(lambda: driver.app.screen is driver.wizard)
        assert driver.field == "wanted.services.s1.domains.d1.expires_on"


@pytest.mark.parametrize("text", [LETTER, "31.domain-holder.disputed"])
async def test_a_paper_leads_to_its_place_in_the_draft(tmp_path: Path, text: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        screen = await opened(driver)
        open_rule(driver.app.screen, text)
        screen = await opened(driver)
        assert text in driver.shown
        if text == LETTER:
            await driver.press("enter", "enter", "down", "enter")
            await driver.wait_until(lambda: driver.app.screen is driver.wizard)
            assert driver.wizard.step == "materials"
        else:
            assert not screen.wanted.province  # a rule of another province is shown all the same


async def test_a_confirmation_leads_to_its_question_and_hides_whom_it_is_about(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await driver.press("f5")
        await looked_for(driver, "hw.phone.not-used-elsewhere")
        await driver.press("enter", "enter")
        assert "到草稿里" in driver.shown
        assert [name for name in ("样例甲", "样例乙") if name in driver.shown] == []
        await driver.press("down", "enter")
        await driver.wait_until(lambda: driver.app.screen is driver.wizard)
        assert driver.field == "confirm number_not_used_elsewhere@p1"


async def test_from_the_explanation_to_the_rule_and_from_there_to_the_field(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        await driver.press("f3")
        assert isinstance(driver.app.screen, Dialog)
        open_rule(driver.app.screen, "nat.domain-validity.remaining")
        await driver.settle()
        await opened(driver)
        await driver.press("enter", "enter", "down", "enter")
        await driver.wait_until(lambda: driver.app.screen is driver.wizard)
        assert len(driver.app.screen_stack) == 1
        assert driver.field == "wanted.services.s1.domains.d1.expires_on"


async def test_at_a_field_it_shows_the_rules_that_read_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk), size=(120, 40)) as driver:
        open_field(driver.wizard, "wanted.services.s1.principal.mobile")
        await driver.settle()
        screen = await opened(driver)
        assert screen.wanted.field == "service.principal.mobile"
        assert "互联网信息服务负责人：手机号码" in text_of(screen.query_one("#filters"))


@pytest.mark.parametrize(("language", "kind", "value"), [("zh_CN", "主题", "年龄"), ("en", "topic", "age")])
async def test_rules_are_filtered_by_keys(tmp_path: Path, language: str, kind: str, value: str) -> None:
    async with running(a_desk(tmp_path, language)) as driver:
        screen = await opened(driver)
        await driver.press("f4", "down", "enter")
        await driver.write(value)
        await driver.press("enter")
        assert screen.wanted.topic == "age"
        assert f"{kind} {value}" in text_of(screen.query_one("#filters"))
        await driver.press("f4", "enter")
        assert not screen.wanted.topic


async def test_in_the_other_language_the_user_is_at_the_same_rule(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        screen = await looked_for(driver, "授权书")
        await driver.press("down", "f6")
        await driver.wait_until(lambda: "Rules:" in driver.shown)
        assert screen.wanted.text == "授权书"
        assert "nat.authorization.signing-date" in driver.shown


async def test_more_rules_come_as_the_user_moves_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rulebook_list, "AT_ONCE", 8)
    async with running(a_desk(tmp_path)) as driver:
        screen = await opened(driver)
        rules = screen.query_one("#rules", OptionList)
        before = rules.option_count
        await driver.press(*["down"] * 12)
        assert rules.option_count > before
        assert rules.highlighted == 13


async def test_where_nothing_fits_it_says_so(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await looked_for(driver, "qqxx")
        assert "没有符合的规则" in driver.shown
        await driver.press("down", "enter", "pagedown")
        assert "没有符合的规则" in driver.shown


async def test_a_rule_of_ones_own_is_marked_and_its_text_is_shown_as_it_is(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    write_overlay(tmp_path / "config")
    hostile = OVERLAY.replace("须附客服登记单", HOSTILE).replace("虚构客服组", "[b]出处[/b][/]")
    (tmp_path / "config" / "packs" / "desk.toml").write_text(hostile, encoding="utf-8")
    desk.rulebooks = Rulebooks(tmp_path / "config" / "packs")
    async with running(desk, size=(120, 40)) as driver:
        await looked_for(driver, "local.desk-note")
        assert "【须改正】〔本地规则〕" in listed(driver)
        assert HOSTILE in driver.shown
        assert "[b]出处[/b][/]" in driver.shown
        assert "\x1b" not in driver.shown
        await driver.press("f4", *["down"] * 5, "enter")
        await driver.press("escape")


async def test_packs_that_cannot_be_used_are_told_and_left(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    (tmp_path / "packs" / "provinces").mkdir(parents=True)
    for name in ("national", "huawei"):
        (tmp_path / "packs" / f"{name}.toml").write_text("id = 3\n", encoding="utf-8")
    desk.rulebooks = Rulebooks(packs=tmp_path / "packs")
    async with running(desk) as driver:
        await driver.press("ctrl+l")
        await driver.wait_until(lambda: isinstance(driver.app.screen, HomeScreen))
        assert [note.severity for note in driver.app._notifications] == ["error"]


async def test_plain_it_is_drawn_with_ascii_alone(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 40)):
        async with running(a_desk(tmp_path / str(size[0]), is_plain=True), size=size) as driver:
            await looked_for(driver, "授权书")
            drawn = set("".join(text_of(w) for w in driver.app.screen.walk_children(Widget)))
            assert not drawn & set("│─╭╮╰╯▌▐█┃━")


async def test_the_place_of_the_user_is_marked_in_one_list_only(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        screen = await looked_for(driver, LETTER)
        rules, links = screen.query_one("#rules"), screen.query_one("#links")
        assert marked(rules)
        assert not marked(links)
        await driver.press("enter")
        assert not marked(rules)
        assert marked(links)
        await driver.press("escape")
        assert marked(rules)


async def test_the_way_out_is_among_the_keys(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path, "en")) as driver:
        await opened(driver)
        keys = text_of(driver.app.screen.query_one("#keys"))
        assert [key for key in ("Esc", "F4", "F1", "F2", "F6", "F10") if key not in keys] == []
        await driver.press("f2")
        assert "Filter the rules" in driver.shown


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_key_has_an_id_a_name_and_a_sentence(language: str) -> None:
    known = messages(language, "screens")
    for binding in RulebookScreen.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id
        if binding.description:
            assert {f"screens.{room}.{binding.description}" for room in ("keys", "command")} <= set(known)


async def test_no_word_is_written_in_the_code(tmp_path: Path) -> None:
    """Ids of rules and notes, locators of sources and names of keys are nobody's language."""
    async with running(a_desk(tmp_path), size=(150, 60), catalogue=Wrapped) as driver:
        screen = await looked_for(driver, LETTER)
        assert screen.search is not None
        found = screen.search.library.entry(LETTER)
        assert found is not None
        known = [
            LETTER,
            "Esc",
            *found.rule.facts,
            *(s.locator for s in screen.search.library.sources_of(found)),
        ]
        left = ["".join(text.split()) for text in unwrapped(driver)]
        for word in sorted(("".join(word.split()) for word in known), key=len, reverse=True):
            left = [text.replace(word, "") for text in left]
        assert [text for text in left if LETTER_OF_ANY.search(text)] == []
