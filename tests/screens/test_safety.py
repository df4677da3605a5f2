"""What must never be shown, and what must never be lost."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.filing.plain import parse_draft
from icp_wizard.samples import sample_draft
from icp_wizard.store.errors import StoreFull
from screens.app import WizardApp
from screens.questions import Ask
from tests.screens.driving import a_desk, running
from tests.screens.test_wizard import DETAIL, REMARK, a_sample

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = ("[/ [$error]x [b]粗 a[/b ]]> {name} %s \\[", "\u202e反")


def hostile(text: str) -> dict[str, Any]:
    """The sample with a text wherever a text can stand."""

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            kept = ("id", "kind", "region", "nature", "certificate_type", "principal", "legal_representative")
            return {key: item if key in kept else put(item) for key, item in value.items()}
        if isinstance(value, list):
            return [put(item) for item in value]
        return text if isinstance(value, str) else value

    data = sample_draft().data()
    for part in ("wanted", "people"):
        data[part] = put(data[part])
    service = data["wanted"]["services"][0]
    service["domains"][0]["holder_relation"] = "other"
    data["envelope"]["title"] = text
    return data


@pytest.mark.parametrize("text", HOSTILE)
async def test_foreign_text_is_shown_as_it_is_on_every_page(tmp_path: Path, text: str) -> None:
    desk = a_desk(tmp_path)
    data = hostile(text)
    draft = desk.store.create(parse_draft(data), text, "2026-11-24T00:00:00Z")
    async with running(desk, size=(120, 40)) as driver:
        assert "\u202e" not in driver.shown
        driver.app.call_later(driver.app.open_draft, draft)
        await driver.wait_until(lambda: driver.app.wizard is not None)
        for step in driver.session.assessment.steps:
            await driver.go_to(step.id)
            await driver.press("f3")
            assert "\u202e" not in driver.shown
            await driver.press("escape")
            await driver.go_to("review")
        assert text.removeprefix("\u202e") in driver.shown


@pytest.mark.parametrize("text", ["[/", "[$error]x", "\u202e反", "a[/b]"])
async def test_foreign_text_can_be_typed_and_is_kept(tmp_path: Path, text: str) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        await driver.go_to("entity", REMARK)
        await driver.write(text)
        await driver.press("enter")
        assert driver.session.value(REMARK) == text.replace("\u202e", "")


async def test_an_escape_sequence_that_is_pasted_does_not_get_in(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:
        driver.session.answer(REMARK, "前\x1b]0;标题\x07后\u202e")
        assert driver.session.value(REMARK) == "前后"


async def test_a_defect_shows_no_value_and_the_draft_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = a_desk(tmp_path)
    draft = a_sample(desk)

    def fail() -> None:
        secret = "440305190001010017"  # noqa: F841 - what a traceback with locals would show
        raise ValueError("样例甲 440305190001010017")

    with pytest.raises(ValueError, match="样例甲"):
        async with running(desk, draft) as driver:
            await driver.go_to("entity", DETAIL)
            await driver.press("end")
            await driver.write("甲")
            driver.wizard.call_later(fail)
            await asyncio.sleep(0.3)
    said = "".join(capsys.readouterr())
    assert "草稿已保存" in said
    assert "ValueError" in said
    assert "4403" not in said
    assert "样例甲" not in said
    desk = a_desk(tmp_path)
    assert desk.open(draft).value(DETAIL).endswith("101室甲")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_signal_saves_what_is_being_typed_and_ends(tmp_path: Path, name: str) -> None:
    desk = a_desk(tmp_path)
    draft = a_sample(desk)
    app = WizardApp(desk, draft)
    async with running(desk, draft) as driver:
        app = driver.app
        await driver.go_to("entity", DETAIL)
        await driver.press("end")
        await driver.write("甲")
        os.kill(os.getpid(), getattr(signal, name))
        for _ in range(100):
            await asyncio.sleep(0.02)
            if app.return_code is not None and not app.is_running:
                break
    assert app.return_code == 128 + getattr(signal, name)
    assert a_desk(tmp_path).open(draft).value(DETAIL).endswith("101室甲")


async def test_while_saving_fails_a_banner_says_so_and_leaving_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(tmp_path)
    async with running(desk, a_sample(desk)) as driver:

        def refuse(*_: object) -> None:
            raise StoreFull

        with monkeypatch.context() as patched:
            patched.setattr(type(desk.store), "append", refuse)
            await driver.go_to("entity", REMARK)
            await driver.write("甲")
            await driver.press("enter")
            await driver.wait_until(lambda: "Ctrl+S" in driver.shown)
            await driver.press("f10")
            await driver.wait_until(lambda: isinstance(driver.app.screen, Ask))
            await driver.press("down", "enter", "enter")
            (copy,) = tmp_path.glob("draft-*.json")
            assert "甲" in copy.read_text(encoding="utf-8")
        driver.session.retry_saving()
        await driver.wait_until(lambda: "已保存" in driver.shown)
        assert "Ctrl+S" not in driver.shown
