"""In a real terminal: closed or killed in the middle, the draft goes on at the same field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.places import lookup
from icp_wizard.samples import sample_draft
from icp_wizard.store.store import Store
from tests.journeys.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIELD = "wanted.entity.correspondence_address.detail"
REMARK = "wanted.entity.remark"
TYPED = "甲乙丙丁戊"
LONG = "".join(chr(0x4E00 + number) for number in range(900))


@pytest.fixture
def draft_id(tmp_path: Path) -> str:
    """The sample, left in the middle of the entity step with that address still open."""
    data = sample_draft().data()
    del data["wanted"]["entity"]["correspondence_address"]["detail"]
    with Store.open(tmp_path) as store:
        draft = type(sample_draft()).model_validate(data)
        new = store.create(draft, "样例", "2026-11-24T00:00:00Z")
        store.save_position(new, "entity", FIELD)
    return new


@pytest.fixture
def terminals(tmp_path: Path, draft_id: str) -> Iterator[list[Terminal]]:
    """Terminals that are gone when the test is over."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.end()


def opened(terminals: list[Terminal], folder: Path, draft_id: str) -> Terminal:
    """The draft in a new terminal, at the step it was left at."""
    terminal = Terminal(folder, "open", draft_id)
    terminals.append(terminal)
    terminal.shows("通信地址：详细地址")
    return terminal


def kept(folder: Path, draft_id: str, key: str = FIELD) -> tuple[object, tuple[str, str]]:
    """An answer on the disk, and the position."""
    with Store.open(folder) as store:
        stored = store.load(draft_id)
    return lookup(stored.draft.data(), key), stored.position


def test_killed_after_saved_was_shown_nothing_is_lost(
    tmp_path: Path, draft_id: str, terminals: list[Terminal]
) -> None:
    terminal = opened(terminals, tmp_path, draft_id)
    terminal.type(TYPED)
    terminal.shows(TYPED)
    terminal.type("\t")  # leaving the field accepts what was typed
    terminal.until(lambda text: "已保存" in text and kept(tmp_path, draft_id)[0] == TYPED)
    terminal.kill()
    assert kept(tmp_path, draft_id)[0] == TYPED
    opened(terminals, tmp_path, draft_id).shows(TYPED)


def test_a_closed_window_saves_what_was_typed_and_the_field(
    tmp_path: Path, draft_id: str, terminals: list[Terminal]
) -> None:
    terminal = opened(terminals, tmp_path, draft_id)
    terminal.type(TYPED)
    terminal.shows(TYPED)
    terminal.hang_up()
    assert kept(tmp_path, draft_id) == (TYPED, ("entity", FIELD))
    again = opened(terminals, tmp_path, draft_id)
    again.shows(TYPED)
    again.type("己")
    again.shows(TYPED + "己")


def test_killed_while_typing_at_most_the_last_stay_in_the_field_is_lost(
    tmp_path: Path, draft_id: str, terminals: list[Terminal]
) -> None:
    terminal = opened(terminals, tmp_path, draft_id)
    terminal.type("甲")
    terminal.until(lambda _: kept(tmp_path, draft_id)[0] == "甲")  # half a second without a key
    terminal.type("乙")
    terminal.kill()
    assert kept(tmp_path, draft_id)[0] in ("甲", "甲乙")
    assert kept(tmp_path, draft_id)[1] == ("entity", FIELD)
    opened(terminals, tmp_path, draft_id).shows("甲")


def test_what_is_typed_and_pasted_without_a_pause_is_on_the_disk_as_it_was(
    tmp_path: Path, draft_id: str, terminals: list[Terminal]
) -> None:
    terminal = opened(terminals, tmp_path, draft_id)
    pasted = "a\x1b[31mRED\r\nsecond \U0001f468\u200d\U0001f469 line\x1b[0m"
    to_the_remark = "\t" * 7
    terminal.type(f"{TYPED}x\x7f{to_the_remark}\x1b[200~{pasted}\x1b[201~\u3000{LONG}\x1b[D!\t")
    expected = f"aRED second \U0001f468\u200d\U0001f469 line\u3000{LONG[:-1]}!{LONG[-1]}"
    terminal.until(lambda _: kept(tmp_path, draft_id, REMARK)[0] == expected)
    assert kept(tmp_path, draft_id)[0] == TYPED
