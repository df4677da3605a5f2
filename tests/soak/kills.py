"""Kills a saving process at random moments and looks at what is left.

    python -m tests.soak.kills --runs 500 --seed 1 [--report FILE] [--folder FOLDER]

Each run goes on with the database the one before left. The report has a line a run and is where a broken
off soak goes on; it ends in exit code 1 when any run failed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from icp_wizard.store.errors import StoreError
from icp_wizard.store.store import Store
from tests.soak.child import digest
from tests.store.making import a_store

ROOT = Path(__file__).parents[2]


def prepare(folder: Path) -> None:
    """A store with one draft, if the folder has none yet."""
    with Store.open(folder) as store:
        is_empty = not store.summaries()
    if is_empty:
        a_store(folder)[0].close()


def kill_once(folder: Path, seed: int) -> dict[str, Any]:
    """One process, killed after some acknowledgements and a moment: what it said and what was found."""
    chance = random.Random(seed)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.child", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    stream = child.stdout
    assert stream is not None
    said = [stream.readline() for _ in range(chance.randrange(1, 30))]
    try:
        child.wait(chance.random() / 100)
    except subprocess.TimeoutExpired:
        child.kill()
    said += _rest(stream)
    child.wait()
    return {"seed": seed, **judge(folder, said)}


def _rest(stream: IO[str]) -> list[str]:
    with stream:
        return [line for line in stream if line.endswith("\n")]


def judge(folder: Path, said: list[str]) -> dict[str, Any]:
    """Opens what is left: sound, at the last acknowledged state or the one commit after it."""
    acknowledged = [line.split() for line in said if line.startswith("ack ")]
    refused = [line.split()[1] for line in said if line.startswith("refused ")]
    result: dict[str, Any] = {"acks": len(acknowledged), "refused": refused}
    try:
        with Store.open(folder) as store:
            draft_id = store.summaries()[0].id
            stored = store.load(draft_id)
            store.verify(draft_id)
            problem = _difference(acknowledged, stored.revision, digest(stored.draft))
            if store.recovery is not None:
                problem = "a recovery was needed"
            result |= {"revision": stored.revision, "head": stored.head}
    except StoreError as error:
        problem = type(error).__name__
    return {**result, "problem": problem}


def _difference(acknowledged: list[list[str]], revision: int, found: str) -> str | None:
    if not acknowledged:
        return None
    _, last, expected = acknowledged[-1]
    if revision == int(last):
        return None if found == expected else "other answers under the acknowledged revision"
    return None if revision == int(last) + 1 else f"revision {revision} after acknowledged {last}"


def main() -> int:
    """The runs that are not in the report yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path, default=Path("soak-kills.jsonl"))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="icp-wizard-soak-"))
    prepare(folder)
    lines = options.report.read_text().splitlines() if options.report.exists() else []
    results = [json.loads(line) for line in lines]
    done = {result["seed"] for result in results}
    with options.report.open("a") as report:
        for seed in range(options.seed, options.seed + options.runs):
            if seed not in done:
                results.append(kill_once(folder, seed))
                print(json.dumps(results[-1]), file=report, flush=True)
    failed = [result for result in results if result["problem"]]
    acks = sum(result["acks"] for result in results)
    print(f"{len(results)} kills, {acks} acknowledged commits, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
