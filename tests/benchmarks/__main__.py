"""Prints the figures: start of `--version`, first text, one assessment, one bundle, 31 provinces."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect

from icp_wizard.assessment import assess
from icp_wizard.bundle import build_bundle
from icp_wizard.samples import sample_draft
from icp_wizard.session.rulebooks import Rulebooks
from icp_wizard.store.store import Store
from tests.benchmarks.bare_papers import documents_of, draw
from tests.benchmarks.many_provinces import everywhere, padded_packs, running
from tests.scenarios.runner import FOLDER, read_scenarios

if TYPE_CHECKING:
    from collections.abc import Callable

    from icp_wizard.assessment import Assessment
    from icp_wizard.filing.draft import Draft

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)


def milliseconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def alternating(one: Callable[[], object], other: Callable[[], object], runs: int) -> tuple[float, float]:
    """Medians of two actions run in turns, after one of each to warm up."""
    one(), other()
    pairs = [(milliseconds(one), milliseconds(other)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def environment() -> dict[str, str]:
    """Python without settings of its own: told to write no bytecode, it would compile our side every time."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


def run(*arguments: str) -> None:
    """A fresh interpreter."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment(), check=True, capture_output=True)


def until(text: str, *arguments: str) -> None:
    """A fresh interpreter in a terminal of 120 × 40, until a text appears."""
    child = pexpect.spawn(
        sys.executable, [*arguments], cwd=str(ROOT), env=environment(), dimensions=(40, 120), encoding="utf-8"
    )
    child.expect_exact(text, timeout=30)
    child.kill(9)
    child.wait()


def resumable(folder: Path) -> str:
    """The id of the sample in a store, left at the entity step."""
    with Store.open(folder) as store:
        draft_id = store.create(sample_draft(), "sample", "2026-11-24T00:00:00Z")
        store.save_position(draft_id, "entity", "wanted.entity.certificate_address.detail")
    return draft_id


def five_websites() -> Draft:
    """A complete draft with five websites."""
    return read_scenarios(FOLDER / "31-walk.yaml")[0].draft


def judging(name: str, draft: Draft) -> Assessment:
    """Times one assessment after another, with the collector as the wizard has it."""
    rulebook = Rulebooks().loaded_for(draft).rulebook
    judged = assess(draft, rulebook, AS_OF)
    gc.collect()
    gc.freeze()
    times = [milliseconds(lambda: assess(draft, rulebook, AS_OF)) for _ in range(200)]
    gc.unfreeze()
    median, worst = statistics.median(times), max(times)
    print(f"assess(), {name}: median {median:.1f} ms, worst {worst:.1f} ms (goal of five: 5 and 10)")
    return judged


def bundling(judged: Assessment, folder: Path) -> None:
    """Times the sample bundle, and plain reportlab drawing the same pages."""
    first = milliseconds(lambda: build_bundle(judged, folder / "b.zip"))
    documents = documents_of(judged, folder / "recorded.zip")
    ours, floor = alternating(lambda: build_bundle(judged, folder / "b.zip"), lambda: draw(documents), 15)
    pages = sum(map(len, documents))
    print(f"bundle: first {first:.0f} ms, {len(documents)} papers of {pages} pages in all (goal 1000 warm)")
    print(
        f"bundle warm: {ours:.0f} ms, the same pages by plain reportlab: {floor:.0f} ms, {ours / floor:.2f}"
    )


def what_if(folder: Path) -> None:
    """Times the draft in 31 provinces against 31 assessments by one rulebook, which is the least there is."""
    draft, packs, cache = sample_draft(), padded_packs(folder / "packs"), folder / "what-if" / "cache"
    cache.parent.mkdir()
    home = running(packs, None, "44").loaded("44").rulebook
    count = everywhere(draft, running(packs, cache, "44"), AS_OF)

    def floor() -> None:
        for _ in range(count):
            assess(draft, home, AS_OF)

    def timed(kept_in: Path | None) -> float:
        books = running(packs, kept_in, "44")
        gc.collect()
        gc.freeze()
        return milliseconds(lambda: everywhere(draft, books, AS_OF))

    least = statistics.median(milliseconds(floor) for _ in range(9))
    kept = statistics.median(timed(cache) for _ in range(9))
    anew = statistics.median(timed(None) for _ in range(9))
    cold = milliseconds(lambda: everywhere(draft, Rulebooks(packs=packs, cache=cache), AS_OF))
    gc.unfreeze()
    print(f"what if, {count} provinces: {kept:.0f} ms (goal 300), never compiled before {anew:.0f} ms")
    print(f"  cold {cold:.0f} ms; {count} assessments alone {least:.0f} ms, ratio {kept / least:.1f}")


def main() -> None:
    """All figures."""
    version, bare = alternating(lambda: run("-m", "icp_wizard", "--version"), lambda: run("-c", ""), 15)
    report("--version", version, "bare interpreter", bare, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft_id = resumable(folder / "data")
        wizard = ("-m", "icp_wizard", "--data-dir", str(folder / "data"), "--lang", "zh_CN", "open", draft_id)
        page = ("-m", "tests.benchmarks.bare_page")
        ours, floor = alternating(lambda: until("录入控制台", *wizard), lambda: until("READY", *page), 9)
        report("first text", ours, "bare page", floor, 1.4)
        judged = judging("one website", sample_draft())
        judging("five websites", five_websites())
        bundling(judged, folder)
        what_if(folder)


def report(name: str, ours: float, other: str, floor: float, goal: float) -> None:
    """One line with a ratio."""
    print(f"{name}: {ours:.0f} ms, {other}: {floor:.0f} ms, ratio {ours / floor:.2f} (goal {goal})")


if __name__ == "__main__":
    main()
