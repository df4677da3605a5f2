"""Makes the pictures of the README with the program itself: `make pictures`.

Rich squeezes Chinese characters to half their width in its SVG; `widened` gives them their cells back.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from rich.cells import cell_len

from icp_wizard.i18n import LANGUAGES
from icp_wizard.session.desk import Desk
from icp_wizard.store.store import Store
from screens.app import WizardApp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.session.session import Session

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
FOLDER = Path(__file__).parent
CELL = 12.2
"""Width of a cell in Rich's SVG, in its units."""
_TEXT = re.compile(r'(<text [^>]*?)textLength="[\d.]+"([^>]*)>([^<]*)<')


def widened(svg: str) -> str:
    """The SVG with every run of text as wide as its cells."""

    def fixed(match: re.Match[str]) -> str:
        width = cell_len(html.unescape(match[3])) * CELL
        return f'{match[1]}textLength="{width:g}"{match[2]}>{match[3]}<'

    return _TEXT.sub(fixed, svg)


class Picture(NamedTuple):
    """Where the sample stands, what else is answered of it before, and the keys that lead on from there."""

    step: str
    field: str
    answers: Mapping[str, Any] = {}
    keys: tuple[str, ...] = ()


_ADDRESS = "wanted.entity.correspondence_address.region"
_CHANGE = {
    "intent.goal": "change",
    "intent.changes": ["service_name", "service_principal"],
    "record.is_entity_filed": True,
    "record.at_provider": True,
    "record.account": "this",
    "record.is_before_2018_09": False,
    "record.is_shell": False,
    "record.number": "粤ICP备00000000号",
}
_FILED = {"number": "粤ICP备00000000号-1", "name": "样例虚构乌有官网", "principal_name": "样例旧人"}
PICTURES = {
    "entity": Picture("entity", _ADDRESS),
    "what-if": Picture("entity", _ADDRESS, keys=("ctrl+o", "enter", *"上海", "enter")),
    "change": Picture("service:s1", "wanted.services.s1.name", _CHANGE),
}


def prepared(session: Session, answers: Mapping[str, Any]) -> None:
    """The answers given; of a change also the website that is filed."""
    for key, value in answers.items():
        session.answer(key, value)
    if answers:
        place = f"record.services.{session.add_item('record.services')}"
        for leaf, value in _FILED.items():
            session.answer(f"{place}.{leaf}", value)
        session.take_over_record()
        session.answer("wanted.services.s1.name", "样例虚构乌有新站")


async def picture(language: str, of: Picture, folder: Path) -> str:
    """The sample at a step, or where keys lead from there."""
    with Store.open(folder) as store:
        desk = Desk(store, language=language, now=lambda: NOON)
        draft = desk.add_sample("gd-company")
        session = desk.open(draft)
        prepared(session, of.answers)
        session.close()
        store.save_position(draft, of.step, of.field)
        app = WizardApp(desk, draft)
        async with app.run_test(size=(120, 36)) as pilot:
            for key in of.keys:
                await pilot.press(key)
            await pilot.pause(1)  # the panel waits a moment, so as not to flicker
            return widened(app.export_screenshot(title="icp-wizard"))


def main() -> None:
    """Write every picture in every language."""
    for language in LANGUAGES:
        for name, of in PICTURES.items():
            with tempfile.TemporaryDirectory() as folder:
                svg = asyncio.run(picture(language, of, Path(folder)))
            (FOLDER / f"{name}-{language[:2]}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
