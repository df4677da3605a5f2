"""Walks through the wizard by chance, over provinces, natures and services, and looks at where each ends.

    python -m tests.soak.walks [--walks N] [--first SEED] [--report FILE]

A line of the report is one walk, by its seed: the plan, how many questions were answered, the result, of how
many findings a way to clear them was taken, what was reached for the first time, and what was wrong. Walks
that stand in the report already are left out, so an interrupted run goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.session.making import a_desk
from tests.walking.planning import planned
from tests.walking.reaching import Reached
from tests.walking.walk import Walk

if TYPE_CHECKING:
    from icp_wizard.session.desk import Desk


def main() -> int:
    """All walks; 1 where one was wrong, or something of the outline was never reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--walks", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--report", type=Path, default=Path("soak-walks.jsonl"))
    options = parser.parse_args()
    done = _read(options.report)
    known = {entry["seed"] for entry in done}
    reached = Reached()
    reached.add(one for entry in done for one in entry["first"])
    with tempfile.TemporaryDirectory() as folder, options.report.open("a", encoding="utf-8") as out:
        desk = a_desk(Path(folder))
        for seed in range(options.first, options.first + options.walks):
            if seed in known:
                continue
            entry = _walked(desk, seed, reached)
            done.append(entry)
            print(json.dumps(entry, ensure_ascii=False), file=out, flush=True)
    return _said(done, reached)


def _read(report: Path) -> list[dict[str, Any]]:
    if not report.exists():
        return []
    return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


def _walked(desk: Desk, seed: int, reached: Reached) -> dict[str, Any]:
    chance = Random(seed)
    plan = planned(chance)
    before = reached.all
    session = desk.open(desk.create())
    ended = Walk(session, plan, chance, reached).run()
    session.close()
    desk.delete(session.id)
    return {
        "seed": seed,
        "province": plan.province,
        "nature": plan.nature,
        "services": plan.services,
        "questions": ended.questions,
        "result": ended.result,
        "ways": ended.ways,
        "first": sorted(reached.all - before),
        "wrong": ended.wrong,
    }


def _said(done: list[dict[str, Any]], reached: Reached) -> int:
    wrong = [entry for entry in done if entry["wrong"]]
    for entry in wrong:
        print(f"seed {entry['seed']}: {'; '.join(entry['wrong'])}")
    missing = reached.missing()
    if missing:
        print(f"never reached: {', '.join(missing)}")
    questions = sum(entry["questions"] for entry in done)
    ways = sum(entry["ways"] for entry in done)
    results = {word: sum(entry["result"] == word for entry in done) for word in _RESULTS}
    print(f"{len(done)} walks, {questions} questions, {ways} ways taken: {results}; wrong in {len(wrong)}")
    return 1 if wrong or missing else 0


_RESULTS = ("enterable", "no pack", "way out", "blocked")


if __name__ == "__main__":
    raise SystemExit(main())
