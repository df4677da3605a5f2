"""Changes the data of the packs by fixed operators, and looks whether a scenario notices.

    python -m tests.soak.mutation [--seed 1] [--report FILE] [--only NAME]

A line of the report is one rule (or adaptation, list, define): how many mutants were caught, how many
changed nothing that is judged, how many did not compile, and which survived. What stands in the report
already is left out, so an interrupted run goes on where it was. Survivors are listed in
`equivalent_mutants.tsv` with the reason why nothing can tell them from the rule; one that is not listed makes
the exit code 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.soak.mutation_judging import shipped_court
from tests.soak.mutation_packs import targets

if TYPE_CHECKING:
    from tests.soak.mutation_judging import Court
    from tests.soak.mutation_packs import Target

EQUIVALENT: Final = Path(__file__).parent / "equivalent_mutants.tsv"
Survivor = tuple[str, str, str]


@cache
def court() -> Court:
    """All scenarios, read once in a process."""
    return shipped_court()


def tried(target: Target) -> dict[str, Any]:
    """A line of the report: what became of the mutants of one entry."""
    verdicts = [(mutant, court().judge(target, mutant)) for mutant in target.mutants()]
    counted = Counter(verdict for _, verdict in verdicts)
    left = [f"{mutant.operator}: {mutant.place}" for mutant, verdict in verdicts if verdict == "survived"]
    mutants = counted["caught"] + counted["survived"]
    counts = {"caught": counted["caught"], "same": counted["same"], "uncompiled": counted["uncompiled"]}
    return {"rule": target.name, "mutants": mutants, **counts, "survivors": left}


@cache
def equivalents() -> dict[Survivor, str]:
    """The survivors known to be equivalent, by rule, operator and place: the reason."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {(row["rule"], row["operator"], row["place"]): row["reason"] for row in rows}


def survivors(entry: dict[str, Any]) -> set[Survivor]:
    """The survivors of a line of the report."""
    parted = [text.partition(": ") for text in entry["survivors"]]
    return {(entry["rule"], operator, place) for operator, _, place in parted}


def main() -> int:
    """Everything not yet in the report; 1 where something survived that is not listed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="order in which rules are taken")
    parser.add_argument("--report", type=Path, default=Path("soak-mutation.jsonl"))
    parser.add_argument("--only", default="", help="only what has this in its name")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    lines = options.report.read_text(encoding="utf-8").splitlines() if options.report.exists() else []
    entries = [json.loads(line) for line in lines]
    known = {entry["rule"] for entry in entries}
    todo = [one for one in targets() if one.name not in known and options.only in one.name]
    random.Random(options.seed).shuffle(todo)
    with options.report.open("a", encoding="utf-8") as report, ProcessPoolExecutor(options.jobs) as workers:
        for entry in workers.map(tried, todo):
            entries.append(entry)
            print(json.dumps(entry, ensure_ascii=False), file=report, flush=True)
    return _told(entries)


def _told(entries: list[dict[str, Any]]) -> int:
    left = {survivor for entry in entries for survivor in survivors(entry)}
    unlisted = left - equivalents().keys()
    total = sum(entry["mutants"] for entry in entries)
    for survivor in sorted(unlisted):
        print("survived:", *survivor, sep="\t")
    print(
        f"{total} mutants of {len(entries)} entries; {len(left)} survived, {len(unlisted)} of them not known"
        " to be equivalent"
    )
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main())
