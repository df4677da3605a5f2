"""Every word comes from the catalogues, in both languages, and every key has a name and an id."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from icp_wizard.filing.plain import parse_draft
from icp_wizard.i18n import Catalogue
from icp_wizard.samples import sample_draft
from screens.app import WizardApp
from screens.explaining import item_in_words
from screens.home import HomeScreen
from screens.wizard import WizardScreen
from tests.assessment.making import assessed
from tests.catalogues import messages
from tests.filing.making import the_company
from tests.screens.driving import Driver, a_desk, running, text_of
from tests.screens.test_wizard import a_sample, an_empty_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OPEN, CLOSE = "⟦", "⟧"
STEPS = ("intent", "entity", "principal", "service:s1", "materials", "review", "bundle")
OURS = re.compile(r"F\d+|Ctrl\+\w|\[[vx]\]|广东省")
"""Names of keys, marks, and a place: places have one name in both languages."""
LETTER = re.compile(r"[^\W\d_]")
ONE_LETTER = re.compile(rf"(?<!\+)\b[NISRCD] +(?={OPEN})")


class Wrapped(Catalogue):
    """Every message and every text of a pack between brackets."""

    def text(self, message_id: str, **values: object) -> str:
        return f"{OPEN}{super().text(message_id, **values)}{CLOSE}"

    def pack_text(self, texts: Mapping[str, str], **values: object) -> str:
        return f"{OPEN}{super().pack_text(texts, **values)}{CLOSE}"


def outside(text: str) -> str:
    """What stands in no bracket."""
    text = ONE_LETTER.sub("", text)
    depth, found = 0, []
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        found.append(character if depth == 0 and character not in (OPEN, CLOSE) else " ")
    return OURS.sub(" ", "".join(found))


def a_blank_sample() -> dict[str, Any]:
    """The sample without anything a user typed: what is left to see is ours."""
    data = sample_draft().data()
    entity, service = data["wanted"]["entity"], data["wanted"]["services"][0]
    for key in ("name", "certificate_number", "certificate_expires_on", "business_scope", "remark"):
        entity.pop(key, None)
    for key in ("certificate_address", "correspondence_address"):
        entity.pop(key, None)
    for key in ("name", "home_urls", "remark"):
        service.pop(key, None)
    service["domains"] = [{"id": "d1", "is_filed": False}]
    service["access"] = [{"id": "a1", "resource": "ecs"}]
    data["people"] = [{"id": "p1"}, {"id": "p2"}]
    data["envelope"]["title"] = ""
    return data


def unwrapped(driver: Driver) -> list[str]:
    """Letters on the screen that no catalogue has given."""
    shown = (text_of(w) for w in driver.app.screen.walk_children(Widget) if w.display)
    rests = (" ".join(outside(text).split()) for text in shown)
    return [rest for rest in rests if LETTER.search(rest)]


async def look(driver: Driver) -> None:
    """The whole of a screen: what does not fit is scrolled to."""
    await driver.settle()
    assert unwrapped(driver) == []
    for area in driver.app.screen.query(VerticalScroll):
        area.scroll_end(animate=False)
    await driver.settle()
    assert unwrapped(driver) == []


async def test_no_word_on_any_page_is_written_in_the_code(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    draft = desk.store.create(parse_draft(a_blank_sample()), "", "2026-11-24T00:00:00Z")
    desk.out = Path("nowhere")
    async with running(desk, draft, size=(150, 60), catalogue=Wrapped) as driver:
        for step in STEPS:
            await driver.go_to(step)
            await asyncio.sleep(0.2)  # the panel waits until the focus rests
            assert strange(driver) == []
            for dialog in ("f1", "f2", "f3", "f9") if step == "entity" else ("f3",):
                await driver.press(dialog)
                assert strange(driver) == []
                await driver.press("escape")
            await driver.press("f8")
            assert strange(driver) == []


def strange(driver: Driver) -> list[str]:
    """Unwrapped letters but for what is nobody's language: ids of rules, locators of sources, a path."""
    assessment = driver.session.assessment
    known = {finding.rule_id for finding in assessment.findings}
    known |= {source.locator for source in assessment.rulebook.sources.values()}
    known.add(str(driver.app.desk.bundle_path(driver.session)))
    left = []
    for found in unwrapped(driver):
        text = found.replace(" ", "")
        for word in sorted(known, key=len, reverse=True):
            text = text.replace(word.replace(" ", ""), "")
        if LETTER.search(text):
            left.append(text)
    return left


async def test_no_word_on_the_home_screen_is_written_in_the_code(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    an_empty_one(desk)
    async with running(desk, size=(150, 60), catalogue=Wrapped) as driver:
        await look(driver)
        for key in ("i", "s", "r", "d", "f1", "f2"):
            await driver.press(key)
            await look(driver)
            await driver.press("escape")


def all_bindings() -> Iterator[Binding]:
    """Bindings of the application and its two screens."""
    for owner in (WizardApp, WizardScreen, HomeScreen):
        for binding in owner.__dict__["BINDINGS"]:
            assert isinstance(binding, Binding)
            yield binding


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_key_has_an_id_a_name_and_a_sentence(language: str) -> None:
    known = messages(language, "screens")
    for binding in all_bindings():
        assert binding.id
        if binding.description:
            assert f"screens.keys.{binding.description}" in known
            assert f"screens.command.{binding.description}" in known


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("step", ["intent", "review", "bundle"])
async def test_the_keys_that_matter_fit_a_narrow_terminal(tmp_path: Path, language: str, step: str) -> None:
    desk = a_desk(tmp_path, language)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to(step)
        line = text_of(driver.app.screen.query_one("#keys"))
        assert all(f" {key} " in line for key in ("F8", "F7", "F3", "F9", "F1", "F2", "F6", "F10"))


async def test_plain_draws_with_ascii_alone(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, "en", is_plain=True)
    draft = desk.store.create(parse_draft(a_blank_sample()), "", "2026-11-24T00:00:00Z")
    async with running(desk, draft, size=(120, 40)) as driver:
        for step in ("intent", "materials", "review", "bundle"):
            await driver.go_to(step)
            await driver.press("f8", "f3")
            drawn = set("".join(text_of(w) for w in driver.app.screen.walk_children(Widget)))
            assert not drawn & set("│─╭╮╰╯▌▐█▇▆▅▄▃▂▁┃━")
            await driver.press("escape")


def test_a_websites_name_is_hidden_in_the_title_of_its_paper_and_a_domain_is_not() -> None:
    assessment = assessed(the_company())
    for item, name, is_hidden in (("s1", "样例虚构乌有官网", True), ("d1", "yangli-xugou.cn", False)):
        shown = item_in_words(assessment, item, Catalogue("zh_CN"), is_masked=True)
        assert (name not in shown) == is_hidden
        assert item_in_words(assessment, item, Catalogue("zh_CN"), is_masked=False) == name
