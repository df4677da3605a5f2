"""An individual who is filed already: each way out is reached by keys alone, and told by `ask`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from icp_wizard.i18n import Catalogue
from icp_wizard.prompts.piped import answer_from_lines
from screens.blocked import BlockedPage
from tests.journeys.keys import NO, SKIP, YES, fill, nth, pick, site, text
from tests.screens.driving import a_desk, running

if TYPE_CHECKING:
    from pathlib import Path


class Way(NamedTuple):
    """How the certificate is filed today: answers in the order asked, y and n, and what is said of it."""

    record: dict[str, str]
    is_domain_filed: str
    said: str


HERE = {"at_provider": "y", "account": "this", "is_before_2018_09": "n", "is_shell": "n"}
WAYS = {
    "other account": Way({**HERE, "account": "other"}, "n", "检测到您的证件已在账号"),
    "shell": Way({"at_provider": "n", "is_shell": "y"}, "n", "空壳主体"),
    "claim": Way({**HERE, "is_before_2018_09": "y"}, "n", "上传资料并认领备案"),
}
KEYS = {"y": YES, "n": NO, "this": nth(1), "other": nth(2)}


@pytest.mark.parametrize("name", WAYS)
async def test_the_page_that_says_so_is_reached_by_keys(tmp_path: Path, name: str) -> None:
    way = WAYS[name]
    individual = {
        "intent.province": pick("guangdong"),
        "entity.nature": nth(2),
        "entity.name": text("样例丙"),
        "entity.certificate_type": pick(2),
        "entity.certificate_number": text("440305190001010025"),
        "is_entity_filed": YES,
    }
    account = dict.fromkeys(("is_pending_elsewhere", "has_open_order", "has_entity"), NO)
    is_filed = {"d1.is_filed": (*KEYS[way.is_domain_filed], *SKIP)}
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        record = {key: KEYS[answer] for key, answer in way.record.items()}
        await fill(driver, {**individual, **record, **account, **site(1, "wuyou-yangli.cn"), **is_filed})
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
        assert way.said in driver.shown
        assert "最多备案" not in driver.shown


@pytest.mark.parametrize("name", WAYS)
def test_ask_says_so_and_asks_for_no_further_website(tmp_path: Path, name: str) -> None:
    way = WAYS[name]
    lines = ["44", "2", "样例丙", "resident_id_card", "440305190001010025", "y", *way.record.values()]
    lines += ["n", "n", "n", "1", "wuyou-yangli.cn", way.is_domain_filed, "", "ecs", "1.2.3.4", "", "", ""]
    desk = a_desk(tmp_path)
    session = desk.open(desk.create())
    told: list[str] = []
    typed = [line.encode() + b"\n" for line in lines]
    answer_from_lines(session, Catalogue("zh_CN"), typed, lambda line="": told.append(line))
    assert way.said in "\n".join(told)
    assert session.position == ("record", "record.number")
    (websites,) = (grown for grown in session.assessment.collections if grown.path == "wanted.services")
    assert not websites.is_too_short
    session.close()
    desk.store.close()


async def test_a_dead_end_goes_before_what_is_not_answered_yet(tmp_path: Path) -> None:
    async with running(a_desk(tmp_path)) as driver:
        await driver.press("n")
        driver.session.answer("record.is_entity_filed", True)
        driver.session.answer("record.at_provider", True)
        driver.session.answer("record.account", "other")
        await driver.go_to("intent")
        await driver.press("f8")
        assert isinstance(driver.wizard.page, BlockedPage)
