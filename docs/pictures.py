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

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from rich.cells import cell_len

from icp_wizard.i18n import LANGUAGES
from icp_wizard.session.desk import Desk
from icp_wizard.store.store import Store
from screens.app import WizardApp

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


PICTURES: dict[str, tuple[str, ...]] = {"entity": (), "what-if": ("ctrl+o", "enter", *"上海", "enter")}
"""Names of the pictures, and the keys that lead there from the entity step of the sample."""


async def picture(language: str, keys: tuple[str, ...], folder: Path) -> str:
    """The sample at its entity step, or where keys lead from there."""
    with Store.open(folder) as store:
        desk = Desk(store, language=language, now=lambda: NOON)
        draft = desk.add_sample("gd-company")
        store.save_position(draft, "entity", "wanted.entity.correspondence_address.region")
        app = WizardApp(desk, draft)
        async with app.run_test(size=(120, 36)) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause(1)  # the panel waits a moment, so as not to flicker
            return widened(app.export_screenshot(title="icp-wizard"))


def main() -> None:
    """Write every picture in every language."""
    for language in LANGUAGES:
        for name, keys in PICTURES.items():
            with tempfile.TemporaryDirectory() as folder:
                svg = asyncio.run(picture(language, keys, Path(folder)))
            (FOLDER / f"{name}-{language[:2]}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
