"""Opens every answer of every scenario, and looks whether anything turns over by it.

    python -m tests.soak.monotony [--report FILE]

A line of the report is one scenario: how many answers were opened, and what turned over. Scenarios that stand
in the report already are left out, so an interrupted run goes on where it was.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.assessment.monotony import answered, turned_over
from tests.scenarios.runner import read_scenarios, scenario_files


def main() -> int:
    """All scenarios; 1 where something turned over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--report", type=Path, default=Path("soak-monotony.jsonl"))
    report = parser.parse_args().report
    done = (
        [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
        if report.exists()
        else []
    )
    known = {entry["scenario"] for entry in done}
    with report.open("a", encoding="utf-8") as out:
        for scenario in (found for path in scenario_files() for found in read_scenarios(path)):
            if scenario.name in known:
                continue
            paths = answered(scenario.draft)
            turned = turned_over(scenario.draft, scenario.rulebook, scenario.as_of, paths)
            entry = {"scenario": scenario.name, "opened": len(paths), "turned": turned}
            done.append(entry)
            print(json.dumps(entry, ensure_ascii=False), file=out, flush=True)
    wrong = [entry for entry in done if entry["turned"]]
    opened = sum(entry["opened"] for entry in done)
    print(f"{opened} answers of {len(done)} scenarios opened; something turned over in {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
