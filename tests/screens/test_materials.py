"""Pictures on the materials page: by path, by picker, dropped; converted, undone, there again later."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Static

from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.plain import parse_draft
from icp_wizard.session.pictures import look
from screens.files import completed, entries
from screens.widgets.slot import PathInput, SlotBox
from tests.pictures.making import a_file, a_picture, png_claiming, saved, turned
from tests.scenarios.runner import all_scenarios
from tests.screens.driving import Driver, a_desk, running, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.assessment import SlotView
    from icp_wizard.session.pictures import Given

LICENCE = "entity_certificate_picture#picture"
FRONT = "identity_front@p1#picture"
OTHER_FRONT = "identity_front@p2#picture"
JPEG = saved(a_picture(), "JPEG")
PATIENCE = 60
"""Seconds: each picture starts a process."""


def slot_of(driver: Driver, key: str = LICENCE) -> SlotView:
    return driver.session.assessment.slots[key]


def box_of(driver: Driver, key: str = LICENCE) -> SlotBox:
    return next(box for box in driver.app.screen.query(SlotBox) if box.key == key)


async def filled(driver: Driver, key: str = LICENCE) -> None:
    await driver.wait_until(lambda: slot_of(driver, key).is_filled, PATIENCE)


async def said(driver: Driver, words: str) -> None:
    await driver.wait_until(lambda: words in told(driver), PATIENCE)


def told(driver: Driver) -> str:
    """What is shown, and what is said beside it."""
    return "\n".join((driver.shown, *(str(notice.message) for notice in driver.app._notifications)))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_picture_is_given_by_its_path(tmp_path: Path, size: tuple[int, int]) -> None:
    path = a_file(tmp_path, "我的 执照.jpg", JPEG)
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company"), size=size) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        assert "须看清：四边、国徽" in driver.shown
        await driver.write(f"'{path}'")
        await driver.press("enter")
        await filled(driver)
        assert "已选 我的 执照.jpg" in driver.shown
        assert slot_of(driver).file == "我的 执照.jpg"
        await driver.press("f5")
        assert "执照.jpg" not in driver.shown
        assert "已选一张" in driver.shown
    assert path.read_bytes() == JPEG


async def test_the_path_is_completed(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    a_file(tmp_path / "照片", "licence.jpg", JPEG)
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(f"{tmp_path}/照片/li")
        path = box_of(driver).query_one(PathInput)
        await driver.wait_until(lambda: path._suggestion.endswith("licence.jpg"), PATIENCE)
        await driver.press("right", "enter")
        await filled(driver)


async def test_a_picture_is_picked_from_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "照片").mkdir()
    a_file(tmp_path / "照片", "执照.jpg", JPEG)
    a_file(tmp_path / "照片", "notes.txt", b"-")
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.press("tab", "enter")
        await said(driver, "照片/")
        await driver.press("end", "enter")
        await said(driver, "执照.jpg")
        assert "notes.txt" not in driver.shown
        await driver.press("end", "enter")
        await filled(driver)


async def test_a_heic_becomes_a_jpeg_on_request_and_stays_as_it_is(tmp_path: Path) -> None:
    content = saved(a_picture(), "HEIF")
    path = a_file(tmp_path, "证件.heic", content)
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(str(path))
        await driver.press("enter")
        await said(driver, "这是 HEIC 图片")
        assert not slot_of(driver).is_filled
        await driver.press("tab", "tab", "enter")
        await filled(driver)
        assert slot_of(driver).file == "证件.jpg"
        kept = driver.session.picture(slot_of(driver).sha256)
        assert kept is not None
        assert kept.startswith(b"\xff\xd8\xff")
    assert path.read_bytes() == content


async def test_a_turned_picture_is_taken_and_can_be_made_upright(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jpg", saved(a_picture(), "JPEG", exif=turned(6)))
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(str(path))
        await driver.press("enter")
        await filled(driver)
        first = slot_of(driver).sha256
        await said(driver, "旋转标记")
        await driver.press("enter")
        await driver.wait_until(lambda: slot_of(driver).sha256 != first, PATIENCE)
        assert "旋转标记" not in driver.shown
        await driver.press("ctrl+z")
        assert slot_of(driver).sha256 == first


async def test_several_dropped_at_once_go_to_the_empty_places_behind(tmp_path: Path) -> None:
    names = ("licence.jpg", "甲 正面.png", "乙 正面.webp")
    for name, form in zip(names, ("JPEG", "PNG", "PNG"), strict=True):
        a_file(tmp_path, name, saved(a_picture((1300 + len(name), 800)), form))
    first, second, third = (tmp_path / name for name in names)
    escaped = str(third).replace(" ", "\\ ")
    dropped = f"{first} {second.as_uri()} {escaped}"  # as terminals write them
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", "material entity_certificate_picture")
        await driver.rush(Paste(dropped))
        for key in (LICENCE, FRONT, OTHER_FRONT):
            await filled(driver, key)
        assert [slot_of(driver, key).file for key in (LICENCE, FRONT, OTHER_FRONT)] == list(names)


async def test_what_finds_no_place_is_said(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jpg", JPEG)
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.rush(Paste(" ".join([str(path)] * 20)))
        await said(driver, "没有空位可放")


async def test_the_same_picture_twice_is_said_at_both(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jpg", JPEG)
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company"), size=(120, 40)) as driver:
        for key in (LICENCE, FRONT):
            await driver.go_to("materials", f"picture {key}")
            await driver.write(str(path))
            await driver.press("enter")
            await filled(driver, key)
        assert driver.shown.count("同一张图片") == 2


async def test_undo_takes_it_out_and_later_it_is_there_again(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jpg", saved(a_picture((640, 400)), "JPEG"))
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        before = driver.session.draft
        await driver.write(str(path))
        await driver.press("enter")
        await filled(driver)
        await driver.press("ctrl+z")
        assert same_filing(driver.session.draft, before)
        await driver.press("ctrl+y")
        assert slot_of(driver).is_filled
        draft = driver.session.id
    async with running(a_desk(tmp_path), draft) as driver:
        assert slot_of(driver).is_filled
        await said(driver, "640×400")  # what is to be said of it is found out again
        control = box_of(driver).control()
        assert control is not None
        control.focus()
        await driver.press("enter")
        assert not slot_of(driver).is_filled
        assert "原文件没有动过" in told(driver)


async def test_a_tick_needs_no_picture_and_pictures_no_tick(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jpg", JPEG)
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", "material entity_certificate_picture")
        await driver.press("space")
        assert next(v for v in driver.session.assessment.materials if v.slots[0].key == LICENCE).is_ticked
        await driver.press("space")
        await driver.rush(Paste(str(path)))
        await filled(driver)
        await driver.go_to("materials", "material entity_certificate_picture")
        await driver.press("space")
        assert "先取下图片" in told(driver)


HARMFUL = {
    "truncated": (JPEG[: len(JPEG) // 2], "不完整或已损坏"),
    "huge": (png_claiming(60_000, 60_000), "像素太多"),
    "a page": (b"<html>", "这不是图片"),
    "a PDF": (b"%PDF-1.7", "这是 PDF"),
    "zero bytes": (b"", "0 字节"),
}


@pytest.mark.parametrize("name", HARMFUL)
async def test_what_is_no_picture_is_said_and_not_taken(tmp_path: Path, name: str) -> None:
    content, words = HARMFUL[name]
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        before = driver.session.draft
        await driver.write(str(a_file(tmp_path, "a.jpg", content)))
        await driver.press("enter")
        await said(driver, words)
        assert driver.session.draft == before
        assert box_of(driver).query_one(PathInput).value.endswith("a.jpg")


@pytest.mark.parametrize(
    ("path", "words"), [("/dev/zero", "设备或管道"), ("/", "这是文件夹"), ("/none.jpg", "没有这个文件")]
)
async def test_what_is_no_file_is_said(tmp_path: Path, path: str, words: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.rush(Paste(path))
        await said(driver, words)


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Until it is set no picture is done being examined."""
    held = threading.Event()

    def slow(path: Path) -> Given:
        held.wait(20)
        return look(path)

    monkeypatch.setattr("screens.attaching.look", slow)
    return held


async def test_the_page_goes_on_while_a_picture_is_examined(tmp_path: Path, goes_on: threading.Event) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(str(a_file(tmp_path, "a.jpg", JPEG)))
        await driver.press("enter")
        assert "正在查看" in driver.shown
        await driver.go_to("materials", f"picture {FRONT}")
        await driver.write("still-alive")
        assert box_of(driver, FRONT).query_one(PathInput).value == "still-alive"
        goes_on.set()
        await filled(driver)
        assert box_of(driver, FRONT).query_one(PathInput).has_focus


async def test_leaving_the_page_meanwhile_does_no_harm(tmp_path: Path, goes_on: threading.Event) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(str(a_file(tmp_path, "a.jpg", JPEG)))
        await driver.press("enter")
        await driver.go_to("review")
        goes_on.set()
        await driver.settle()
        await driver.go_to("materials")
        assert "需要的材料" in driver.shown


@pytest.mark.parametrize("key", ["tab", "f8"])
async def test_a_path_that_was_typed_counts_on_leaving(tmp_path: Path, key: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(str(a_file(tmp_path, "a.jpg", JPEG)))
        await driver.press(key)
        await filled(driver)
        if key == "f8":
            assert driver.wizard.step == "review"


async def test_a_path_that_was_refused_is_looked_at_again_only_on_enter(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jpg", b"<html>")
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        await driver.write(str(path))
        await driver.press("enter")
        await said(driver, "这不是图片")
        path.write_bytes(JPEG)
        await driver.press("tab", "shift+tab")
        assert "这不是图片" in driver.shown
        await driver.press("enter")
        await filled(driver)


# Paths


def test_folders_come_first_and_only_pictures_are_listed(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.heic", ".hidden.png", "notes.txt", "film.mov"):
        a_file(tmp_path, name, b"-")
    (tmp_path / "z").mkdir()
    (tmp_path / "dangling.png").symlink_to("nowhere")
    assert [entry.name for entry in entries(str(tmp_path))] == ["z", "a.heic", "b.JPG", "dangling.png"]
    assert entries(str(tmp_path / "none")) == []
    assert entries("a\0b") == []


@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("{0}/al", "{0}/album/"),
        ("{0}/album/p", "{0}/album/p 1.jpg"),
        ("{0}/album/", "{0}/album/p 1.jpg"),
        ("{0}/none", None),
        ("'{0}/al", None),
        ("{0}/album/p\\ ", None),
        ("", None),
    ],
)
def test_a_path_is_completed_by_a_step(tmp_path: Path, begun: str, whole: str | None) -> None:
    (tmp_path / "album").mkdir()
    a_file(tmp_path / "album", "p 1.jpg", b"-")
    assert completed(begun.format(tmp_path)) == (whole.format(tmp_path) if whole else None)


def test_a_home_is_understood_and_left_as_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    a_file(tmp_path, "card.png", b"-")
    assert completed("~/ca") == "~/card.png"


async def test_behind_a_refused_file_the_path_can_be_typed_anew(tmp_path: Path) -> None:
    """The focus stays where it was, whether the file is refused at once or while the screen draws."""
    desk = a_desk(tmp_path)
    async with running(desk, desk.add_sample("gd-company")) as driver:
        await driver.go_to("materials", f"picture {LICENCE}")
        for number in range(3):
            await driver.write(str(tmp_path / f"missing{number}.jpg"))
            await driver.press("enter")
            await driver.wait_until(lambda: LICENCE not in driver.wizard.attaching._busy, PATIENCE)
            assert box_of(driver).query_one(PathInput).has_focus
            await driver.press("ctrl+u")
        path = a_file(tmp_path, "licence.jpg", JPEG)
        await driver.write(str(path))
        await driver.press("enter")
        await filled(driver)
        await driver.settle()
        assert box_of(driver) in (driver.wizard.focused.ancestors if driver.wizard.focused else ())
        assert not any(view.is_ticked for view in driver.session.assessment.materials)


@pytest.mark.parametrize(
    ("name", "said", "not_said"),
    [
        ("转移到别的账号，什么都齐备", "这个订单不用备材料", "选好图片就算备好"),
        ("改名，更名函在手", "选好图片就算备好", "这个订单不用备材料"),
    ],
)
async def test_an_order_without_papers_is_said_to_need_none(
    tmp_path: Path, name: str, said: str, not_said: str
) -> None:
    desk = a_desk(tmp_path)
    scenario = next(one for one in all_scenarios() if one.name == name)
    draft = desk.store.create(parse_draft(scenario.draft.data()), "", "2026-11-29T00:00:00Z")
    async with running(desk, draft) as driver:
        await driver.go_to("materials")
        intro = text_of(driver.wizard.query_one(".intro", Static))
        assert said in intro
        assert not_said not in intro
