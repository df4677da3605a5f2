"""The keys of a journey: a page is its answers, each under the end of its field's key, in the order asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from pydantic import MISSING
from textual import events

from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.places import lookup, replaced
from icp_wizard.filing.plain import parse_draft
from tests.screens.driving import HastyDriver

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from icp_wizard.filing.draft import Draft
    from tests.scenarios.runner import Scenario
    from tests.screens.driving import Driver

SKIP = ("tab",)
"""Leave a field, or a button, as it is."""
PATH_AND_CHOOSE = ("tab", "tab")
"""Past the controls of a place without a picture."""
NONE = ("enter", "end", "space", "enter", "tab")
"""None of a list of several."""


def text(typed: str) -> tuple[str, ...]:
    """Type it."""
    return (typed, "enter")


def nth(place: int) -> tuple[str, ...]:
    """One of the options on the page."""
    return (*["down"] * (place - 1), "space", "enter")


def pick(place: int | str) -> tuple[str, ...]:
    """One of a list: by its place, or by what is typed into the filter."""
    found = (place,) if isinstance(place, str) else ("down",) * (place - 1)
    return ("enter", *found, "enter", "tab")


def tick(*places: int) -> tuple[str, ...]:
    """Some of a list of several, from the first on."""
    steps = (place - before for before, place in zip((1, *places), places, strict=False))
    return ("enter", *(key for step in steps for key in (*["down"] * step, "space")), "enter", "tab")


YES, NO = nth(1), nth(2)
COMPANY = {
    "intent.province": pick("guangdong"),
    "entity.nature": nth(1),
    "is_sole_trader": NO,
    "entity.name": text("深圳市样例虚构乌有科技有限公司"),
    "entity.certificate_type": pick(1),
    "entity.certificate_number": text("91440300MA5XXXX14F"),
}
"""Who files, as the first step asks it."""
FILED_HERE = {
    "is_entity_filed": YES,
    "at_provider": YES,
    "record.account": nth(1),
    "is_before_2018_09": NO,
    "is_shell": NO,
    "is_pending_elsewhere": NO,
    "has_open_order": NO,
    "has_entity": YES,
    "entity_certificate_number": text("91440300MA5XXXX14F"),
}
"""What is filed of it: with the provider, in this account."""
RECORD = """\
ICP备案主体信息
ICP备案/许可证号：粤ICP备00000001号
审核通过日期：2025-01-01
主办单位名称：深圳市样例虚构乌有科技有限公司
主办单位性质：企业
ICP备案网站信息
网站名称：样例虚构乌有官网
网站域名：yangli-xugou.cn
ICP备案/许可证号：粤ICP备00000001号-1
ICP备案网站信息
网站名称：样例读书笔记
网站域名：er-xugou.cn
ICP备案/许可证号：粤ICP备00000001号-2
"""
"""What the public look-up says of a company with two websites."""
NEVER_FILED = dict.fromkeys(("is_entity_filed", "is_pending_elsewhere", "has_open_order", "has_entity"), NO)


def site(number: int, domain: str) -> dict[str, tuple[str, ...]]:
    """A website to be filed for the first time, as far as the step asks that says what to file."""
    return {
        f"s{number}.kind": YES,
        f"d{number}.name": text(domain),
        f"d{number}.is_filed": (*NO, *SKIP),  # past the button that adds a domain
        f"a{number}.resource": pick(1),
        f"a{number}.from_address": text("1.2.3.4"),
    }


def contact(valid: tuple[str, str], mobile: str, phone: str, email: str) -> dict[str, tuple[str, ...]]:
    """What is asked of a person who is responsible for something: from when till when the card is valid …"""
    return {
        "certificate_valid_from": text(valid[0]),
        "certificate_expires_on": text(valid[1]),
        "mobile": text(mobile),
        "emergency_phone": text(phone),
        "office_phone": SKIP,
        "email": text(email),
    }


def addresses(
    certificate: tuple[str, str], correspondence: tuple[str, str] | None = None
) -> dict[str, tuple[str, ...]]:
    """District and rest of the address on the certificate, and of that for letters: the same unless given."""
    return {
        f"{place}_address.{part}": keys
        for place, (district, rest) in (
            ("certificate", certificate),
            ("correspondence", correspondence or certificate),
        )
        for part, keys in (("region", pick(district)), ("detail", text(rest)))
    }


async def fill(driver: Driver, answers: Mapping[str, tuple[str, ...]]) -> None:
    """Answer the fields one after the other; each has to be where the focus is when its turn comes."""
    for key, keys in answers.items():
        assert driver.field.endswith(key), f"at {driver.field}, not at {key}"
        await HastyDriver(driver.app, driver.pilot).rush(*keys)
        await driver.settle_messages()


async def tab_to(driver: Driver, key: str) -> None:
    """Past fields and buttons to a field of the page."""
    for _ in range(60):
        if driver.field == key:
            return
        await HastyDriver(driver.app, driver.pilot).rush("tab")
        await driver.settle_messages()
    raise AssertionError(f"no way to {key}")


async def paste_record(driver: Driver) -> None:
    """What is filed, pasted as the public look-up shows it, on the step that asks for it."""
    assert driver.field == "record.number"
    await driver.press("ctrl+p")
    await driver.rush(events.Paste(RECORD))
    await driver.press("f8")
    assert "已备案服务 2" in driver.shown
    await driver.press("enter")


async def papers(driver: Driver, *left: str) -> None:
    """Tick all papers but those left, and confirm everything; pictures and dates stay as they are."""
    views, confirmations = driver.session.assessment.materials, driver.session.assessment.confirmations
    signed = driver.session.assessment.rulebook.signed_papers
    passed: set[str] = set()
    for view in views:
        places = {slot.key for slot in view.slots} - passed  # an alternative stands under one paper only
        passed |= places
        ticked = () if view.key in left else ("space",)
        date = ("tab",) if ticked and not signed.isdisjoint(view.need.kinds) else ()
        await driver.rush(*ticked)
        await driver.settle()  # the question for the date stands there before its turn comes
        await driver.rush("tab", *PATH_AND_CHOOSE * len(places), *date)
    await driver.rush(*YES * len(confirmations))


async def bundled(driver: Driver, folder: Path) -> list[str]:
    """Build the bundle on its page; the names of what is in it."""
    await driver.press("f8")
    await driver.app.workers.wait_for_complete()
    await driver.settle()
    (bundle,) = folder.glob("icp-bundle-*.zip")
    assert str(bundle) in driver.shown
    with ZipFile(bundle) as archive:
        return archive.namelist()


def assert_files(driver: Driver, scenario: Scenario, *unasked: str) -> None:
    """The open draft is the scenario's, but for what nobody asked there or the scenario keeps in store."""
    found, expected = _told(driver.session.draft, *unasked), _told(scenario.draft, *unasked)
    assert same_filing(found, expected), (found.data(), expected.data())
    listed = [view.key for view in driver.session.assessment.materials]
    assert listed == scenario.expect["materials"]


def _told(draft: Draft, *unasked: str) -> Draft:
    """A draft without what was left blank and whoever has no part in it, its papers in one order."""
    data = _without_strangers(_without_blanks(draft.data()))
    for path in unasked:
        data = replaced(data, path, MISSING) if lookup(data, path) is not MISSING else data
    data["materials"] = sorted(
        data.get("materials", ()), key=lambda material: (material["kind"], material.get("about", ""))
    )
    return parse_draft(data)


def _without_strangers(data: dict[str, Any]) -> dict[str, Any]:
    """Scenarios keep people whom only some of them give a part, with their papers."""
    wanted = data["wanted"]
    holders = [wanted["entity"], *wanted["services"]]
    parts = {holder.get(role) for holder in holders for role in ("legal_representative", "principal")}
    strangers = {person["id"] for person in data["people"]} - parts
    return data | {
        "people": [person for person in data["people"] if person["id"] in parts],
        "materials": [paper for paper in data["materials"] if paper.get("about") not in strangers],
        "confirmations": {
            key: answer
            for key, answer in data["confirmations"].items()
            if key.partition("@")[2] not in strangers
        },
    }


def _without_blanks(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_blanks(value) for key, value in node.items() if value is not None}
    return [_without_blanks(value) for value in node] if isinstance(node, list) else node
