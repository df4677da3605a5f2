"""Write down what comes out as what is expected: `python -m tests.scenarios.accept FILE…`.

Only the `expect` blocks change. The difference is printed, to be read line by line: a wrong expectation hides
a wrong rule.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import yaml

from tests.scenarios.runner import (
    FOLDER,
    OPTIONAL,
    STATUSES,
    Scenario,
    differences,
    outcome,
    read_scenarios,
    unmarked,
)

WIDTH = 110


def accepted(text: str, scenarios: list[Scenario]) -> str:
    """The text of a file with the expectations of its scenarios rewritten."""
    lines = text.splitlines(keepends=True)
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.SequenceNode):
        raise TypeError("a list of scenarios is wanted")
    for item, scenario in reversed(list(zip(node.value, scenarios, strict=True))):
        if scenario.expect and not differences(scenario):
            continue
        expect = [pair for pair in item.value if pair[0].value == "expect"]
        start = expect[0][0].start_mark.line if expect else item.end_mark.line
        lines[start : _end(lines, start, item.start_mark.column) if expect else start] = _block(
            scenario, item.start_mark.column
        )
    return "".join(lines)


def _end(lines: list[str], start: int, column: int) -> int:
    """The line after a block: the next that is not deeper than its key."""
    deeper = " " * (column + 1)
    end = start + 1
    while end < len(lines) and lines[end].startswith(deeper):
        end += 1
    return end


def _block(scenario: Scenario, column: int) -> list[str]:
    old = scenario.expect
    outcomes = outcome(scenario.assessment, old)
    found = {key: _in_old_order(outcomes[key], old.get(key, [])) for key in (*STATUSES, *OPTIONAL)}
    keys = [
        key for key in found if key in STATUSES or key in old or (key in ("order", "materials") and not old)
    ]
    indent = " " * column
    lines = [f"{indent}expect:\n"]
    for key in keys:
        flow = f"{indent}  {key}: [{', '.join(found[key])}]"
        lines += [f"{flow}\n"] if len(flow) <= WIDTH else _long(key, found[key], indent)
    return lines


def _in_old_order(names: list[str], old: list[str]) -> list[str]:
    """Names where they stood, whatever mark they have now; new ones last."""
    places = {unmarked(name): place for place, name in enumerate(old)}
    return sorted(names, key=lambda name: places.get(unmarked(name), len(old)))


def _long(key: str, names: list[str], indent: str) -> list[str]:
    return [f"{indent}  {key}:\n", *(f"{indent}    - {name}\n" for name in names)]


def accept(path: Path, folder: Path = FOLDER) -> str:
    """Rewrite the expectations of a file and return the difference."""
    before = path.read_text(encoding="utf-8")
    after = accepted(before, read_scenarios(path, folder, is_complete=False))
    path.write_text(after, encoding="utf-8")
    lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(*lines, path.name, "accepted"))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(accept(Path(name)) or f"{name}: nothing to accept\n")
