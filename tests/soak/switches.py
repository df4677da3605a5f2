"""Users who change their minds: switches of intent, nature, province and record, each looked at.

    python -m tests.soak.switches [--switches 1000] [--first SEED] [--report FILE]

A line of the report is one run, by its seed: where it began, how many switches, which orders they came to,
and what was wrong (with what was done, then). Runs that stand in the report already are left out, so an
interrupted soak goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from icp_wizard.rules.vocabulary import ORDERS
from tests.session.making import a_desk
from tests.switching.running import run

if TYPE_CHECKING:
    from icp_wizard.session.desk import Desk

OF_A_RUN: Final = 20
"""Switches before a user goes back to what they said first."""


def main() -> int:
    """All runs; 1 where something was wrong, or an order was never reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--switches", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--report", type=Path, default=Path("soak-switches.jsonl"))
    options = parser.parse_args()
    lines = options.report.read_text(encoding="utf-8").splitlines() if options.report.exists() else []
    done = [json.loads(line) for line in lines]
    known = {entry["seed"] for entry in done}
    told: set[tuple[object, ...]] = set()
    with tempfile.TemporaryDirectory() as folder, options.report.open("a", encoding="utf-8") as out:
        desk = a_desk(Path(folder))
        for seed in range(options.first, options.first + -(-options.switches // OF_A_RUN)):
            if seed not in known:
                done.append(_ran(desk, seed, told))
                print(json.dumps(done[-1], ensure_ascii=False), file=out, flush=True)
        desk.store.close()
    return _said(done)


def _ran(desk: Desk, seed: int, told: set[tuple[object, ...]]) -> dict[str, Any]:
    ran = run(desk, seed, OF_A_RUN, told)
    entry = {"seed": seed, "start": ran.start, "switches": len(ran.trail), "orders": ran.orders}
    return entry | {"wrong": ran.wrong} | ({"trail": ran.trail} if ran.wrong else {})


def _said(done: list[dict[str, Any]]) -> int:
    wrong = [entry for entry in done if entry["wrong"]]
    for entry in wrong:
        print(f"seed {entry['seed']}: {'; '.join(entry['wrong'])}")
    switches = sum(entry["switches"] for entry in done)
    reached = {order for entry in done for order in entry["orders"]}
    missing = [order for order in ORDERS if order not in reached]
    if missing:
        print(f"never reached: {', '.join(missing)}")
    print(f"{switches} switches in {len(done)} runs, to {len(reached)} orders or none; wrong in {len(wrong)}")
    return 1 if wrong or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
