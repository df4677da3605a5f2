"""Makes the disk refuse each write in turn, below SQLite, and looks at what is left. Needs strace.

    python -m tests.soak.faults [--steps 6] [--report FILE]

For every kind of fault and every n, a process saves some changes while its n-th such system call on the
database's files fails. Nothing acknowledged may be gone afterwards, and the refusal must have been said.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.soak.kills import ROOT, judge, prepare

FAULTS = (
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EIO"),
    ("fdatasync", "EIO"),
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("openat", "EROFS"),
)


def fault_once(call: str, error: str, number: int, steps: int) -> dict[str, Any]:
    """One process whose n-th call fails: what it said and what was found. `hit` tells if there was one."""
    folder = Path(tempfile.mkdtemp(prefix="icp-wizard-fault-"))
    try:
        prepare(folder)
        paths = [part for name in ("", "-wal", "-shm") for part in ("-P", f"{folder}/drafts.sqlite3{name}")]
        trace = folder / "trace"
        inject = f"inject={call}:error={error}:when={number}"
        command = ["strace", "-f", "-q", "-o", str(trace), *paths, "-e", f"trace={call}", "-e", inject]
        child = [sys.executable, "-m", "tests.soak.child", str(folder), "1", str(steps)]
        done = subprocess.run([*command, *child], cwd=ROOT, capture_output=True, text=True, check=False)
        hit = "(INJECTED)" in trace.read_text()
        result = {"call": call, "error": error, "number": number, "hit": hit}
        result |= judge(folder, done.stdout.splitlines())
        if "Traceback" in done.stderr:
            result["problem"] = "a traceback"
        return result
    finally:
        shutil.rmtree(folder)


def main() -> int:
    """Every fault until no call is left to fail."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--report", type=Path, default=Path("soak-faults.jsonl"))
    options = parser.parse_args()
    if shutil.which("strace") is None:
        print("strace is not installed: nothing was tried", file=sys.stderr)
        return 2
    results: list[dict[str, Any]] = []
    with options.report.open("w") as report:
        for call, error in FAULTS:
            number = 0
            while number == 0 or results[-1]["hit"]:
                number += 1
                results.append(fault_once(call, error, number, options.steps))
                print(json.dumps(results[-1]), file=report, flush=True)
    failed = [result for result in results if result["problem"]]
    print(f"{len(results)} faults, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
